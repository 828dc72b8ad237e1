// The drawer's page: opened with a float, cash in and out, counted blind and closed; and what earlier Z reports say.
import { Icon } from "../../components/icons.js";
import { Key } from "../../components/key.js";
import { explainError } from "../../components/status.js";
import { t } from "../../i18n/index.js";
import { useKeys } from "../../keys.js";
import { back, failure, follow, known, load, own, report, soFar } from "../../state/drawer.js";
import { html, useEffect } from "../../vendor/preact.js";
import { Cash } from "./cash.js";
import { Counting } from "./counting.js";
import { Opening } from "./opening.js";
import { thisDay, when } from "./parts.js";
import { Report, showOnPaper } from "./report.js";
import { Reports } from "./reports.js";

/** @typedef {import("../../vendor/preact.js").VNode} VNode */

/** @returns {VNode} */
function Head() {
  const shift = own.value;
  return html`<header class="drawer-head">
    <h1>${t("drawer-heading")}</h1>
    <span class=${shift === null ? "badge" : "badge badge-accent"} data-testid="drawer-state" data-state=${shift === null ? "closed" : "open"}>
      ${shift === null ? t("drawer-none") : t("drawer-since", { time: when(shift.openedAt, thisDay()) })}
    </span>
    ${
      shift !== null &&
      report.value === null &&
      !soFar.value &&
      html`<button
        type="button"
        class="button button-quiet button-small drawer-so-far"
        data-testid="drawer-so-far"
        aria-keyshortcuts="F9"
        onClick=${() => {
          soFar.value = true;
        }}
      >
        <${Icon} name="recorded" />${t("drawer-so-far")} <${Key} name="F9" />
      </button>`
    }
  </header>`;
}

/** @returns {VNode} */
function Failed() {
  const { what, todo } = explainError(failure.value?.code ?? "internal");
  return html`<div class="drawer-none" role="alert" data-testid="drawer-failed" data-code=${failure.value?.code}>
    <p>${what} ${todo}</p>
    <button type="button" class="button button-quiet" onClick=${() => void load()}>${t("trouble-again")}</button>
  </div>`;
}

/** @returns {VNode} */
function Main() {
  const shift = own.value;
  if (report.value !== null) {
    return html`<${Report} shift=${report.value} />`;
  }
  if (shift === null) {
    return html`<${Opening} />`;
  }
  // Not beside each other: who counts does not look at what was sold.
  return soFar.value ? html`<${Report} shift=${shift} />` : html`<${Cash} shift=${shift} /><${Counting} />`;
}

/** @param {string} id @returns {void | false} */
function focus(id) {
  const field = document.getElementById(id);
  if (field === null) {
    return false;
  }
  field.focus();
}

/** What is looked at, on paper. */
function print() {
  const shift = report.value ?? (soFar.value ? own.value : null);
  if (shift !== null) {
    showOnPaper(shift);
  }
}

/** @returns {VNode} */
export function DrawerScreen() {
  useEffect(follow, []);
  useKeys({
    F6: () => focus("cash-amount"),
    F7: () => focus("shift-counted"),
    F9: () => {
      soFar.value = own.value !== null && report.value === null && !soFar.value;
    },
    "Ctrl+P": print,
    Escape: () => (back() ? undefined : false),
  });
  if (failure.value !== null) {
    return html`<div class="drawer"><${Failed} /></div>`;
  }
  return html`<div class="drawer" aria-busy=${String(!known.value)}>
    <${Head} />
    ${known.value && html`<div class="drawer-body"><${Main} /><${Reports} /></div>`}
  </div>`;
}
