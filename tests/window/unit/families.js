// Messages whose ids are put together from codes, and the codes that each must have words for.
import { ERRORS, EVIDENCE, PROBLEMS, REASONS, SERVICES, SETTINGS, STATUSES } from "./codes.js";

/** As ui/components/status.js has them: a sale of which nothing was sent is a state of its own to a clerk. */
const STATES = [...STATUSES.map((status) => (status === "succeeded" ? "delivered" : status)), "not_sent"];

/** What the window itself finds missing before it asks. */
const OWN_ERRORS = ["number_incomplete", "invalid_limit", "dob_needed", "passphrases_differ"];

/** What the settings themselves find wrong. */
const OWN_WRONGS = ["account_taken", "invalid_percent", "invalid_prefix"];

/** @type {Readonly<Record<string, readonly string[]>>} by the id as scripts write it, `${}` for the code */
export const FAMILIES = {
  "activity-filter-${}": ["all", "open"],
  "activity-key-${}": ["move", "open", "repeat", "search"],
  "activity-period-${}": ["today", "yesterday", "week", "days", "any"],
  "activity-resolve-${}": ["succeeded", "failed"],
  "activity-resolve-${}-means": ["succeeded", "failed"],
  "audit-field-${}": ["base_url", "allow_http", "environment", "enabled", "commission_paid", "operator_codes", "provider", "currency", "id", "least", "most", "folder", "sealed", "hour", "daily", "weekly", "monthly"],
  "audit-group-${}": ["people", "settings", "wallets", "drawers", "dues", "sales", "copies"],
  "audit-setting-shop-${}": ["name", "address", "country", "timezone", "language", "cutoff_hour", "repeat_guard_ms", "not_found_grace_ms", "charge_rule"],
  "backup-keep-${}": ["daily", "weekly", "monthly"],
  "backup-step-${}": ["copying", "writing", "checking"],
  "by-${}": ["day", "week", "month", "hour", "account", "operator", "service", "clerk", "pack", "provider"],
  "display-${}": STATUSES,
  "due-kind-${}": ["sale", "reversal", "payment", "adjustment"],
  "error-${}": [...ERRORS, ...OWN_ERRORS],
  "evidence-${}": EVIDENCE,
  "export-${}": ["csv", "xlsx"],
  "export-as-${}": ["csv", "xlsx"],
  "on-credit-${}": STATES,
  "on-credit-${}.todo": STATES,
  "operator-${}": ["gp", "rb", "at", "bl", "tt", "sk"],
  "problem-${}": PROBLEMS.filter((code) => code !== "empty"),
  "people-role-${}": ["owner", "clerk"],
  "reason-${}": REASONS,
  "report-period-${}": ["today", "yesterday", "week", "month", "last-month", "days"],
  "role-${}": ["owner", "clerk"],
  "service-${}": SERVICES,
  "routing-cannot-${}": ["not_sold_here", "operator_unknown", "amount_refused", "needs_more"],
  "settings-wrong-${}": [...SETTINGS, ...ERRORS, ...OWN_WRONGS],
  "size-${}": ["kb", "mb", "gb"],
  "state-${}": STATES,
  "state-${}.money": STATES,
  "state-${}.todo": STATES,
  "state-${}.what": STATES,
};
