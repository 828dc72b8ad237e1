// One place for keys: what a key does depends on what is in front, and every key that works is shown where it works.
import { useEffect, useRef } from "./vendor/preact.js";

/** @typedef {(event: KeyboardEvent) => void | false} Handler returns false to leave the key to others */

/** @type {Readonly<Record<string, Handler>>[]} */
const layers = [];

/**
 * `F2`, `Ctrl+K`, `Escape`, `*`: modifiers in this order, then the key. Shift counts only with keys that write nothing.
 * @param {KeyboardEvent} event
 * @returns {string}
 */
export function nameOf(event) {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const shift = event.shiftKey && event.key.length > 1 ? "Shift+" : "";
  return `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${shift}${key}`;
}

/** @param {KeyboardEvent} event */
function route(event) {
  // Letters that are being composed belong to the input method.
  if (event.isComposing) {
    return;
  }
  const name = nameOf(event);
  for (const layer of [...layers].reverse()) {
    const handler = layer[name];
    if (handler !== undefined && handler(event) !== false) {
      event.preventDefault();
      return;
    }
  }
}

window.addEventListener("keydown", route);

/**
 * Keys of a component while it is there; the one that came last goes first.
 * @param {Readonly<Record<string, Handler>>} keys
 */
export function useKeys(keys) {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    /** @type {Record<string, Handler>} */
    const layer = new Proxy({}, { get: (_, name) => current.current[String(name)] });
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
    };
  }, []);
}
