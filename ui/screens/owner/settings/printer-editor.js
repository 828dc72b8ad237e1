// One printer: what it is called, where it is, what is in it, and what it can do.
import { Icon } from "../../../components/icons.js";
import { t } from "../../../i18n/index.js";
import { latin } from "../../../state/digits.js";
import { attempt, change, kept, opened, trials, wrongOf } from "../../../state/printers.js";
import { html, useLayoutEffect, useRef } from "../../../vendor/preact.js";
import { Choices } from "../../setup/fields.js";
import { place, trialWords } from "./printer-words.js";
import { wrongWords } from "./saving.js";

/** @typedef {import("../../../vendor/preact.js").VNode} VNode */
/** @typedef {import("../../../state/printers.js").Draft} Draft */
/** @typedef {import("../../../types-printing.js").PrinterAddress} PrinterAddress */

const BY_HAND = /** @type {const} */ (["network", "serial", "spooler"]);
const BAUDS = [9600, 19_200, 38_400, 57_600, 115_200];
const LONGEST = 120;

/** Where one begins that is typed by hand. @type {{ [by in typeof BY_HAND[number]]: PrinterAddress }} */
export const NEW_ADDRESS = { network: { by: "network", host: "", port: 9100 }, serial: { by: "serial", port: "", baud: 9600 }, spooler: { by: "spooler", queue: "" } };

/** @param {Event} event */
const valueOf = (event) => /** @type {HTMLInputElement | HTMLSelectElement} */ (event.currentTarget).value;

/** How its test page came out. @param {{ draft: Draft }} props @returns {VNode} */
export function Trial({ draft }) {
  const came = trials.value.get(draft.key);
  if (came === undefined || came === "trying") {
    return html`<p class="printer-trial soft" role="status" data-testid="printer-trial" data-state=${came ?? "none"}>${came === "trying" ? t("printer-trying") : ""}</p>`;
  }
  const { isGood, words } = "code" in came ? { isGood: false, words: wrongWords(came.code) } : trialWords(came);
  return html`<p class="printer-trial" role="status" data-testid="printer-trial" data-state=${isGood ? "printed" : "failed"} data-trouble=${"trouble" in came ? came.trouble : undefined}><${Icon} name=${isGood ? "check" : "warning"} /><span>${words}</span></p>`;
}

/** @param {{ label: string, testid: string, value: string, onInput: (text: string) => void, isFigure?: boolean, invalid?: boolean }} props @returns {VNode} */
const Text = ({ label, testid, value, onInput, isFigure = false, invalid = false }) => html`<label class="field">
  <span class="label">${label}</span>
  <input class="input" dir=${isFigure ? "ltr" : "auto"} autocomplete="off" spellcheck="false" inputmode=${isFigure ? "numeric" : "text"} maxlength=${LONGEST} data-testid=${testid} aria-invalid=${String(invalid)} value=${value} onInput=${(/** @type {Event} */ event) => onInput(valueOf(event))} />
</label>`;

/** @param {{ address: PrinterAddress, put: (address: PrinterAddress) => void, invalid: boolean }} props @returns {VNode} */
function Address({ address, put, invalid }) {
  switch (address.by) {
    case "network":
      return html`<${Text} label=${t("printer-host")} testid="printer-host" value=${address.host} invalid=${invalid} onInput=${(/** @type {string} */ host) => put({ ...address, host: host.trim() })} />
        <${Text} label=${t("printer-port")} testid="printer-port" isFigure=${true} value=${address.port === 0 ? "" : String(address.port)} onInput=${(/** @type {string} */ typed) => put({ ...address, port: Number(latin(typed).replace(/\D/g, "").slice(0, 5)) })} />`;
    case "serial":
      return html`<${Text} label=${t("printer-serial")} testid="printer-serial" value=${address.port} invalid=${invalid} onInput=${(/** @type {string} */ port) => put({ ...address, port: port.trim() })} />
        <label class="field">
          <span class="label">${t("printer-baud")}</span>
          <select class="select" data-testid="printer-baud" onChange=${(/** @type {Event} */ event) => put({ ...address, baud: Number(valueOf(event)) })}>
            ${[...new Set([...BAUDS, address.baud])].map((one) => html`<option value=${one} selected=${one === address.baud}>${one}</option>`)}
          </select>
        </label>`;
    case "spooler":
      return html`<${Text} label=${t("printer-queue")} testid="printer-queue" value=${address.queue} invalid=${invalid} onInput=${(/** @type {string} */ queue) => put({ ...address, queue })} />`;
    default:
      return html`<div class="field"><span class="label">${t("printer-device")}</span><p class="printer-device" dir="ltr">${place(address)}</p></div>`;
  }
}

