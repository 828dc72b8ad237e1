// The file that is being written, or was written last; one at a time.
import { asBackendError, cancelExport, exportSales, showExport } from "../backend.js";
import { computed, signal } from "../vendor/preact.js";
import { latest } from "./latest.js";
import { isOwner, user } from "./session.js";

/** @typedef {import("../types.js").ExportQuery} ExportQuery */
/** @typedef {import("../types.js").Exported} Exported */

/**
 * @typedef {{ phase: "running", rows: number, of: number | null, stopping: boolean }
 *   | { phase: "done", file: Exported }
 *   | { phase: "failed", code: string }} Job
 */

const kept = signal(/** @type {{ whose: string | undefined, job: Job } | null} */ (null));
/** Nobody else sees it; who wants one meanwhile is told by the program that it writes one at a time. */
export const job = computed(() => (kept.value?.whose === user.value?.name ? (kept.value?.job ?? null) : null));

const starts = latest();

/** @param {ExportQuery} query */
export async function start(query) {
  if (job.value?.phase === "running" || !isOwner.value) {
    return;
  }
  const whose = user.value?.name;
  const isLast = starts.next();
  /** @param {Job | null} next */
  const tell = (next) => {
    if (isLast()) {
      kept.value = next === null ? null : { whose, job: next };
    }
  };
  tell({ phase: "running", rows: 0, of: null, stopping: false });
  try {
    const file = await exportSales(query, ({ rows, of }) => {
      const now = kept.value?.job;
      if (now?.phase === "running") {
        tell({ ...now, rows, of });
      }
    });
    tell({ phase: "done", file });
  } catch (error) {
    const { code } = asBackendError(error);
    tell(code === "called_off" ? null : { phase: "failed", code });
  }
}

export async function stop() {
  const now = job.value;
  if (now?.phase === "running") {
    kept.value = { whose: user.value?.name, job: { ...now, stopping: true } };
    await cancelExport();
  }
}

export async function openFolder() {
  const { value: shown } = kept;
  try {
    await showExport();
  } catch (error) {
    if (shown !== null && kept.value === shown) {
      kept.value = { ...shown, job: { phase: "failed", code: asBackendError(error).code } };
    }
  }
}

export const putAway = () => {
  if (job.value?.phase !== "running") {
    kept.value = null;
  }
};
