// Whose phone it is: the number as typed, read back large, and where the operator is known from.
import { figures } from "../../format.js";
import { known, t } from "../../i18n/index.js";
import { fieldKeys } from "../../keys.js";
import { active, isEnding, matches, meant, moveActive, takeCustomer } from "../../state/customers.js";
import { openReview } from "../../state/review.js";
import * as sale from "../../state/sale.js";
import { shop } from "../../state/session.js";
import { html, useEffect } from "../../vendor/preact.js";
import { shortName } from "./names.js";

/** Digits of a whole mobile number. */
const LENGTH = { BD: 11, IN: 10 };

/** On to the amount, or as far as is known: a number that is surely not whole stays where it is. */
function goOn() {
  const chosen = meant();
  if (chosen !== undefined) {
    takeCustomer(chosen);
  } else if (sale.text.value.trim() === "") {
    // Enter in an empty form is a slip.
  } else if (sale.isRead.value && sale.read.value.state !== "complete") {
    const incomplete = sale.read.value.problem === null || sale.isName.value || isEnding.value;
    sale.problem.value = { code: incomplete ? "number_incomplete" : "invalid_number", message: "" };
  } else if (sale.pack.value !== null) {
    void openReview();
  } else {
    sale.focusOn("amount");
  }
}

const onKeyDown = fieldKeys({ Enter: goOn, ArrowDown: () => moveActive(1), ArrowUp: () => moveActive(-1) });

/** Whether no number of the country begins with what is typed. */
const cannotBegin = () => sale.isRead.value && sale.read.value.state === "invalid";

/** What is still to come, as places: the clerk sees how many. */
function placesLeft() {
  const length = LENGTH[shop.value?.country ?? "BD"];
  const shown = sale.readBack.value;
  if (!sale.isPhone.value || cannotBegin() || /[^\d ]/.test(shown)) {
    return "";
  }
  const ends = shop.value?.country === "IN" ? [5] : [3, 7];
  const had = shown.replaceAll(" ", "").length;
  let places = "";
  for (let place = had; place < length; place += 1) {
    places += `${ends.includes(place) ? " " : ""}·`;
  }
  return places;
}

/** @returns {string} the number in groups; of what can only be the end of one, that end */
function shownNumber() {
  if (sale.isName.value) {
    return "";
  }
  return figures(cannotBegin() && isEnding.value ? `…${sale.text.value.trim()}` : sale.readBack.value);
}

function ReadBack() {
  return html`<p class="sale-readback figure" data-testid="sale-readback" aria-hidden="true">
    <bdi>${shownNumber()}</bdi><span class="sale-places">${placesLeft()}</span>
  </p>`;
}

/** @returns {string | null} who is being looked for */
function soughtBy() {
  if (sale.isName.value) {
    return t("sale-by-name");
  }
  return isEnding.value && cannotBegin() ? t("sale-by-ending") : null;
}

/** @returns {string} where the operator is known from, or what is needed to know it */
function reason() {
  const { by, prefix, circle } = sale.read.value;
  const operator = shortName(sale.operator.value);
  if (sale.detecting.value) {
    return t("sale-detecting");
  }
  if (sale.operator.value === null) {
    return sale.read.value.state === "complete" ? t("sale-which-operator") : "";
  }
  if (sale.operatorBy.value === "hand") {
    return t("sale-by-hand", { operator });
  }
  if (sale.operatorBy.value === "only" || by === null) {
    return operator;
  }
  const where = circle === null ? operator : `${operator} · ${circle}`;
  if (by === "prefix") {
    return t("sale-by-prefix", { operator: where, prefix: figures(prefix ?? "") });
  }
  return by === "memory" ? t("sale-by-memory", { operator: where }) : t("sale-by-provider", { operator: where });
}

/** @returns {string | null} */
function wrong() {
  const code = sale.isRead.value && !sale.isName.value && !isEnding.value ? sale.read.value.problem : null;
  return code === null ? null : (known(`problem-${code.replaceAll("_", "-")}`) ?? t("problem-other"));
}

/** One line, always there: what is wrong with the number, else whose it is. */
function Says() {
  const problem = wrong();
  const customer = sale.read.value.customer;
  return html`<p class="sale-says" id="sale-says" aria-live="polite" data-problem=${problem === null ? undefined : sale.read.value.problem}>
    ${problem ?? html`${customer !== null && sale.text.value !== "" && html`<bdi class="sale-customer">${customer}</bdi>`}<span data-testid="sale-reason">${soughtBy() ?? reason()}</span>`}
  </p>`;
}

/** @returns {import("../../vendor/preact.js").VNode} */
export function NumberPart() {
  const chosen = matches.value[active.value];
  const isOpen = shop.value !== null;
  // What was typed while the shop was being opened is read now. What was read before is not: why it did not go on stays told.
  useEffect(() => {
    if (isOpen && sale.text.peek() !== "" && !sale.isRead.peek()) {
      sale.type(sale.text.peek());
    }
  }, [isOpen]);
  return html`<div class="sale-number">
    <label class="label" for="sale-number">${t(sale.isPhone.value ? "sale-number-label" : "sale-customer-id-label")}</label>
    <input
      class="input sale-input figure"
      id="sale-number"
      data-testid="sale-number"
      type="text"
      inputmode=${sale.isPhone.value ? "tel" : "text"}
      autocomplete="off"
      spellcheck="false"
      maxlength="60"
      role="combobox"
      aria-expanded=${String(matches.value.length > 0)}
      aria-controls="sale-recent"
      aria-autocomplete="list"
      aria-activedescendant=${chosen === undefined ? undefined : `sale-recent-${active.value}`}
      aria-describedby="sale-says"
      aria-invalid=${String(wrong() !== null)}
      value=${sale.text.value}
      onInput=${(/** @type {InputEvent & { currentTarget: HTMLInputElement }} */ event) => sale.type(event.currentTarget.value)}
      onKeyDown=${onKeyDown}
    />
    <${ReadBack} />
    <${Says} />
  </div>`;
}
