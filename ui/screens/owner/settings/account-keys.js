// New keys for an account. They are in their fields until they are sent, and nowhere after: the kept ones are never shown.
import { asBackendError, replaceKeys } from "../../../backend.js";
import { Icon } from "../../../components/icons.js";
import { t } from "../../../i18n/index.js";
import { balances, load } from "../../../state/account-settings.js";
import { sitting } from "../../../state/sitting.js";
import { batch, html, useRef, useSignal } from "../../../vendor/preact.js";
import { keyLabel } from "../../setup/account.js";
import { FailureNotice } from "../../setup/failure.js";

/** @typedef {import("../../../vendor/preact.js").VNode} VNode */

/** @param {{ account: import("../../../types.js").AccountSettings }} props @returns {VNode} */
export function KeysForm({ account }) {
  const form = useRef(/** @type {HTMLFormElement | null} */ (null));
  const isBusy = useSignal(false);
  const isKept = useSignal(false);
  const failure = useSignal(/** @type {{ code: string, message: string } | null} */ (null));
  const fields = () => /** @type {HTMLInputElement[]} */ ([...(form.current?.querySelectorAll("input") ?? [])]);
  const send = async () => {
    const keys = Object.fromEntries(fields().map((field) => [field.dataset.key ?? "", field.value.trim()]).filter(([, key]) => key !== ""));
    if (Object.keys(keys).length === 0) {
      failure.value = { code: "keys_needed", message: "" };
      return;
    }
    const isHere = sitting();
    batch(() => {
      isBusy.value = true;
      isKept.value = false;
      failure.value = null;
    });
    try {
      const told = await replaceKeys(account.id, keys);
      // What is kept leaves the page; what could not be kept stays in its fields for the next try.
      fields().forEach((field) => {
        field.value = "";
      });
      batch(() => {
        isKept.value = true;
        failure.value = told.error;
        if (isHere()) {
          balances.value = new Map(balances.value).set(account.id, told);
        }
      });
      await (isHere() ? load() : undefined);
    } catch (error) {
      const { code, message } = asBackendError(error);
      failure.value = { code, message };
    } finally {
      isBusy.value = false;
    }
  };
  return html`<form
    ref=${form}
    class="account-keys"
    data-testid="account-keys"
    autocomplete="off"
    novalidate
    onSubmit=${(/** @type {Event} */ event) => {
      event.preventDefault();
      if (!isBusy.value) {
        void send();
      }
    }}
  >
    <h3>${t("account-keys")}</h3>
    <p class="field-hint">${t("account-keys-hint")}</p>
    ${account.keys.map(
      (name) => html`<div class="field" key=${name}>
        <label for=${`account-key-${name}`}>${keyLabel(name)} <span class="key-name">${name}</span></label>
        <input id=${`account-key-${name}`} class="input" type="password" autocomplete="off" data-testid="account-key" data-key=${name} placeholder=${t("account-key-stays")} />
      </div>`,
    )}
    <button type="submit" class="button button-quiet" data-testid="account-keys-save" aria-busy=${String(isBusy.value)} disabled=${isBusy.value}>${t("account-keys-save")}</button>
    ${isBusy.value && html`<p class="soft" role="status">${t("account-asking")}</p>`}
    ${isKept.value && html`<p class="notice notice-good" role="status" data-testid="account-keys-kept"><${Icon} name="check" /><span>${t("account-keys-kept")}</span></p>`}
    ${failure.value !== null && html`<${FailureNotice} failure=${failure.value} testid="account-keys-error" tone=${isKept.value ? "warning" : "danger"} />`}
  </form>`;
}
