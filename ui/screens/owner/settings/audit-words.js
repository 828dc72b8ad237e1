// An entry of the shop's book in words. Kinds and settings that nobody foresaw are told by their own names.
import { count, figures, money } from "../../../format.js";
import { NAMES } from "../../../frame/looks.js";
import { known, t } from "../../../i18n/index.js";
import { shortName } from "../../counter/names.js";

/** @typedef {import("../../../types.js").AuditLine} AuditLine */
/** @typedef {import("../../../types.js").AuditChange} AuditChange */

/** “290.00 BDT” as it is written here. @param {string | undefined} text */
function amountOf(text) {
  const [, amount, currency] = /^(-?[\d.]+) ([A-Z]{3})$/.exec(text ?? "") ?? [];
  return amount !== undefined && currency !== undefined ? money(amount, currency) : (text ?? "");
}

/** @param {string | undefined} role */
const roleOf = (role) => (role === "owner" || role === "clerk" ? t(`role-${role}`) : (role ?? ""));

/** @param {AuditLine} line */
function userChanged({ subject: name, facts }) {
  if (facts.role_before !== undefined && facts.role_before !== facts.role) {
    return t("audit-user-role", { name, role: roleOf(facts.role) });
  }
  return facts.enabled === "false" ? t("audit-user-off", { name }) : t("audit-user-on", { name });
}

/** @param {AuditLine} line */
const exported = ({ subject, facts: { file = "" } }) => t("audit-exported", { what: subject === "journal" ? t("audit-exported-journal") : t("audit-exported-sales"), file: file.replace(/^.*[/\\]/, "") });

/** “Receipt 1KATZ…”, “Z report 12”. @param {AuditLine} line */
function documentOf({ subject, facts }) {
  const of = subject.split(" ").slice(1).join(" ");
  const name = known(`audit-document-${facts.document ?? ""}`);
  return name === null ? subject : `${name} ${facts.document === "z" ? figures(of) : of}`.trim();
}

/** @param {AuditLine} line */
function issued(line) {
  const { copy = "0" } = line.facts;
  const document = documentOf(line);
  return copy === "0" ? t("audit-issued", { document }) : t("audit-issued-copy", { document, copy: figures(copy) });
}

/** @param {AuditLine} line */
const printDecided = (line) => known(`audit-print-${line.facts.decision ?? ""}`, { document: documentOf(line) }) ?? line.subject;

/** @param {AuditLine} line */
function setting(line) {
  const { before, after } = line.changes.find((one) => one.field === null) ?? {};
  const ids = line.changes.find((one) => one.field === "id");
  const name = settingName(line.subject);
  if (before === null || (ids !== undefined && ids.before === null)) {
    return t("audit-setting-new", { name });
  }
  return after === null ? t("audit-setting-gone", { name }) : t("audit-setting", { name });
}

