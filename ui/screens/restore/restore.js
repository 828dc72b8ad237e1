// Bringing a backup back: choose it, open it, see what is in it, and say yes. Nothing is changed before that. Passphrase and
// PIN stay in their fields.
import { asBackendError, foundBackups, lookAtBackup, restoreBackup } from "../../backend.js";
import { Icon } from "../../components/icons.js";
import { PinField } from "../../components/pin-field.js";
import { clock, count, datedDay } from "../../format.js";
import { t } from "../../i18n/index.js";
import { begin } from "../../state/session.js";
import { batch, html, useEffect, useRef, useSignal } from "../../vendor/preact.js";
import { size } from "./size.js";
import { RestoreRefused } from "./refused.js";

/** @typedef {import("../../vendor/preact.js").VNode} VNode */
/** @typedef {import("../../types.js").BackupLook} BackupLook */

/** @param {string} at */
const moment = (at) => `${datedDay(at.slice(0, 10))}, ${clock(at)}`;

/** What is in it, and what would be gone. @param {{ look: BackupLook }} props @returns {VNode} */
function Look({ look }) {
  return html`<div class="restore-look" data-testid="restore-look" data-lost=${look.lost} data-open=${look.openSales}>
    <dl>
      <div><dt>${t("restore-shop")}</dt><dd class="foreign" dir="auto">${look.shop ?? t("restore-no-shop")}</dd></div>
      <div><dt>${t("restore-last-sale")}</dt><dd>${look.lastSaleAt === null ? t("restore-no-sale") : moment(look.lastSaleAt)}</dd></div>
      <div><dt>${t("restore-open")}</dt><dd>${count(look.openSales)}</dd></div>
    </dl>
    <div class="notice notice-warning" role="status">
      <${Icon} name="warning" />
      <div>
        <p>${look.lost > 0 ? t("restore-loses", { count: count(look.lost) }) : t("restore-later-sales")}</p>
        <p>${t("restore-kept")}${look.openSales > 0 && ` ${t("restore-asks")}`}</p>
      </div>
    </div>
  </div>`;
}

/**
 * @param {{ owner: string, asksName: boolean, file?: string, needsNobody?: boolean, leave: () => void }} props
 *   owner: who has to give the PIN; asksName: whether that is to be typed; needsNobody: no shop is there that has an owner
 * @returns {VNode}
 */
export function RestorePanel({ owner, asksName, file = "", needsNobody = false, leave }) {
  const found = useSignal(/** @type {readonly import("../../types.js").FoundBackup[]} */ ([]));
  const path = useSignal(file);
  const name = useSignal(owner);
  const look = useSignal(/** @type {BackupLook | null} */ (null));
  const isBusy = useSignal(false);
  const failure = useSignal(/** @type {import("../../backend.js").BackendError | null} */ (null));
  const passphrase = useRef(/** @type {HTMLInputElement | null} */ (null));
  const pin = useRef(/** @type {HTMLInputElement | null} */ (null));
  useEffect(() => {
    foundBackups().then(
      (told) => (found.value = told),
      (error) => (failure.value = asBackendError(error)),
    );
  }, []);
  const form = useRef(/** @type {HTMLFormElement | null} */ (null));
  // What was found in it is read; the next thing to type is who says yes.
  useEffect(() => {
    const next = form.current?.querySelector('[data-testid="restore-owner"], [data-testid="restore-pin"]');
    if (look.value !== null && next instanceof HTMLElement) {
      next.focus();
    }
  }, [look.value]);
  const change = () =>
    batch(() => {
      look.value = null;
      failure.value = null;
    });
  /** @param {() => Promise<void>} work */
  const run = async (work) => {
    batch(() => {
      isBusy.value = true;
      failure.value = null;
    });
    try {
      await work();
    } catch (error) {
      failure.value = asBackendError(error);
    } finally {
      isBusy.value = false;
    }
  };
  const given = () => passphrase.current?.value || null;
  const open = () => run(async () => void (look.value = await lookAtBackup(path.value.trim(), given())));
  const bringBack = () =>
    run(async () => {
      await restoreBackup({ file: path.value.trim(), passphrase: given(), overwrite: true, user: needsNobody ? null : name.value.trim(), pin: needsNobody ? null : (pin.current?.value ?? "") });
      await begin();
      leave();
    });
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    void (look.value === null ? open() : bringBack());
  };
  return html`<form ref=${form} class="restore" data-testid="restore" autocomplete="off" novalidate onSubmit=${submit}>
    ${
      found.value.length > 0 &&
      html`<label class="field">
        <span class="label">${t("restore-found")}</span>
        <select
          class="select"
          data-testid="restore-found"
          onChange=${(/** @type {Event} */ event) => {
            change();
            path.value = /** @type {HTMLSelectElement} */ (event.currentTarget).value;
          }}
        >
          <option value="" selected=${path.value === ""}>${t("restore-choose")}</option>
          ${found.value.map((one) => html`<option key=${one.path} value=${one.path} selected=${one.path === path.value}>${moment(one.at)} · ${size(one.bytes)}</option>`)}
        </select>
      </label>`
    }
    <label class="field">
      <span class="label">${t("restore-file")}</span>
      <input
        class="input"
        dir="ltr"
        spellcheck="false"
        data-testid="restore-file"
        value=${path.value}
        onInput=${(/** @type {Event} */ event) => {
          change();
          path.value = /** @type {HTMLInputElement} */ (event.currentTarget).value;
        }}
      />
    </label>
    <div class="field">
      <label class="label" for="restore-passphrase">${t("restore-passphrase")}</label>
      <input ref=${passphrase} class="input" id="restore-passphrase" type="password" autocomplete="off" data-testid="restore-passphrase" aria-describedby="restore-passphrase-hint" onInput=${change} />
      <p class="field-hint" id="restore-passphrase-hint">${t("restore-passphrase-hint")}</p>
    </div>
    ${look.value !== null && html`<${Look} look=${look.value} />`}
    ${
      look.value !== null &&
      !needsNobody &&
      html`<div class="restore-who">
        ${
          asksName &&
          html`<label class="field">
            <span class="label">${t("restore-owner")}</span>
            <input class="input" dir="auto" maxlength="40" data-testid="restore-owner" value=${name.value} onInput=${(/** @type {Event} */ event) => (name.value = /** @type {HTMLInputElement} */ (event.currentTarget).value)} />
          </label>`
        }
        <div class="field">
          <label class="label" for="restore-pin">${t("restore-pin")}</label>
          <${PinField} field=${pin} id="restore-pin" testid="restore-pin" />
        </div>
      </div>`
    }
    <${RestoreRefused} failure=${failure.value} />
    <div class="restore-answers">
      <button type="button" class="button button-plain" data-testid="restore-cancel" disabled=${isBusy.value} onClick=${leave}>${t("restore-cancel")}</button>
      <button type="submit" class="button ${look.value === null ? "" : "button-danger"}" data-testid=${look.value === null ? "restore-open" : "restore-confirm"} disabled=${path.value.trim() === "" || isBusy.value} aria-busy=${String(isBusy.value)}>
        ${t(look.value === null ? "restore-look" : "restore-confirm")}
      </button>
    </div>
  </form>`;
}
