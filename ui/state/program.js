// What the program tells by itself, passed on to whoever wants to hear of it.
import { watch } from "../backend.js";
import { signal } from "../vendor/preact.js";
import { signedOut } from "./session.js";

/** @typedef {import("../types.js").Sale} Sale */
/** @typedef {import("../types.js").Network} Network */

/** How well the providers can be reached. */
export const network = signal(/** @type {Network} */ ({ state: "unasked", milliseconds: null }));
/** Somebody wants to close the window while these sales are open. */
export const closing = signal(/** @type {Sale[] | null} */ (null));
/** Whether the customer's display is open. */
export const displayOpen = signal(false);

/** @type {Set<(sale: Sale) => void>} */
const listeners = new Set();

/**
 * Hears of every sale that is new or not as it was.
 * @param {(sale: Sale) => void} listener
 * @returns {() => void} stops it
 */
export function onSale(listener) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** @type {Set<() => void>} */
const ofBackups = new Set();

/** Hears when the program has tried to make the daily backup. @param {() => void} listener */
export const onBackups = (listener) => void ofBackups.add(listener);

/** @type {Set<() => void>} */
const ofPrinting = new Set();

/** Hears when the print queue moved. @param {() => void} listener */
export const onPrinting = (listener) => void ofPrinting.add(listener);

/** @param {import("../types.js").Message} message */
export function hear(message) {
  switch (message.kind) {
    case "sale":
      for (const listener of listeners) {
        listener(message.sale);
      }
      break;
    case "network":
      network.value = message.network;
      break;
    case "closing":
      closing.value = message.open;
      break;
    case "customerDisplay":
      displayOpen.value = message.open;
      break;
    case "backups":
      ofBackups.forEach((listener) => listener());
      break;
    case "printing":
      ofPrinting.forEach((listener) => listener());
      break;
    case "locked":
      signedOut();
      break;
  }
}

/** Begins to listen; once, when the window starts. */
export function listen() {
  return watch(hear);
}