/** @type {Readonly<Record<string, (line: AuditLine) => string>>} */
const WORDS = {
  signed_in: () => t("audit-signed-in"),
  sign_in_failed: ({ subject: name }) => t("audit-sign-in-failed", { name }),
  user_last_try: ({ subject: name }) => t("audit-user-last-try", { name }),
  user_added: ({ subject: name, facts }) => t("audit-user-added", { name, role: roleOf(facts.role) }),
  user_changed: userChanged,
  user_pin_changed: ({ subject: name }) => t("audit-user-pin", { name }),
  user_unlocked: ({ subject: name }) => t("audit-user-unlocked", { name }),
  config_changed: setting,
  keys_replaced: ({ subject: name }) => (name.includes("passphrase") ? t("audit-passphrase") : t("audit-keys", { name })),
  wallet_loaded: ({ subject: account, facts }) => t("audit-wallet-loaded", { account, amount: amountOf(facts.amount) }),
  wallet_opened: ({ subject: account, facts }) => t("audit-wallet-opened", { account, amount: amountOf(facts.amount) }),
  shift_opened: ({ facts }) => t("audit-shift-opened", { amount: amountOf(facts.float) }),
  shift_cash: ({ facts }) => (facts.way === "out" ? t("audit-shift-out", { amount: amountOf(facts.amount) }) : t("audit-shift-in", { amount: amountOf(facts.amount) })),
  shift_closed: ({ facts }) => t("audit-shift-closed", { amount: amountOf(facts.counted), z: figures(facts.z ?? "") }),
  debtor_added: ({ facts }) => t("audit-debtor-added", { name: facts.name ?? "", amount: amountOf(facts.limit) }),
  debtor_changed: ({ facts }) => t("audit-debtor-changed", { name: facts.name ?? "" }),
  due_paid: ({ facts }) => t("audit-due-paid", { name: facts.name ?? "", amount: amountOf(facts.amount) }),
  due_adjusted: ({ facts }) => t("audit-due-adjusted", { name: facts.name ?? "", amount: amountOf(facts.amount) }),
  sale_succeeded: ({ subject: sale }) => t("audit-decided-yes", { sale }),
  attempt_failed: ({ subject: sale }) => t("audit-decided-no", { sale }),
  dispute_opened: ({ subject: sale, facts }) => t("audit-dispute-opened", { sale, what: known(`audit-complaint-${facts.complaint ?? ""}`) ?? "" }),
  dispute_closed: ({ subject: sale, facts }) => t("audit-dispute-closed", { sale, end: known(`audit-dispute-end-${facts.end ?? ""}`) ?? "" }),
  document_issued: issued,
  print_decided: printDecided,
  exported,
  backup_made: ({ subject: file }) => t("audit-backup-made", { file }),
  backup_removed: ({ subject: file }) => t("audit-backup-removed", { file }),
  ledger_restored: ({ subject: file }) => t("audit-restored", { file }),
  ledger_checked: ({ facts }) => (facts.ok === "true" ? t("audit-checked") : t("audit-checked-bad")),
};

/** @param {string | undefined} value */
const yesOrNo = (value) => (value === "true" ? t("audit-value-yes") : t("audit-value-no"));

/** What of somebody who buys on credit is another thing now. @param {AuditLine} line */
function debtorChanges({ facts }) {
  const other = (/** @type {string} */ name) => facts[`${name}_before`] !== undefined && facts[`${name}_before`] !== facts[name];
  return [
    other("name") ? t("audit-change-plain", { before: facts.name_before ?? "", after: facts.name ?? "" }) : undefined,
    other("limit") ? t("audit-change", { field: t("credit-limit"), before: amountOf(facts.limit_before), after: amountOf(facts.limit) }) : undefined,
    other("enabled") ? t("audit-change", { field: t("credit-open"), before: yesOrNo(facts.enabled_before), after: yesOrNo(facts.enabled) }) : undefined,
  ];
}

/** What happened, in one sentence. @param {AuditLine} line */
export function tell(line) {
  const { kind, subject } = line;
  return WORDS[kind]?.(line) ?? t("audit-other", { kind: kind.replaceAll("_", " "), subject });
}

