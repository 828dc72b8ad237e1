// What the shop earns by its own table, from which day on, and what another table would have earned.
import { Icon } from "../../../components/icons.js";
import { explainError } from "../../../components/status.js";
import { count, datedDay, figures, money, shortDay } from "../../../format.js";
import { t } from "../../../i18n/index.js";
import { add, changes, failure, follow, ids, isPercent, isReady, isThere, kept, load, preview, previewFailure, remove, rows, save, setPercent, standing, today, undo } from "../../../state/commission-rates.js";
import { parts } from "../../../state/exact.js";
import { shop } from "../../../state/session.js";
import { html, useEffect, useLayoutEffect, useSignal } from "../../../vendor/preact.js";
import { serviceName, shortName } from "../../counter/names.js";
import { Failed, Wait } from "../say.js";
import { SectionHead } from "./parts.js";
import { saving, SaveBar, wrongWords } from "./saving.js";

/** @typedef {import("../../../vendor/preact.js").VNode} VNode */
/** @typedef {import("../../../types.js").CommissionRate} CommissionRate */
/** @typedef {import("../../../types.js").Service} Service */
/** @typedef {import("../../../state/commission-rates.js").Row} Row */

const state = saving();

/** @param {Event} event */
const valueOf = (event) => /** @type {HTMLInputElement | HTMLSelectElement} */ (event.currentTarget).value;

/** What a rate is for, in words. @param {CommissionRate} rate */
function whose({ account, operator, service }) {
  const named = [account, operator === null ? null : shortName(operator), service === null ? null : serviceName(service)].filter((one) => one !== null);
  return named.length === 0 ? t("rate-all") : named.join(" · ");
}

/** @param {string} percent */
const shownPercent = (percent) => t("rate-percent-shown", { percent: figures(percent) });

/** @param {{ row: Row }} props @returns {VNode} */
function Line({ row }) {
  const stands = standing(row);
  const any = html`<span class="soft">${t("rate-any")}</span>`;
  const ends = () => add({ account: row.account, operator: row.operator, service: row.service, percent: "0", from: today.value });
  const canEnd = stands === "now" && parts(row.percent) !== 0n && !isThere({ ...row, from: today.value });
  return html`<tr data-testid="rate-row" data-from=${row.from} data-percent=${row.percent} data-stands=${stands}>
    <td class="foreign" dir="auto">${row.account ?? any}</td>
    <td>${row.operator === null ? any : shortName(row.operator)}</td>
    <td>${row.service === null ? any : serviceName(row.service)}</td>
    <td>${t("rate-from-day", { day: datedDay(row.from) })} <span class="badge ${stands === "now" ? "badge-accent" : ""}">${stands === "now" ? t("rate-now") : stands === "later" ? t("rate-later") : t("rate-past")}</span></td>
    <td class="amount">
      <span class="rate-percent"><input class="input figure" inputmode="decimal" maxlength="8" data-testid="rate-percent" aria-label=${t("rate-percent")} aria-invalid=${String(!isPercent(row.percent))} value=${row.percent} onInput=${(/** @type {Event} */ event) => setPercent(row.key, valueOf(event))} /> %</span>
    </td>
    <td class="account-acts">
      ${canEnd && html`<button type="button" class="button button-plain button-small" data-testid="rate-end" title=${t("rate-end-hint")} onClick=${ends}>${t("rate-end")}</button>`}
      <button type="button" class="icon-button" data-testid="rate-remove" aria-label=${t("rate-remove")} title=${t("rate-remove")} onClick=${() => remove(row.key)}><${Icon} name="close" /></button>
    </td>
  </tr>`;
}

/** @param {{ label: string, testid: string, value: string, choices: readonly (readonly [string, string])[], choose: (value: string) => void }} props @returns {VNode} */
const Choice = ({ label, testid, value, choices, choose }) => html`<label class="field rate-field">
  <span class="label">${label}</span>
  <select class="select" data-testid=${testid} value=${value} onChange=${(/** @type {Event} */ event) => choose(valueOf(event))}>
    <option value="" selected=${value === ""}>${t("rate-any")}</option>
    ${choices.map(([code, name]) => html`<option value=${code} selected=${code === value}>${name}</option>`)}
  </select>
</label>`;

/** A rate to be. @returns {VNode} */
function Adding() {
  const account = useSignal("");
  const operator = useSignal("");
  const service = useSignal("");
  const percent = useSignal("");
  const from = useSignal("");
  const wrong = useSignal(/** @type {string | null} */ (null));
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const rate = { account: account.value || null, operator: operator.value || null, service: /** @type {Service | null} */ (service.value || null), percent: percent.value.trim(), from: from.value || today.value };
    wrong.value = !isPercent(rate.percent) ? "invalid_percent" : isThere(rate) ? "rate_twice" : null;
    if (wrong.value === null) {
      add(rate);
      percent.value = "";
    }
  };
  const set = (/** @type {import("../../../vendor/preact.js").Signal<string>} */ one) => (/** @type {string} */ value) => {
    one.value = value;
    wrong.value = null;
  };
  const operators = (shop.value?.operators ?? []).map(({ code }) => /** @type {const} */ ([code, shortName(code)]));
  const services = (shop.value?.services ?? []).map((code) => /** @type {const} */ ([code, serviceName(code)]));
  return html`<form class="rate-add" data-testid="rate-add" autocomplete="off" novalidate onSubmit=${submit}>
    <${Choice} label=${t("by-account")} testid="rate-account" value=${account.value} choices=${ids.value.map((id) => [id, id])} choose=${set(account)} />
    <${Choice} label=${t("by-operator")} testid="rate-operator" value=${operator.value} choices=${operators} choose=${set(operator)} />
    <${Choice} label=${t("by-service")} testid="rate-service" value=${service.value} choices=${services} choose=${set(service)} />
    <label class="field rate-field rate-day"><span class="label">${t("report-from")}</span><input class="input" type="date" data-testid="rate-from" value=${from.value || today.value} onInput=${(/** @type {Event} */ event) => set(from)(valueOf(event))} /></label>
    <label class="field rate-field rate-short">
      <span class="label">${t("rate-percent")}</span>
      <input class="input figure" inputmode="decimal" maxlength="8" data-testid="rate-new-percent" aria-invalid=${String(wrong.value !== null)} value=${percent.value} onInput=${(/** @type {Event} */ event) => set(percent)(valueOf(event))} />
    </label>
    <button type="submit" class="button button-quiet" data-testid="rate-add-now"><${Icon} name="plus" />${t("rate-add")}</button>
    ${wrong.value !== null && html`<p class="field-error" role="alert" data-testid="field-error" data-code=${wrong.value}>${wrongWords(wrong.value)}</p>`}
  </form>`;
}

