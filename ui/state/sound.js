// A short sound for each state that a sale comes to, made of tones: nothing to load, and nothing at typing.
import { effect } from "../vendor/preact.js";
import { sound } from "./preferences.js";
import { onChange } from "./strip.js";

/** @typedef {import("../components/status.js").State} State */

/**
 * Up is good, down is not, the same twice asks for somebody.
 * @type {Readonly<Partial<Record<State, readonly [hertz: number, seconds: number][]>>>}
 */
const TUNES = {
  delivered: [
    [660, 0.07],
    [990, 0.13],
  ],
  pending: [[520, 0.06]],
  unknown: [
    [440, 0.12],
    [0, 0.06],
    [440, 0.12],
    [0, 0.06],
    [440, 0.18],
  ],
  failed: [
    [330, 0.12],
    [220, 0.2],
  ],
  not_sent: [
    [330, 0.1],
    [330, 0.1],
  ],
  reversed: [
    [520, 0.1],
    [390, 0.1],
    [520, 0.1],
  ],
};

const LOUDNESS = 0.12;
const EDGE = 0.008;

/** @type {AudioContext | null} */
let context = null;

/** @param {State} state */
export function play(state) {
  const tune = TUNES[state];
  if (tune === undefined || sound.value === "off" || typeof AudioContext === "undefined") {
    return;
  }
  try {
    context ??= new AudioContext();
    void context.resume();
    let at = context.currentTime + 0.01;
    for (const [hertz, seconds] of tune) {
      if (hertz > 0) {
        tone(context, hertz, at, seconds);
      }
      at += seconds;
    }
  } catch {
    // A machine without loudspeakers sells as well.
  }
}

/** @param {AudioContext} audio @param {number} hertz @param {number} at @param {number} seconds */
function tone(audio, hertz, at, seconds) {
  const source = audio.createOscillator();
  const volume = audio.createGain();
  source.type = "triangle";
  source.frequency.value = hertz;
  // Soft edges: a tone that is cut off cracks.
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + EDGE);
  volume.gain.setValueAtTime(LOUDNESS, at + seconds - EDGE);
  volume.gain.linearRampToValueAtTime(0, at + seconds);
  source.connect(volume).connect(audio.destination);
  source.start(at);
  source.stop(at + seconds);
}

/** From now on every change of the strip is heard. @param {(sale: import("../types.js").Sale) => State} stateOf */
export function listenToStrip(stateOf) {
  onChange((sale, before) => {
    // What was open before the till was opened is no news.
    if (before !== null || !["pending", "unknown"].includes(sale.status)) {
      play(stateOf(sale));
    }
  });
  // Whoever turns the sound on hears it.
  let first = true;
  effect(() => {
    const on = sound.value === "on";
    if (on && !first) {
      play("delivered");
    }
    first = false;
  });
}
