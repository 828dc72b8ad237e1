// What narrows the list: words, days, state, clerk.
import { Icon } from "../../components/icons.js";
import { Key } from "../../components/key.js";
import { stateOf, stateWord } from "../../components/status.js";
import { ActivityExport } from "../../frame/exports.js";
import { count } from "../../format.js";
import { t } from "../../i18n/index.js";
import { choosePeriod, clerk, from, narrow, period, search, text, to, today, which } from "../../state/activity.js";
import { open as complaints } from "../../state/disputes.js";
import { begun } from "../../state/session.js";
import { html } from "../../vendor/preact.js";

/** @typedef {import("../../vendor/preact.js").VNode} VNode */

const PERIODS = /** @type {const} */ (["today", "yesterday", "week", "any", "days"]);
const STATES = /** @type {const} */ (["all", "open", "unknown", "succeeded", "failed", "reversed", "disputed"]);

/** A state is called the same here as on every sale. @param {typeof STATES[number]} one */
function wordOf(one) {
  if (one === "disputed") {
    return html`${t("complaint-filter")}${complaints.value.length > 0 && html` <b class="figure" data-testid="complaints-open" data-count=${complaints.value.length}>${count(complaints.value.length)}</b>`}`;
  }
  return one === "all" || one === "open" ? t(`activity-filter-${one}`) : stateWord(stateOf({ status: one, reason: null }));
}

/** @param {Event} event */
const typed = (event) => /** @type {HTMLInputElement} */ (event.currentTarget).value;

/** @returns {VNode} */
function Search() {
  return html`<label class="activity-search">
    <${Icon} name="search" />
    <span class="unseen">${t("activity-search")}</span>
    <input
      class="input"
      type="search"
      data-testid="activity-search"
      aria-keyshortcuts="Control+K"
      autocomplete="off"
      spellcheck="false"
      placeholder=${t("activity-search")}
      value=${text.value}
      onInput=${(/** @type {Event} */ event) => search(typed(event))}
    />
    <${Key} name="Ctrl+K" />
  </label>`;
}

/**
 * @param {{ name: string, label: string, day: import("../../vendor/preact.js").Signal<string> }} props
 * @returns {VNode}
 */
function Day({ name, label, day }) {
  const choose = (/** @type {Event} */ event) => {
    const value = typed(event);
    // A day that is half typed is none yet.
    if (value === "" || /^\d{4}-\d\d-\d\d$/.test(value)) {
      narrow(() => {
        day.value = value;
      });
    }
  };
  return html`<label class="activity-day">
    <span>${label}</span>
    <input class="input" type="date" data-testid=${name} max=${today.value} value=${day.value} placeholder="2026-01-31" onChange=${choose} />
  </label>`;
}

/** @returns {VNode} */
function Periods() {
  const choose = (/** @type {Event} */ event) => choosePeriod(PERIODS.find((one) => one === typed(event)) ?? "today");
  return html`<select class="select" data-testid="activity-period" aria-label=${t("activity-period")} value=${period.value} onChange=${choose}>
      ${PERIODS.map((one) => html`<option value=${one} selected=${one === period.value}>${t(`activity-period-${one}`)}</option>`)}
    </select>
    ${
      period.value === "days" &&
      html`<${Day} name="activity-from" label=${t("activity-from")} day=${from} /><${Day} name="activity-to" label=${t("activity-to")} day=${to} />`
    }`;
}

/** @returns {VNode} */
function Clerks() {
  const choose = (/** @type {Event} */ event) =>
    narrow(() => {
      clerk.value = typed(event) || null;
    });
  const names = (begun.value?.users ?? []).map((one) => one.name);
  return html`<select class="select" data-testid="activity-clerk" aria-label=${t("activity-clerk")} value=${clerk.value ?? ""} onChange=${choose}>
    <option value="" selected=${clerk.value === null}>${t("activity-clerk-all")}</option>
    ${names.map((name) => html`<option value=${name} selected=${name === clerk.value}>${name}</option>`)}
  </select>`;
}

/** @returns {VNode} */
function States() {
  const chip = (/** @type {typeof STATES[number]} */ one) => html`<button
    type="button"
    class="chip"
    data-testid="activity-filter"
    data-status=${one}
    aria-pressed=${String(which.value === one)}
    onClick=${() =>
      narrow(() => {
        which.value = one;
      })}
  >
    ${wordOf(one)}
  </button>`;
  return html`<div class="activity-states" role="group" aria-label=${t("activity-filter")}>${STATES.map(chip)}</div>`;
}

/** @returns {VNode} */
export function Filters() {
  return html`<div class="activity-filters" role="search">
    <${Search} />
    <${Periods} />
    <${Clerks} />
    <${States} />
    <${ActivityExport} />
  </div>`;
}
