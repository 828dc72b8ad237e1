// The print queue as this window has heard of it, and what a person says of its jobs. A sale never waits for any of it.
import { asBackendError, decidePrint, printDocument, printQueue } from "../backend.js";
import { batch, computed, effect, signal, untracked } from "../vendor/preact.js";
import { show } from "./document.js";
import { latest } from "./latest.js";
import { cameOut, inOrder, isSame, isStuck, withJob } from "./print-jobs.js";
import { onPrinting } from "./program.js";
import { user } from "./session.js";
import { sitting } from "./sitting.js";

/** @typedef {import("../types-printing.js").PrintJob} PrintJob */
/** @typedef {import("../types-printing.js").Subject} Subject */

/** How long it is told that something came out. */
const TOLD_MS = 6_000;

const jobs = signal(/** @type {readonly PrintJob[]} */ ([]));
/** What is still to be done, the most urgent first. */
export const open = computed(() => inOrder(jobs.value));
/** What came out last, while that is news. */
export const done = signal(/** @type {PrintJob | null} */ (null));
/** Why the last thing that was wanted was not done. */
export const refused = signal(/** @type {import("../backend.js").BackendError | null} */ (null));
/** Jobs of which a word is on its way to the program. */
export const deciding = signal(/** @type {ReadonlySet<number>} */ (new Set()));
/** Whether all jobs are shown. */
export const unfolded = signal(false);

/** What the strip tells of: the most urgent, else what came out just now. */
export const told = computed(() => open.value[0] ?? done.value);

/** @type {ReturnType<typeof setTimeout> | undefined} */
let forgetting;
const queues = latest();

/** @param {readonly PrintJob[]} next */
function took(next) {
  const news = cameOut(jobs.peek(), next).at(0);
  batch(() => {
    jobs.value = next;
    if (news !== undefined) {
      done.value = news;
      clearTimeout(forgetting);
      forgetting = setTimeout(() => (done.value = null), TOLD_MS);
    }
    if (inOrder(next).length === 0) {
      unfolded.value = false;
    }
  });
}

/** Where it fails, somebody signed out meanwhile or the ledger is busy: the next message asks again. */
export const load = () => queues.ask(printQueue, (queue) => took(queue.jobs));

/** Documents that are on their way to the queue. @type {Map<string, Promise<PrintJob>>} */
const leaving = new Map();

/** A key that is pressed again makes no second paper: what waits already is hurried. @param {Subject} subject @returns {Promise<PrintJob>} */
async function ask(subject) {
  const isHere = sitting();
  const there = open.peek().find((job) => isSame(job.subject, subject));
  const job = there === undefined ? await printDocument(subject, null) : there.state === "waiting" ? await decidePrint(there.id, "print") : there;
  if (isHere()) {
    took(withJob(jobs.peek(), job));
    void load();
  }
  return job;
}

/** Puts a document into the queue, once however often it is asked for meanwhile. @param {Subject} subject */
export function enqueue(subject) {
  const name = JSON.stringify(subject);
  const job = leaving.get(name) ?? ask(subject).finally(() => leaving.delete(name));
  leaving.set(name, job);
  return job;
}

/** Prints a document; where there is no printer it is shown instead. @param {Subject} subject */
export async function print(subject) {
  const isHere = sitting();
  refused.value = null;
  try {
    await enqueue(subject);
  } catch (error) {
    const failure = asBackendError(error);
    if (!isHere()) {
      // Neither the document nor why it was not printed is for who comes next.
      return;
    }
    if (failure.code === "no_printer") {
      show(subject, { needsPrinter: true });
    } else {
      refused.value = failure;
    }
  }
}

/** @param {PrintJob} job @param {import("../types-printing.js").PrintDecision} decision */
export async function decide(job, decision) {
  if (deciding.peek().has(job.id)) {
    return;
  }
  const isHere = sitting();
  batch(() => {
    deciding.value = new Set([...deciding.peek(), job.id]);
    refused.value = null;
  });
  try {
    const decided = await decidePrint(job.id, decision);
    if (isHere()) {
      took(withJob(jobs.peek(), decided));
    }
  } catch (error) {
    if (isHere()) {
      refused.value = asBackendError(error);
    }
  } finally {
    deciding.value = new Set([...deciding.peek()].filter((id) => id !== job.id));
  }
  await (isHere() ? load() : undefined);
}

/** Nobody wants any of those that wait for a printer to be put right. */
export const dropStuck = () => Promise.all(open.peek().filter(isStuck).map((job) => decide(job, "drop")));

export const putAway = () => {
  refused.value = null;
};

/** From now on the queue is followed; once. */
export function follow() {
  onPrinting(() => void (user.peek() !== null && load()));
  effect(() => {
    const who = user.value;
    untracked(() => {
      queues.drop();
      batch(() => {
        jobs.value = [];
        done.value = null;
        refused.value = null;
        unfolded.value = false;
      });
      if (who !== null) {
        void load();
      }
    });
  });
}
