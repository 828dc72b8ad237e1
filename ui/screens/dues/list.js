// Who owes what, most first; found by a few letters or digits, and opened by Enter.
import { Icon } from "../../components/icons.js";
import { Key } from "../../components/key.js";
import { useInSight } from "../../components/in-sight.js";
import { explainError } from "../../components/status.js";
import { figures, money, price } from "../../format.js";
import { t } from "../../i18n/index.js";
import { fieldKeys } from "../../keys.js";
import { grouped } from "../../state/digits.js";
import { active, again, begin, failure, list, moveActive, open, opened, text } from "../../state/dues.js";
import { parts, share } from "../../state/exact.js";
import { isOwner, shop } from "../../state/session.js";
import { html } from "../../vendor/preact.js";

/** @typedef {import("../../types.js").Debtor} Debtor */
/** @typedef {import("../../vendor/preact.js").VNode} VNode */

const MOST_CHARACTERS = 120;
/** Whoever is not among these is found by one more letter. */
const MOST = 300;

/** @param {Debtor} one */
export const named = (one) => one.name.slice(0, MOST_CHARACTERS);

/** How much of the limit is used, for the eye. @param {{ debtor: Debtor }} props @returns {VNode | null} */
export function LimitBar({ debtor: { due, limit } }) {
  if (parts(limit) === 0n) {
    return null;
  }
  const isOver = parts(due) > parts(limit);
  return html`<span class="due-bar" aria-hidden="true" data-over=${String(isOver)}><i style=${{ inlineSize: `${Math.min(1, share(due, limit)) * 100}%` }}></i></span>`;
}

/** @param {{ one: Debtor, place: number }} props @returns {VNode} */
function Row({ one, place }) {
  const isActive = active.value === place;
  const row = useInSight(isActive);
  return html`<div
    ref=${row}
    class="due-row"
    id=${`due-row-${place}`}
    role="option"
    aria-selected=${String(isActive)}
    aria-current=${one.id === opened.value ? "true" : undefined}
    data-testid="due-row"
    data-debtor=${one.id}
    data-due=${one.due}
    data-enabled=${String(one.enabled)}
    onClick=${() => open(one.id)}
  >
    <span class="due-who">
      <b class="foreign clipped" dir="auto">${named(one)}</b>
      <small class="soft figure">${one.phone !== null && figures(grouped(one.phone, shop.value?.country ?? "BD"))}${!one.enabled && html` <span class="badge">${t("due-off")}</span>`}</small>
    </span>
    <span class="due-much">
      <b class="figure" data-nothing=${String(parts(one.due) === 0n)}>${money(one.due, one.currency)}</b>
      <small class="soft figure">${parts(one.limit) === 0n ? t("due-no-limit") : t("due-of-limit", { limit: price(one.limit, one.currency) })}</small>
      <${LimitBar} debtor=${one} />
    </span>
  </div>`;
}

/** @returns {VNode} */
function Nobody() {
  if (failure.value !== null) {
    const { what, todo } = explainError(failure.value.code);
    return html`<div class="due-none" role="alert" data-testid="due-error" data-code=${failure.value.code}>
      <p>${what} ${todo}</p>
      <button type="button" class="button button-quiet" onClick=${again}>${t("trouble-again")}</button>
    </div>`;
  }
  const isSearch = text.value.trim() !== "";
  return html`<div class="due-none" data-testid="due-none">
    <${Icon} name=${isSearch ? "search" : "book"} />
    <p>${isSearch ? t("due-nobody") : t(isOwner.value ? "due-empty-owner" : "due-empty")}</p>
    ${!isSearch && isOwner.value && html`<button type="button" class="button" onClick=${() => begin("add")}>${t("debtor-add")} <${Key} name="F9" /></button>`}
  </div>`;
}

function openActive() {
  const chosen = list.value?.[active.value];
  if (chosen !== undefined) {
    open(chosen.id);
  }
}

const onKeyDown = fieldKeys({ ArrowDown: () => moveActive(1), ArrowUp: () => moveActive(-1), Enter: openActive }, { alone: true });

/** @returns {VNode} */
export function List() {
  const all = (list.value ?? []).slice(0, MOST);
  return html`<section class="card due-list" aria-label=${t("due-list")}>
    <label class="due-search">
      <${Icon} name="search" /><span class="unseen">${t("due-search")}</span>
      <input
        class="input"
        id="due-search"
        data-testid="due-search"
        type="text"
        dir="auto"
        autocomplete="off"
        spellcheck="false"
        maxlength="60"
        role="combobox"
        aria-expanded=${String(all.length > 0)}
        aria-controls="due-rows"
        aria-autocomplete="list"
        aria-activedescendant=${active.value >= 0 && all.length > 0 ? `due-row-${active.value}` : undefined}
        aria-keyshortcuts="Control+K"
        placeholder=${t("due-search")}
        value=${text.value}
        onInput=${(/** @type {Event} */ event) => {
          text.value = /** @type {HTMLInputElement} */ (event.currentTarget).value;
        }}
        onKeyDown=${onKeyDown}
      />
      <${Key} name="Ctrl+K" />
    </label>
    <div class="due-rows" id="due-rows" role="listbox" aria-label=${t("due-list")}>${all.map((one, place) => html`<${Row} key=${one.id} one=${one} place=${place} />`)}</div>
    ${all.length === 0 && (list.value !== null || failure.value !== null) && html`<${Nobody} />`}
    <p class="due-keys"><${Key} name="ArrowUp" /><${Key} name="ArrowDown" /><span>${t("activity-key-move")}</span><${Key} name="Enter" /><span>${t("due-key-open")}</span></p>
  </section>`;
}
