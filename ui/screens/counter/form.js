// The form of a sale: typed from top to bottom, every key at work wherever the hands are.
import { useKeys } from "../../keys.js";
import { t } from "../../i18n/index.js";
import { Key } from "../../components/key.js";
import { Icon } from "../../components/icons.js";
import { DIGITS } from "../../state/digits.js";
import * as sale from "../../state/sale.js";
import { page } from "../../state/session.js";
import { html, useLayoutEffect } from "../../vendor/preact.js";
import { AmountPart, GoPart } from "./amount.js";
import { CREDIT_KEY, creditInForm } from "./credit.js";
import { NumberPart } from "./number.js";
import { Problem } from "./problem.js";
import { Recent } from "./recent.js";
import { WherePart } from "./where.js";

/** The fields in which `*` and `/` can mean nothing else. */
const OURS = ["sale-number", "sale-amount", "sale-charge"];

/** @param {Event} event Whether it belongs to a field that somebody writes into. */
const writes = (event) => event.target instanceof HTMLElement && event.target.matches("input, select, textarea");

/** @param {Event} event */
const writesElsewhere = (event) => writes(event) && !OURS.includes(/** @type {HTMLElement} */ (event.target).id);

/** @param {() => void} act @returns {import("../../keys.js").Handler} */
const here = (act) => (event) => (writesElsewhere(event) ? false : act());

/** @type {import("../../keys.js").Handler} */
const credit = (event) => (writesElsewhere(event) || page.value !== "counter" ? false : creditInForm(event));

/** Digits that are typed where nothing can be written are the customer's number. @type {import("../../keys.js").Handler} */
function toTheNumber(event) {
  if (!writes(event) && sale.step.value === "form" && page.value === "counter") {
    // The field has the focus before the digit is written, so that it lands there.
    document.getElementById("sale-number")?.focus();
  }
  return false;
}

const TO_THE_NUMBER = Object.fromEntries(DIGITS.map((digit) => [digit, toTheNumber]));

const BY_FIGURE = Object.fromEntries(
  [..."123456789"].map((figure, place) => [
    `Alt+${figure}`,
    () => {
      const wanted = sale.operators.value[place];
      return wanted === undefined ? false : sale.pickOperator(wanted.code);
    },
  ]),
);

/** A second Escape within this time clears the form. */
const TWICE_MS = 2500;
let escapedAt = -TWICE_MS;

/** @type {import("../../keys.js").Handler} */
function escape(event) {
  if (page.value === "offers") {
    page.value = "counter";
  } else if (sale.problem.value !== null) {
    sale.problem.value = null;
  } else if (event.timeStamp - escapedAt < TWICE_MS) {
    escapedAt = -TWICE_MS;
    sale.clear();
  } else {
    escapedAt = event.timeStamp;
    sale.focusOn();
  }
}

/** The last wish that was followed. */
let followed = -1;

/** Whoever clicks into the form is done with the packs. */
function comeToFront() {
  if (page.value === "offers") {
    page.value = "counter";
  }
}

/** The focus goes where the sale wants it. */
function useWantedFocus() {
  const { field, turn } = sale.focus.value;
  const isFront = page.value === "counter";
  useLayoutEffect(() => {
    const form = document.querySelector(".sale-form");
    const isThere = turn === followed && form?.contains(document.activeElement) === true;
    followed = turn;
    if (isFront && !isThere) {
      const wanted = document.getElementById(`sale-${field}`) ?? document.getElementById("sale-number");
      wanted?.focus({ preventScroll: true });
      if (wanted instanceof HTMLInputElement && field !== "number") {
        wanted.select();
      }
    }
  }, [turn, isFront]);
}

/** Where nothing has the focus any more, the number has it. */
function useFocusKept() {
  useLayoutEffect(() => {
    const back = () => {
      const lost = document.activeElement === document.body && getSelection()?.isCollapsed !== false;
      if (lost && page.value === "counter" && document.querySelector("dialog[open]") === null) {
        document.getElementById("sale-number")?.focus({ preventScroll: true });
      }
    };
    const soon = () => setTimeout(back, 0);
    document.addEventListener("focusout", soon);
    document.addEventListener("click", back);
    return () => {
      document.removeEventListener("focusout", soon);
      document.removeEventListener("click", back);
    };
  }, []);
}

/** @returns {import("../../vendor/preact.js").VNode} */
export function SaleForm() {
  useKeys({ "*": here(sale.nextOperator), "/": here(sale.nextService), [CREDIT_KEY]: credit, Escape: escape, ...TO_THE_NUMBER, ...BY_FIGURE });
  useWantedFocus();
  useFocusKept();
  const problem = sale.problem.value;
  return html`<section class="sale sale-form" aria-label=${t("sale-title")} onFocusIn=${comeToFront}>
    <${NumberPart} />
    <${WherePart} />
    <${AmountPart} />
    <${GoPart} />
    ${problem === null ? html`<${Recent} />` : html`<${Problem} problem=${problem} />`}
    ${problem === null && html`<p class="sale-foot">
      <button type="button" class="button button-plain button-small sale-packs-open" data-testid="sale-offers" aria-keyshortcuts="F2" onClick=${() => (page.value = "offers")}>
        <${Icon} name="search" />${t("sale-packs-open")} <${Key} name="F2" />
      </button>
      <span class="sale-clear-hint">${t("sale-clear-hint")} <${Key} name="Escape" /><${Key} name="Escape" /></span>
    </p>`}
  </section>`;
}
