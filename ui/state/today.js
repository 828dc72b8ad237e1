// Today's figures, for the owner's glance: asked for when the owner sits down, when a sale changes, and twice a minute.
import { overview } from "../backend.js";
import { effect, signal } from "../vendor/preact.js";
import { latest } from "./latest.js";
import { onSale } from "./program.js";
import { isOwner } from "./session.js";

const EVERY_MS = 30_000;
/** Sales often end in a bunch: one question for all of them. */
const GATHER_MS = 150;

export const today = signal(/** @type {import("../types.js").Overview | null} */ (null));

/** @type {ReturnType<typeof setTimeout> | undefined} */
let due;

const questions = latest();

/** Where it fails the figures stay as they were; the next turn asks again. */
const ask = () => questions.ask(overview, (told) => (today.value = told));

function soon() {
  clearTimeout(due);
  due = setTimeout(() => void ask(), GATHER_MS);
}

/** Keeps the figures while the owner is signed in. */
export function followToday() {
  effect(() => {
    if (!isOwner.value) {
      questions.drop();
      today.value = null;
      return undefined;
    }
    void ask();
    const forget = onSale(soon);
    const turn = setInterval(() => void ask(), EVERY_MS);
    return () => {
      forget();
      clearInterval(turn);
      clearTimeout(due);
    };
  });
}
