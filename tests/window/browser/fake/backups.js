// The fake program's backups. `backup=none`: no folder is chosen; `backup=away`: the drive is not plugged in. A file is opened by the
// passphrase "right words", and brought back by the demo's PIN.
import { asked, now } from "./shop.js";

/** @typedef {import("../../../../ui/types.js").Backups} Backups */

const FOLDER = "/media/rahman/USB/Tillup";
const PASSPHRASE = "right words";
const PIN = "2468";

/** @param {number} days @param {boolean} [verified] @returns {import("../../../../ui/types.js").ListedBackup} */
const listed = (days, verified = true) => {
  const file = `tillup-3f2a9c01-202611${String(21 - days).padStart(2, "0")}T044207Z.backup.age`;
  return { file, path: `${FOLDER}/${file}`, at: now(-days * 86_400), bytes: 18_400_000 - days * 200_000, sealed: true, verified, ours: true };
};

/** @type {Backups} */
const state = {
  plan: { folder: FOLDER, hour: null, daily: 7, weekly: 4, monthly: 12, sealed: true },
  hasPassphrase: true,
  folderIsThere: true,
  drives: ["/media/rahman/USB", "/mnt/backup"],
  list: [listed(0), listed(1), listed(2), listed(9), listed(16, false)],
  triedAt: now(-3_600),
  problem: null,
};
if (asked.get("backup") === "none") {
  Object.assign(state, { plan: null, hasPassphrase: false, folderIsThere: false, list: [], triedAt: null });
}
if (asked.get("backup") === "away") {
  Object.assign(state, { folderIsThere: false, list: [], problem: "backup_folder_missing" });
}

/**
 * @param {<T>(name: string, args: object, work: () => T) => Promise<T>} answer
 * @param {<T>(name: string, args: object, work: () => T) => Promise<T>} ownersAnswer
 * @param {new (code: string, message: string) => Error} BackendError
 * @param {() => void} lock
 */
export function fakeBackups(answer, ownersAnswer, BackendError, lock) {
  /** @param {string} file @param {string | null} passphrase */
  const open = (file, passphrase) => {
    if (!file.startsWith(FOLDER)) {
      throw new BackendError("backup_damaged", `${file} is damaged and was not taken: file is not a database`);
    }
    if (passphrase !== PASSPHRASE) {
      throw new BackendError(passphrase === null ? "passphrase_needed" : "wrong_passphrase", `${file}: the passphrase is wrong`);
    }
  };
  return {
    backups: () => ownersAnswer("backups", {}, () => structuredClone(state)),
    /** @param {import("../../../../ui/types.js").NewBackupPlan | null} plan */
    saveBackupPlan: (plan) =>
      ownersAnswer("saveBackupPlan", { plan: plan && { ...plan, passphrase: plan.passphrase && "given" } }, () => {
        if (plan?.sealed && plan.passphrase !== null && plan.passphrase.length < 8) {
          throw new BackendError("short_passphrase", "a passphrase has at least 8 characters");
        }
        if (plan?.sealed && plan.passphrase === null && !state.hasPassphrase) {
          throw new BackendError("passphrase_needed", "its passphrase is needed");
        }
        const { passphrase, ...kept } = plan ?? { passphrase: null };
        state.hasPassphrase ||= passphrase !== null;
        state.plan = plan === null ? null : /** @type {import("../../../../ui/types.js").BackupPlan} */ (kept);
        state.folderIsThere = plan !== null;
        return structuredClone(state);
      }),
    /** @param {(progress: import("../../../../ui/types.js").BackupProgress) => void} onProgress */
    backUpNow: async (onProgress) => {
      for (const step of /** @type {const} */ (["copying", "writing", "checking"])) {
        onProgress({ step, done: 60, of: 100 });
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
      return ownersAnswer("backUpNow", {}, () => {
        if (!state.folderIsThere) {
          throw new BackendError("backup_folder_missing", `the folder ${FOLDER} is not there; is the drive plugged in?`);
        }
        state.list = [{ ...listed(0), at: now(), path: `${FOLDER}/new.age`, file: "new.age" }, ...state.list];
        return structuredClone(state);
      });
    },
    foundBackups: () => answer("foundBackups", {}, () => [listed(0), listed(1), listed(2)].map(({ path, at, bytes, sealed }) => ({ path, at, bytes, sealed }))),
    /** @param {string} file @param {string | null} passphrase */
    lookAtBackup: (file, passphrase) =>
      answer("lookAtBackup", { file }, () => {
        open(file, passphrase);
        return { shop: "রহমান টেলিকম", entries: 18_204, lastAt: now(-86_400), lastSaleAt: now(-86_400), openSales: 2, lost: 1240 };
      }),
    /** @param {import("../../../../ui/types.js").RestoreWish} wish */
    restoreBackup: ({ file, passphrase, user, pin, overwrite }) =>
      answer("restoreBackup", { file, user, overwrite }, () => {
        open(file, passphrase);
        if (user !== null && pin !== PIN) {
          throw new BackendError("wrong_pin", "the name or the PIN is wrong");
        }
        lock();
        return { openSales: 2, kept: "ledger.sqlite3.replaced-20261121T044207123Z" };
      }),
  };
}
