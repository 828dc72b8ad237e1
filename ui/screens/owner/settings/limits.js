// What operators take at least and at most, from which day on; and which operator a number's first digits suggest.
import { Icon } from "../../../components/icons.js";
import { figures, money, shortDay } from "../../../format.js";
import { t } from "../../../i18n/index.js";
import { latin } from "../../../state/digits.js";
import { areTablesReady, failure, isAmount, isPrefix, kept, limits, load, prefixes, saveTables, tableChanges, typeLimits, typePrefixes, undoTables } from "../../../state/shop-settings.js";
import { html, useEffect, useSignal } from "../../../vendor/preact.js";
import { shortName } from "../../counter/names.js";
import { Failed, Wait } from "../say.js";
import { SectionHead } from "./parts.js";
import { saving, SaveBar, wrongWords } from "./saving.js";

/** @typedef {import("../../../vendor/preact.js").VNode} VNode */
/** @typedef {import("../../../types.js").Limit} Limit */

const state = saving();
/** A limit that holds for all days that there are. */
const ALWAYS = "1970-01-01";

/** @param {Event} event */
const valueOf = (event) => /** @type {HTMLInputElement | HTMLSelectElement} */ (event.currentTarget).value;
/** @param {string} day */
const dayOf = (day) => (day === ALWAYS ? t("limits-always") : `${shortDay(day)} ${figures(day.slice(0, 4))}`);
/** @param {string | null} amount */
const amountOf = (amount) => (amount === null || amount.trim() === "" ? t("limit-open") : money(latin(amount.trim()), kept.value?.currency ?? ""));
/** @param {Limit} limit */
const said = ({ operator, min, max, from }) => t("limit-shown", { operator: shortName(operator), day: dayOf(from), least: amountOf(min), most: amountOf(max) });

/** @param {{ value: string, choose: (code: string) => void, testid: string, label: string }} props @returns {VNode} */
const Operators = ({ value, choose, testid, label }) => html`<select class="select" data-testid=${testid} aria-label=${label} value=${value} onChange=${(/** @type {Event} */ event) => choose(valueOf(event))}>
  ${(kept.value?.operators ?? []).map((code) => html`<option value=${code} selected=${code === value}>${shortName(code)}</option>`)}
</select>`;

/** @param {{ value: string | null, type: (text: string) => void, testid: string, label: string }} props @returns {VNode} */
const Amount = ({ value, type, testid, label }) => html`<input class="input figure limit-amount" inputmode="decimal" maxlength="14" data-testid=${testid} aria-label=${label} placeholder="–" aria-invalid=${String(!isAmount(value))} value=${value ?? ""} onInput=${(/** @type {Event} */ event) => type(valueOf(event))} />`;

/** @param {{ limit: Limit, place: number }} props @returns {VNode} */
function LimitRow({ limit, place }) {
  const type = (/** @type {Partial<Limit>} */ change) => typeLimits(limits.value.map((one, at) => (at === place ? { ...one, ...change } : one)));
  const remove = t("limits-remove", { operator: shortName(limit.operator), day: dayOf(limit.from) });
  return html`<tr data-testid="limit-row" data-operator=${limit.operator} data-from=${limit.from}>
    <th scope="row">${shortName(limit.operator)}</th>
    <td>${dayOf(limit.from)}</td>
    <td class="amount"><${Amount} value=${limit.min} type=${(/** @type {string} */ min) => type({ min })} testid="limit-min" label=${t("limits-min")} /></td>
    <td class="amount"><${Amount} value=${limit.max} type=${(/** @type {string} */ max) => type({ max })} testid="limit-max" label=${t("limits-max")} /></td>
    <td class="amount"><button type="button" class="icon-button" data-testid="limit-remove" aria-label=${remove} title=${remove} onClick=${() => typeLimits(limits.value.filter((_, at) => at !== place))}><${Icon} name="close" /></button></td>
  </tr>`;
}

/** @returns {VNode} */
function AddLimit() {
  const operator = useSignal("");
  const from = useSignal("");
  const wrong = useSignal(/** @type {string | null} */ (null));
  const chosen = operator.value || (kept.value?.operators[0] ?? "");
  const day = from.value || (kept.value?.today ?? "");
  const add = (/** @type {Event} */ event) => {
    event.preventDefault();
    wrong.value = limits.value.some((one) => one.operator === chosen && one.from === day) ? "limit_twice" : null;
    if (wrong.value === null) {
      // What holds now is what most of it will be.
      const last = limits.value.filter((one) => one.operator === chosen && one.from <= day).sort((a, b) => (a.from < b.from ? 1 : -1))[0];
      typeLimits([...limits.value, { operator: chosen, min: last?.min ?? null, max: last?.max ?? null, from: day }]);
    }
  };
  return html`<form class="limit-add" onSubmit=${add}>
    <${Operators} value=${chosen} choose=${(/** @type {string} */ code) => (operator.value = code)} testid="limit-operator" label=${t("limits-operator")} />
    <label class="limit-from"><span>${t("limits-from")}</span><input class="input" type="date" data-testid="limit-from" value=${day} onInput=${(/** @type {Event} */ event) => (from.value = valueOf(event))} /></label>
    <button type="submit" class="button button-quiet button-small" data-testid="limit-add"><${Icon} name="plus" />${t("limits-add")}</button>
    ${wrong.value !== null && html`<p class="field-error" role="alert" data-testid="field-error" data-code=${wrong.value}>${wrongWords(wrong.value)}</p>`}
  </form>`;
}

