// What is asked when a complaint is opened, and when the owner closes it. What was written stays where it is refused.
import { asBackendError } from "../../backend.js";
import { Dialog } from "../../components/dialog.js";
import { explainError } from "../../components/status.js";
import { figures, price } from "../../format.js";
import { t } from "../../i18n/index.js";
import { latin } from "../../state/digits.js";
import { complain, settle } from "../../state/disputes.js";
import { show } from "../../state/document.js";
import { html, useState } from "../../vendor/preact.js";

/** @typedef {import("../../vendor/preact.js").VNode} VNode */
/** @typedef {import("../../types-printing.js").Complaint} Complaint */
/** @typedef {import("../../types-printing.js").DisputeEnd} DisputeEnd */

const COMPLAINTS = /** @type {const} */ (["wrong_number", "not_received", "wrong_pack"]);
const ENDS = /** @type {const} */ (["given_back", "refused", "withdrawn"]);
const LONGEST_NOTE = 300;
const LONGEST_NUMBER = 30;

/** @param {Event} event */
const valueOf = (event) => /** @type {HTMLInputElement | HTMLTextAreaElement} */ (event.currentTarget).value;

/**
 * Writes something down once; why it was not is told.
 * @param {() => string | null} lacks what is missing, in words
 * @param {() => Promise<void>} work
 */
function useWriting(lacks, work) {
  const [wrong, setWrong] = useState(/** @type {{ code: string, words: string } | null} */ (null));
  const [busy, setBusy] = useState(false);
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (busy) {
      return;
    }
    const lacking = lacks();
    if (lacking !== null) {
      setWrong({ code: "lacking", words: lacking });
      return;
    }
    setBusy(true);
    try {
      await work();
    } catch (error) {
      const { code } = asBackendError(error);
      const { what, todo } = explainError(code);
      setBusy(false);
      setWrong({ code, words: `${what} ${todo}` });
    }
  };
  return { wrong, busy, submit };
}

/** @param {{ wrong: { code: string, words: string } | null }} props Its room is there before it is. @returns {VNode} */
const Wrong = ({ wrong }) => html`<p class="field-error resolve-lacking" role="alert" data-testid="complaint-error" data-code=${wrong?.code}>${wrong?.words ?? ""}</p>`;

/** @param {{ name: string, value: string, chosen: string | null, label: string, means?: string, onChoose: () => void }} props @returns {VNode} */
const Answer = ({ name, value, chosen, label, means, onChoose }) => html`<label class="resolve-answer" data-chosen=${String(chosen === value)}>
  <input type="radio" name=${name} data-testid=${name} data-value=${value} checked=${chosen === value} onChange=${onChoose} />
  <span><b>${label}</b>${means !== undefined && html`<small>${means}</small>`}</span>
</label>`;

/** @param {{ label: string, testid: string, value: string, onInput: (text: string) => void }} props @returns {VNode} */
const Note = ({ label, testid, value, onInput }) => html`<label class="field">
  <span class="label">${label}</span>
  <textarea class="input resolve-why" dir="auto" rows="2" maxlength=${LONGEST_NOTE} data-testid=${testid} value=${value} onInput=${(/** @type {Event} */ event) => onInput(valueOf(event))}></textarea>
</label>`;

/** @param {{ cancel: () => void, busy: boolean, word: string }} props @returns {VNode} */
const Foot = ({ cancel, busy, word }) => html`<div class="dialog-answers">
  <button type="button" class="button button-quiet" data-testid="complaint-cancel" onClick=${cancel}>${t("complaint-cancel")}</button>
  <button type="submit" class="button" data-testid="complaint-confirm" aria-disabled=${String(busy)}>${word}</button>
</div>`;

/** @param {{ sale: import("../../types.js").Sale, onClose: () => void }} props @returns {VNode} */
export function NewComplaint({ sale, onClose }) {
  const [complaint, setComplaint] = useState(/** @type {Complaint | null} */ (null));
  const [meant, setMeant] = useState("");
  const [note, setNote] = useState("");
  const { wrong, busy, submit } = useWriting(
    () => (complaint === null ? t("complaint-choose") : null),
    async () => {
      const chosen = /** @type {Complaint} */ (complaint);
      const made = await complain({ reference: sale.reference, complaint: chosen, meantFor: chosen === "wrong_number" ? latin(meant.trim()) : "", note: note.trim() });
      onClose();
      // Whoever stands at the counter wants it in the hand.
      show({ document: "dispute", id: made.id });
    },
  );
  return html`<${Dialog} title=${t("complaint-title")} onClose=${onClose} testid="complaint-new">
    <form onSubmit=${submit} novalidate>
      <p>${t("complaint-text", { number: figures(sale.grouped), amount: price(sale.total, sale.currency) })}</p>
      <fieldset class="resolve-answers">
        <legend class="unseen">${t("complaint-title")}</legend>
        ${COMPLAINTS.map((one) => html`<${Answer} name="complaint-kind" value=${one} chosen=${complaint} label=${t(`complaint-kind-${one}`)} means=${t(`complaint-kind-${one}-means`)} onChoose=${() => setComplaint(one)} />`)}
      </fieldset>
      ${
        complaint === "wrong_number" &&
        html`<label class="field complaint-meant">
          <span class="label">${t("complaint-meant")}</span>
          <input
            class="input figure"
            type="text"
            inputmode="tel"
            autocomplete="off"
            spellcheck="false"
            maxlength=${LONGEST_NUMBER}
            data-testid="complaint-meant"
            aria-invalid=${String(wrong !== null && ["invalid_number", "dispute_same_number"].includes(wrong.code))}
            value=${meant}
            onInput=${(/** @type {Event} */ event) => setMeant(valueOf(event))}
          />
        </label>`
      }
      <${Note} label=${t("complaint-note")} testid="complaint-note" value=${note} onInput=${setNote} />
      <${Wrong} wrong=${wrong} />
      <${Foot} cancel=${onClose} busy=${busy} word=${t("complaint-confirm")} />
    </form>
  <//>`;
}

/** @param {{ dispute: import("../../types-printing.js").Dispute, onClose: () => void }} props @returns {VNode} */
export function CloseComplaint({ dispute, onClose }) {
  const [end, setEnd] = useState(/** @type {DisputeEnd | null} */ (null));
  const [note, setNote] = useState("");
  const { wrong, busy, submit } = useWriting(
    () => (end === null ? t("complaint-end-choose") : note.trim() === "" ? explainError("dispute_note_needed").what : null),
    async () => {
      await settle(dispute.id, /** @type {DisputeEnd} */ (end), note.trim());
      onClose();
    },
  );
  return html`<${Dialog} title=${t("complaint-close-title")} onClose=${onClose} testid="complaint-end">
    <form onSubmit=${submit} novalidate>
      <p>${t("complaint-close-text")}</p>
      <fieldset class="resolve-answers">
        <legend class="unseen">${t("complaint-close-title")}</legend>
        ${ENDS.map((one) => html`<${Answer} name="complaint-end-kind" value=${one} chosen=${end} label=${t(`complaint-end-${one}`)} onChoose=${() => setEnd(one)} />`)}
      </fieldset>
      <${Note} label=${t("complaint-end-note")} testid="complaint-end-note" value=${note} onInput=${setNote} />
      <${Wrong} wrong=${wrong} />
      <${Foot} cancel=${onClose} busy=${busy} word=${t("complaint-end-confirm")} />
    </form>
  <//>`;
}
