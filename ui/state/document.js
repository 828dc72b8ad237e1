// The document that is looked at before it is printed, saved or sent on.
import { asBackendError, openDocument, saveDocument, showDocuments, viewDocument } from "../backend.js";
import { batch, effect, signal } from "../vendor/preact.js";
import { latest } from "./latest.js";
import { onPrinting } from "./program.js";
import { user } from "./session.js";

/** @typedef {import("../types-printing.js").Subject} Subject */
/** @typedef {import("../types-printing.js").Paper} Paper */
/** @typedef {import("../types-printing.js").DocumentView} DocumentView */
/** @typedef {"print" | "pdf" | "png" | "open" | "copy"} Act */

/**
 * @typedef {{ kind: "queued", printer: string }
 *   | { kind: "saved", name: string, folder: string }
 *   | { kind: "opened" } | { kind: "copied" }
 *   | { kind: "failed", code: string }} Outcome of the last thing that was done with it
 */

/** What is looked at; null: nothing. */
export const subject = signal(/** @type {Subject | null} */ (null));
export const view = signal(/** @type {DocumentView | null} */ (null));
export const loading = signal(false);
export const failure = signal(/** @type {import("../backend.js").BackendError | null} */ (null));
/** What is being done with it. */
export const doing = signal(/** @type {Act | null} */ (null));
export const outcome = signal(/** @type {Outcome | null} */ (null));
/** Whether it is shown because there was no printer for it. */
export const needsPrinter = signal(false);
/** The paper that somebody chose to see it on. */
const paper = signal(/** @type {Paper | null} */ (null));

const views = latest({ failure, loading });

export async function load() {
  const wanted = subject.peek();
  if (wanted !== null) {
    await views.ask(() => viewDocument(wanted, paper.peek()), (told) => (view.value = told));
  }
}

/** @param {Subject} wanted @param {{ needsPrinter?: boolean }} [why] */
export function show(wanted, why = {}) {
  batch(() => {
    // Another one is not shown under the picture of the one before.
    view.value = null;
    paper.value = null;
    failure.value = null;
    outcome.value = null;
    doing.value = null;
    needsPrinter.value = why.needsPrinter ?? false;
    subject.value = wanted;
  });
  void load();
}

export function hide() {
  views.drop();
  batch(() => {
    subject.value = null;
    view.value = null;
    loading.value = false;
  });
}

/** @param {Paper} chosen */
export function choosePaper(chosen) {
  paper.value = chosen;
  void load();
}

/** Does one thing with the document, one at a time; what comes of it is shown. @param {Act} act @param {(subject: Subject) => Promise<Outcome>} work */
async function perform(act, work) {
  const one = subject.peek();
  if (one === null || doing.peek() !== null) {
    return;
  }
  batch(() => {
    doing.value = act;
    outcome.value = null;
  });
  /** @type {Outcome} */
  let came;
  try {
    came = await work(one);
  } catch (error) {
    came = { kind: "failed", code: asBackendError(error).code };
  }
  // Another one may be looked at by now.
  if (subject.peek() === one) {
    batch(() => {
      doing.value = null;
      outcome.value = came;
    });
    if (act !== "copy") {
      // It was handed out, whatever became of it then: the next one may be a copy.
      void load();
    }
  }
}

/** Prints it, by what puts it into the queue. @param {(subject: Subject) => Promise<{ printer: string }>} enqueue */
export const printShown = (enqueue) =>
  perform("print", async (one) => {
    const { printer } = await enqueue(one);
    return { kind: "queued", printer };
  });

/** @param {"pdf" | "png"} as */
export const save = (as) => perform(as, async (one) => ({ kind: "saved", ...(await saveDocument(one, as)) }));

export const openOutside = () =>
  perform("open", async (one) => {
    await openDocument(one);
    return { kind: "opened" };
  });

/** Its message, by what can write to the clipboard. @param {(text: string) => Promise<void>} write */
export const copyMessage = (write) =>
  perform("copy", async () => {
    await write(view.peek()?.message?.text ?? "");
    return { kind: "copied" };
  });

export const showFolder = () => showDocuments().catch((error) => (outcome.value = { kind: "failed", code: asBackendError(error).code }));

// Whether the next print is a copy may be another thing now.
onPrinting(() => {
  if (subject.peek() !== null) {
    void load();
  }
});

// What somebody looked at is not for who comes next.
effect(() => {
  void user.value?.name;
  hide();
});