/** @returns {VNode} */
const Limits = () => html`<section class="limits">
  <h3>${t("limits-heading")}</h3>
  ${
    limits.value.length === 0
      ? html`<p class="soft">${t("limits-none")}</p>`
      : html`<table class="table limits-table">
          <thead><tr><th scope="col">${t("limits-operator")}</th><th scope="col">${t("limits-from")}</th><th scope="col" class="amount">${t("limits-min")}</th><th scope="col" class="amount">${t("limits-max")}</th><td></td></tr></thead>
          <tbody>${limits.value.map((limit, place) => html`<${LimitRow} key=${`${limit.operator} ${limit.from}`} limit=${limit} place=${place} />`)}</tbody>
        </table>`
  }
  <${AddLimit} />
  <p class="field-hint">${t("limits-hint")}</p>
</section>`;

/** @returns {VNode} */
function AddPrefix() {
  const prefix = useSignal("");
  const operator = useSignal("");
  const wrong = useSignal(/** @type {string | null} */ (null));
  const chosen = operator.value || (kept.value?.operators[0] ?? "");
  const add = (/** @type {Event} */ event) => {
    event.preventDefault();
    const typed = latin(prefix.value).trim();
    wrong.value = !isPrefix(typed) ? "invalid_prefix" : prefixes.value.some((one) => one.prefix === typed) ? "prefix_twice" : null;
    if (wrong.value === null) {
      typePrefixes([...prefixes.value, { prefix: typed, operator: chosen }].sort((a, b) => (a.prefix < b.prefix ? -1 : 1)));
      prefix.value = "";
    }
  };
  return html`<form class="limit-add" autocomplete="off" onSubmit=${add}>
    <input class="input figure prefix-digits" inputmode="numeric" maxlength="8" data-testid="prefix-new" aria-label=${t("prefix-label")} placeholder=${t("prefix-label")} aria-invalid=${String(wrong.value !== null)} value=${prefix.value} onInput=${(/** @type {Event} */ event) => (prefix.value = valueOf(event))} />
    <${Operators} value=${chosen} choose=${(/** @type {string} */ code) => (operator.value = code)} testid="prefix-new-operator" label=${t("limits-operator")} />
    <button type="submit" class="button button-quiet button-small" data-testid="prefix-add"><${Icon} name="plus" />${t("prefix-add")}</button>
    ${wrong.value !== null && html`<p class="field-error" role="alert" data-testid="field-error" data-code=${wrong.value}>${wrongWords(wrong.value)}</p>`}
  </form>`;
}

/** @returns {VNode} */
function Prefixes() {
  const set = (/** @type {string} */ prefix, /** @type {string} */ operator) => typePrefixes(prefixes.value.map((one) => (one.prefix === prefix ? { prefix, operator } : one)));
  const row = (/** @type {import("../../../types.js").Prefix} */ { prefix, operator }) => {
    const remove = t("prefix-remove", { prefix: figures(prefix) });
    return html`<li key=${prefix} class="prefix" data-testid="prefix-row" data-prefix=${prefix} data-operator=${operator}>
      <b class="figure">${figures(prefix)}</b>
      <${Operators} value=${operator} choose=${(/** @type {string} */ code) => set(prefix, code)} testid="prefix-operator" label=${`${t("limits-operator")} ${figures(prefix)}`} />
      <button type="button" class="icon-button" data-testid="prefix-remove" aria-label=${remove} title=${remove} onClick=${() => typePrefixes(prefixes.value.filter((one) => one.prefix !== prefix))}><${Icon} name="close" /></button>
    </li>`;
  };
  return html`<section class="limits">
    <h3>${t("prefixes-heading")}</h3>
    ${prefixes.value.length === 0 ? html`<p class="soft">${t("prefix-none")}</p>` : html`<ul class="prefixes">${prefixes.value.map(row)}</ul>`}
    <${AddPrefix} />
  </section>`;
}

/** What saving would change, a line each. @returns {string[]} */
function lines() {
  const { added, gone, other, prefixes: moved } = tableChanges.value;
  const name = (/** @type {string | null} */ code) => (code === null ? t("shop-empty") : shortName(code));
  return [
    ...added.map((one) => t("limit-added", { limit: said(one) })),
    ...other.map((one) => t("limit-other", { limit: said(one) })),
    ...gone.map((one) => t("limit-gone", { limit: said(one) })),
    ...moved.map(({ prefix, before, after }) => t("prefix-change", { prefix: figures(prefix), before: name(before), after: name(after) })),
  ];
}

/** @returns {VNode} */
export function LimitsSection() {
  useEffect(() => void load(), []);
  if (failure.value !== null) {
    return html`<${Failed} failure=${failure.value} again=${load} />`;
  }
  if (kept.value === null) {
    return html`<${Wait} />`;
  }
  const undo = () => {
    undoTables();
    state.clear();
  };
  return html`<${SectionHead} title=${t("section-limits")} note=${t("limits-note")} />
    <div class="limits-both"><${Limits} /><${Prefixes} /></div>
    <${SaveBar} changes=${lines()} saving=${state} isReady=${areTablesReady.value} save=${() => void state.run(saveTables)} undo=${undo} />`;
}
