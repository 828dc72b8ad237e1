// Messages whose ids are put together from codes, and the codes that each must have words for.
import { ERRORS, EVIDENCE, PROBLEMS, REASONS, SERVICES, SETTINGS, STATUSES } from "./codes.js";

/** As ui/components/status.js has them: a sale of which nothing was sent is a state of its own to a clerk. */
const STATES = [...STATUSES.map((status) => (status === "succeeded" ? "delivered" : status)), "not_sent"];

/** What the window itself finds missing before it asks. */
const OWN_ERRORS = ["number_incomplete", "invalid_limit", "dob_needed", "passphrases_differ"];

/** What cannot be printed or complained of. */
const OF_PAPER = ["no_printer", "job_settled", "look_broken", "dispute_not_delivered", "dispute_open_already", "dispute_closed_already", "dispute_same_number", "dispute_note_needed"];

const DOCUMENTS = ["receipt", "refund", "dispute", "z", "x", "day", "commission", "test_page"];
const TROUBLES = ["unreachable", "refused", "paper_out", "cover_open", "offline", "busy", "lost", "timed_out", "no_such_printer", "not_permitted", "fault", "document", "interrupted", "restored"];
const LOOK_TROUBLES = ["brace", "languages", "logo", "logo_too_large", "placeholder", "too_long", "unreadable"];
const COMPLAINTS = ["wrong_number", "not_received", "wrong_pack"];

/** What the settings themselves find wrong. */
const OWN_WRONGS = ["printer_name_needed", "printer_name_taken", "printer_address_invalid", "account_taken", "invalid_percent", "invalid_prefix"];

/** @type {Readonly<Record<string, readonly string[]>>} by the id as scripts write it, `${}` for the code */
export const FAMILIES = {
  "activity-filter-${}": ["all", "open"],
  "activity-key-${}": ["move", "open", "repeat", "receipt", "search"],
  "activity-period-${}": ["today", "yesterday", "week", "days", "any"],
  "activity-resolve-${}": ["succeeded", "failed"],
  "activity-resolve-${}-means": ["succeeded", "failed"],
  "audit-complaint-${}": ["wrong_number", "not_received", "wrong_pack"],
  "audit-dispute-end-${}": ["given_back", "refused", "withdrawn"],
  "audit-document-${}": ["receipt", "refund", "dispute", "z", "x", "day", "commission", "test_page"],
  "audit-field-${}": ["base_url", "allow_http", "environment", "enabled", "commission_paid", "operator_codes", "provider", "currency", "id", "least", "most", "folder", "sealed", "hour", "daily", "weekly", "monthly", "printers", "auto_print", "header", "footer", "logo", "languages", "mask_number", "paper_saving", "left_off"],
  "audit-group-${}": ["people", "settings", "wallets", "drawers", "dues", "sales", "copies"],
  "audit-print-${}": ["print", "done", "drop"],
  "audit-setting-of-${}": ["backup", "printing", "receipt"],
  "audit-setting-shop-${}": ["name", "address", "country", "timezone", "language", "cutoff_hour", "repeat_guard_ms", "not_found_grace_ms", "charge_rule"],
  "backup-keep-${}": ["daily", "weekly", "monthly"],
  "backup-step-${}": ["copying", "writing", "checking"],
  "by-${}": ["day", "week", "month", "hour", "account", "operator", "service", "clerk", "pack", "provider"],
  "complaint-end-${}": ["given_back", "refused", "withdrawn"],
  "complaint-kind-${}": COMPLAINTS,
  "complaint-kind-${}-means": COMPLAINTS,
  "display-${}": STATUSES,
  "document-${}": ["print", "pdf", "png", "opened", "copied"],
  "document-kind-${}": DOCUMENTS,
  "document-paper-${}": ["roll58", "roll80", "a4"],
  "document-trouble-${}": LOOK_TROUBLES,
  "due-kind-${}": ["sale", "reversal", "payment", "adjustment"],
  "error-${}": [...ERRORS, ...OWN_ERRORS, ...OF_PAPER],
  "evidence-${}": EVIDENCE,
  "export-${}": ["csv", "xlsx"],
  "export-as-${}": ["csv", "xlsx"],
  "look-${}": ["header", "footer", "mask_number", "paper_saving"],
  "look-change-${}": ["header", "footer", "logo", "languages", "mask_number", "paper_saving", "left_off"],
  "look-field-${}": ["address", "clerk", "conditions", "operator_reference", "provider_reference", "qr", "service"],
  "look-trouble-${}": LOOK_TROUBLES,
  "on-credit-${}": STATES,
  "on-credit-${}.todo": STATES,
  "operator-${}": ["gp", "rb", "at", "bl", "tt", "sk"],
  "print-trouble-${}": TROUBLES,
  "print-trouble-${}.todo": TROUBLES,
  "print-what-${}": DOCUMENTS,
  "printer-${}": ["cut", "drawer"],
  "printer-as-${}": ["raster", "text"],
  "printer-as-${}-note": ["raster", "text"],
  "printer-by-${}": ["network", "usb", "serial", "spooler"],
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
