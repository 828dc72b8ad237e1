// The file that is being written, or was written last; one at a time.
import { asBackendError, cancelExport, exportSales, showExport } from "../backend.js";
import { signal } from "../vendor/preact.js";
import { isOwner, user } from "./session.js";

/** @typedef {import("../types.js").ExportQuery} ExportQuery */
/** @typedef {import("../types.js").Exported} Exported */

/**
 * @typedef {{ phase: "running", rows: number, of: number | null, stopping: boolean }
 *   | { phase: "done", file: Exported }
 *   | { phase: "failed", code: string }} Job
 */

export const job = signal(/** @type {Job | null} */ (null));

/** @param {ExportQuery} query */
export async function start(query) {
  if (job.value?.phase === "running" || !isOwner.value) {
    return;
  }
  const whose = user.value;
  /** Whoever sits here by now may not see it. @param {Job | null} next */
  const tell = (next) => {
    job.value = user.value === whose ? next : null;
  };
  tell({ phase: "running", rows: 0, of: null, stopping: false });
  try {
    const file = await exportSales(query, ({ rows, of }) => {
      if (job.value?.phase === "running") {
        tell({ ...job.value, rows, of });
      }
    });
    tell({ phase: "done", file });
  } catch (error) {
    const { code } = asBackendError(error);
    tell(code === "called_off" ? null : { phase: "failed", code });
  }
}

export async function stop() {
  if (job.value?.phase === "running") {
    job.value = { ...job.value, stopping: true };
    await cancelExport();
  }
}

export async function openFolder() {
  try {
    await showExport();
  } catch (error) {
    job.value = { phase: "failed", code: asBackendError(error).code };
  }
}

export const putAway = () => {
  if (job.value?.phase !== "running") {
    job.value = null;
  }
};
