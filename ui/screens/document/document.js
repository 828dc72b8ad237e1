// A document beside whatever one is doing: as it will be printed, and what can be done with it. The sale in flight goes on.
import { Icon } from "../../components/icons.js";
import { Key } from "../../components/key.js";
import { Sheet } from "../../components/sheet.js";
import { explainError } from "../../components/status.js";
import { figures } from "../../format.js";
import { t } from "../../i18n/index.js";
import { useKeys } from "../../keys.js";
import { DIGITS } from "../../state/digits.js";
import { failure, hide, load, loading, openOutside, save, subject, view } from "../../state/document.js";
import { page } from "../../state/session.js";
import { html, useLayoutEffect, useRef } from "../../vendor/preact.js";
import { copyShown, printIt, Side } from "./side.js";

/** @typedef {import("../../vendor/preact.js").VNode} VNode */
/** @typedef {import("../../types-printing.js").DocumentView} DocumentView */
/** @typedef {import("../../types-printing.js").Subject} Subject */

/** @param {{ view: DocumentView, kind: string }} props @returns {VNode} */
const Sheets = ({ view: { pages, paper }, kind }) => html`<div class="document-sheets" data-paper=${paper} tabindex="0" role="group" aria-label=${t("document-picture", { kind })}>
  ${pages.map((sheet, place) => {
    const label = pages.length === 1 ? t("document-picture", { kind }) : `${t("document-picture", { kind })}, ${t("document-sheet", { page: figures(String(place + 1)), pages: figures(String(pages.length)) })}`;
    return html`<${Sheet} key=${place} sheet=${sheet} label=${label} testid="document-picture" />`;
  })}
</div>`;

/** @returns {VNode} */
function Failed() {
  const { what, todo } = explainError(failure.value?.code ?? "internal");
  return html`<div class="document-none" role="alert" data-testid="document-error" data-code=${failure.value?.code}>
    <${Icon} name="warning" />
    <h3>${t("document-failed")}</h3>
    <p>${what} ${todo}</p>
    <button type="button" class="button button-quiet" data-testid="document-again" onClick=${() => void load()}>${t("trouble-again")}</button>
  </div>`;
}

/** @param {{ shown: DocumentView | null, kind: string }} props @returns {VNode} */
function Body({ shown, kind }) {
  if (failure.value !== null) {
    return html`<${Failed} />`;
  }
  if (shown === null) {
    return html`<p class="document-none soft" role="status">${t("document-loading")}</p>`;
  }
  return html`<div class="document-body"><${Sheets} view=${shown} kind=${kind} /><${Side} view=${shown} /></div>`;
}

/** A digit is the next customer's: the document makes way, and the digit goes on to the number. @type {import("../../keys.js").Handler} */
function next(event) {
  if (page.value === "counter" && !(event.target instanceof HTMLInputElement)) {
    hide();
  }
  return false;
}

const NEXT = Object.fromEntries(DIGITS.map((digit) => [digit, next]));

/** Whether the marks and letters of a field are meant. @param {KeyboardEvent} event */
const isOfText = ({ target }) => (target instanceof HTMLElement && target.matches("input, textarea, select")) || String(window.getSelection()) !== "";

/** The hands go back to where they were, or to the next customer's number. @param {Element | null} before */
function giveBack(before) {
  const to = before instanceof HTMLElement && before.isConnected && before !== document.body ? before : document.getElementById("sale-number");
  to?.focus({ preventScroll: true });
}

/** @param {{ subject: Subject }} props @returns {VNode} */
function Panel({ subject: one }) {
  const panel = useRef(/** @type {HTMLElement | null} */ (null));
  useKeys({
    Escape: hide,
    "Ctrl+P": () => void printIt(),
    "Ctrl+S": () => void save("pdf"),
    "Ctrl+I": () => void save("png"),
    "Ctrl+O": () => void openOutside(),
    "Ctrl+C": (event) => (isOfText(event) || view.value?.message === null ? false : void copyShown()),
    ...NEXT,
  });
  useLayoutEffect(() => {
    const before = document.activeElement;
    panel.current?.focus({ preventScroll: true });
    return () => {
      // Whoever has gone on typing elsewhere is left there.
      const active = document.activeElement;
      if (active === null || active === document.body || panel.current?.contains(active)) {
        giveBack(before);
      }
    };
  }, []);
  const shown = view.value;
  const kind = t(`document-kind-${one.document}`);
  return html`<section
    ref=${panel}
    class="document"
    tabindex="-1"
    aria-label=${kind}
    aria-busy=${String(loading.value)}
    data-testid="document"
    data-document=${one.document}
    data-paper=${shown?.paper}
    data-copy=${shown?.copy}
  >
    <header class="document-head">
      <h2>${kind}</h2>
      <p class="soft clipped" dir="ltr">${shown?.fileName}</p>
      <button type="button" class="button button-plain button-small" data-testid="document-close" aria-keyshortcuts="Escape" onClick=${hide}>${t("document-close")} <${Key} name="Escape" /></button>
    </header>
    <${Body} shown=${shown} kind=${kind} />
  </section>`;
}

/** @returns {VNode | null} */
export function DocumentView() {
  const one = subject.value;
  return one && html`<${Panel} key=${JSON.stringify(one)} subject=${one} />`;
}
