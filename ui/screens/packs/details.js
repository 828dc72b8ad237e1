// The whole text of the pack the clerk is at, in a room of its own: conditions can be long and nothing else moves for them.
import { Icon } from "../../components/icons.js";
import { Key } from "../../components/key.js";
import { money } from "../../format.js";
import { t } from "../../i18n/index.js";
import { favourites, toggleFavourite } from "../../state/packs.js";
import { currency } from "../../state/session.js";
import { html, useEffect, useLayoutEffect, useRef, useSignal } from "../../vendor/preact.js";
import { current } from "./view.js";

/** No condition is longer; whatever is, is no condition. */
const MOST_CHARACTERS = 10_000;

/** @param {1 | -1} by Turns the pages of the text. */
export function turnPage(by) {
  const text = document.getElementById("packs-whole");
  text?.scrollBy({ top: by * (text.clientHeight - 24) });
}

/** @returns {import("../../vendor/preact.js").VNode} */
export function Details() {
  const offer = current.value;
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const isLong = useSignal(false);
  // After the page was laid out anyway, not once more for this.
  useEffect(() => {
    const whole = box.current;
    const text = whole?.firstElementChild;
    if (whole === null || text === null || text === undefined) {
      return undefined;
    }
    const observer = new ResizeObserver(() => {
      isLong.value = text.clientHeight > whole.clientHeight;
    });
    observer.observe(text);
    observer.observe(whole);
    return () => observer.disconnect();
  }, [offer === null]);
  useLayoutEffect(() => {
    if (box.current !== null && isLong.peek()) {
      box.current.scrollTop = 0;
    }
  }, [offer?.key]);
  if (offer === null) {
    return html`<div class="packs-details"></div>`;
  }
  const liked = favourites.value.has(offer.key);
  return html`<section class="packs-details" aria-label=${t("packs-whole")} data-testid="offer-details">
    <div class="packs-whole" id="packs-whole" tabindex="0" role="group" aria-label=${t("packs-whole")} ref=${box}>
      <div>${offer.stale && html`<p class="packs-stale"><${Icon} name="pending" />${t("packs-old-price-help", { account: offer.account })}</p>`}
      <p class="selectable" dir="auto">${offer.title.slice(0, MOST_CHARACTERS)}</p></div>
    </div>
    <div class="packs-beside">
      <button
        type="button"
        class="packs-like"
        aria-pressed=${String(liked)}
        aria-keyshortcuts="Alt+Enter"
        data-testid="offer-like"
        onClick=${() => void toggleFavourite(offer)}
      >
        <${Icon} name="star" /><span>${t("packs-favourite")}</span><${Key} name="Alt+Enter" />
      </button>
      <p class="packs-from"><bdi>${offer.account}</bdi> · ${money(offer.price, currency.value)}</p>
      ${isLong.value && html`<p class="packs-turn"><${Key} name="Shift+PageDown" /> ${t("packs-read-on")}</p>`}
    </div>
  </section>`;
}
