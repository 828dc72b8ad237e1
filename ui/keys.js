// One place for keys: what a key does depends on what is in front, and every key that works is shown where it works.
import { useLayoutEffect, useMemo, useRef } from "./vendor/preact.js";

/** @typedef {(event: KeyboardEvent) => void | false} Handler returns false to leave the key to others */

/** @type {{ handlerOf(name: string): Handler | undefined, modal: boolean }[]} */
const layers = [];

/**
 * Under a Bengali or Hindi layout a letter key writes no Latin letter: its place on the keyboard tells which it is.
 * @param {KeyboardEvent} event
 */
const letter = (event) => (event.key > "\u02ff" ? (/^Key([A-Z])$/.exec(event.code)?.[1] ?? event.key) : event.key.toUpperCase());

/**
 * `F2`, `Ctrl+K`, `Escape`, `*`: modifiers in this order, then the key. Shift counts only with keys that write nothing.
 * @param {KeyboardEvent} event
 * @returns {string}
 */
export function nameOf(event) {
  const key = event.key.length === 1 ? letter(event) : event.key;
  const shift = event.shiftKey && event.key.length > 1 ? "Shift+" : "";
  return `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${shift}${key}`;
}

/** @param {KeyboardEvent} event */
function route(event) {
  // Letters that are being composed belong to the input method; an event without a key is the web view filling a form.
  if (event.isComposing || typeof event.key !== "string") {
    return;
  }
  const name = nameOf(event);
  for (const layer of [...layers].reverse()) {
    const handler = layer.handlerOf(name);
    if (handler !== undefined && handler(event) !== false) {
      event.preventDefault();
      return;
    }
    if (layer.modal) {
      return;
    }
  }
}

window.addEventListener("keydown", route);

/** For a form's `onKeyDown`: Enter that is held does not send it again. @param {KeyboardEvent} event */
export function notByHeldEnter(event) {
  if (event.key === "Enter" && event.repeat) {
    event.preventDefault();
  }
}

/**
 * Keys of a field, for its `onKeyDown`. Letters that are being composed are the input method's, and Enter that is held counts once.
 * @param {Readonly<Record<string, () => unknown>>} acts by the names of the keys
 * @param {{ alone?: boolean }} [how] alone: these keys go no further than the field
 * @returns {(event: KeyboardEvent) => void}
 */
export const fieldKeys = (acts, { alone = false } = {}) => (event) => {
  const act = acts[event.key];
  if (act === undefined || event.isComposing) {
    return;
  }
  event.preventDefault();
  if (alone) {
    event.stopPropagation();
  }
  if (event.key !== "Enter" || !event.repeat) {
    act();
  }
};

/**
 * Keys of a component while it is there. What was drawn last goes first, and what is inside goes before what it is in.
 * @param {Readonly<Record<string, Handler>>} keys
 * @param {{ modal?: boolean }} [how] modal: no key goes past it to what lies behind
 */
export function useKeys(keys, how = {}) {
  const current = useRef(keys);
  current.current = keys;
  // While drawing and not after it: the outer component is drawn first, so that the inner one lies above.
  const layer = useMemo(() => {
    const made = {
      handlerOf: (/** @type {string} */ name) => (Object.hasOwn(current.current, name) ? current.current[name] : undefined),
      modal: how.modal ?? false,
    };
    layers.push(made);
    return made;
  }, []);
  useLayoutEffect(
    () => () => {
      layers.splice(layers.indexOf(layer), 1);
    },
    [],
  );
}
