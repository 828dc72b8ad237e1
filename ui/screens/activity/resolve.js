// The owner's word on a sale of which nobody can tell how it ended. It is written down for good, with its reason.
import { Dialog } from "../../components/dialog.js";
import { explainError } from "../../components/status.js";
import { asBackendError, resolve } from "../../backend.js";
import { figures, price } from "../../format.js";
import { t } from "../../i18n/index.js";
import { renew } from "../../state/activity.js";
import { html, useState } from "../../vendor/preact.js";

/** @typedef {import("../../types.js").Sale} Sale */

const LONGEST = 300;

/**
 * @param {{ name: "succeeded" | "failed", chosen: string | null, onChoose: (name: "succeeded" | "failed") => void }} props
 * @returns {import("../../vendor/preact.js").VNode}
 */
function Answer({ name, chosen, onChoose }) {
  return html`<label class="resolve-answer" data-chosen=${String(chosen === name)}>
    <input type="radio" name="resolve" data-testid=${`resolve-${name}`} checked=${chosen === name} onChange=${() => onChoose(name)} />
    <span><b>${t(`activity-resolve-${name}`)}</b><small>${t(`activity-resolve-${name}-means`)}</small></span>
  </label>`;
}

/**
 * @param {{ sale: Sale, onClose: () => void }} props
 * @returns {import("../../vendor/preact.js").VNode}
 */
export function Resolve({ sale, onClose }) {
  const [answer, setAnswer] = useState(/** @type {"succeeded" | "failed" | null} */ (null));
  const [why, setWhy] = useState("");
  const [lacking, setLacking] = useState(/** @type {string | null} */ (null));
  const [busy, setBusy] = useState(false);

  const write = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (busy) {
      return;
    }
    if (answer === null || why.trim() === "") {
      setLacking(answer === null ? t("activity-resolve-choose") : t("activity-resolve-why-needed"));
      return;
    }
    setBusy(true);
    try {
      renew(await resolve(sale.reference, answer === "succeeded", why.trim()));
      onClose();
    } catch (error) {
      setBusy(false);
      setLacking(explainError(asBackendError(error).code).what);
    }
  };

  return html`<${Dialog} title=${t("activity-resolve-title")} onClose=${onClose} testid="resolve" tone="warning">
    <form onSubmit=${write} novalidate>
      <p>${t("activity-resolve-text", { number: figures(sale.grouped), amount: price(sale.total, sale.currency) })}</p>
      <fieldset class="resolve-answers">
        <legend class="unseen">${t("activity-resolve-title")}</legend>
        <${Answer} name="succeeded" chosen=${answer} onChoose=${setAnswer} />
        <${Answer} name="failed" chosen=${answer} onChoose=${setAnswer} />
      </fieldset>
      <label class="field">
        <span class="label">${t("activity-resolve-why")}</span>
        <textarea
          class="input resolve-why"
          data-testid="resolve-reason"
          rows="2"
          maxlength=${LONGEST}
          required
          aria-describedby="resolve-lacking"
          value=${why}
          onInput=${(/** @type {Event} */ event) => setWhy(/** @type {HTMLTextAreaElement} */ (event.currentTarget).value)}
        ></textarea>
      </label>
      <p id="resolve-lacking" class="field-error resolve-lacking" role="alert" data-testid="resolve-error">${lacking ?? ""}</p>
      <div class="dialog-answers">
        <button type="button" class="button button-quiet" data-testid="resolve-cancel" onClick=${onClose}>${t("activity-resolve-cancel")}</button>
        <button type="submit" class="button" data-testid="resolve-confirm" aria-disabled=${String(busy)}>${t("activity-resolve-confirm")}</button>
      </div>
    </form>
  <//>`;
}
