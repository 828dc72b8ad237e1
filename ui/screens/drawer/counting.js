// The blind count: whoever closes a drawer counts it before the till tells what should be in it.
import { Icon } from "../../components/icons.js";
import { Key } from "../../components/key.js";
import { figures, money, price } from "../../format.js";
import { t } from "../../i18n/index.js";
import { asTyped, plainAmount } from "../../state/digits.js";
import { busy, close } from "../../state/drawer.js";
import { count, counts, forget, pieces, total, worth } from "../../state/notes.js";
import { currency } from "../../state/session.js";
import { html, useSignal } from "../../vendor/preact.js";
import { AmountField, isAmount, Refused, understood } from "./parts.js";

/** @typedef {import("../../vendor/preact.js").VNode} VNode */
/** @typedef {import("../../vendor/preact.js").Signal<string>} Typed */

/** @param {KeyboardEvent} event */
function step(event) {
  const by = event.key === "ArrowDown" || event.key === "Enter" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (by !== 0) {
    event.preventDefault();
    const fields = [...document.querySelectorAll("[data-testid=note-count], #shift-counted")];
    const next = fields[fields.indexOf(/** @type {Element} */ (event.currentTarget)) + by];
    if (next instanceof HTMLElement) {
      next.focus();
    }
  }
}

/** @param {{ counted: Typed }} props @returns {VNode} */
function Notes({ counted }) {
  const take = (/** @type {number} */ piece, /** @type {Event} */ event) => {
    count(piece, /** @type {HTMLInputElement} */ (event.currentTarget).value);
    counted.value = total.value === null ? "" : asTyped(total.value);
  };
  return html`<ol class="notes" aria-label=${t("drawer-notes")}>
    ${pieces.value.map((piece) => {
      const typed = counts.value[piece] ?? "";
      const note = price(String(piece), currency.value);
      return html`<li key=${piece}>
        <label class="figure" for=${`note-${piece}`}>${note}</label><span class="soft" aria-hidden="true">×</span>
        <input
          class="input figure"
          id=${`note-${piece}`}
          data-testid="note-count"
          data-note=${piece}
          type="text"
          inputmode="numeric"
          autocomplete="off"
          maxlength="5"
          aria-label=${t("drawer-pieces", { note })}
          value=${figures(typed)}
          onKeyDown=${step}
          onInput=${(/** @type {Event} */ event) => take(piece, event)}
        />
        <span class="figure note-worth">${typed === "" ? "" : price(worth(piece, typed), currency.value)}</span>
      </li>`;
    })}
  </ol>`;
}

/** @returns {VNode} */
export function Counting() {
  const [counted, hint, notes] = [useSignal(""), useSignal(false), useSignal(false)];
  const isWhole = isAmount(counted.value);
  const confirm = () => {
    hint.value = !isWhole;
    if (isWhole) {
      void close(plainAmount(counted.value));
    } else {
      document.getElementById("shift-counted")?.focus();
    }
  };
  // Enter in the field only goes on to the button: nobody closes a drawer by a key too many.
  const goOn = () => {
    hint.value = !isWhole;
    if (isWhole) {
      /** @type {HTMLElement | null} */ (document.querySelector('[data-testid="shift-close"]'))?.focus();
    }
  };
  return html`<section class="card drawer-card" aria-labelledby="count-heading">
    <h2 id="count-heading">${t("drawer-count")} <${Key} name="F7" /></h2>
    <div class="drawer-form drawer-counting">
      <p class="soft drawer-note">${t("drawer-count-hint")}</p>
      <button
        type="button"
        class="button button-plain button-small notes-open"
        data-testid="count-notes"
        aria-expanded=${String(notes.value)}
        onClick=${() => {
          notes.value = !notes.value;
          requestAnimationFrame(() => /** @type {HTMLElement | null} */ (document.querySelector("[data-testid=note-count]"))?.focus());
        }}
      >
        <${Icon} name=${notes.value ? "chevron" : "coins"} />${t("drawer-notes")}
      </button>
      ${notes.value && html`<${Notes} counted=${counted} />`}
      <${AmountField} id="shift-counted" testid="shift-counted" label=${t("drawer-counted")} typed=${counted} large onInput=${forget} onEnter=${goOn} hint=${hint.value ? t("drawer-count-first") : ""} />
      <${Refused} />
      <p class="soft drawer-note">${t("drawer-final")}</p>
      <button
        type="button"
        class="button button-wide"
        data-testid="shift-close"
        aria-disabled=${String(busy.value)}
        onKeyDown=${(/** @type {KeyboardEvent} */ event) => event.repeat && event.preventDefault()}
        onClick=${confirm}
      >
        ${isWhole ? t("drawer-close-with", { amount: understood(counted.value) || money("0", currency.value) }) : t("drawer-close")} <${Key} name="Enter" />
      </button>
    </div>
  </section>`;
}