/** @param {{ draft: Draft }} props @returns {VNode} */
function Mode({ draft: { key, printer } }) {
  const pages = kept.value?.codePages ?? [];
  const { mode } = printer;
  const choices = /** @type {const} */ (["raster", "text"]).map((value) => ({ value, name: t(`printer-as-${value}`), note: t(`printer-as-${value}-note`) }));
  const choose = (/** @type {"raster" | "text"} */ as) => change(key, { mode: as === "raster" ? { as } : { as, code_page: pages[0] ?? "" } });
  return html`<${Choices} label=${t("printer-mode")} testid="printer-mode" choices=${choices} value=${mode.as} choose=${choose} />
    ${
      mode.as === "text" &&
      html`<label class="field printer-page">
        <span class="label">${t("printer-page")}</span>
        <select class="select" data-testid="printer-page" onChange=${(/** @type {Event} */ event) => change(key, { mode: { as: "text", code_page: valueOf(event) } })}>
          ${pages.map((one) => html`<option value=${one} selected=${one === mode.code_page}>${one}</option>`)}
        </select>
      </label>`
    }`;
}

/** @param {{ draft: Draft }} props @returns {VNode} */
function Abilities({ draft: { key, printer } }) {
  const check = (/** @type {"cut" | "drawer"} */ name) => html`<label class="check">
    <input type="checkbox" data-testid=${`printer-${name}`} checked=${printer[name]} onChange=${(/** @type {Event} */ event) => change(key, { [name]: /** @type {HTMLInputElement} */ (event.currentTarget).checked })} />
    <span>${t(`printer-${name}`)}</span>
  </label>`;
  return html`<div class="printer-abilities">${check("cut")}${check("drawer")}</div>`;
}

/** @param {{ draft: Draft }} props @returns {VNode} */
export function PrinterEditor({ draft }) {
  const form = useRef(/** @type {HTMLElement | null} */ (null));
  const { key, printer } = draft;
  const { address } = printer;
  const wrong = wrongOf(draft);
  useLayoutEffect(() => form.current?.querySelector("input")?.focus(), []);
  const papers = /** @type {const} */ (["roll58", "roll80"]).map((value) => ({ value, name: t(`document-paper-${value}`) }));
  const kinds = address.by === "usb" ? /** @type {const} */ (["usb", ...BY_HAND]) : BY_HAND;
  const goBy = (/** @type {string} */ by) => change(key, { address: BY_HAND.find((one) => one === by) === undefined ? address : NEW_ADDRESS[/** @type {typeof BY_HAND[number]} */ (by)] });
  return html`<div class="printer-editor" ref=${form} data-testid="printer-editor">
    <div class="shop-fields">
      <${Text} label=${t("printer-name")} testid="printer-name" value=${printer.name} invalid=${wrong !== null && wrong !== "printer_address_invalid"} onInput=${(/** @type {string} */ name) => change(key, { name })} />
      <label class="field">
        <span class="label">${t("printer-by")}</span>
        <select class="select" data-testid="printer-by" onChange=${(/** @type {Event} */ event) => goBy(valueOf(event))}>
          ${kinds.map((one) => html`<option value=${one} selected=${one === address.by}>${t(`printer-by-${one}`)}</option>`)}
        </select>
      </label>
      <${Address} address=${address} invalid=${wrong === "printer_address_invalid"} put=${(/** @type {PrinterAddress} */ next) => change(key, { address: next })} />
    </div>
    <p class="field-error printer-wrong" role="alert" data-testid="field-error" data-code=${wrong}>${wrong === null ? "" : wrongWords(wrong)}</p>
    <${Choices} label=${t("document-paper")} testid="printer-paper" choices=${papers} value=${printer.paper} choose=${(/** @type {import("../../../types-printing.js").Paper} */ paper) => change(key, { paper })} />
    <${Mode} draft=${draft} />
    <${Abilities} draft=${draft} />
    <footer class="printer-foot">
      <button type="button" class="button button-quiet button-small" data-testid="printer-try" disabled=${wrong !== null || trials.value.get(key) === "trying"} onClick=${() => void attempt(draft)}><${Icon} name="print" />${t("printer-try")}</button>
      <${Trial} draft=${draft} />
      <button type="button" class="button button-plain button-small" data-testid="printer-done" onClick=${() => (opened.value = null)}>${t("printer-done")}</button>
    </footer>
  </div>`;
}
