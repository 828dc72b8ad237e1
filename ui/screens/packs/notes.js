// What is to be said about the list: why it is empty, what may be missing from it, and what to do.
import { Icon } from "../../components/icons.js";
import { Key } from "../../components/key.js";
import { t } from "../../i18n/index.js";
import { askAgain, catalogue, errors, loading, sellsPacks } from "../../state/packs.js";
import { network } from "../../state/program.js";
import { circle, operator, read } from "../../state/sale.js";
import { shop } from "../../state/session.js";
import { computed, html } from "../../vendor/preact.js";
import { shortName } from "../counter/names.js";
import { categoryName, spanName } from "./facts.js";
import { askAll, category, results, span, text } from "./view.js";

/** @typedef {import("../../state/pack-loader.js").ListError} ListError */

/** @type {Readonly<Record<string, string>>} */
const WHY = {
  not_sent: "packs-why-no-connection",
  timeout: "packs-why-timeout",
  unreadable_answer: "packs-why-unreadable",
  credentials: "packs-why-credentials",
  not_permitted: "packs-why-credentials",
  rate_limited: "packs-why-rate-limited",
  operator_down: "packs-why-operator-down",
  keyring_locked: "packs-why-key",
  keyring_unavailable: "packs-why-key",
  key_missing: "packs-why-key",
};

/** @param {ListError} error */
const why = ({ code }) => t((Object.hasOwn(WHY, code) ? WHY[code] : undefined) ?? "packs-why-other");

/** An account that waits for the number or the circle is no fault. @param {ListError} error @returns {"number" | "circle" | null} */
function waitsFor({ code }) {
  if (code === "number_needed") {
    return "number";
  }
  return code === "circle_needed" ? "circle" : null;
}

/** @param {{ id: string, icon: string, kind: string, words: string }} props */
const Note = ({ id, icon, kind, words }) => html`<p class="packs-note" data-kind=${kind} data-testid=${id}><${Icon} name=${icon} /><span>${words}</span></p>`;

function AskAgain() {
  return html`<button type="button" class="packs-again" data-testid="offers-again" disabled=${loading.value} onClick=${askAgain}>${t("packs-ask-again")}</button>`;
}

/** @param {ListError} error */
function oneNote(error) {
  const wait = waitsFor(error);
  if (wait !== null) {
    return html`<${Note} id=${`offers-${wait}-needed`} icon="info" kind="info" words=${t(wait === "number" ? "packs-number-needed" : "packs-circle-needed", { account: error.account })} />`;
  }
  const words = error.account === "" ? t("packs-not-asked", { why: why(error) }) : t("packs-account-not-asked", { account: error.account, why: why(error) });
  return html`<${Note} id="offers-error" icon="warning" kind="error" words=${words} />`;
}

/** Below the list, so that the rows above stay where they are. @returns {import("../../vendor/preact.js").VNode | null} */
export function Notes() {
  const failed = errors.value.some((error) => waitsFor(error) === null);
  const offline = network.value.state === "offline" && catalogue.value.packs.length > 0;
  // Without packs the middle of the list says it, in full.
  if (catalogue.value.packs.length === 0 || (errors.value.length === 0 && !offline)) {
    return null;
  }
  return html`<div class="packs-notes" role="status">
    <div class="packs-note-list">
      ${offline && html`<${Note} id="offers-offline" icon="offline" kind="error" words=${t("packs-offline")} />`} ${errors.value.map(oneNote)}
    </div>
    ${(failed || offline) && html`<${AskAgain} />`}
  </div>`;
}

/** Grey rows where packs will be. */
function Waiting() {
  return html`<div class="packs-waiting" data-testid="offers-loading">
    <p class="unseen" role="status">${t("packs-loading")}</p>
    ${[0, 1, 2, 3, 4].map((row) => html`<div class="pack-blank" key=${row}><i></i><i></i><i></i></div>`)}
  </div>`;
}

/** The search and the filters that let nothing through, by name. */
function NoMatch() {
  const narrowed = [
    ...(text.value.trim() === "" ? [] : [t("packs-searched", { text: text.value.trim().slice(0, 60) })]),
    ...(category.value === null ? [] : [categoryName(category.value)]),
    ...(span.value === null ? [] : [spanName(span.value)]),
  ];
  return html`<div class="packs-middle" data-testid="offers-no-match">
    <p class="packs-middle-head" role="status">${t("packs-no-match")}</p>
    <p dir="auto">${narrowed.join(" · ")}</p>
    <button type="button" class="packs-again" onClick=${askAll}>${t("packs-show-all")} <${Key} name="Enter" /></button>
  </div>`;
}

/** No packs at all: everything that is known about why. */
function None() {
  const known = errors.value;
  if (known.length === 0) {
    return html`<${Middle} id="offers-none" head=${t("packs-none", { operator: shortName(operator.value) })} help=${t("packs-none-help")}><${AskAgain} /><//>`;
  }
  const waits = known.every((error) => waitsFor(error) !== null);
  return html`<${Middle} id="offers-failed" head=${t(waits ? "packs-wait" : "packs-failed")} help="">
    <div class="packs-note-list">${known.map(oneNote)}</div>
    ${!waits && html`<p>${t("packs-amount-still-works")}</p>`} ${!waits && html`<${AskAgain} />`}
  <//>`;
}

/** @param {{ id: string, head: string, help: string, children?: unknown }} props */
const Middle = ({ id, head, help, children }) =>
  html`<div class="packs-middle" data-testid=${id}>
    <p class="packs-middle-head" role="status">${head}</p>
    ${help !== "" && html`<p>${help}</p>`} ${children}
  </div>`;

/** Whether there is a list to be seen. */
export const isEmpty = computed(() => !sellsPacks.value || operator.value === null || results.value.length === 0);

/** What stands in place of the list while it is empty. @returns {import("../../vendor/preact.js").VNode | null} */
export function InPlace() {
  if (!sellsPacks.value) {
    return html`<${Middle} id="offers-not-here" head=${t("packs-not-here")} help=${t("packs-not-here-help")} />`;
  }
  if (operator.value === null) {
    return html`<${Middle} id="offers-no-operator" head=${t("packs-no-operator")} help=${t("packs-no-operator-help")} />`;
  }
  if (!isEmpty.value) {
    return null;
  }
  if (catalogue.value.packs.length > 0) {
    return html`<${NoMatch} />`;
  }
  if (loading.value) {
    return html`<${Waiting} />`;
  }
  const needsCircle = shop.value?.needsCircle === true && circle.value === null && read.value.state === "complete";
  return needsCircle && errors.value.length === 0
    ? html`<${Middle} id="offers-circle-needed" head=${t("packs-wait")} help=${t("packs-circle-needed-here")} />`
    : html`<${None} />`;
}
