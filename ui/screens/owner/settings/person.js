// What can be changed of one user. What takes rights away or gives them is asked about once more, in its place.
import { setUserEnabled, setUserPin, setUserRole, unlockUser } from "../../../backend.js";
import { Icon } from "../../../components/icons.js";
import { PinField } from "../../../components/pin-field.js";
import { t } from "../../../i18n/index.js";
import { lastOwner, make } from "../../../state/people.js";
import { html, useLayoutEffect, useRef, useSignal } from "../../../vendor/preact.js";
import { Refused, saving } from "./saving.js";

/** @typedef {import("../../../vendor/preact.js").VNode} VNode */
/** @typedef {import("../../../types.js").Person} Whom */
/** @typedef {"off" | "owner" | "clerk"} Asked */
/** @typedef {ReturnType<typeof saving>} Saving */

/** @param {{ person: Whom, state: Saving }} props @returns {VNode} */
function NewPin({ person: { name }, state }) {
  const pin = useRef(/** @type {HTMLInputElement | null} */ (null));
  const isSet = useSignal(false);
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    isSet.value = await state.run(() => make(() => setUserPin(name, pin.current?.value ?? "")));
    if (isSet.value && pin.current) {
      pin.current.value = "";
    }
  };
  return html`<form class="person-pin" autocomplete="off" novalidate onSubmit=${submit}>
    <label class="label" for="person-pin">${t("people-new-pin")}</label>
    <${PinField} field=${pin} id="person-pin" testid="person-pin" onInput=${() => (isSet.value = false)} />
    <button type="submit" class="button button-quiet" data-testid="person-set-pin">${t("people-set-pin")}</button>
    ${isSet.value && html`<p class="people-done" role="status" data-testid="people-done"><${Icon} name="check" />${t("people-pin-set", { name })}</p>`}
  </form>`;
}

/** The words of what is asked once more. @param {Asked} asked @param {string} name */
const sure = (asked, name) => (asked === "off" ? t("people-sure-off", { name }) : asked === "owner" ? t("people-sure-owner", { name }) : t("people-sure-clerk", { name }));

/** @param {{ asked: Asked, name: string, yes: () => void, no: () => void }} props @returns {VNode} */
function Sure({ asked, name, yes, no }) {
  const first = useRef(/** @type {HTMLButtonElement | null} */ (null));
  useLayoutEffect(() => first.current?.focus(), []);
  return html`<div class="notice notice-warning person-sure" role="alert" data-testid="person-sure" data-asked=${asked}>
    <${Icon} name="warning" />
    <p>${sure(asked, name)}</p>
    <span class="person-answers">
      <button ref=${first} type="button" class="button button-plain" data-testid="person-no" onClick=${no}>${t("people-sure-no")}</button>
      <button type="button" class="button" data-testid="person-yes" onClick=${yes}>${t("people-sure-yes")}</button>
    </span>
  </div>`;
}

/** @param {{ person: Whom }} props @returns {VNode} */
export function Person({ person }) {
  const { name, role, enabled, locked } = person;
  const own = useRef(/** @type {Saving | null} */ (null));
  const state = (own.current ??= saving());
  const asked = useSignal(/** @type {Asked | null} */ (null));
  const run = (/** @type {() => Promise<Whom[]>} */ change) => void state.run(() => make(change));
  const ask = (/** @type {Asked} */ what) => () => {
    state.clear();
    asked.value = what;
  };
  const yes = (/** @type {Asked} */ what) => {
    asked.value = null;
    run(() => (what === "off" ? setUserEnabled(name, false) : setUserRole(name, what)));
  };
  const isLast = lastOwner.value === name;
  const other = role === "owner" ? "clerk" : "owner";
  return html`<div class="person-body">
    ${locked && enabled && html`<p class="person-unlock"><button type="button" class="button" data-testid="person-unlock" onClick=${() => run(() => unlockUser(name))}>${t("people-unlock")}</button> <span class="field-hint">${t("people-unlock-hint")}</span></p>`}
    ${enabled && html`<${NewPin} person=${person} state=${state} />`}
    <p class="person-acts">
      ${enabled && html`<button type="button" class="button button-quiet" data-testid="person-role" data-role=${other} disabled=${isLast} onClick=${ask(other)}>${t(other === "owner" ? "people-make-owner" : "people-make-clerk")}</button>`}
      ${
        enabled
          ? html`<button type="button" class="button button-quiet" data-testid="person-off" disabled=${isLast} onClick=${ask("off")}>${t("people-switch-off")}</button>`
          : html`<button type="button" class="button" data-testid="person-on" onClick=${() => run(() => setUserEnabled(name, true))}>${t("people-switch-on")}</button>`
      }
      ${isLast && html`<span class="field-hint">${t("people-last-owner")}</span>`}
    </p>
    ${asked.value !== null && html`<${Sure} asked=${asked.value} name=${name} yes=${() => asked.value !== null && yes(asked.value)} no=${() => (asked.value = null)} />`}
    <${Refused} failure=${state.failure.value} />
  </div>`;
}
