// How a section is saved: what will change is listed first, one button does it, and what the program refuses is told beside it.
import { asBackendError } from "../../../backend.js";
import { Icon } from "../../../components/icons.js";
import { Key } from "../../../components/key.js";
import { explainError } from "../../../components/status.js";
import { known, t } from "../../../i18n/index.js";
import { useKeys } from "../../../keys.js";
import { batch, html, signal } from "../../../vendor/preact.js";

/** @typedef {import("../../../vendor/preact.js").VNode} VNode */
/** @typedef {import("../../../backend.js").BackendError} BackendError */

/**
 * A section's way to the program: busy while it is asked, and why it refused. What was typed is never touched by it.
 * @returns {Saving}
 */
export function saving() {
  const isBusy = signal(false);
  const failure = signal(/** @type {BackendError | null} */ (null));
  const isSaved = signal(false);
  return {
    isBusy,
    failure,
    isSaved,
    async run(work) {
      if (isBusy.value) {
        return false;
      }
      batch(() => {
        isBusy.value = true;
        failure.value = null;
        isSaved.value = false;
      });
      try {
        await work();
        isSaved.value = true;
        return true;
      } catch (error) {
        failure.value = asBackendError(error);
        return false;
      } finally {
        isBusy.value = false;
      }
    },
    clear() {
      batch(() => {
        failure.value = null;
        isSaved.value = false;
      });
    },
  };
}

/**
 * @typedef {object} Saving
 * @property {import("../../../vendor/preact.js").Signal<boolean>} isBusy
 * @property {import("../../../vendor/preact.js").Signal<BackendError | null>} failure
 * @property {import("../../../vendor/preact.js").Signal<boolean>} isSaved since the last change
 * @property {(work: () => Promise<unknown>) => Promise<boolean>} run whether it was done
 * @property {() => void} clear
 */

/** Words for a refusal: those of the settings first, for money is not what went wrong here. @param {string} code */
export function wrongWords(code) {
  const { what, todo } = explainError(code);
  return known(`settings-wrong-${code.replaceAll("_", "-")}`) ?? `${what} ${todo}`;
}

/** Why it was refused; the program's own sentence is folded below. @param {{ failure: BackendError | null }} props @returns {VNode | null} */
export function Refused({ failure }) {
  if (failure === null) {
    return null;
  }
  const { code, message } = failure;
  return html`<div class="notice notice-danger" role="alert" data-testid="settings-error" data-code=${code}>
    <${Icon} name="warning" />
    <div>
      <p>${wrongWords(code)}</p>
      ${
        message !== "" &&
        html`<details class="details">
          <summary>${t("details")}</summary>
          <p class="foreign selectable" dir="auto">${message.slice(0, 500)} (${code})</p>
        </details>`
      }
    </div>
  </div>`;
}

/**
 * The foot of a section: what will change, and the button. Ctrl+S does the same.
 * @param {{ changes: readonly string[], saving: Saving, save: () => void, undo: () => void, isReady?: boolean, beside?: import("../../../vendor/preact.js").ComponentChildren }} props
 *   changes: one line each, in words; none: nothing to save. isReady: whether what is typed can be saved. beside: what it would mean
 * @returns {VNode}
 */
export function SaveBar({ changes, saving: state, save, undo, isReady = true, beside }) {
  const isOpen = changes.length > 0;
  const canSave = isOpen && isReady && !state.isBusy.value;
  useKeys({ "Ctrl+S": () => void (canSave && save()) });
  return html`<footer class="settings-save" data-changes=${changes.length}>
    ${
      isOpen &&
      html`<div class="settings-meaning">
        <div class="settings-changes" tabindex="0" role="group" aria-label=${t("settings-will-change")}>
          <p>${t("settings-will-change")}</p>
          <ul data-testid="settings-changes">
            ${changes.map((one) => html`<li dir="auto">${one}</li>`)}
          </ul>
        </div>
        ${beside}
      </div>`
    }
    <${Refused} failure=${state.failure.value} />
    <div class="settings-answers">
      ${!isOpen && html`<p class="soft" role="status" data-testid="settings-state">${t(state.isSaved.value ? "settings-saved" : "settings-nothing")}</p>`}
      ${isOpen && html`<button type="button" class="button button-plain" data-testid="settings-undo" disabled=${state.isBusy.value} onClick=${undo}>${t("settings-undo")}</button>`}
      <button type="button" class="button" data-testid="settings-save" aria-keyshortcuts="Control+S" aria-busy=${String(state.isBusy.value)} disabled=${!canSave} onClick=${save}>
        ${t("settings-save")} <${Key} name="Ctrl+S" />
      </button>
    </div>
  </footer>`;
}
