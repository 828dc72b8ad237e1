// A name for a number, so that it is found next time by two letters.
import { nameCustomer } from "../../backend.js";
import { Icon } from "../../components/icons.js";
import { Key } from "../../components/key.js";
import { t } from "../../i18n/index.js";
import { useKeys } from "../../keys.js";
import { read } from "../../state/sale.js";
import { html, useLayoutEffect, useRef, useSignal } from "../../vendor/preact.js";

/**
 * @param {{ number: string, name?: string | null }} props the name as far as it is known
 * @returns {import("../../vendor/preact.js").VNode}
 */
export function CustomerName({ number, name }) {
  const open = useSignal(false);
  const kept = useSignal(/** @type {string | null} */ (name ?? (read.peek().number === number ? read.peek().customer : null)));
  const failed = useSignal(false);
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  const show = () => {
    open.value = true;
  };
  const save = async () => {
    const typed = field.current?.value.trim() ?? "";
    try {
      await nameCustomer(number, typed);
      kept.value = typed === "" ? null : typed;
      failed.value = false;
      open.value = false;
    } catch {
      failed.value = true;
    }
  };
  const hide = () => {
    open.value = false;
  };
  useKeys(open.value ? { Escape: hide } : { F6: show });
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
    if (!open.value && document.activeElement === document.body) {
      // The field had the focus and is gone.
      const next = document.querySelector("[data-testid=sale-confirm], [data-testid=sale-new]");
      if (next instanceof HTMLElement) {
        next.focus();
      }
    }
  }, [open.value]);
  if (!open.value) {
    return html`<p class="customer-name">
      <${Icon} name="person" />
      ${kept.value !== null && html`<bdi class="clipped" data-testid="customer-name">${kept.value}</bdi>`}
      <button type="button" class="button button-plain button-small" data-testid="customer-name-open" aria-keyshortcuts="F6" onClick=${show}>
        ${t(kept.value === null ? "customer-name-give" : "customer-name-change")} <${Key} name="F6" />
      </button>
    </p>`;
  }
  return html`<p class="customer-name">
    <input
      class="input"
      data-testid="customer-name-field"
      type="text"
      maxlength="60"
      autocomplete="off"
      aria-label=${t("customer-name-label")}
      placeholder=${t("customer-name-label")}
      value=${kept.value ?? ""}
      ref=${field}
      onKeyDown=${(/** @type {KeyboardEvent} */ event) => {
        if (event.key === "Enter" && !event.isComposing) {
          // This Enter is about the name and nothing else.
          event.preventDefault();
          event.stopPropagation();
          void save();
        }
      }}
    />
    <button type="button" class="button button-quiet button-small" onClick=${() => void save()}>${t("customer-name-save")} <${Key} name="Enter" /></button>
    ${failed.value && html`<span class="field-error" role="alert">${t("customer-name-failed")}</span>`}
  </p>`;
}
