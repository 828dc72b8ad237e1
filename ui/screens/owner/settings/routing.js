// Who sells which operator: in the owner's order, or by what is expected to be earned; and which account would be taken now.
import { Icon } from "../../../components/icons.js";
import { explainError } from "../../../components/status.js";
import { count, money } from "../../../format.js";
import { t } from "../../../i18n/index.js";
import { useKeys } from "../../../keys.js";
import { amount, changed, explained, explainFailure, failure, follow, listOf, load, move, operator, operators, others, pick, save, setList, undo } from "../../../state/routing-settings.js";
import { html, useEffect, useLayoutEffect, useRef } from "../../../vendor/preact.js";
import { shortName } from "../../counter/names.js";
import { Failed, Nothing, Wait } from "../say.js";
import { SectionHead } from "./parts.js";
import { saving, SaveBar } from "./saving.js";

/** @typedef {import("../../../vendor/preact.js").VNode} VNode */
/** @typedef {import("../../../types.js").RoutedOperator} RoutedOperator */
/** @typedef {import("../../../types.js").Explained} Explained */

const state = saving();

/** @param {Event} event */
const valueOf = (event) => /** @type {HTMLInputElement | HTMLSelectElement} */ (event.currentTarget).value;

/** @param {readonly string[]} list */
const inWords = (list) => (list.length === 0 ? t("routing-by-margin") : list.join(" → "));

/** @param {{ all: readonly RoutedOperator[], shown: RoutedOperator }} props @returns {VNode} */
function Operators({ all, shown }) {
  const root = useRef(/** @type {HTMLElement | null} */ (null));
  const step = (/** @type {number} */ by) => () => {
    if (!root.current?.contains(document.activeElement)) {
      return false;
    }
    const place = all.findIndex((one) => one.code === shown.code);
    const next = all[(place + by + all.length) % all.length];
    if (next !== undefined) {
      pick(next.code);
      const button = root.current.querySelector(`[data-code="${CSS.escape(next.code)}"]`);
      return button instanceof HTMLElement ? button.focus() : undefined;
    }
  };
  useKeys({ ArrowDown: step(1), ArrowUp: step(-1) });
  return html`<div ref=${root} class="routing-list" role="listbox" aria-label=${t("by-operator")}>
    ${all.map(
      ({ code, name }) => html`<button
        type="button"
        role="option"
        class="list-row"
        key=${code}
        data-testid="routing-operator"
        data-code=${code}
        data-list=${listOf(code).join(" ")}
        aria-selected=${String(code === shown.code)}
        tabindex=${code === shown.code ? 0 : -1}
        onClick=${() => pick(code)}
      >
        <span><b>${shortName(code) || name}</b><small class="soft foreign" dir="auto">${inWords(listOf(code))}</small></span>
        ${changed.value.some((one) => one.code === code) && html`<small class="settings-unsaved">${t("settings-unsaved")}</small>`}
      </button>`,
    )}
  </div>`;
}

/** @param {{ of: RoutedOperator }} props @returns {VNode} */
function Order({ of }) {
  const list = listOf(of.code);
  const free = others(of);
  return html`<section class="routing-order">
    <h3>${t("routing-order", { operator: shortName(of.code) || of.name })}</h3>
    <p class="field-hint">${list.length === 0 ? t("routing-margin-hint") : t("routing-order-hint")}</p>
    <ol>
      ${list.map(
        (id, place) => html`<li key=${id} data-testid="routing-account" data-account=${id}>
          <span class="figure soft">${count(place + 1)}</span><b class="foreign" dir="auto">${id}</b>
          <button type="button" class="icon-button" data-testid="routing-up" aria-label=${t("routing-up", { account: id })} title=${t("routing-up", { account: id })} disabled=${place === 0} onClick=${() => move(of.code, place, -1)}><${Icon} name="up" /></button>
          <button type="button" class="icon-button" data-testid="routing-down" aria-label=${t("routing-down", { account: id })} title=${t("routing-down", { account: id })} disabled=${place === list.length - 1} onClick=${() => move(of.code, place, 1)}><${Icon} name="down" /></button>
          <button type="button" class="icon-button" data-testid="routing-remove" aria-label=${t("routing-remove", { account: id })} title=${t("routing-remove", { account: id })} onClick=${() => setList(of.code, list.filter((one) => one !== id))}><${Icon} name="close" /></button>
        </li>`,
      )}
    </ol>
    <div class="routing-acts">
      ${free.map((one) => html`<button type="button" class="button button-quiet button-small" key=${one.id} data-testid="routing-add" data-account=${one.id} onClick=${() => setList(of.code, [...list, one.id])}><${Icon} name="plus" /><span class="foreign" dir="auto">${one.id}</span></button>`)}
      ${list.length > 0 && html`<button type="button" class="button button-plain button-small" data-testid="routing-margin" onClick=${() => setList(of.code, [])}>${t("routing-to-margin")}</button>`}
    </div>
  </section>`;
}

