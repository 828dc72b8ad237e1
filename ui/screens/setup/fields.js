// What the steps are made of: a field with its name, and one of a few.
import { html } from "../../vendor/preact.js";

/**
 * @param {{ label: string, hint?: string, testid: string, value: import("../../vendor/preact.js").Signal<string>, first?: boolean, type?: string, placeholder?: string, max?: number }} props
 */
export function TextField({ label, hint, testid, value, first, type = "text", placeholder, max = 80 }) {
  return html`<div class="field">
    <label for=${testid}>${label}</label>
    <input
      id=${testid}
      class="input"
      type=${type}
      data-testid=${testid}
      data-first=${first ? "" : undefined}
      autocomplete="off"
      spellcheck="false"
      dir=${type === "url" ? "ltr" : "auto"}
      placeholder=${placeholder}
      maxlength=${max}
      aria-describedby=${hint === undefined ? undefined : `${testid}-hint`}
      value=${value.value}
      onInput=${(/** @type {Event} */ event) => {
        value.value = /** @type {HTMLInputElement} */ (event.currentTarget).value;
      }}
    />
    ${hint !== undefined && html`<p class="field-hint" id=${`${testid}-hint`}>${hint}</p>`}
  </div>`;
}

/**
 * One of a few, as native radio buttons: arrows choose, Enter goes on.
 * @template {string} T
 * @param {{ label: string, testid: string, choices: readonly { value: T, name: string, note?: string, lang?: string }[], value: T, choose: (value: T) => void, first?: boolean, hidden?: boolean }} props
 */
export function Choices({ label, testid, choices, value, choose, first, hidden }) {
  return html`<fieldset class="choices">
    <legend class=${hidden ? "unseen" : "label"}>${label}</legend>
    <div class="choices-list">
      ${choices.map(
        (one) =>
          html`<label key=${one.value} class="choice" lang=${one.lang}>
            <input
              type="radio"
              name=${testid}
              data-testid=${testid}
              data-first=${first && one.value === value ? "" : undefined}
              value=${one.value}
              data-value=${one.value}
              checked=${one.value === value}
              onChange=${() => choose(one.value)}
            />
            <span class="choice-name">${one.name}</span>
            ${one.note !== undefined && html`<span class="choice-note">${one.note}</span>`}
          </label>`,
      )}
    </div>
  </fieldset>`;
}
