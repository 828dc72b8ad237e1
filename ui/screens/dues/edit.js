// The owner's part: somebody who buys on credit from now on, what they may owe, and corrections of what they do.
import { Icon } from "../../components/icons.js";
import { Key } from "../../components/key.js";
import { money } from "../../format.js";
import { t } from "../../i18n/index.js";
import { asTyped, latin, plainAmount } from "../../state/digits.js";
import { adjust, back, busy, save } from "../../state/dues.js";
import { decimal, parts } from "../../state/exact.js";
import { currency } from "../../state/session.js";
import { html, useEffect, useSignal } from "../../vendor/preact.js";
import { AmountField, isAmount, TextField } from "../drawer/parts.js";
import { Refused } from "./payment.js";

/** @typedef {import("../../types.js").Debtor} Debtor */
/** @typedef {import("../../vendor/preact.js").VNode} VNode */

/** @param {{ label: string }} props @returns {VNode} */
const Answers = ({ label }) => html`<div class="due-answers">
  <button type="submit" class="button" data-testid="debtor-save" aria-disabled=${String(busy.value)}>${label} <${Key} name="Enter" /></button>
  <button type="button" class="button button-quiet" data-testid="debtor-cancel" onClick=${back}>${t("debtor-cancel")} <${Key} name="Escape" /></button>
</div>`;

/** Somebody new, or what is changed of somebody. @param {{ debtor: Debtor | null }} props @returns {VNode} */
export function DebtorForm({ debtor }) {
  const [name, phone] = [useSignal(debtor?.name ?? ""), useSignal(debtor?.phone ?? "")];
  const limit = useSignal(debtor === null ? "" : asTyped(debtor.limit));
  const enabled = useSignal(debtor?.enabled ?? true);
  useEffect(() => document.getElementById("debtor-new-name")?.focus(), []);
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const number = latin(phone.value).trim();
    const most = plainAmount(limit.value);
    if (name.value.trim() === "" || !isAmount(most === "" ? "0" : most)) {
      document.getElementById(name.value.trim() === "" ? "debtor-new-name" : "debtor-new-limit")?.focus();
    } else {
      void save({ id: debtor?.id ?? null, name: name.value.trim(), phone: number === "" ? null : number, limit: most === "" ? "0" : most, enabled: enabled.value });
    }
  };
  return html`<form class="card due-detail due-edit" data-testid="debtor-form" novalidate onSubmit=${submit}>
    <header><h2>${debtor === null ? t("debtor-add") : t("debtor-change-heading")}</h2></header>
    <div class="due-scroll">
      <${TextField} id="debtor-new-name" label=${t("debtor-name-label")} typed=${name} maxlength=${60} hint=${t("debtor-name-hint")} />
      <${TextField} id="debtor-new-phone" label=${t("debtor-phone-label")} typed=${phone} maxlength=${30} inputmode="tel" />
      <${AmountField} id="debtor-new-limit" testid="debtor-new-limit" label=${t("debtor-limit-label")} typed=${limit} hint=${t("debtor-limit-hint")} />
      ${debtor !== null &&
      html`<label class="check">
        <input
          type="checkbox"
          data-testid="debtor-enabled"
          checked=${enabled.value}
          onChange=${(/** @type {Event} */ event) => {
            enabled.value = /** @type {HTMLInputElement} */ (event.currentTarget).checked;
          }}
        />
        <span>${t("debtor-enabled")}</span>
      </label>`}
      <${Refused} />
      <${Answers} label=${debtor === null ? t("debtor-add-now") : t("debtor-save")} />
    </div>
  </form>`;
}

/** What is owed is put right: an old notebook taken over, or something let go. @param {{ debtor: Debtor }} props @returns {VNode} */
export function AdjustForm({ debtor }) {
  const [amount, reason] = [useSignal(""), useSignal("")];
  const less = useSignal(false);
  useEffect(() => document.getElementById("due-adjust-amount")?.focus(), []);
  const isRight = isAmount(amount.value) && parts(plainAmount(amount.value)) > 0n;
  const after = parts(debtor.due) + (isRight ? parts(plainAmount(amount.value)) * (less.value ? -1n : 1n) : 0n);
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!isRight || reason.value.trim() === "") {
      document.getElementById(isRight ? "due-adjust-reason" : "due-adjust-amount")?.focus();
    } else {
      void adjust(debtor.id, `${less.value ? "-" : ""}${plainAmount(amount.value)}`, reason.value);
    }
  };
  const way = (/** @type {boolean} */ isLess) => html`<button
    type="button"
    class="chip"
    data-testid=${isLess ? "due-adjust-less" : "due-adjust-more"}
    aria-pressed=${String(less.value === isLess)}
    onClick=${() => {
      less.value = isLess;
    }}
  >
    <${Icon} name=${isLess ? "down" : "up"} />${t(isLess ? "due-adjust-less" : "due-adjust-more")}
  </button>`;
  const means = isRight ? (after < 0n ? t("payment-too-much", { due: money(debtor.due, debtor.currency) }) : t("payment-leaves", { due: money(decimal(after), currency.value) })) : "";
  return html`<form class="card due-detail due-edit" data-testid="due-adjust-form" novalidate onSubmit=${submit}>
    <header><h2>${t("due-adjust-heading", { name: debtor.name.slice(0, 60) })}</h2></header>
    <div class="due-scroll">
      <p class="soft">${t("due-adjust-hint")}</p>
      <div class="due-ways" role="group" aria-label=${t("due-adjust")}>${way(false)}${way(true)}</div>
      <${AmountField} id="due-adjust-amount" testid="due-adjust-amount" label=${t("payment-amount")} typed=${amount} means=${means} wrong=${after < 0n} />
      <${TextField} id="due-adjust-reason" label=${t("due-adjust-reason")} typed=${reason} maxlength=${120} />
      <${Refused} />
      <${Answers} label=${t("due-adjust-now")} />
    </div>
  </form>`;
}
