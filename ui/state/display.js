// What the customer sees on a screen of their own: the number, the operator, the amount and the state of their sale.
import { showCustomer } from "../backend.js";
import { locale } from "../i18n/index.js";
import { computed, effect } from "../vendor/preact.js";
import { plainAmount } from "./digits.js";
import { displayOpen } from "./program.js";
import { quoted } from "./review.js";
import { amount, charge, operator, operatorName, readBack, step, text } from "./sale.js";
import { currency, user } from "./session.js";
import { items, latest, now } from "./strip.js";
import { statusOf } from "./strip-list.js";

/** @typedef {import("../types.js").CustomerView} CustomerView */

/** @type {CustomerView} */
const IDLE = { grouped: "", operator: "", operatorCode: "", amount: "", currency: "", state: "idle" };

/** How long the customer sees what became of the sale, if nobody types the next. */
const STAYS_MS = 60_000;

/** A charge is added by the program, in the review; before that the amount is no promise. */
const typedAmount = () => {
  const typed = plainAmount(amount.value);
  return /^\d+(\.\d+)?$/.test(typed) && charge.value === "" ? typed : "";
};

/** @returns {CustomerView} */
function shown() {
  if (user.value === null) {
    return IDLE;
  }
  if (step.value === "review" && quoted.value !== null) {
    const { grouped, total, operator: code } = quoted.value;
    return { grouped, operator: operatorName(code), operatorCode: code, amount: total, currency: quoted.value.currency, state: "review" };
  }
  if (text.value.trim() !== "") {
    const code = operator.value ?? "";
    return { grouped: readBack.value, operator: operatorName(code), operatorCode: code, amount: typedAmount(), currency: currency.value, state: "typing" };
  }
  const item = items.value.find((one) => one.key === latest.value);
  // Not those of customers who have gone: only the one that was sold here last.
  if (item === undefined || now.value - item.since > STAYS_MS) {
    return IDLE;
  }
  const { grouped, operator: code, amount: total } = item;
  return { grouped, operator: operatorName(code), operatorCode: code, amount: total, currency: currency.value, state: statusOf(item).status };
}

const view = computed(shown);

let sent = "";
let waits = 0;

function send() {
  waits = 0;
  const now = JSON.stringify(view.value);
  if (now !== sent) {
    sent = now;
    showCustomer(view.value).catch(() => {
      sent = "";
    });
  }
}

/** From now on the customer's display shows what is sold here. */
export function followDisplay() {
  effect(() => {
    void view.value;
    // A display that was just opened has seen nothing yet.
    if (displayOpen.value) {
      sent = "";
    }
    if (waits === 0) {
      waits = requestAnimationFrame(send);
    }
  });
  // The display has no questions of its own: its language is left where it looks for it.
  effect(() => localStorage.setItem("tillup.display", locale.value));
}
