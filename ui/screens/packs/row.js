// One pack in the list: what it costs, what it is, what it gives.
import { Icon } from "../../components/icons.js";
import { money, price } from "../../format.js";
import { t } from "../../i18n/index.js";
import { commission } from "../../state/preferences.js";
import { favourites, toggleFavourite } from "../../state/packs.js";
import { pack as taken } from "../../state/sale.js";
import { currency } from "../../state/session.js";
import { html } from "../../vendor/preact.js";
import { factsOf } from "./facts.js";
import { goTo, take } from "./view.js";

/** @typedef {import("../../types.js").Offer} Offer */

/** As much as two lines hold; the whole text is below the list. */
const TITLE_CHARACTERS = 240;
/** Titles of this length and more do not fit into the two lines. */
const LONG_TITLE = 84;

/** @param {{ icon: string, kind: string, word: string }} props */
function Mark({ icon, kind, word }) {
  return html`<span class="pack-mark" data-mark=${kind}><${Icon} name=${icon} />${word}</span>`;
}

/** What it earns is on screen only where the clerk wants it there and may know it. @param {Offer} offer */
export const earned = (offer) =>
  commission.value === "shown" && offer.commission !== null ? `+${money(offer.commission, currency.value)}` : null;

/** @param {{ offer: Offer }} props */
function Marks({ offer }) {
  return html`${taken.value?.key === offer.key && html`<${Mark} kind="taken" icon="check" word=${t("packs-taken")} />`}
  ${offer.bestValue && html`<${Mark} kind="value" icon="best" word=${t("packs-best-value")} />`}
  ${offer.bestMargin && html`<${Mark} kind="margin" icon="coins" word=${t("packs-best-margin")} />`}
  ${offer.stale && html`<${Mark} kind="stale" icon="pending" word=${t("packs-old-price")} />`}`;
}

/** The provider's words for how long it lasts, where nothing was read out of them. @param {{ offer: Offer }} props */
function Facts({ offer }) {
  const facts = factsOf(offer);
  if (offer.hours === null && offer.validity !== "") {
    return html`${facts.map((fact) => html`<span>${fact}</span>`)}<bdi dir="auto">${offer.validity.slice(0, 24)}</bdi>`;
  }
  return facts.map((fact) => html`<span>${fact}</span>`);
}

/**
 * @param {{ offer: Offer, place: number, of: number, current: boolean, height: number }} props
 * @returns {import("../../vendor/preact.js").VNode}
 */
export function Row({ offer, place, of, current, height }) {
  const liked = favourites.value.has(offer.key);
  const earns = earned(offer);
  // A click that only wants to read, or to set a star, takes nothing.
  const only = (/** @type {() => void} */ act) => (/** @type {MouseEvent} */ event) => {
    event.stopPropagation();
    goTo(place);
    act();
  };
  return html`<div
    class="pack"
    role="option"
    id=${`pack-${place}`}
    aria-selected=${String(current)}
    aria-setsize=${of}
    aria-posinset=${place + 1}
    data-testid="offer-item"
    data-offer-id=${offer.id}
    data-price=${offer.price}
    data-account=${offer.account}
    data-taken=${String(taken.value?.key === offer.key)}
    data-stale=${String(offer.stale)}
    style=${{ top: `${place * height}px` }}
    onClick=${() => take(offer)}
  >
    <span class="pack-price">${price(offer.price, currency.value)}</span>
    <span class="pack-text">
      <span class="pack-title" dir="auto">${offer.title.slice(0, TITLE_CHARACTERS)}</span>
      ${offer.title.length > LONG_TITLE && html`<span class="pack-more" onClick=${only(() => {})}>${t("packs-conditions")}<${Icon} name="chevron" /></span>`}
    </span>
    <span class="pack-side">
      <span class="pack-facts"><${Facts} offer=${offer} /></span>
      <span class="pack-marks">
        <${Marks} offer=${offer} />
        ${earns !== null && html`<span class="pack-earns">${earns}</span>`}
        <bdi class="pack-account">${offer.account}</bdi>
      </span>
    </span>
    <span class="pack-star" data-testid="offer-favourite" data-on=${String(liked)} onClick=${only(() => void toggleFavourite(offer))}>
      <${Icon} name="star" />${liked && html`<span class="unseen">${t("packs-favourite")}</span>`}
    </span>
  </div>`;
}
