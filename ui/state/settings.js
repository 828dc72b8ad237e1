// The owner's settings: which section is shown, and what was typed in any of them and is not saved yet.
import { effect, signal } from "../vendor/preact.js";
import { user } from "./session.js";

/** The section that is shown; null: the first. */
export const section = signal(/** @type {string | null} */ (null));

/** Sections with something typed that is not saved. It stays while the owner looks at other screens. */
export const unsaved = signal(/** @type {ReadonlySet<string>} */ (new Set()));

/** @param {string} id of the section @param {boolean} is */
export function markUnsaved(id, is) {
  const before = unsaved.peek();
  if (before.has(id) !== is) {
    const after = new Set(before);
    if (is) {
      after.add(id);
    } else {
      after.delete(id);
    }
    unsaved.value = after;
  }
}

/** @type {Set<() => void>} */
const drafts = new Set();

/**
 * Forgets a section's draft when whoever typed it goes: what an owner saw and typed is not for the one who comes next.
 * @param {() => void} clear
 */
export const forgetWithUser = (clear) => void drafts.add(clear);

let at = user.peek()?.name ?? null;

effect(() => {
  const now = user.value?.name ?? null;
  if (now !== at) {
    at = now;
    drafts.forEach((clear) => clear());
    section.value = null;
    unsaved.value = new Set();
  }
});
