// Those who can sign in, as large buttons.
import { useInSight } from "../../components/in-sight.js";
import { t } from "../../i18n/index.js";
import { lastUser } from "../../state/preferences.js";
import { begun } from "../../state/session.js";
import { html } from "../../vendor/preact.js";

/** What stands in the circle before a name: its first letter, whatever the script. @param {string} name */
function letter(name) {
  const segments = new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(name.trim());
  for (const { segment } of segments) {
    return segment.toLocaleUpperCase();
  }
  return "";
}

/** @param {{ user: import("../../types.js").User, isChosen: boolean }} props */
function User({ user, isChosen }) {
  const button = useInSight(isChosen);
  return html`<button
    ref=${button}
    type="button"
    class="lock-user"
    data-testid="lock-user"
    data-user=${user.name}
    aria-pressed=${String(isChosen)}
    onPointerDown=${(/** @type {Event} */ event) => event.preventDefault()}
    onClick=${() => {
      lastUser.value = user.name;
    }}
  >
    <span class="lock-letter" aria-hidden="true">${letter(user.name)}</span>
    <span class="lock-user-name clipped">${user.name}</span>
    ${user.role === "owner" && html`<span class="badge">${t("role-owner")}</span>`}
  </button>`;
}

/**
 * @param {{ chosen: string | null }} props
 * @returns {import("../../vendor/preact.js").VNode}
 */
export function Users({ chosen }) {
  return html`<div class="lock-users" role="group" aria-label=${t("lock-heading")}>
    ${(begun.value?.users ?? []).map((user) => html`<${User} key=${user.name} user=${user} isChosen=${user.name === chosen} />`)}
  </div>`;
}
