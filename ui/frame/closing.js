// Somebody wants to close the window while sales are open: which they are, and that they are not lost.
import { closeWindow } from "../backend.js";
import { Dialog } from "../components/dialog.js";
import { Key } from "../components/key.js";
import { Status } from "../components/status.js";
import { count, price } from "../format.js";
import { t } from "../i18n/index.js";
import { closing } from "../state/program.js";
import { html } from "../vendor/preact.js";

function stay() {
  closing.value = null;
}

/** @returns {import("../vendor/preact.js").VNode | null} */
export function ClosingDialog() {
  const open = closing.value;
  if (open === null) {
    return null;
  }
  return html`<${Dialog} title=${t("closing-heading", { count: open.length, shown: count(open.length) })} onClose=${stay} testid="closing">
    <p>${t("closing-body")}</p>
    <ul class="closing-sales">
      ${open.map(
        (sale) =>
          html`<li key=${sale.reference} data-reference=${sale.reference}>
            <span class="closing-number">${sale.grouped}</span>
            <span class="closing-amount">${price(sale.total, sale.currency)}</span>
            <${Status} sale=${sale} />
          </li>`,
      )}
    </ul>
    <div class="dialog-answers">
      <button type="button" class="button button-quiet" data-testid="closing-close" onClick=${() => void closeWindow()}>
        ${t("closing-close")}
      </button>
      <button type="button" class="button" data-testid="closing-stay" autofocus aria-keyshortcuts="Escape" onClick=${stay}>
        ${t("closing-stay")} <${Key} name="Escape" />
      </button>
    </div>
  <//>`;
}
