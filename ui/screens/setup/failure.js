// What went wrong in the set-up and what to do about it, by the program's code.
import { Icon } from "../../components/icons.js";
import { t } from "../../i18n/index.js";
import { html } from "../../vendor/preact.js";

/** @type {Readonly<Record<string, string>>} */
const WORDS = {
  invalid_shop_name: "setup-wrong-shop-name",
  invalid_user_name: "setup-wrong-user-name",
  name_taken: "setup-wrong-name-taken",
  invalid_pin: "setup-wrong-pin",
  pins_differ: "setup-wrong-pins-differ",
  already_set_up: "setup-wrong-already",
  keys_needed: "setup-wrong-keys-needed",
  base_url_needed: "setup-wrong-address-needed",
  invalid_url: "setup-wrong-address",
  plain_http: "setup-wrong-http",
  invalid_account_id: "setup-wrong-account-id",
  other_provider: "setup-wrong-other-provider",
  keyring_locked: "setup-wrong-keyring-locked",
  keyring_unavailable: "setup-wrong-keyring",
  credentials: "setup-wrong-credentials",
  not_permitted: "setup-wrong-not-permitted",
  rate_limited: "setup-wrong-rate",
  not_sent: "setup-wrong-not-reached",
  timeout: "setup-wrong-timeout",
  connection_lost: "setup-wrong-timeout",
  unreadable_answer: "setup-wrong-answer",
  provider_error: "setup-wrong-provider",
  demo: "setup-wrong-demo",
  ledger: "setup-wrong-disk",
};

/**
 * @param {{ failure: import("./state.js").Failure, testid?: string, tone?: "danger" | "warning" }} props
 * @returns {import("../../vendor/preact.js").VNode}
 */
export function FailureNotice({ failure, testid = "setup-error", tone = "danger" }) {
  return html`<div class=${`notice notice-${tone}`} role="alert" data-testid=${testid} data-code=${failure.code}>
    <${Icon} name="warning" />
    <div>
      <p>${t(WORDS[failure.code] ?? "setup-wrong-other")}</p>
      ${
        failure.message !== "" &&
        html`<details class="details">
          <summary>${t("details")}</summary>
          <p class="foreign" dir="auto">${failure.message.slice(0, 500)} (${failure.code})</p>
        </details>`
      }
    </div>
  </div>`;
}
