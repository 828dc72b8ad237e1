// Who may sign in here: everybody in a list, each opens into what can be changed of them.
import { addUser } from "../../../backend.js";
import { Icon } from "../../../components/icons.js";
import { LONGEST_PIN, PinField, SHORTEST_PIN } from "../../../components/pin-field.js";
import { figures } from "../../../format.js";
import { t } from "../../../i18n/index.js";
import { failure, list, load, make, opened } from "../../../state/people.js";
import { user } from "../../../state/session.js";
import { html, useEffect, useRef, useSignal } from "../../../vendor/preact.js";
import { Failed, Wait } from "../say.js";
import { SectionHead } from "./parts.js";
import { Person } from "./person.js";
import { Refused, saving } from "./saving.js";

/** @typedef {import("../../../vendor/preact.js").VNode} VNode */
/** @typedef {import("../../../types.js").Role} Role */

const state = saving();
const ROLES = /** @type {const} */ (["clerk", "owner"]);

/** @param {{ person: import("../../../types.js").Person }} props @returns {VNode} */
function Standing({ person: { enabled, locked } }) {
  if (!enabled) {
    return html`<span class="badge">${t("people-off")}</span>`;
  }
  return locked ? html`<span class="person-locked"><${Icon} name="lock" />${t("people-locked")}</span>` : html`<span class="soft">${t("people-on")}</span>`;
}

/** @param {{ person: import("../../../types.js").Person }} props @returns {VNode} */
function Row({ person }) {
  const { name, role, enabled, locked } = person;
  const isOpen = opened.value === name;
  return html`<li class="person" data-testid="person-row" data-user=${name} data-role=${role} data-enabled=${String(enabled)} data-locked=${String(locked)}>
    <button
      type="button"
      class="person-head"
      data-testid="person-open"
      aria-expanded=${String(isOpen)}
      onClick=${() => {
        opened.value = isOpen ? null : name;
      }}
    >
      <${Icon} name="person" />
      <b class="foreign" dir="auto">${name}</b>
      <span class="badge ${role === "owner" ? "badge-accent" : ""}">${t(`role-${role}`)}</span>
      ${user.value?.name === name && html`<small class="soft">${t("people-you")}</small>`}
      <span class="person-standing"><${Standing} person=${person} /></span>
      <${Icon} name="chevron" />
    </button>
    ${isOpen && html`<${Person} key=${name} person=${person} />`}
  </li>`;
}

/** Somebody new. @returns {VNode} */
function Add() {
  const name = useSignal("");
  const role = useSignal(/** @type {Role} */ ("clerk"));
  const added = useSignal("");
  const pin = useRef(/** @type {HTMLInputElement | null} */ (null));
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const whose = name.value.trim();
    const isDone = await state.run(() => make(() => addUser(whose, role.value, pin.current?.value ?? "")));
    if (isDone) {
      if (pin.current) {
        pin.current.value = "";
      }
      added.value = whose;
      name.value = "";
      field.current?.focus();
    }
  };
  return html`<form class="people-add" data-testid="people-add" autocomplete="off" novalidate onSubmit=${submit}>
    <h3>${t("people-add")}</h3>
    <label class="field">
      <span class="label">${t("people-name")}</span>
      <input ref=${field} class="input" dir="auto" maxlength="40" spellcheck="false" data-testid="people-name" value=${name.value} onInput=${(/** @type {Event} */ event) => (name.value = /** @type {HTMLInputElement} */ (event.currentTarget).value)} />
    </label>
    <label class="field">
      <span class="label">${t("people-role")}</span>
      <select class="select" data-testid="people-role" value=${role.value} onChange=${(/** @type {Event} */ event) => (role.value = ROLES.find((one) => one === /** @type {HTMLSelectElement} */ (event.currentTarget).value) ?? "clerk")}>
        ${ROLES.map((one) => html`<option value=${one} selected=${one === role.value}>${t(`people-role-${one}`)}</option>`)}
      </select>
    </label>
    <div class="field">
      <label class="label" for="people-pin">${t("people-pin")}</label>
      <${PinField} field=${pin} id="people-pin" testid="people-pin" describedby="people-pin-hint" />
      <p class="field-hint" id="people-pin-hint">${t("people-pin-hint", { least: figures(String(SHORTEST_PIN)), most: figures(String(LONGEST_PIN)) })}</p>
    </div>
    <button type="submit" class="button" data-testid="people-add-now" aria-busy=${String(state.isBusy.value)}><${Icon} name="plus" />${t("people-add")}</button>
    <${Refused} failure=${state.failure.value} />
    ${added.value !== "" && state.isSaved.value && html`<p class="people-done" role="status" data-testid="people-done"><${Icon} name="check" />${t("people-added", { name: added.value })}</p>`}
  </form>`;
}

/** @returns {VNode} */
export function PeopleSection() {
  useEffect(() => {
    state.clear();
    void load();
  }, []);
  if (failure.value !== null) {
    return html`<${Failed} failure=${failure.value} again=${load} />`;
  }
  if (list.value === null) {
    return html`<${Wait} />`;
  }
  return html`<${SectionHead} title=${t("section-people")} note=${t("people-note")} />
    <ul class="people">${list.value.map((person) => html`<${Row} key=${person.name} person=${person} />`)}</ul>
    <${Add} />`;
}
