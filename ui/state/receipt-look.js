// How receipts look: as it is kept, as it is typed, and what it looks like on paper meanwhile.
import { asBackendError, previewLook, saveLook } from "../backend.js";
import { batch, computed, effect, signal } from "../vendor/preact.js";
import { latest } from "./latest.js";
import { kept, took } from "./printers.js";
import { forgetWithUser, markUnsaved } from "./settings.js";
import { sitting } from "./sitting.js";

/** @typedef {import("../types-printing.js").ReceiptLook} ReceiptLook */
/** @typedef {import("../types-printing.js").ReceiptField} ReceiptField */

const TYPING_MS = 150;
/** The largest picture that is taken, in bytes. */
export const LARGEST_LOGO = 200 * 1024;

const typed = signal(/** @type {Partial<ReceiptLook>} */ ({}));
export const paper = signal(/** @type {"roll58" | "roll80"} */ ("roll58"));
export const preview = signal(/** @type {import("../types-printing.js").LookPreview | null} */ (null));
export const previewing = signal(false);
export const previewFailure = signal(/** @type {import("../backend.js").BackendError | null} */ (null));

export const look = computed(() => (kept.value === null ? null : { ...kept.value.look, ...typed.value }));

/** What is not as it is kept, by its name. */
export const changes = computed(() => {
  const [before, after] = [kept.value?.look, look.value];
  return before && after ? /** @type {(keyof ReceiptLook)[]} */ (Object.keys(after)).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name])) : [];
});

/** Names in braces that nothing is filled in for. @param {string} text @param {readonly string[]} known */
export const strange = (text, known) => [...text.matchAll(/\{([^{}\n]*)\}/g)].map((one) => one[1] ?? "").filter((name) => !known.includes(name));

const previews = latest();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let due;

async function ask() {
  due = undefined;
  const wanted = look.peek();
  if (wanted === null) {
    return;
  }
  const isLast = previews.next();
  previewing.value = true;
  try {
    const told = await previewLook(wanted, paper.peek());
    if (isLast()) {
      batch(() => {
        preview.value = told;
        previewFailure.value = null;
      });
    }
  } catch (error) {
    if (isLast()) {
      previewFailure.value = asBackendError(error);
    }
  }
  if (isLast()) {
    // What was typed meanwhile is still to be asked for.
    previewing.value = due !== undefined;
  }
}

/** Asks soon; what is typed meanwhile goes into the same question. @param {number} [after] */
function askSoon(after = TYPING_MS) {
  clearTimeout(due);
  // From now on the picture is of what was typed before.
  previewing.value = look.peek() !== null;
  due = setTimeout(() => void ask(), after);
}

/** @param {Partial<ReceiptLook>} change */
export function type(change) {
  typed.value = { ...typed.peek(), ...change };
  askSoon();
}

/** @param {ReceiptField} field @param {boolean} stands */
export function put(field, stands) {
  const off = new Set(look.peek()?.left_off ?? []);
  if (stands) {
    off.delete(field);
  } else {
    off.add(field);
  }
  type({ left_off: (kept.peek()?.fields ?? []).filter((one) => off.has(one)) });
}

/** @param {"roll58" | "roll80"} chosen */
export function choosePaper(chosen) {
  paper.value = chosen;
  askSoon(0);
}

export function undo() {
  typed.value = {};
  askSoon(0);
}

export async function save() {
  const wanted = look.peek();
  if (wanted !== null) {
    const isHere = sitting();
    const told = await saveLook(wanted);
    if (isHere()) {
      batch(() => {
        took(told);
        typed.value = {};
      });
    }
  }
}

forgetWithUser(() =>
  batch(() => {
    clearTimeout(due);
    previews.drop();
    typed.value = {};
    preview.value = null;
    previewing.value = false;
    previewFailure.value = null;
  }),
);

/** Shows what it looks like while the section is there. @returns {() => void} stops it */
export function follow() {
  // Also when the settings come later than the section.
  const stop = effect(() => {
    if (kept.value !== null) {
      askSoon(0);
    }
  });
  return () => {
    stop();
    clearTimeout(due);
    previews.drop();
    previewing.value = false;
  };
}

effect(() => markUnsaved("receipts", changes.value.length > 0));
