// How backups are made by themselves: where to, when, how many are kept, and the passphrase. It stays in its field: no signal
// has it.
import { Icon } from "../../../components/icons.js";
import { figures } from "../../../format.js";
import { t } from "../../../i18n/index.js";
import { save } from "../../../state/backup.js";
import { BackendError } from "../../../backend.js";
import { html, useRef, useSignal } from "../../../vendor/preact.js";
import { Refused, saving } from "./saving.js";

/** @typedef {import("../../../vendor/preact.js").VNode} VNode */
/** @typedef {import("../../../types.js").Backups} Backups */

export const SHORTEST_PASSPHRASE = 8;
const KINDS = /** @type {const} */ (["daily", "weekly", "monthly"]);
const USUAL = { folder: "", hour: null, daily: 7, weekly: 4, monthly: 12, sealed: true };

const state = saving();

/** Where a folder on a drive is proposed. @param {string} drive */
const onDrive = (drive) => `${drive}${drive.endsWith("\\") || drive.endsWith("/") ? "" : "/"}Tillup`;

/** @param {Event} event */
const typed = (event) => /** @type {HTMLInputElement} */ (event.currentTarget).value;

/** @param {{ now: Backups }} props @returns {VNode} */
export function BackupPlanForm({ now }) {
  const plan = useSignal(now.plan ?? USUAL);
  const first = useRef(/** @type {HTMLInputElement | null} */ (null));
  const again = useRef(/** @type {HTMLInputElement | null} */ (null));
  /** @param {Partial<import("../../../types.js").BackupPlan>} change */
  const change = (change) => {
    state.clear();
    plan.value = { ...plan.value, ...change };
  };
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const passphrase = first.current?.value ?? "";
    await state.run(async () => {
      if (passphrase !== (again.current?.value ?? "")) {
        throw new BackendError("passphrases_differ", "");
      }
      await save({ ...plan.value, passphrase: plan.value.sealed && passphrase !== "" ? passphrase : null });
      for (const field of [first.current, again.current]) {
        if (field) {
          field.value = "";
        }
      }
    });
  };
  const { folder, hour, sealed } = plan.value;
  return html`<form class="backup-plan" data-testid="backup-plan" autocomplete="off" novalidate onSubmit=${submit}>
    <div class="field backup-folder">
      <label class="label" for="backup-folder">${t("backup-folder")}</label>
      <input class="input" id="backup-folder" dir="ltr" spellcheck="false" data-testid="backup-folder" aria-describedby="backup-folder-hint" value=${folder} onInput=${(/** @type {Event} */ event) => change({ folder: typed(event) })} />
      ${
        now.drives.length > 0 &&
        html`<p class="backup-drives"><span class="soft">${t("backup-drives")}</span>
          ${now.drives.map((drive) => html`<button type="button" class="button button-quiet button-small" data-testid="backup-drive" onClick=${() => change({ folder: onDrive(drive) })}><bdi>${drive}</bdi></button>`)}
        </p>`
      }
      <p class="field-hint" id="backup-folder-hint">${t("backup-folder-hint")}</p>
    </div>
    <label class="field">
      <span class="label">${t("backup-hour")}</span>
      <select class="select" data-testid="backup-hour" onChange=${(/** @type {Event} */ event) => change({ hour: typed(event) === "" ? null : Number(typed(event)) })}>
        <option value="" selected=${hour === null}>${t("backup-hour-first")}</option>
        ${Array.from({ length: 24 }, (_, one) => html`<option value=${one} selected=${one === hour}>${t("backup-hour-from", { hour: figures(`${String(one).padStart(2, "0")}:00`) })}</option>`)}
      </select>
    </label>
    <fieldset class="backup-keep">
      <legend class="label">${t("backup-keep")}</legend>
      ${KINDS.map(
        (kind) => html`<label>
          <input class="input" type="number" min=${kind === "daily" ? 1 : 0} max="100" data-testid=${`backup-keep-${kind}`} value=${plan.value[kind]} onInput=${(/** @type {Event} */ event) => change({ [kind]: Math.trunc(Number(typed(event))) })} />
          <span>${t(`backup-keep-${kind}`)}</span>
        </label>`,
      )}
    </fieldset>
    <label class="check backup-sealed">
      <input type="checkbox" data-testid="backup-sealed" checked=${sealed} onChange=${(/** @type {Event} */ event) => change({ sealed: /** @type {HTMLInputElement} */ (event.currentTarget).checked })} />
      <span>${t("backup-sealed")}</span>
    </label>
    ${
      sealed &&
      html`<div class="field">
          <label class="label" for="backup-passphrase">${t(now.hasPassphrase === true ? "backup-passphrase-new" : "backup-passphrase")}</label>
          <input ref=${first} class="input" id="backup-passphrase" type="password" autocomplete="new-password" data-testid="backup-passphrase" aria-describedby="backup-passphrase-hint" />
          <p class="field-hint" id="backup-passphrase-hint">${t("backup-passphrase-hint", { least: figures(String(SHORTEST_PASSPHRASE)) })}</p>
        </div>
        <div class="field">
          <label class="label" for="backup-passphrase-again">${t("backup-passphrase-again")}</label>
          <input ref=${again} class="input" id="backup-passphrase-again" type="password" autocomplete="new-password" data-testid="backup-passphrase-again" />
        </div>`
    }
    <div class="backup-answers">
      <button type="submit" class="button" data-testid="backup-save" disabled=${folder.trim() === "" || state.isBusy.value} aria-busy=${String(state.isBusy.value)}>${t("settings-save")}</button>
      ${now.plan !== null && html`<button type="button" class="button button-plain" data-testid="backup-stop" onClick=${() => void state.run(() => save(null))}>${t("backup-stop")}</button>`}
      ${state.isSaved.value && html`<p class="backup-good" role="status" data-testid="backup-saved"><${Icon} name="check" />${t("settings-saved")}</p>`}
    </div>
    <${Refused} failure=${state.failure.value} />
  </form>`;
}
