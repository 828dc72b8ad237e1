// What this counter's people chose for this machine: kept by the web view, nothing of it concerns money.
import { effect, signal } from "../vendor/preact.js";

/** @typedef {import("../types.js").Language} Language */

/**
 * A choice that is kept; what was kept wrongly is the first choice.
 * @template {string} T
 * @param {string} name
 * @param {readonly [T, ...T[]]} choices
 * @returns {import("../vendor/preact.js").Signal<T>}
 */
function kept(name, choices) {
  const key = `tillup.${name}`;
  const found = choices.find((choice) => choice === localStorage.getItem(key));
  /** @type {import("../vendor/preact.js").Signal<T>} */
  const choice = signal(found ?? choices[0]);
  let first = true;
  effect(() => {
    const value = choice.value;
    if (!first) {
      localStorage.setItem(key, value);
    }
    first = false;
  });
  return choice;
}

/** `shop`: the language that the shop is set to. */
export const language = kept("language", /** @type {const} */ (["shop", "bn", "en", "hi"]));
/** `auto`: the language's own digits in Bengali, Latin ones else. */
export const digits = kept("digits", /** @type {const} */ (["auto", "latin", "native"]));
export const theme = kept("theme", /** @type {const} */ (["auto", "light", "dark"]));
export const contrast = kept("contrast", /** @type {const} */ (["auto", "high"]));
export const sound = kept("sound", /** @type {const} */ (["on", "off"]));
/** What a sale earns is not for the customer's eyes. */
export const commission = kept("commission", /** @type {const} */ (["hidden", "shown"]));

/** What the window begins with while the program has not yet told: as it was the last time, so that nothing blinks. */
export const expected = kept("expected", /** @type {const} */ (["counter", "setup", "lock"]));
export const lastSpoken = kept("spoken", /** @type {const} */ (["", "bn", "en", "hi"]));
/** Who was at the till last: the first on the lock. */
export const lastUser = signal(localStorage.getItem("tillup.user"));
effect(() => {
  if (lastUser.value !== null) {
    localStorage.setItem("tillup.user", lastUser.value);
  }
});

/** look.js follows what is chosen. */
export function followLook() {
  effect(() => {
    window.dispatchEvent(new CustomEvent("tillup-look", { detail: [theme.value, contrast.value] }));
  });
}
