// Why the till did not open, and what to do about it.
import { Icon } from "../../components/icons.js";
import { duration } from "../../format.js";
import { t } from "../../i18n/index.js";
import { html } from "../../vendor/preact.js";
import { refusals, secondsLeft } from "./unlocking.js";

/** @type {Readonly<Record<string, string>>} */
const WORDS = {
  wrong_pin: "lock-wrong",
  too_soon: "lock-too-soon",
  locked: "lock-locked",
};

/**
 * @param {{ user: import("../../types.js").User | null }} props
 * @returns {import("../../vendor/preact.js").VNode | null}
 */
export function LockError({ user }) {
  const refusal = user === null ? undefined : refusals.value[user.name];
  if (user === null || refusal === undefined) {
    return null;
  }
  const left = secondsLeft(user.name);
  if (refusal.code === "too_soon" && left === 0) {
    return null;
  }
  const word = refusal.code === "locked" && user.role === "owner" ? "lock-locked-owner" : (WORDS[refusal.code] ?? "lock-fault");
  return html`<p class="lock-error" role="alert" data-testid="lock-error" data-code=${refusal.code} data-seconds=${left}>
    <${Icon} name=${refusal.code === "too_soon" ? "pending" : "warning"} />
    <span>${t(word)}${left > 0 && html` <strong role="timer" aria-live="off">${t("lock-wait", { left: duration(left) })}</strong>`}</span>
  </p>`;
}
