// The shop and its rules: what stands on receipts, when the day begins, what may be charged, how long the guards hold.
import { figures } from "../../../format.js";
import { NAMES } from "../../../frame/looks.js";
import { t } from "../../../i18n/index.js";
import { failure, form, kept, load, saveTypedShop, shopChanges, typeShop, undoShop } from "../../../state/shop-settings.js";
import { latin } from "../../../state/digits.js";
import { html, useEffect } from "../../../vendor/preact.js";
import { Choices } from "../../setup/fields.js";
import { Failed, Wait } from "../say.js";
import { SectionHead } from "./parts.js";
import { saving, SaveBar } from "./saving.js";

/** @typedef {import("../../../vendor/preact.js").VNode} VNode */
/** @typedef {import("../../../types.js").ShopForm} ShopForm */

const state = saving();
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** @param {Event} event */
const valueOf = (event) => /** @type {HTMLInputElement | HTMLSelectElement} */ (event.currentTarget).value;
/** @param {number} hour */
const clockOf = (hour) => figures(`${String(hour).padStart(2, "0")}:00`);
/** @param {import("../../../types.js").Language} language */
const nameOf = (language) => NAMES.find(([code]) => code === language)?.[1] ?? language;

/** How a setting is called, and how its value is said. @type {{ [name in keyof ShopForm]: [label: string, say: (value: any) => string] }} */
const SAID = {
  name: ["shop-name", (value) => value.trim()],
  address: ["shop-address", (value) => value.trim()],
  language: ["shop-language", nameOf],
  cutoffHour: ["shop-cutoff", clockOf],
  charges: ["shop-charges", (value) => t(value === "allowed" ? "shop-charges-allowed" : "shop-charges-forbidden")],
  repeatGuardMinutes: ["shop-guard", (value) => t("shop-minutes", { count: figures(String(value)) })],
  notFoundGraceSeconds: ["shop-grace", (value) => t("shop-seconds", { count: figures(String(value)) })],
};

/** @param {keyof ShopForm} name */
function changeLine(name) {
  const [label, say] = SAID[name];
  const shown = (/** @type {ShopForm | null | undefined} */ shop) => (shop ? say(shop[name]) || t("shop-empty") : "");
  return t("shop-change", { name: t(label), before: shown(kept.value?.shop), after: shown(form.value) });
}

/** @param {{ name: "name" | "address", max: number }} props @returns {VNode} */
const Text = ({ name, max }) => html`<label class="field">
  <span class="label">${t(SAID[name][0])}</span>
  <input class="input" dir="auto" autocomplete="off" maxlength=${max} data-testid=${`shop-set-${name}`} value=${form.value?.[name] ?? ""} onInput=${(/** @type {Event} */ event) => typeShop({ [name]: valueOf(event) })} />
</label>`;

/** A whole number with its unit. @param {{ name: "repeatGuardMinutes" | "notFoundGraceSeconds", testid: string, unit: string, hint?: string }} props @returns {VNode} */
function Amount({ name, testid, unit, hint }) {
  const take = (/** @type {Event} */ event) => {
    const digits = latin(valueOf(event)).replace(/\D/g, "").slice(0, 5);
    typeShop({ [name]: digits === "" ? 0 : Number(digits) });
  };
  return html`<div class="field">
    <label class="label" for=${testid}>${t(SAID[name][0])}</label>
    <span class="shop-amount"><input id=${testid} class="input figure" inputmode="numeric" maxlength="5" data-testid=${testid} aria-describedby=${hint === undefined ? undefined : `${testid}-hint`} value=${String(form.value?.[name] ?? "")} onInput=${take} /> ${unit}</span>
    ${hint !== undefined && html`<p class="field-hint" id=${`${testid}-hint`}>${hint}</p>`}
  </div>`;
}

/** @returns {VNode} */
function Shop() {
  return html`<div class="shop-fields">
    <${Text} name="name" max=${80} />
    <${Text} name="address" max=${200} />
    <label class="field">
      <span class="label">${t("shop-language")}</span>
      <select class="select" data-testid="shop-language" value=${form.value?.language} onChange=${(/** @type {Event} */ event) => typeShop({ language: /** @type {any} */ (valueOf(event)) })}>
        ${NAMES.map(([code, name]) => html`<option value=${code} lang=${code} selected=${code === form.value?.language}>${name}</option>`)}
      </select>
      <span class="field-hint">${t("shop-language-hint")}</span>
    </label>
    <label class="field">
      <span class="label">${t("shop-cutoff")}</span>
      <select class="select" data-testid="shop-cutoff" value=${String(form.value?.cutoffHour)} onChange=${(/** @type {Event} */ event) => typeShop({ cutoffHour: HOURS.find((hour) => String(hour) === valueOf(event)) ?? 0 })}>
        ${HOURS.map((hour) => html`<option value=${String(hour)} selected=${hour === form.value?.cutoffHour}>${clockOf(hour)}</option>`)}
      </select>
      <span class="field-hint">${t("shop-cutoff-hint")}</span>
    </label>
  </div>`;
}

/** @returns {VNode} */
const Fixed = () => html`<section class="shop-fixed">
  <dl>
    <div><dt>${t("shop-country")}</dt><dd>${t(kept.value?.country === "IN" ? "setup-country-in" : "setup-country-bd")} · ${kept.value?.currency}</dd></div>
    <div><dt>${t("shop-timezone")}</dt><dd>${kept.value?.timezone}</dd></div>
  </dl>
  <p class="field-hint">${t("shop-fixed")}</p>
</section>`;

/** @returns {VNode} */
function Rules() {
  const charges = /** @type {const} */ (["allowed", "forbidden"]).map((value) => ({ value, name: t(value === "allowed" ? "shop-charges-allowed" : "shop-charges-forbidden") }));
  return html`<section class="shop-rules">
    <h3>${t("shop-rules")}</h3>
    <${Choices} label=${t("shop-charges")} testid="shop-charges" choices=${charges} value=${form.value?.charges} choose=${(/** @type {ShopForm["charges"]} */ value) => typeShop({ charges: value })} />
    <div class="shop-fields">
      <${Amount} name="repeatGuardMinutes" testid="shop-guard" unit=${t("shop-guard-unit")} />
      <${Amount} name="notFoundGraceSeconds" testid="shop-grace" unit=${t("shop-grace-unit")} hint=${t("shop-grace-hint")} />
    </div>
  </section>`;
}

/** @returns {VNode} */
export function ShopSection() {
  useEffect(() => void load(), []);
  if (failure.value !== null) {
    return html`<${Failed} failure=${failure.value} again=${load} />`;
  }
  if (form.value === null) {
    return html`<${Wait} />`;
  }
  const undo = () => {
    undoShop();
    state.clear();
  };
  return html`<${SectionHead} title=${t("section-shop")} note=${t("shop-note")} />
    <${Shop} />
    <${Rules} />
    <${Fixed} />
    <${SaveBar} changes=${shopChanges.value.map(changeLine)} saving=${state} save=${() => void state.run(saveTypedShop)} undo=${undo} />`;
}
