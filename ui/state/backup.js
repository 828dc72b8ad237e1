// The shop's backups, as the owner sees them.
import { asBackendError, backUpNow, backups, saveBackupPlan } from "../backend.js";
import { batch, signal } from "../vendor/preact.js";
import { latest } from "./latest.js";
import { onBackups } from "./program.js";
import { isOwner } from "./session.js";
import { forgetWithUser } from "./settings.js";
import { sitting } from "./sitting.js";

/** @typedef {import("../types.js").Backups} Backups */
/** @typedef {import("../backend.js").BackendError} BackendError */

export const told = signal(/** @type {Backups | null} */ (null));
export const failure = signal(/** @type {BackendError | null} */ (null));
/** How far the backup is that is being made; null: none is. */
export const progress = signal(/** @type {import("../types.js").BackupProgress | null} */ (null));
/** Why the one that was asked for could not be made. */
export const refused = signal(/** @type {BackendError | null} */ (null));
/** Whether one was made since the section was opened. */
export const isMade = signal(false);

const questions = latest({ failure });

forgetWithUser(() => {
  questions.drop();
  batch(() => {
    told.value = null;
    failure.value = null;
    refused.value = null;
    isMade.value = false;
  });
});

export const load = () => questions.ask(backups, (now) => (told.value = now));

/** @param {Backups} now that came of what was done: newer than what was asked for before */
function took(now) {
  questions.drop();
  told.value = now;
}

/** @param {import("../types.js").NewBackupPlan | null} plan */
export async function save(plan) {
  const isHere = sitting();
  const now = await saveBackupPlan(plan);
  if (isHere()) {
    took(now);
  }
}

/** Makes one now. */
export async function make() {
  if (progress.value !== null) {
    return;
  }
  batch(() => {
    progress.value = { step: "copying", done: 0, of: 0 };
    refused.value = null;
    isMade.value = false;
  });
  const isHere = sitting();
  try {
    const now = await backUpNow((at) => (progress.value = at));
    if (isHere()) {
      took(now);
      isMade.value = true;
    }
  } catch (error) {
    if (isHere()) {
      refused.value = asBackendError(error);
      await load();
    }
  } finally {
    progress.value = null;
  }
}

// The program tells when it has tried by itself.
onBackups(() => {
  if (isOwner.value && told.value !== null) {
    void load();
  }
});
