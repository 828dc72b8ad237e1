// Printing: the printers, the first of which documents go to, and when receipts print by themselves.
import { Icon } from "../../../components/icons.js";
import { stateOf, stateWord } from "../../../components/status.js";
import { count } from "../../../format.js";
import { t } from "../../../i18n/index.js";
import { add, attempt, autoPrint, changes, drafts, failure, find, finding, found, isReady, isThere, kept, load, notFound, opened, printBy, putFirst, remove, save, trials, undo, wrongOf } from "../../../state/printers.js";
import { html, useEffect } from "../../../vendor/preact.js";
import { Failed, Wait } from "../say.js";
import { SectionHead } from "./parts.js";
import { NEW_ADDRESS, PrinterEditor, Trial } from "./printer-editor.js";
import { howItPrints, whereIs } from "./printer-words.js";
import { Refused, saving, SaveBar } from "./saving.js";

/** @typedef {import("../../../vendor/preact.js").VNode} VNode */
/** @typedef {import("../../../types.js").Status} Status */
/** @typedef {import("../../../state/printers.js").Draft} Draft */

const state = saving();

/** A state is called the same here as on every sale. @param {Status} status */
const wordOf = (status) => stateWord(stateOf({ status, reason: null }));

/** What saving would change, a line each. @returns {string[]} */
function lines() {
  const { added, gone, other, first, states } = changes.value;
  const named = (/** @type {string} */ id, /** @type {{ name: string }[]} */ all) => all.map(({ name }) => t(id, { name: name.trim() || t("printer-nameless") }));
  return [
    ...named("printer-change-added", added),
    ...named("printer-change-gone", gone),
    ...named("printer-change-other", other),
    ...named("printer-change-first", first === null ? [] : [first]),
    ...(states === null ? [] : [t("printer-change-states", { states: states.map(wordOf).join(", ") || t("printer-never") })]),
  ];
}

/** @param {{ draft: Draft, place: number }} props @returns {VNode} */
function Row({ draft, place }) {
  const { key, printer } = draft;
  const isOpen = opened.value === key;
  return html`<li class="printer" data-testid="printer-row" data-printer=${printer.name} data-first=${place === 0 ? "" : undefined}>
    <div class="printer-head">
      <${Icon} name="print" />
      <div class="printer-what">
        <p><b class="foreign" dir="auto">${printer.name || t("printer-nameless")}</b> ${place === 0 && html`<span class="badge badge-accent">${t("printer-first")}</span>`}</p>
        <p class="soft"><bdi>${whereIs(printer.address)}</bdi> · ${howItPrints(printer)}</p>
      </div>
      <div class="printer-acts">
        ${!isOpen && html`<button type="button" class="button button-plain button-small" data-testid="printer-try" disabled=${wrongOf(draft) !== null || trials.value.get(key) === "trying"} onClick=${() => void attempt(draft)}>${t("printer-try")}</button>`}
        ${place > 0 && html`<button type="button" class="button button-plain button-small" data-testid="printer-put-first" onClick=${() => putFirst(key)}>${t("printer-put-first")}</button>`}
        <button type="button" class="button button-plain button-small" data-testid="printer-remove" onClick=${() => remove(key)}>${t("printer-remove")}</button>
        ${!isOpen && html`<button type="button" class="button button-quiet button-small" data-testid="printer-open" onClick=${() => (opened.value = key)}>${t("printer-open")}</button>`}
      </div>
    </div>
    ${isOpen ? html`<${PrinterEditor} draft=${draft} />` : trials.value.has(key) && html`<div class="printer-told"><${Trial} draft=${draft} /></div>`}
  </li>`;
}

/** What was found, each to be taken. @returns {VNode | null} */
function Found() {
  const all = found.value;
  if (all === null || finding.value) {
    return null;
  }
  if (all.length === 0) {
    return html`<p class="notice" role="status" data-testid="printers-found" data-count="0"><${Icon} name="info" /><span>${t("printers-found-none")}</span></p>`;
  }
  return html`<section class="printers-found" data-testid="printers-found" data-count=${all.length}>
    <h3 role="status">${t("printers-found", { n: all.length, count: count(all.length) })}</h3>
    <ul>
      ${all.map(
        ({ name, address }) => html`<li>
          <span class="printer-what"><b class="foreign" dir="auto">${name}</b> <span class="soft"><bdi>${whereIs(address)}</bdi></span></span>
          ${
            isThere(address)
              ? html`<span class="soft">${t("printer-is-there")}</span>`
              : html`<button type="button" class="button button-quiet button-small" data-testid="printer-take" onClick=${() => add(name, address)}><${Icon} name="plus" />${t("printer-take")}</button>`
          }
        </li>`,
      )}
    </ul>
  </section>`;
}

/** @returns {VNode} */
const Auto = () => html`<fieldset class="printer-auto">
  <legend class="label">${t("printer-auto")}</legend>
  <div class="printer-states">
    ${(kept.value?.states ?? []).map(
      (one) => html`<label class="check">
        <input type="checkbox" data-testid="auto-print" data-status=${one} checked=${autoPrint.value.includes(one)} onChange=${(/** @type {Event} */ event) => printBy(one, /** @type {HTMLInputElement} */ (event.currentTarget).checked)} />
        <span>${wordOf(one)}</span>
      </label>`,
    )}
  </div>
  <p class="field-hint">${t("printer-auto-hint")}</p>
</fieldset>`;

/** @returns {VNode} */
const Ways = () => html`<div class="printer-ways">
  <button type="button" class="button button-quiet" data-testid="printers-find" aria-busy=${String(finding.value)} aria-disabled=${String(finding.value)} onClick=${() => void find()}>
    <${Icon} name="search" />${t(finding.value ? "printers-finding" : "printers-find")}
  </button>
  <button type="button" class="button button-plain" data-testid="printer-add" onClick=${() => add("", NEW_ADDRESS.network)}><${Icon} name="plus" />${t("printer-add")}</button>
</div>`;

/** @returns {VNode} */
export function PrintingSection() {
  useEffect(() => void load(), []);
  if (failure.value !== null) {
    return html`<${Failed} failure=${failure.value} again=${load} />`;
  }
  if (kept.value === null) {
    return html`<${Wait} />`;
  }
  const putBack = () => {
    undo();
    state.clear();
  };
  return html`<${SectionHead} title=${t("section-printing")} note=${t("printing-note")} />
    ${
      drafts.value.length === 0
        ? html`<p class="notice" data-testid="printers-none"><${Icon} name="print" /><span>${t("printers-none")}</span></p>`
        : html`<ol class="printers">${drafts.value.map((draft, place) => html`<${Row} key=${draft.key} draft=${draft} place=${place} />`)}</ol>`
    }
    <${Ways} />
    <${Refused} failure=${notFound.value} />
    <${Found} />
    <${Auto} />
    <${SaveBar} changes=${lines()} saving=${state} save=${() => void state.run(save)} undo=${putBack} isReady=${isReady.value} />`;
}
