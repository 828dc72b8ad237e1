// What narrows the list down: the kind of pack, and how long it lasts.
import { t } from "../../i18n/index.js";
import { catalogue } from "../../state/packs.js";
import { html } from "../../vendor/preact.js";
import { categoryName, spanName } from "./facts.js";
import { ask, category, nextCategory, nextSpan, shownCategories, span } from "./view.js";

/** @param {EventTarget | null} group */
function focusChosen(group) {
  const chosen = group instanceof HTMLElement ? group.querySelector("[aria-checked=true]") : null;
  if (chosen instanceof HTMLElement) {
    chosen.focus();
  }
}

/**
 * @param {{ label: string, kind: string, shortcut: string, chosen: string | null, step: (by: 1 | -1) => void,
 *   choices: { value: string | null, word: string, choose: () => void }[] }} props
 */
function Choices({ label, kind, shortcut, chosen, step, choices }) {
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    const by = /** @type {Record<string, 1 | -1>} */ ({ ArrowRight: 1, ArrowLeft: -1 })[event.key];
    if (by !== undefined && !event.altKey) {
      event.preventDefault();
      event.stopPropagation();
      const group = event.currentTarget;
      step(by);
      requestAnimationFrame(() => focusChosen(group));
    }
  };
  return html`<div class=${`packs-choices packs-${kind}`} role="radiogroup" aria-label=${label} aria-keyshortcuts=${shortcut} onKeyDown=${onKeyDown}>
    ${choices.map(
      ({ value, word, choose }) =>
        html`<button
          type="button"
          class="chip"
          role="radio"
          key=${value ?? ""}
          aria-checked=${String(value === chosen)}
          tabindex=${value === chosen ? 0 : -1}
          data-testid=${`offer-${kind}`}
          data-value=${value ?? "all"}
          onClick=${choose}
        >
          <bdi>${word}</bdi>
        </button>`,
    )}
  </div>`;
}

/** @returns {import("../../vendor/preact.js").VNode} */
export function Filters() {
  const categories = shownCategories.value.map((one) => ({ value: one, word: categoryName(one), choose: () => ask({ category: one }) }));
  const spans = catalogue.value.spans.map((one) => ({
    value: one,
    word: spanName(one),
    choose: () => ask({ span: span.value === one ? null : one }),
  }));
  return html`<div class="packs-filters">
    ${categories.length > 1 &&
    html`<${Choices}
      label=${t("packs-kinds")}
      kind="category"
      shortcut="Alt+ArrowLeft Alt+ArrowRight"
      chosen=${category.value}
      step=${nextCategory}
      choices=${[{ value: null, word: t("packs-all"), choose: () => ask({ category: null }) }, ...categories]}
    />`}
    ${spans.length > 1 &&
    html`<${Choices}
      label=${t("packs-spans")}
      kind="validity"
      shortcut="Alt+ArrowUp Alt+ArrowDown"
      chosen=${span.value}
      step=${nextSpan}
      choices=${[{ value: null, word: t("packs-any-span"), choose: () => ask({ span: null }) }, ...spans]}
    />`}
  </div>`;
}
