// The lock: a name, a PIN. The last user is chosen already, so mostly it is the PIN and Enter.
import { Icon } from "../../components/icons.js";
import { Key } from "../../components/key.js";
import { PinField, tidyPin } from "../../components/pin-field.js";
import { figures } from "../../format.js";
import { t } from "../../i18n/index.js";
import { useKeys } from "../../keys.js";
import { latin } from "../../state/digits.js";
import { lastUser } from "../../state/preferences.js";
import { begun, leftAlone } from "../../state/session.js";
import { html, useLayoutEffect, useRef, useSignal } from "../../vendor/preact.js";
import { Keypad } from "./keypad.js";
import { LockError } from "./lock-error.js";
import { isWaiting, tryPin } from "./unlocking.js";
import { Users } from "./users.js";

const DIGITS = [..."0123456789০১২৩৪৫৬৭৮৯०१२३४५६७८९"];

/** Who is chosen: whom somebody named, else who was there last, else the first. */
function chosenOf() {
  const users = begun.value?.users ?? [];
  return users.find((one) => one.name === lastUser.value) ?? users[0] ?? null;
}

/** @param {number} by */
function move(by) {
  const users = begun.value?.users ?? [];
  const at = users.findIndex((one) => one.name === chosenOf()?.name);
  const next = users[(at + by + users.length) % users.length];
  if (next !== undefined) {
    lastUser.value = next.name;
  }
}

/** The till locked itself: said, so that nobody wonders. */
function Alone() {
  return leftAlone.value && html`<p class="notice lock-alone" role="status"><${Icon} name="lock" />${t("lock-alone")}</p>`;
}

/** @param {string | undefined} name */
function usePin(name) {
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  const length = useSignal(0);
  const counted = () => {
    length.value = field.current?.value.length ?? 0;
  };
  const clear = () => {
    if (field.current) {
      field.current.value = "";
      field.current.focus();
    }
    counted();
  };
  const add = (/** @type {string} */ digit) => {
    if (field.current) {
      field.current.value += latin(digit);
      tidyPin(field.current);
      field.current.focus();
    }
    counted();
  };
  const erase = () => {
    if (field.current) {
      field.current.value = field.current.value.slice(0, -1);
    }
    counted();
  };
  // What was typed for one is not tried for another.
  useLayoutEffect(clear, [name]);
  return { field, length, counted, clear, add, erase };
}

/** @returns {import("../../vendor/preact.js").VNode} */
export function LockScreen() {
  const who = chosenOf();
  const pin = usePin(who?.name);
  const isBusy = useSignal(false);
  const mayTry = who !== null && pin.length.value > 0 && !isBusy.value && !isWaiting(who.name);
  const enter = async () => {
    if (who !== null && mayTry) {
      isBusy.value = true;
      const typed = pin.field.current?.value ?? "";
      pin.clear();
      await tryPin(who.name, typed);
      isBusy.value = false;
    }
  };
  const typed = (/** @type {KeyboardEvent} */ event) => {
    // In the field the key is the field's own; anywhere else the digit goes there at once.
    if (document.activeElement === pin.field.current) {
      return false;
    }
    pin.add(event.key);
    return undefined;
  };
  useKeys({
    ...Object.fromEntries(DIGITS.map((digit) => [digit, typed])),
    ArrowUp: () => move(-1),
    ArrowDown: () => move(1),
    Enter: () => void enter(),
  });
  const demoPin = begun.value?.demoPin;
  return html`<div class="lock-place">
    <section class="lock card">
      <div class="lock-people">
        <h1>${t("lock-heading")}</h1>
        <${Users} chosen=${who?.name ?? null} />
        <p class="lock-keys soft"><${Key} name="ArrowUp" /><${Key} name="ArrowDown" /></p>
      </div>
      <div class="lock-pad" aria-busy=${String(isBusy.value)}>
        <${Alone} />
        <h2 class="lock-name clipped">${who?.name ?? "\u00a0"}</h2>
        <${PinField}
          field=${pin.field}
          testid="lock-pin"
          label=${who === null ? t("lock-pin") : t("lock-pin-of", { name: who.name })}
          describedby="lock-said"
          onInput=${pin.counted}
        />
        <div class="lock-said" id="lock-said">
          <${LockError} user=${who} />
          ${demoPin !== undefined && html`<p class="lock-hint soft">${t("lock-demo-pin", { pin: figures(demoPin) })}</p>`}
        </div>
        <${Keypad} add=${pin.add} erase=${pin.erase} />
        <button type="button" class="button button-wide lock-enter" data-testid="lock-enter" disabled=${!mayTry} onClick=${() => void enter()}>
          ${t("lock-enter")} <${Key} name="Enter" />
        </button>
      </div>
    </section>
  </div>`;
}
