// A sample receipt as it would come out, while its look is typed.
import { Icon } from "../../../components/icons.js";
import { Sheet } from "../../../components/sheet.js";
import { explainError } from "../../../components/status.js";
import { t } from "../../../i18n/index.js";
import { choosePaper, paper, preview, previewFailure, previewing } from "../../../state/receipt-look.js";
import { html } from "../../../vendor/preact.js";

/** @typedef {import("../../../vendor/preact.js").VNode} VNode */

const PAPERS = /** @type {const} */ (["roll58", "roll80"]);

/** What is wrong with the look, and that receipts print nevertheless. @returns {VNode | null} */
function Trouble() {
  const failed = previewFailure.value;
  if (failed !== null) {
    const { what, todo } = explainError(failed.code);
    return html`<p class="notice notice-danger" role="alert" data-testid="look-failed" data-code=${failed.code}><${Icon} name="warning" /><span>${what} ${todo}</span></p>`;
  }
  const trouble = preview.value?.trouble ?? null;
  return trouble && html`<p class="notice notice-warning" role="status" data-testid="look-trouble" data-trouble=${trouble}><${Icon} name="warning" /><span>${t(`look-trouble-${trouble}`)}</span></p>`;
}

/** @returns {VNode} */
export function Preview() {
  const shown = preview.value;
  return html`<section class="look-preview" aria-label=${t("look-preview")} aria-busy=${String(previewing.value)} data-testid="look-preview" data-paper=${paper.value}>
    <header>
      <h3>${t("look-preview")}</h3>
      <div class="document-papers" role="group" aria-label=${t("document-paper")}>
        ${PAPERS.map((one) => html`<button type="button" class="chip" data-testid="look-paper" data-paper=${one} aria-pressed=${String(one === paper.value)} onClick=${() => choosePaper(one)}>${t(`document-paper-${one}`)}</button>`)}
      </div>
    </header>
    <${Trouble} />
    <div class="look-sheet" tabindex="0" role="group" aria-label=${t("look-preview")}>
      ${shown !== null && html`<${Sheet} sheet=${shown} label=${t("look-preview")} testid="look-picture" />`}
    </div>
  </section>`;
}
