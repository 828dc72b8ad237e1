// No drawer is open: what lies in it at first is counted, and it is opened with that.
import { Key } from "../../components/key.js";
import { t } from "../../i18n/index.js";
import { plainAmount } from "../../state/digits.js";
import { busy, open } from "../../state/drawer.js";
import { html, useEffect, useSignal } from "../../vendor/preact.js";
import { AmountField, isAmount, Refused } from "./parts.js";

/** @returns {import("../../vendor/preact.js").VNode} */
export function Opening() {
  const float = useSignal("");
  useEffect(() => document.getElementById("drawer-float")?.focus(), []);
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (isAmount(float.value)) {
      void open(plainAmount(float.value));
    } else {
      document.getElementById("drawer-float")?.focus();
    }
  };
  return html`<form class="card drawer-opening" onSubmit=${submit}>
    <h2>${t("drawer-open-heading")}</h2>
    <${AmountField} id="drawer-float" testid="shift-float" label=${t("drawer-float")} typed=${float} large />
    <p class="soft">${t("drawer-float-hint")}</p>
    <${Refused} />
    <button type="submit" class="button button-wide" data-testid="shift-open" aria-disabled=${String(busy.value)}>${t("drawer-open")} <${Key} name="Enter" /></button>
  </form>`;
}
