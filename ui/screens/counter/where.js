// Where it goes: operator, service, and what single services need besides.
import { Key } from "../../components/key.js";
import { figures } from "../../format.js";
import { t } from "../../i18n/index.js";
import { circles } from "../../backend.js";
import { openReview } from "../../state/review.js";
import * as sale from "../../state/sale.js";
import { shop } from "../../state/session.js";
import { html, useEffect, useRef, useSignal } from "../../vendor/preact.js";
import { serviceName, shortName } from "./names.js";

/** A click on a chip leaves the hands where they are. @param {Event} event */
export const keepFocus = (event) => event.preventDefault();

/** Left and right move between the chips of a row; one of them is reached by Tab. @param {KeyboardEvent & { currentTarget: HTMLElement }} event */
function alongTheRow(event) {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const chips = [...event.currentTarget.querySelectorAll("button")];
  const at = chips.findIndex((chip) => chip === document.activeElement);
  if (by !== undefined && at !== -1) {
    event.preventDefault();
    chips[(at + by + chips.length) % chips.length]?.focus();
  }
}

/** Alt and a figure choose among so many. */
const BY_FIGURE = 9;

/** @param {number} place */
const figureKey = (place) => (place < BY_FIGURE ? `Alt+${place + 1}` : undefined);

function Operators() {
  const row = useRef(/** @type {HTMLElement | null} */ (null));
  const all = sale.operators.value;
  const chosen = sale.operator.value;
  // A long row shows the chosen one; nothing outside the row moves for it.
  useEffect(() => {
    const chip = row.current?.querySelector("[aria-pressed=true]");
    if (row.current !== null && chip instanceof HTMLElement) {
      const { offsetLeft, offsetWidth } = chip;
      const { scrollLeft, clientWidth } = row.current;
      if (offsetLeft < scrollLeft || offsetLeft + offsetWidth > scrollLeft + clientWidth) {
        row.current.scrollLeft = offsetLeft - clientWidth / 3;
      }
    }
  }, [chosen, all]);
  const reachable = all.some((one) => one.code === chosen) ? chosen : all[0]?.code;
  return html`<div class="sale-row">
    <div class="sale-chips" role="group" aria-label=${t("sale-operator-label")} ref=${row} onKeyDown=${alongTheRow}>
      ${all.map(
        (one, place) => html`<button
          key=${one.code}
          type="button"
          class="chip"
          data-testid="sale-operator"
          data-code=${one.code}
          data-op=${one.code}
          aria-pressed=${String(one.code === chosen)}
          aria-keyshortcuts=${figureKey(place)}
          title=${one.name}
          tabindex=${one.code === reachable ? 0 : -1}
          onMouseDown=${keepFocus}
          onClick=${() => sale.pickOperator(one.code)}
        >
          ${shortName(one.code)}
        </button>`,
      )}
    </div>
    ${all.length > 1 && html`<${Key} name="*" />`}
  </div>`;
}

function Services() {
  const all = sale.assortment.value.services;
  if (all.length < 2) {
    return null;
  }
  return html`<div class="sale-row">
    <div class="sale-chips" role="group" aria-label=${t("sale-service-label")} onKeyDown=${alongTheRow}>
      ${all.map(
        (one) => html`<button
          key=${one}
          type="button"
          class="chip chip-service"
          data-testid="sale-service"
          data-code=${one}
          aria-pressed=${String(one === sale.service.value)}
          tabindex=${one === sale.service.value ? 0 : -1}
          onMouseDown=${keepFocus}
          onClick=${() => sale.pickService(one)}
        >
          ${serviceName(one)}
        </button>`,
      )}
    </div>
    <${Key} name="/" />
  </div>`;
}

function Circle() {
  const all = useSignal(/** @type {readonly string[]} */ ([]));
  useEffect(() => {
    circles().then(
      (told) => (all.value = told),
      () => undefined,
    );
  }, []);
  const chosen = sale.circle.value ?? "";
  const offered = chosen === "" || all.value.includes(chosen) ? all.value : [chosen, ...all.value];
  return html`<label class="sale-extra"
    ><span class="label">${t("sale-circle-label")}</span>
    <select
      class="select"
      data-testid="sale-circle"
      value=${chosen}
      onChange=${(/** @type {{ currentTarget: HTMLSelectElement }} */ event) => {
        sale.circle.value = event.currentTarget.value || null;
        sale.focusOn(sale.read.value.state === "complete" ? "amount" : "number");
      }}
    >
      <option value="">${t("sale-circle-unknown")}</option>
      ${offered.map((one) => html`<option key=${one} value=${one}>${one}</option>`)}
    </select>
  </label>`;
}

/** @param {{ id: "unit" | "dob", label: string, hint: string }} props */
function Extra({ id, label, hint }) {
  return html`<label class="sale-extra"
    ><span class="label">${label}</span>
    <input
      class="input"
      id=${`sale-${id}`}
      data-testid=${`sale-${id}`}
      type="text"
      autocomplete="off"
      maxlength="40"
      placeholder=${hint}
      value=${sale[id].value}
      onInput=${(/** @type {{ currentTarget: HTMLInputElement }} */ event) => (sale[id].value = event.currentTarget.value)}
      onKeyDown=${(/** @type {KeyboardEvent} */ event) => {
        if (event.key === "Enter" && !event.isComposing && !event.repeat) {
          event.preventDefault();
          if (sale.amount.value === "") {
            sale.focusOn("amount");
          } else {
            void openReview();
          }
        }
      }}
    />
  </label>`;
}

function Scheme() {
  return html`<label class="check sale-extra-check">
    <input
      type="checkbox"
      data-testid="sale-scheme"
      checked=${sale.scheme.value}
      onChange=${(/** @type {{ currentTarget: HTMLInputElement }} */ event) => (sale.scheme.value = event.currentTarget.checked)}
    />
    <span>${t("sale-scheme-label")}</span>
  </label>`;
}

/** What only single services or a country's accounts need. */
function Extras() {
  const service = sale.service.value;
  const inIndia = shop.value?.country === "IN";
  const circle = shop.value?.needsCircle === true && sale.isPhone.value;
  if (!inIndia) {
    return null;
  }
  return html`<div class="sale-extras">
    ${circle && html`<${Circle} />`}
    ${service === "electricity" && html`<${Extra} id="unit" label=${t("sale-unit-label")} hint=${t("sale-unit-hint")} />`}
    ${service === "insurance" && html`<${Extra} id="dob" label=${t("sale-dob-label")} hint=${figures(t("sale-dob-hint"))} />`}
    ${service === "prepaid" && html`<${Scheme} />`}
  </div>`;
}

/** @returns {import("../../vendor/preact.js").VNode} */
export function WherePart() {
  return html`<div class="sale-where">
    <${Operators} />
    <${Services} />
    <${Extras} />
  </div>`;
}
