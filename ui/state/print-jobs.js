// What of the print queue is told, and in which order. Pure: it is told what the program told.

/** @typedef {import("../types-printing.js").PrintJob} PrintJob */

/** Whether two are of the same document. @param {import("../types-printing.js").Subject} one @param {import("../types-printing.js").Subject} other */
export const isSame = (one, other) => JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());

/** @param {PrintJob} job Whether something is still to be done about it. */
export const isOpen = ({ state }) => state !== "printed" && state !== "dropped";

/** @param {PrintJob} job Whether it waits for a printer that has to be put right. */
export const isStuck = ({ state, trouble }) => state === "waiting" && trouble !== null;

/** @param {PrintJob} job Whether it needs a person. */
export const needsPerson = (job) => job.state === "unsure" || isStuck(job);

/** The lower, the sooner it is told. @param {PrintJob} job */
function rank(job) {
  if (job.state === "unsure") {
    return 0;
  }
  return isStuck(job) ? 1 : 2;
}

/**
 * What is still to be done, what needs a person first; of those alike the oldest, because paper comes in that order.
 * @param {readonly PrintJob[]} jobs
 * @returns {PrintJob[]}
 */
export const inOrder = (jobs) => jobs.filter(isOpen).sort((one, other) => rank(one) - rank(other) || one.id - other.id);

/**
 * Jobs that came out since they were last told of.
 * @param {readonly PrintJob[]} before
 * @param {readonly PrintJob[]} now
 * @returns {PrintJob[]}
 */
export function cameOut(before, now) {
  const waited = new Set(before.filter(isOpen).map(({ id }) => id));
  return now.filter(({ id, state }) => state === "printed" && waited.has(id));
}

/** The list with this job as it is now. @param {readonly PrintJob[]} jobs @param {PrintJob} job @returns {PrintJob[]} */
export const withJob = (jobs, job) => (jobs.some(({ id }) => id === job.id) ? jobs.map((one) => (one.id === job.id ? job : one)) : [job, ...jobs]);
