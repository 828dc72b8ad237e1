// What people did, page by page, and the look through the whole book.
import { asBackendError, audit, checkLedger } from "../backend.js";
import { batch, signal } from "../vendor/preact.js";
import { latest } from "./latest.js";
import { forgetWithUser } from "./settings.js";
import { sitting } from "./sitting.js";

/** @typedef {import("../types.js").AuditLine} AuditLine */
/** @typedef {import("../types.js").AuditGroup} AuditGroup */

/** Lines fetched at once. */
const PAGE = 100;

export const lines = signal(/** @type {readonly AuditLine[] | null} */ (null));
export const next = signal(/** @type {import("../types.js").AuditPlace | null} */ (null));
export const chain = signal(/** @type {import("../types.js").AuditPage["chain"] | null} */ (null));
export const today = signal("");
export const loading = signal(false);
export const failure = signal(/** @type {import("../backend.js").BackendError | null} */ (null));

export const group = signal(/** @type {AuditGroup | null} */ (null));
export const who = signal(/** @type {string | null} */ (null));
/** One business day; empty: every day. */
export const day = signal("");

export const check = signal(/** @type {import("../types.js").LedgerCheck | null} */ (null));
export const checking = signal(false);
export const checkFailure = signal(/** @type {import("../backend.js").BackendError | null} */ (null));

const pages = latest({ failure, loading });

forgetWithUser(() => {
  pages.drop();
  batch(() => {
    lines.value = null;
    next.value = null;
    chain.value = null;
    failure.value = null;
    loading.value = false;
    group.value = null;
    who.value = null;
    day.value = "";
    check.value = null;
    checking.value = false;
    checkFailure.value = null;
  });
});

/** @param {import("../types.js").AuditPlace | null} after */
const ask = (after) =>
  pages.ask(
    () => audit({ from: day.value || null, to: day.value || null, user: who.value, group: group.value, after, limit: PAGE }),
    (page) => {
      lines.value = after === null ? page.lines : [...(lines.value ?? []), ...page.lines];
      next.value = page.next;
      chain.value = page.chain;
      today.value = page.today;
    },
  );

export const load = () => ask(null);
export const more = () => ask(next.value);

/** @param {() => void} choose changes what is looked for */
export function narrow(choose) {
  choose();
  void load();
}

/** Looks through the whole book; one may go elsewhere meanwhile. */
export async function runCheck() {
  if (checking.value) {
    return;
  }
  const isHere = sitting();
  batch(() => {
    checking.value = true;
    check.value = null;
    checkFailure.value = null;
  });
  try {
    const found = await checkLedger();
    if (isHere()) {
      check.value = found;
    }
  } catch (error) {
    if (isHere()) {
      checkFailure.value = asBackendError(error);
    }
  }
  if (isHere()) {
    checking.value = false;
    void load();
  }
}
