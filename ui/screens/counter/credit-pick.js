// On whose credit: in place of the form or the review, a few letters, Enter.
import { Icon } from "../../components/icons.js";
import { Key } from "../../components/key.js";
import { useInSight } from "../../components/in-sight.js";
import { explainError } from "../../components/status.js";
import { figures, price } from "../../format.js";
import { t } from "../../i18n/index.js";
import { fieldKeys, useKeys } from "../../keys.js";
import { active, choose, chooseActive, choosing, closePick, failure, found, isFound, moveActive, wanted } from "../../state/credit.js";
import { grouped } from "../../state/digits.js";
import { parts } from "../../state/exact.js";
import { isOwner, page, shop } from "../../state/session.js";
import { html, useLayoutEffect, useRef } from "../../vendor/preact.js";
import { keepFocus } from "./where.js";

/** @typedef {import("../../types.js").Debtor} Debtor */
/** @typedef {import("../../vendor/preact.js").VNode} VNode */

const MOST_CHARACTERS = 120;
/** Whoever is not among these is found by one more letter. */
const MOST = 50;

/** @param {{ one: Debtor, place: number }} props @returns {VNode} */
function Row({ one, place }) {
  const isActive = active.value === place;
  const row = useInSight(isActive);
  const closed = parts(one.limit) === 0n;
  return html`<div
    ref=${row}
    class="pick-row"
    id=${`debtor-option-${place}`}
    role="option"
    aria-selected=${String(isActive)}
    data-testid="debtor-option"
    data-debtor=${one.id}
    onMouseDown=${keepFocus}
    onClick=${() => void choose(one)}
  >
    <b class="clipped foreign" dir="auto">${one.name.slice(0, MOST_CHARACTERS)}</b>
    <span class="figure soft pick-phone">${one.phone === null ? "" : figures(grouped(one.phone, shop.value?.country ?? "BD"))}</span>
    <span class="pick-due"><b class="figure">${price(one.due, one.currency)}</b><small class="soft figure">${closed ? t("pick-no-limit") : t("pick-of-limit", { limit: price(one.limit, one.currency) })}</small></span>
  </div>`;
}

/** @returns {VNode} */
function Nobody() {
  if (failure.value !== null) {
    const { what, todo } = explainError(failure.value.code);
    return html`<p class="notice notice-danger" role="alert" data-testid="debtor-pick-error" data-code=${failure.value.code}><${Icon} name="warning" /><span>${what} ${todo}</span></p>`;
  }
  const isEmpty = wanted.value.trim() === "";
  return html`<p class="pick-none" data-testid="debtor-none">${isEmpty ? t(isOwner.value ? "pick-empty-owner" : "pick-empty") : t("pick-nobody")}</p>`;
}

const onKeyDown = fieldKeys({ Enter: chooseActive, ArrowDown: () => moveActive(1), ArrowUp: () => moveActive(-1) }, { alone: true });

/** @returns {VNode} */
export function CreditPick() {
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  const isFront = page.value === "counter";
  useKeys(isFront ? { Escape: closePick } : {});
  useLayoutEffect(() => {
    if (isFront) {
      field.current?.focus({ preventScroll: true });
    }
  }, [isFront]);
  const all = (found.value ?? []).slice(0, MOST);
  return html`<section class="sale sale-picking" data-testid="debtor-pick" aria-label=${t("pick-title")} aria-busy=${String(choosing.value || !isFound.value)}>
    <label class="pick-title" for="debtor-search">${t("pick-title")}</label>
    <input
      ref=${field}
      class="input sale-input"
      id="debtor-search"
      data-testid="debtor-search"
      type="text"
      dir="auto"
      autocomplete="off"
      spellcheck="false"
      maxlength="60"
      role="combobox"
      aria-expanded=${String(all.length > 0)}
      aria-controls="debtor-options"
      aria-autocomplete="list"
      aria-activedescendant=${active.value >= 0 && all.length > 0 ? `debtor-option-${active.value}` : undefined}
      aria-describedby="debtor-search-hint"
      value=${wanted.value}
      onInput=${(/** @type {Event} */ event) => {
        wanted.value = /** @type {HTMLInputElement} */ (event.currentTarget).value;
      }}
      onKeyDown=${onKeyDown}
    />
    <p class="pick-hint" id="debtor-search-hint">
      <span>${t("pick-hint")}</span><span class="recent-keys"><${Key} name="ArrowUp" /><${Key} name="ArrowDown" /><${Key} name="Enter" /></span>
    </p>
    <div class="pick-list" id="debtor-options" role="listbox" aria-label=${t("pick-title")}>${all.map((one, place) => html`<${Row} key=${one.id} one=${one} place=${place} />`)}</div>
    ${all.length === 0 && (found.value !== null || failure.value !== null) && html`<${Nobody} />`}
    <p class="pick-foot">
      <button type="button" class="button button-quiet" data-testid="debtor-pick-close" onClick=${closePick}>${t("review-cancel")} <${Key} name="Escape" /></button>
    </p>
  </section>`;
}