/** Why an account is where it is. @param {Explained} one @param {number} place */
function why(one, place) {
  /** @type {Readonly<Record<string, () => string>>} */
  const told = {
    not_listed: () => t("routing-not-listed"),
    off: () => t("routing-off"),
    cannot_sell: () => t(`routing-cannot-${(one.reason ?? "needs_more").replaceAll("_", "-")}`),
    tried: () => [tried(one, place), one.hasMoney ? "" : t("routing-poor"), one.paused ? t("routing-paused") : ""].filter((part) => part !== "").join(" "),
  };
  return told[one.verdict]?.() ?? "";
}

/** @param {Explained} one @param {number} place */
function tried(one, place) {
  const earned = one.expected === null || one.currency === null ? "" : money(one.expected, one.currency);
  if (one.why === "listed") {
    return t("routing-listed", { place: count(one.place ?? place + 1), earned });
  }
  return one.why === "only" ? t("routing-only", { earned }) : t("routing-margin", { earned });
}

/** @param {{ of: RoutedOperator }} props @returns {VNode} */
function Explanation({ of }) {
  return html`<section class="routing-why">
    <div class="routing-ask">
      <h3>${t("routing-now")}</h3>
      <label class="rate-percent"><span class="label">${t("routing-amount")}</span> <input class="input figure" inputmode="decimal" maxlength="12" data-testid="routing-amount" value=${amount.value} onInput=${(/** @type {Event} */ event) => (amount.value = valueOf(event))} /> ${of.currency}</label>
    </div>
    ${explainFailure.value !== null && html`<p class="field-error" role="alert">${explainError(explainFailure.value.code).what}</p>`}
    <ol data-testid="routing-explained" data-operator=${of.code}>
      ${(explained.value ?? []).map(
        (one, place) => html`<li key=${one.account} class="routing-reason" data-testid="routing-reason" data-account=${one.account} data-verdict=${one.verdict} data-taken=${place === 0 && one.verdict === "tried" ? "" : undefined}>
          <${Icon} name=${one.verdict !== "tried" ? "close" : place === 0 ? "check" : "next"} />
          <p><b class="foreign" dir="auto">${one.account}</b> ${place === 0 && one.verdict === "tried" && html`<span class="badge badge-accent">${t("routing-taken")}</span>`}<small>${why(one, place)}</small></p>
        </li>`,
      )}
    </ol>
    ${explained.value !== null && explained.value[0]?.verdict !== "tried" && html`<p class="notice notice-warning"><${Icon} name="warning" /><span>${t("routing-nobody")}</span></p>`}
  </section>`;
}

/** @returns {VNode} */
export function RoutingSection() {
  useEffect(follow, []);
  useLayoutEffect(() => state.clear(), []);
  const shown = operator.value;
  if (failure.value !== null) {
    return html`<${Failed} failure=${failure.value} again=${load} />`;
  }
  if (operators.value === null) {
    return html`<${Wait} />`;
  }
  if (shown === null) {
    return html`<${Nothing} title=${t("routing-none")} hint=${t("accounts-none-hint")} />`;
  }
  const lines = changed.value.map(({ code, name, accounts }) => t("routing-change", { operator: shortName(code) || name, before: inWords(accounts), after: inWords(listOf(code)) }));
  return html`<${SectionHead} title=${t("settings-routing")} note=${t("routing-note")} />
    <div class="routing">
      <${Operators} all=${operators.value} shown=${shown} />
      <div class="routing-one">
        <${Order} of=${shown} />
        <${Explanation} of=${shown} />
      </div>
    </div>
    <${SaveBar} changes=${lines} saving=${state} save=${() => void state.run(save)} undo=${undo} />`;
}
