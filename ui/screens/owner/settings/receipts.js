// How receipts look: the owner's own lines and logo, languages, what stands on them; and beside it how that comes out on paper.
import { NAMES } from "../../../frame/looks.js";
import { t } from "../../../i18n/index.js";
import { failure, kept, load } from "../../../state/printers.js";
import { changes, follow, look, put, save, strange, type, undo } from "../../../state/receipt-look.js";
import { html, useEffect, useRef } from "../../../vendor/preact.js";
import { Failed, Wait } from "../say.js";
import { LogoField } from "./logo.js";
import { SectionHead } from "./parts.js";
import { Preview } from "./receipt-preview.js";
import { saving, SaveBar } from "./saving.js";

/** @typedef {import("../../../vendor/preact.js").VNode} VNode */
/** @typedef {import("../../../types-printing.js").ReceiptLook} ReceiptLook */
/** @typedef {import("../../../types-printing.js").ReceiptField} ReceiptField */

const state = saving();
const LONGEST_LINES = 500;

/** @param {keyof ReceiptLook} name */
const changeLine = (name) => t(`look-change-${name}`);

/**
 * Lines of the owner's; what is filled in can be put where the caret is.
 * @param {{ name: "header" | "footer", placeholders: readonly string[] }} props
 * @returns {VNode}
 */
function Lines({ name, placeholders }) {
  const field = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const text = look.value?.[name] ?? "";
  const wrong = strange(text, placeholders);
  const insert = (/** @type {string} */ placeholder) => {
    const area = field.current;
    if (area !== null) {
      area.setRangeText(`{${placeholder}}`, area.selectionStart, area.selectionEnd, "end");
      type({ [name]: area.value });
      area.focus();
    }
  };
  return html`<div class="field look-lines">
    <label for=${`look-${name}`}>${t(`look-${name}`)}</label>
    <textarea
      ref=${field}
      id=${`look-${name}`}
      class="input"
      dir="auto"
      rows="3"
      maxlength=${LONGEST_LINES}
      data-testid=${`look-${name}`}
      aria-invalid=${String(wrong.length > 0)}
      aria-describedby=${`look-${name}-wrong`}
      value=${text}
      onInput=${(/** @type {Event} */ event) => type({ [name]: /** @type {HTMLTextAreaElement} */ (event.currentTarget).value })}
    ></textarea>
    <p class="look-placeholders" role="group" aria-label=${t("look-fill-in")}>
      ${placeholders.map((one) => html`<button type="button" class="chip" data-testid="look-placeholder" data-name=${one} onClick=${() => insert(one)}><bdi>{${one}}</bdi></button>`)}
    </p>
    <p class="field-error" role="alert" id=${`look-${name}-wrong`} data-testid=${`look-${name}-wrong`}>${wrong.length > 0 && t("look-strange", { names: wrong.map((one) => `{${one.slice(0, 40)}}`).join(", ") })}</p>
  </div>`;
}

/** One or two; with none the receipt speaks the shop's. @returns {VNode} */
function Languages() {
  const [first = "", second = ""] = look.value?.languages ?? [];
  const choose = (/** @type {string[]} */ codes) => type({ languages: NAMES.map(([code]) => code).filter((code) => codes.includes(code)).sort((one, other) => codes.indexOf(one) - codes.indexOf(other)) });
  const select = (/** @type {string} */ testid, /** @type {string} */ chosen, /** @type {string} */ none, /** @type {string | null} */ without, /** @type {(code: string) => void} */ take) => html`<select
    class="select"
    data-testid=${testid}
    aria-label=${t(testid)}
    disabled=${without === ""}
    onChange=${(/** @type {Event} */ event) => take(/** @type {HTMLSelectElement} */ (event.currentTarget).value)}
  >
    <option value="" selected=${chosen === ""}>${none}</option>
    ${NAMES.filter(([code]) => code !== without).map(([code, name]) => html`<option value=${code} lang=${code} selected=${code === chosen}>${name}</option>`)}
  </select>`;
  return html`<fieldset class="look-languages">
    <legend class="label">${t("look-languages")}</legend>
    ${select("look-first-language", first, t("look-shop-language"), null, (code) => choose(code === "" ? [] : [code, second]))}
    ${select("look-second-language", second, t("look-no-second"), first, (code) => choose([first, code]))}
  </fieldset>`;
}

/** @param {{ name: "mask_number" | "paper_saving" }} props @returns {VNode} */
const Check = ({ name }) => html`<label class="check">
  <input type="checkbox" data-testid=${`look-${name}`} checked=${look.value?.[name] ?? false} onChange=${(/** @type {Event} */ event) => type({ [name]: /** @type {HTMLInputElement} */ (event.currentTarget).checked })} />
  <span>${t(`look-${name}`)}</span>
</label>`;

/** @param {{ fields: readonly ReceiptField[] }} props @returns {VNode} */
const Fields = ({ fields }) => html`<fieldset class="look-fields">
  <legend class="label">${t("look-fields")}</legend>
  <div>
    ${fields.map(
      (one) => html`<label class="check">
        <input type="checkbox" data-testid="look-field" data-field=${one} checked=${!(look.value?.left_off ?? []).includes(one)} onChange=${(/** @type {Event} */ event) => put(one, /** @type {HTMLInputElement} */ (event.currentTarget).checked)} />
        <span>${t(`look-field-${one}`)}</span>
      </label>`,
    )}
  </div>
  <p class="field-hint">${t("look-fields-hint")}</p>
</fieldset>`;

/** @returns {VNode} */
export function ReceiptsSection() {
  useEffect(() => {
    void load();
    return follow();
  }, []);
  if (failure.value !== null) {
    return html`<${Failed} failure=${failure.value} again=${load} />`;
  }
  if (kept.value === null) {
    return html`<${Wait} />`;
  }
  const { placeholders, fields } = kept.value;
  const putBack = () => {
    undo();
    state.clear();
  };
  return html`<${SectionHead} title=${t("section-receipts")} note=${t("receipts-note")} />
    <div class="look-both">
      <div class="look-form">
        <${Lines} name="header" placeholders=${placeholders} />
        <${Lines} name="footer" placeholders=${placeholders} />
        <${LogoField} />
        <${Languages} />
        <div class="look-checks"><${Check} name="mask_number" /><${Check} name="paper_saving" /></div>
        <${Fields} fields=${fields} />
      </div>
      <${Preview} />
    </div>
    <${SaveBar} changes=${changes.value.map(changeLine)} saving=${state} save=${() => void state.run(save)} undo=${putBack} />`;
}
