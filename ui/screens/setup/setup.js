// The first run: one thing a step. Enter goes on, Esc goes back, what fails says what to do and keeps what was typed.
import { Icon } from "../../components/icons.js";
import { Key } from "../../components/key.js";
import { count } from "../../format.js";
import { t } from "../../i18n/index.js";
import { useKeys } from "../../keys.js";
import { html, useEffect, useLayoutEffect, useRef, useSignal } from "../../vendor/preact.js";
import { RestoreHere, RestoreOffer } from "../restore/offer.js";
import { AccountStep, CheckButton } from "./account.js";
import { checkAccount, provider } from "./account-state.js";
import { FailureNotice } from "./failure.js";
import { ClerkStep, DoneStep, leaveClerk } from "./people.js";
import { LanguageStep, leaveOwner, leaveShop, OwnerStep, ShopStep } from "./shop.js";
import { check, failure, finish, goTo, isBusy, isFirstRun, noticeShop, step, STEPS, tryDemo } from "./state.js";

/** @typedef {import("./state.js").Step} Step */

/**
 * @typedef {object} Part
 * @property {() => unknown} View
 * @property {string} heading
 * @property {string} [note]
 * @property {() => void | Promise<void>} next
 * @property {() => Step | "counter" | null} back null: no way back
 * @property {(() => void | Promise<void>) | undefined} [skip]
 */

/** After the account comes the clerk on the first day, and the counter on any other. */
const afterAccount = () => (isFirstRun.value ? goTo("clerk") : finish());

/** Whether the provider told the balance of what is typed. */
const isConnected = () => (check.value?.balance ?? null) !== null;

/** @type {Readonly<Record<Step, Part>>} */
const PARTS = {
  language: { View: LanguageStep, heading: "setup-heading-language", note: "setup-note-language", next: () => goTo("shop"), back: () => null },
  shop: { View: ShopStep, heading: "setup-heading-shop", next: leaveShop, back: () => "language" },
  owner: { View: OwnerStep, heading: "setup-heading-owner", note: "setup-note-owner", next: leaveOwner, back: () => "shop" },
  account: {
    View: AccountStep,
    heading: "setup-heading-account",
    next: () => (isConnected() ? afterAccount() : checkAccount()),
    back: () => (isFirstRun.value ? null : "counter"),
    skip: afterAccount,
  },
  clerk: {
    View: ClerkStep,
    heading: "setup-heading-clerk",
    note: "setup-note-clerk",
    next: leaveClerk,
    back: () => "account",
    skip: () => goTo("done"),
  },
  done: { View: DoneStep, heading: "setup-heading-done", note: "setup-note-done", next: finish, back: () => "clerk" },
};

function goBack() {
  const to = PARTS[step.value].back();
  if (to === "counter") {
    void finish();
  } else if (to !== null) {
    goTo(to);
  }
}

/** How far it is. */
function Progress() {
  const place = STEPS.indexOf(step.value) + 1;
  const words = t("setup-progress", { step: count(place), all: count(STEPS.length) });
  return html`<div class="setup-progress">
    <div class="setup-bar" role="progressbar" aria-label=${words} aria-valuemin="1" aria-valuemax=${STEPS.length} aria-valuenow=${place}>
      ${STEPS.map((_, index) => html`<span data-done=${index < place ? "" : undefined}></span>`)}
    </div>
    <p class="soft" aria-hidden="true">${words}</p>
  </div>`;
}

/** For whoever only wants to see what this is, or had a shop on another computer. @param {{ restore: () => void }} props */
function Demo({ restore }) {
  return html`<aside class="setup-demo">
    <p>${t("setup-demo-note")}</p>
    <button type="button" class="button button-quiet button-small" data-testid="setup-demo" disabled=${isBusy.value} onClick=${() => void tryDemo()}>
      ${t("setup-demo")}
    </button>
    <${RestoreOffer} open=${restore} />
  </aside>`;
}

/** @param {{ part: Part }} props */
function Answers({ part }) {
  const isAccount = step.value === "account";
  const isDone = step.value === "done";
  return html`<div class="setup-answers">
    ${
      part.back() !== null &&
      html`<button type="button" class="button button-plain" data-testid="setup-back" aria-keyshortcuts="Escape" onClick=${goBack}>
        <${Icon} name="back" />${t("setup-back")} <${Key} name="Escape" />
      </button>`
    }
    <span class="setup-gap"></span>
    ${
      part.skip !== undefined &&
      !(isAccount && isConnected()) &&
      html`<button type="button" class="button button-plain" data-testid="setup-skip" onClick=${() => void part.skip?.()}>
        ${t("setup-skip")}
      </button>`
    }
    ${isAccount && html`<${CheckButton} />`}
    ${
      (!isAccount || isConnected()) &&
      html`<button type="submit" class="button" data-testid=${isDone ? "setup-done" : "setup-next"} data-first=${isDone ? "" : undefined} disabled=${isBusy.value}>
        ${t(isDone ? "setup-to-counter" : "setup-next")} <${Key} name="Enter" />
      </button>`
    }
  </div>`;
}

/** @returns {import("../../vendor/preact.js").VNode} */
export function SetupScreen() {
  const part = PARTS[step.value];
  const isRestoring = useSignal(false);
  const form = useRef(/** @type {HTMLFormElement | null} */ (null));
  useKeys({ Escape: goBack });
  useEffect(noticeShop, []);
  useLayoutEffect(() => {
    const first = form.current?.querySelector("[data-first]");
    if (first instanceof HTMLElement) {
      first.focus();
    }
  }, [step.value, provider.value === null]);
  // What was found may lie below the edge of a low window.
  useEffect(() => {
    // The notice is drawn by its own part, which may be after this one.
    const frame = requestAnimationFrame(() => form.current?.querySelector(".notice[role]")?.scrollIntoView({ block: "nearest" }));
    return () => cancelAnimationFrame(frame);
  }, [failure.value, check.value, isBusy.value]);
  const { View } = part;
  if (isRestoring.value) {
    return html`<div class="setup-place"><section class="setup card"><${RestoreHere} needsNobody=${true} leave=${() => (isRestoring.value = false)} /></section></div>`;
  }
  return html`<div class="setup-place">
    <form
      ref=${form}
      class="setup card"
      data-step=${step.value}
      autocomplete="off"
      novalidate
      onSubmit=${(/** @type {Event} */ event) => {
        event.preventDefault();
        if (!isBusy.value) {
          void part.next();
        }
      }}
    >
      ${isFirstRun.value && html`<${Progress} />`}
      <header class="setup-head">
        <h1>${t(part.heading)}</h1>
        ${part.note !== undefined && html`<p class="soft">${t(part.note)}</p>`}
      </header>
      <div class="setup-body">
        <${View} />
        ${failure.value !== null && html`<${FailureNotice} failure=${failure.value} />`}
      </div>
      ${step.value === "language" && html`<${Demo} restore=${() => (isRestoring.value = true)} />`}
      <${Answers} part=${part} />
    </form>
  </div>`;
}
