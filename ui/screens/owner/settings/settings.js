// The owner's settings: the sections in a list, the chosen one beside it. Arrows go through the list, Enter into the section,
// Esc back to the list.
import { Key } from "../../../components/key.js";
import { t } from "../../../i18n/index.js";
import { useKeys } from "../../../keys.js";
import { section, unsaved } from "../../../state/settings.js";
import { html, useLayoutEffect, useRef } from "../../../vendor/preact.js";
import { Wait } from "../say.js";
import { SECTIONS } from "./sections.js";

/** @typedef {import("../../../vendor/preact.js").VNode} VNode */

const FIELDS = "button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex='0']";

/** @param {string} id */
const tab = (id) => document.getElementById(`settings-tab-${id}`);

/** @param {string} id */
function choose(id) {
  section.value = id;
  tab(id)?.focus();
}

/** @param {HTMLElement | null} panel @returns {void | false} */
function enter(panel) {
  const first = panel?.querySelector(FIELDS);
  if (!(first instanceof HTMLElement)) {
    return false;
  }
  first.focus();
}

/** @param {{ shown: string, panel: { current: HTMLElement | null } }} props @returns {VNode} */
function List({ shown, panel }) {
  const place = SECTIONS.findIndex((one) => one.id === shown);
  const to = (/** @type {number} */ index) => choose(SECTIONS[(index + SECTIONS.length) % SECTIONS.length]?.id ?? shown);
  /** Only where the list itself has the keys. @param {() => void | false} go */
  const here = (go) => () => (document.activeElement?.closest(".settings-list") ? go() : false);
  useKeys({
    ArrowDown: here(() => to(place + 1)),
    ArrowUp: here(() => to(place - 1)),
    Home: here(() => to(0)),
    End: here(() => to(-1)),
    Enter: here(() => enter(panel.current)),
    ArrowRight: here(() => enter(panel.current)),
  });
  return html`<div class="settings-side">
    <h1>${t("settings-heading")}</h1>
    <div class="settings-list" role="tablist" aria-orientation="vertical" aria-label=${t("settings-sections")}>
      ${SECTIONS.map(({ id, label }) => {
        const isOpen = unsaved.value.has(id);
        return html`<button
          type="button"
          role="tab"
          class="settings-tab"
          id=${`settings-tab-${id}`}
          data-testid="settings-section"
          data-section=${id}
          data-unsaved=${isOpen ? "" : undefined}
          aria-selected=${String(id === shown)}
          aria-controls="settings-panel"
          tabindex=${id === shown ? 0 : -1}
          onClick=${() => choose(id)}
        >
          <span>${t(label)}</span>
          ${isOpen && html`<small class="settings-unsaved">${t("settings-unsaved")}</small>`}
        </button>`;
      })}
    </div>
    <p class="settings-keys soft" aria-hidden="true"><${Key} name="ArrowUp" /><${Key} name="ArrowDown" /> ${t("settings-key-move")} <${Key} name="Enter" /> ${t("settings-key-enter")} <${Key} name="Escape" /> ${t("settings-key-back")}</p>
  </div>`;
}

/** @returns {VNode} */
export function SettingsScreen() {
  const panel = useRef(/** @type {HTMLElement | null} */ (null));
  const one = SECTIONS.find(({ id }) => id === section.value) ?? SECTIONS[0];
  const shown = one?.id ?? "";
  useKeys({ Escape: () => (panel.current?.contains(document.activeElement) ? tab(shown)?.focus() : false) });
  useLayoutEffect(() => tab(shown)?.focus(), []);
  useLayoutEffect(() => panel.current?.scrollTo(0, 0), [shown]);
  const isHere = one?.load.isHere() ?? true;
  return html`<div class="owner settings">
    <${List} shown=${shown} panel=${panel} />
    <section ref=${panel} class="settings-panel card" id="settings-panel" role="tabpanel" aria-labelledby=${`settings-tab-${shown}`} aria-busy=${String(!isHere)} data-section=${shown}>
      ${one !== undefined && html`<${one.load.Screen} key=${shown} />`}
      ${!isHere && html`<${Wait} />`}
    </section>
  </div>`;
}
