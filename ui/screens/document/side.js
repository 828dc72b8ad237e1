// Beside the document: its paper, what the next print would be, and everything that can be done with it.
import { copyText } from "../../components/clipboard.js";
import { Icon } from "../../components/icons.js";
import { Key } from "../../components/key.js";
import { explainError } from "../../components/status.js";
import { count, figures } from "../../format.js";
import { t } from "../../i18n/index.js";
import { choosePaper, copyMessage, doing, hide, needsPrinter, openOutside, outcome, printShown, save, showFolder } from "../../state/document.js";
import { enqueue } from "../../state/printing.js";
import { isOwner, page } from "../../state/session.js";
import { section } from "../../state/settings.js";
import { html } from "../../vendor/preact.js";

/** @typedef {import("../../vendor/preact.js").VNode} VNode */
/** @typedef {import("../../types-printing.js").DocumentView} DocumentView */

const PAPERS = /** @type {const} */ (["roll58", "roll80", "a4"]);

export const printIt = () => printShown(enqueue);
export const copyShown = () => copyMessage((text) => copyText(text, document.querySelector('[data-testid="document-message"]')));

/** Shows the owner where printers are set up. */
function toPrinters() {
  hide();
  section.value = "printing";
  page.value = "settings";
}

/** @param {{ chosen: string }} props @returns {VNode} */
const Papers = ({ chosen }) => html`<div class="document-papers" role="group" aria-label=${t("document-paper")}>
  ${PAPERS.map((one) => html`<button type="button" class="chip" data-testid="document-paper" data-paper=${one} aria-pressed=${String(one === chosen)} onClick=${() => choosePaper(one)}>${t(`document-paper-${one}`)}</button>`)}
</div>`;

/** @param {{ view: DocumentView }} props @returns {VNode} */
const Said = ({ view: { copy, trouble, subject } }) => html`
  ${
    trouble !== null &&
    html`<p class="notice notice-warning document-note" data-testid="document-trouble" data-trouble=${trouble}>
      <${Icon} name="warning" /><span>${t(`document-trouble-${trouble}`)} ${t("document-trouble-todo")}</span>
    </p>`
  }
  ${
    ["receipt", "refund", "dispute", "z"].includes(subject.document) &&
    html`<p class=${copy > 0 ? "document-copy" : "document-copy soft"} data-testid="document-copy" data-copy=${copy}>${copy > 0 ? t("document-copy", { number: figures(String(copy)) }) : t("document-original")}</p>`
  }
`;

/** @returns {VNode} */
const NoPrinter = () => html`<div class="notice document-note" role=${needsPrinter.value ? "alert" : undefined} data-testid="document-no-printer">
  <${Icon} name="print" />
  <div>
    <p><b>${t("document-no-printer")}</b></p>
    ${
      isOwner.value
        ? html`<button type="button" class="button button-plain button-small" data-testid="document-set-up" onClick=${toPrinters}>${t("document-no-printer-owner")}</button>`
        : html`<p class="soft">${t("document-no-printer-clerk")}</p>`
    }
  </div>
</div>`;

/** @param {{ printer: string | null }} props @returns {VNode} */
function Acts({ printer }) {
  const act = (/** @type {import("../../state/document.js").Act} */ name, /** @type {string} */ testid, /** @type {string} */ key, /** @type {string} */ icon, /** @type {() => unknown} */ run) =>
    html`<button
      type="button"
      class=${name === "print" ? "button" : "button button-quiet"}
      data-testid=${testid}
      aria-keyshortcuts=${key.replace("Ctrl", "Control")}
      aria-disabled=${String(doing.value !== null)}
      onClick=${run}
    >
      <${Icon} name=${icon} /><span>${t(name === "open" ? "document-outside" : `document-${name}`)}</span> <${Key} name=${key} />
    </button>`;
  return html`<div class="document-acts">
    ${printer === null ? html`<${NoPrinter} />` : act("print", "document-print", "Ctrl+P", "print", () => void printIt())}
    ${act("pdf", "document-pdf", "Ctrl+S", "file", () => void save("pdf"))} ${act("png", "document-png", "Ctrl+I", "file", () => void save("png"))}
    ${act("open", "document-open", "Ctrl+O", "eye", () => void openOutside())}
  </div>`;
}

/** @param {import("../../state/document.js").Outcome} came */
function words(came) {
  switch (came.kind) {
    case "queued":
      return t("document-queued", { printer: came.printer });
    case "saved":
      return t("document-saved", { name: came.name });
    case "failed": {
      const { what, todo } = explainError(came.code);
      return `${what} ${todo}`;
    }
    default:
      return t(`document-${came.kind}`);
  }
}

/** What came of it: its room is there before it is. @returns {VNode} */
function Outcome() {
  const came = outcome.value;
  return html`<div class="document-outcome" role="status" data-testid="document-outcome" data-kind=${came?.kind ?? "none"} data-code=${came?.kind === "failed" ? came.code : undefined}>
    ${came !== null && html`<p><${Icon} name=${came.kind === "failed" ? "warning" : "check"} /><span class="foreign" dir="auto">${words(came)}</span></p>`}
    ${came?.kind === "saved" && html`<button type="button" class="button button-plain button-small" data-testid="document-folder" onClick=${() => void showFolder()}>${t("document-folder")}</button>`}
  </div>`;
}

/** @param {{ message: NonNullable<DocumentView["message"]> }} props @returns {VNode} */
const Message = ({ message: { text, segments, unicode } }) => html`<section class="document-message">
  <h3>${t("document-message")}</h3>
  <p class="foreign selectable document-text" dir="auto" tabindex="0" data-testid="document-message">${text}</p>
  <p class="soft document-segments" data-testid="document-segments" data-segments=${segments} data-unicode=${String(unicode)}>
    <b>${t("document-segments", { n: segments, count: count(segments) })}</b>${unicode && html` · ${t("document-letters")}`}
  </p>
  <button type="button" class="button button-quiet" data-testid="document-copy-text" aria-keyshortcuts="Control+C" onClick=${() => void copyShown()}>
    <${Icon} name="recorded" /><span>${t("document-copy-text")}</span> <${Key} name="Ctrl+C" />
  </button>
</section>`;

/** @param {{ view: DocumentView }} props @returns {VNode} */
export function Side({ view }) {
  return html`<div class="document-side">
    <${Papers} chosen=${view.paper} />
    <${Said} view=${view} />
    <${Acts} printer=${view.printer} />
    <${Outcome} />
    ${view.message !== null && html`<${Message} message=${view.message} />`}
  </div>`;
}
