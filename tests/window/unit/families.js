// Messages whose ids are put together from codes, and the codes that each must have words for.
import { ERRORS, EVIDENCE, PROBLEMS, REASONS, SERVICES, STATUSES } from "./codes.js";

/** @type {Readonly<Record<string, readonly string[]>>} by the id as scripts write it, `${}` for the code */
export const FAMILIES = {
  "error-${}": ERRORS,
  "evidence-${}": EVIDENCE,
  "problem-${}": PROBLEMS.filter((code) => code !== "empty"),
  "reason-${}": REASONS,
  "service-${}": SERVICES,
  "state-${}": [...STATUSES, "not_sent"],
};
