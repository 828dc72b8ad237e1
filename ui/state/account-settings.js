// The shop's accounts as the owner sets them: the list, the one that is looked at, and what was typed of it.
import { accounts, asBackendError, changeAccount, testAccount } from "../backend.js";
import { batch, computed, signal } from "../vendor/preact.js";
import { latest } from "./latest.js";
import { begin } from "./session.js";
import { forgetWithUser, markUnsaved } from "./settings.js";
import { sitting } from "./sitting.js";

/** @typedef {import("../types.js").AccountSettings} AccountSettings */
/** @typedef {import("../types.js").AccountChange} AccountChange */
/** @typedef {import("../types.js").BalanceCheck} BalanceCheck */

/** One line of the operators' codes, as typed. @typedef {{ ours: string, theirs: string }} Code */
/** @typedef {Omit<AccountChange, "operatorCodes" | "baseUrl"> & { baseUrl: string, codes: Code[] }} Draft */

export const list = signal(/** @type {AccountSettings[] | null} */ (null));
export const failure = signal(/** @type {import("../backend.js").BackendError | null} */ (null));
/** The account whose settings are open, `new` for one to be; null: the list. */
export const open = signal(/** @type {string | null} */ (null));
export const opened = computed(() => list.value?.find((one) => one.id === open.value) ?? null);
/** What was typed, by account; it stays until it is saved or undone. */
const drafts = signal(/** @type {ReadonlyMap<string, Draft>} */ (new Map()));
/** What the providers answered when they were last asked, by account; null: asked and not answered yet. */
export const balances = signal(/** @type {ReadonlyMap<string, BalanceCheck | null>} */ (new Map()));

const lists = latest({ failure });

forgetWithUser(() => {
  lists.drop();
  batch(() => {
    list.value = null;
    failure.value = null;
    open.value = null;
    drafts.value = new Map();
    balances.value = new Map();
  });
});

export const load = () => lists.ask(accounts, (told) => (list.value = told));

/** @param {AccountSettings} account @returns {Draft} */
const asKept = ({ baseUrl, allowHttp, environment, enabled, commissionPaid, operatorCodes }) => ({
  baseUrl,
  allowHttp,
  environment,
  enabled,
  commissionPaid,
  codes: Object.entries(operatorCodes).map(([ours, theirs]) => ({ ours, theirs })),
});

/** @param {string} address */
export const isPlainHttp = (address) => /^\s*http:\/\//i.test(address);

/** What is typed of the account that is open. */
export const draft = computed(() => (opened.value === null ? null : (drafts.value.get(opened.value.id) ?? asKept(opened.value))));

/** @param {AccountSettings} account @param {Draft | null} typed */
function keep(account, typed) {
  const next = new Map(drafts.value);
  if (typed === null || differences(account, typed).length === 0) {
    next.delete(account.id);
  } else {
    next.set(account.id, typed);
  }
  drafts.value = next;
  markUnsaved("accounts", next.size > 0);
}

/** @param {Partial<Draft>} change */
export function type(change) {
  if (opened.value !== null && draft.value !== null) {
    keep(opened.value, { ...draft.value, ...change });
  }
}

export function undo() {
  if (opened.value !== null) {
    keep(opened.value, null);
  }
}

/** Codes as the program takes them: in capitals, empty lines left out. @param {readonly Code[]} codes */
const asTable = (codes) => Object.fromEntries(codes.map(({ ours, theirs }) => [ours.trim().toUpperCase(), theirs.trim()]).filter(([ours, theirs]) => ours !== "" || theirs !== ""));

/** @typedef {keyof Draft} Field */

/** The fields in which what is typed is another than what is kept. @param {AccountSettings} account @param {Draft} typed @returns {Field[]} */
export function differences(account, typed) {
  const before = asKept(account);
  const isSame = /** @type {Record<Field, boolean>} */ ({
    enabled: before.enabled === typed.enabled,
    baseUrl: before.baseUrl === typed.baseUrl.trim(),
    allowHttp: before.allowHttp === (typed.allowHttp && isPlainHttp(typed.baseUrl)),
    environment: before.environment === typed.environment,
    commissionPaid: before.commissionPaid === typed.commissionPaid,
    codes: JSON.stringify(Object.entries(asTable(before.codes)).sort()) === JSON.stringify(Object.entries(asTable(typed.codes)).sort()),
  });
  return /** @type {Field[]} */ (Object.keys(isSame)).filter((field) => !isSame[field]);
}

/** What is wrong with a field, as a code; null: nothing. @param {AccountSettings} account @param {Draft} typed @returns {{ field: Field, code: string } | null} */
export function fault(account, typed) {
  const address = typed.baseUrl.trim();
  if (address === "" && account.usualUrl === null) {
    return { field: "baseUrl", code: "base_url_needed" };
  }
  if (address !== "" && !/^https?:\/\/[^\s/]+/i.test(address)) {
    return { field: "baseUrl", code: "invalid_url" };
  }
  if (isPlainHttp(address) && !typed.allowHttp) {
    return { field: "allowHttp", code: "plain_http" };
  }
  const codes = typed.codes.map(({ ours, theirs }) => ({ ours: ours.trim().toUpperCase(), theirs: theirs.trim() })).filter(({ ours, theirs }) => ours !== "" || theirs !== "");
  if (codes.some(({ ours, theirs }) => ours === "" || theirs === "")) {
    return { field: "codes", code: "invalid_operator_code" };
  }
  return new Set(codes.map(({ ours }) => ours)).size < codes.length ? { field: "codes", code: "operator_twice" } : null;
}

/** Keeps what is typed of the account that is open. */
export async function save() {
  const [account, typed] = [opened.value, draft.value];
  if (account === null || typed === null) {
    return;
  }
  const { enabled, environment, commissionPaid } = typed;
  const allowHttp = typed.allowHttp && isPlainHttp(typed.baseUrl);
  const isHere = sitting();
  await changeAccount(account.id, { baseUrl: typed.baseUrl.trim() || null, allowHttp, environment, enabled, commissionPaid, operatorCodes: asTable(typed.codes) });
  if (isHere()) {
    keep(account, null);
  }
  // What can be sold may be another now, for whoever is here.
  await Promise.all([isHere() ? load() : undefined, begin()]);
}

/** Asks the provider for an account's balance now. @param {string} id */
export async function test(id) {
  if (balances.value.get(id) === null) {
    return;
  }
  const isHere = sitting();
  const tell = (/** @type {BalanceCheck | null} */ told) => {
    if (isHere()) {
      balances.value = new Map(balances.value).set(id, told);
    }
  };
  tell(null);
  try {
    tell(await testAccount(id));
  } catch (error) {
    const { code, message } = asBackendError(error);
    tell({ account: id, currency: "", balance: null, error: /** @type {any} */ ({ code, message }) });
  }
}

/** Accounts with something typed that is not saved. */
export const unsavedAccounts = computed(() => new Set(drafts.value.keys()));