/** By account. @param {{ effects: readonly import("../../../types.js").RateEffect[] }} props @returns {VNode} */
const Effects = ({ effects }) => html`<table class="table">
  <thead>
    <tr>
      <th scope="col">${t("by-account")}</th>
      <th scope="col" class="amount">${t("owner-amount")}</th>
      <th scope="col" class="amount">${t("rate-present")}</th>
      <th scope="col" class="amount">${t("rate-proposed")}</th>
      <th scope="col" class="amount">${t("rate-difference")}</th>
    </tr>
  </thead>
  <tbody>
    ${effects.map(
      ({ account, currency, sales, amount, present, proposed, difference, withoutRate, reported }) => html`<tr data-testid="rate-effect" data-account=${account} data-sales=${sales} data-present=${present} data-proposed=${proposed} data-difference=${difference}>
        <th scope="row">
          <b class="foreign" dir="auto">${account}</b>
          ${withoutRate > 0 && html`<small class="account-fault">${t("rate-without", { count: withoutRate, shown: count(withoutRate) })}</small>`}
          ${reported > 0 && html`<small class="soft">${t("rate-reported", { count: reported, shown: count(reported) })}</small>`}
        </th>
        <td class="amount figure">${money(amount, currency)}<small class="soft">${t("rate-sales", { count: sales, shown: count(sales) })}</small></td>
        <td class="amount figure">${money(present, currency)}</td>
        <td class="amount figure">${money(proposed, currency)}</td>
        <td class="amount figure"><b>${parts(difference) > 0n ? "+" : ""}${money(difference, currency)}</b></td>
      </tr>`,
    )}
  </tbody>
</table>`;

/** What the typed table would have earned. @returns {VNode | null} */
function Preview() {
  const told = preview.value;
  if (previewFailure.value !== null) {
    return html`<p class="soft" role="status">${explainError(previewFailure.value.code).what}</p>`;
  }
  if (told === null) {
    return null;
  }
  return html`<section class="rate-preview" tabindex="0" data-testid="rate-preview" data-from=${told.from} data-to=${told.to} aria-label=${t("rate-preview")}>
    <h3 title=${t("rate-preview-hint")}>${t("rate-preview")} <small class="soft">${t("report-span", { from: shortDay(told.from), to: shortDay(told.to) })}</small></h3>
    ${told.effects.length === 0 ? html`<p class="soft">${t("rate-preview-none")}</p>` : html`<${Effects} effects=${told.effects} />`}
  </section>`;
}

/** What saving would change, a line each. @returns {string[]} */
function lines() {
  const { added, gone, other } = changes.value;
  const told = (/** @type {CommissionRate} */ rate) => ({ whose: whose(rate), day: datedDay(rate.from), percent: shownPercent(rate.percent) });
  return [...added.map((one) => t("rate-change-added", told(one))), ...other.map((one) => t("rate-change-other", told(one))), ...gone.map((one) => t("rate-change-gone", told(one)))];
}

/** @returns {VNode} */
export function RatesSection() {
  useEffect(follow, []);
  useLayoutEffect(() => state.clear(), []);
  if (failure.value !== null) {
    return html`<${Failed} failure=${failure.value} again=${load} />`;
  }
  if (kept.value === null) {
    return html`<${Wait} />`;
  }
  return html`<${SectionHead} title=${t("settings-rates")} note=${t("rates-note")} />
    <${Adding} />
    <table class="table rates">
      <thead>
        <tr>
          <th scope="col">${t("by-account")}</th>
          <th scope="col">${t("by-operator")}</th>
          <th scope="col">${t("by-service")}</th>
          <th scope="col">${t("rate-holds")}</th>
          <th scope="col" class="amount">${t("rate-percent")}</th>
          <th scope="col"><span class="unseen">${t("rate-remove")}</span></th>
        </tr>
      </thead>
      <tbody>
        ${rows.value.map((one) => html`<${Line} key=${one.key} row=${one} />`)}
      </tbody>
    </table>
    ${rows.value.length === 0 && html`<p class="soft">${t("rates-none")}</p>`}
    <${SaveBar} beside=${html`<${Preview} />`} changes=${lines()} saving=${state} save=${() => void state.run(save)} undo=${undo} isReady=${isReady.value} />`;
}