/** What is known beside it. @type {Readonly<Record<string, (line: AuditLine) => (string | undefined)[]>>} */
const BESIDE = {
  sign_in_failed: ({ facts }) => [t("audit-sign-in-tries", { tries: figures(facts.tries ?? "") })],
  config_changed: (line) => line.changes.map((one) => change(line.subject, one)),
  wallet_loaded: ({ facts }) => [facts.paid && t("audit-wallet-paid", { paid: amountOf(facts.paid) }), facts.note],
  shift_cash: ({ facts }) => [facts.reason],
  shift_closed: ({ facts }) => [t("audit-shift-expected", { amount: amountOf(facts.expected) })],
  debtor_added: () => [],
  debtor_changed: debtorChanges,
  due_paid: ({ facts }) => [facts.note],
  due_adjusted: ({ facts }) => [facts.reason],
  sale_succeeded: ({ facts }) => [amountOf(facts.amount), facts.account, facts.reason],
  attempt_failed: ({ facts }) => [amountOf(facts.amount), facts.account, facts.reason],
  dispute_opened: ({ facts }) => [facts.meant_for && t("audit-meant-for", { number: figures(facts.meant_for) }), facts.note],
  dispute_closed: ({ facts }) => [facts.note],
  document_issued: ({ facts }) => [facts.printer ?? facts.how],
  print_decided: ({ facts }) => [facts.printer],
  exported: ({ facts: { rows = "", from = "", to = "", file } }) => [t("audit-rows", { rows: count(Number(rows)), from: figures(from), to: figures(to) }), file],
  backup_made: ({ facts }) => [facts.folder],
  backup_removed: ({ facts }) => [facts.folder],
  ledger_checked: ({ facts }) => [facts.problem],
};

/** @param {AuditLine} line @returns {string[]} */
export function beside(line) {
  const told = BESIDE[line.kind]?.(line) ?? Object.entries(line.facts).map(([name, value]) => `${name}: ${value}`);
  return told.filter((one) => one !== undefined && one !== "").map(String);
}

/** What a setting is called. @param {string} subject */
function settingName(subject) {
  const [first = "", ...rest] = subject.split(" ");
  const name = rest.join(" ");
  switch (first) {
    case "shop":
      return known(`audit-setting-shop-${name}`) ?? name;
    case "account":
      return t("audit-setting-account", { name });
    case "commission":
      return t("audit-setting-commission", { name: dated(rest.slice(1)) });
    case "routing":
      return t("audit-setting-routing", { name: shortName(name) });
    case "prefix":
      return t("audit-setting-prefix", { name: figures(name) });
    case "limit":
      return t("audit-setting-limit", { name: dated([shortName(rest[0] ?? ""), ...rest.slice(1)]) });
    default:
      return known(`audit-setting-of-${first}`) ?? subject;
  }
}

/** “soho GP * from 2026-01-01” as it is read. @param {readonly string[]} words */
function dated(words) {
  const at = words.indexOf("from");
  const whose = words.slice(0, at < 0 ? words.length : at).filter((one) => one !== "*");
  const day = at < 0 ? "" : figures(words[at + 1] ?? "");
  return [...(whose.length === 0 ? ["*"] : whose), day === "1970-01-01" ? "" : day].filter((one) => one !== "").join(" · ");
}

/** @param {string} subject @param {AuditChange} change */
function change(subject, { field, before, after }) {
  const said = (/** @type {string | null} */ value) => valueOf(field ?? subject, value);
  if (field === null) {
    return t("audit-change-plain", { before: said(before), after: said(after) });
  }
  return t("audit-change", { field: known(`audit-field-${field}`) ?? field, before: said(before), after: said(after) });
}

/** A value as it is read: figures, words for yes and no, times in minutes. @param {string} of @param {string | null} value */
function valueOf(of, value) {
  if (value === null || value === "") {
    return t("audit-value-nothing");
  }
  if (of.endsWith("_ms")) {
    const seconds = Math.round(Number(value) / 1000);
    return seconds % 60 === 0 ? t("shop-minutes", { count: figures(String(seconds / 60)) }) : t("shop-seconds", { count: figures(String(seconds)) });
  }
  if (of === "shop language") {
    return NAMES.find(([code]) => code === value)?.[1] ?? value;
  }
  const words = { true: t("audit-value-yes"), false: t("audit-value-no"), allowed: t("audit-value-allowed"), forbidden: t("audit-value-forbidden") };
  const plain = /** @type {Readonly<Record<string, string>>} */ (words)[value];
  return plain ?? (/^-?[\d.]+ [A-Z]{3}$/.test(value) ? amountOf(value) : value);
}
