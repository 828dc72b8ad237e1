// Backups: how they are made by themselves, one made now, those that there are, and one brought back.
import { Icon } from "../../../components/icons.js";
import { clock, datedDay, figures } from "../../../format.js";
import { t } from "../../../i18n/index.js";
import { failure, isMade, load, make, progress, refused, told } from "../../../state/backup.js";
import { user } from "../../../state/session.js";
import { html, useEffect, useSignal } from "../../../vendor/preact.js";
import { RestorePanel } from "../../restore/restore.js";
import { size } from "../../restore/size.js";
import { Failed, Wait } from "../say.js";
import { BackupPlanForm } from "./backup-plan.js";
import { SectionHead } from "./parts.js";
import { Refused, wrongWords } from "./saving.js";

/** @typedef {import("../../../vendor/preact.js").VNode} VNode */
/** @typedef {import("../../../types.js").Backups} Backups */
/** @typedef {import("../../../types.js").ListedBackup} ListedBackup */

/** @param {string} at */
const moment = (at) => `${datedDay(at.slice(0, 10))}, ${clock(at)}`;

/** How the last try ended. @param {{ now: Backups }} props @returns {VNode} */
function Standing({ now }) {
  const last = now.list.find((one) => one.verified);
  if (now.plan === null) {
    return html`<p class="notice notice-warning" data-testid="backup-standing" data-state="none"><${Icon} name="warning" /><span>${t("backup-none-yet")}</span></p>`;
  }
  if (now.problem !== null || !now.folderIsThere) {
    const words = now.folderIsThere && now.problem !== null ? wrongWords(now.problem) : t("backup-folder-away", { folder: now.plan.folder });
    return html`<div class="notice notice-warning" role="status" data-testid="backup-standing" data-state=${now.problem ?? "backup_folder_missing"}>
      <${Icon} name="warning" />
      <div>
        <p>${words}</p>
        <p class="soft">${t("backup-tries-again")}</p>
      </div>
    </div>`;
  }
  return html`<p class="backup-good" role="status" data-testid="backup-standing" data-state="good">
    <${Icon} name="check" />${last === undefined ? t("backup-soon") : t("backup-last", { at: moment(last.at) })}
  </p>`;
}

/** @returns {VNode} */
function Now() {
  const at = progress.value;
  const share = at === null || at.of === 0 ? 0 : Math.floor((at.done / at.of) * 100);
  return html`<div class="backup-now">
    <button type="button" class="button" data-testid="backup-now" aria-busy=${String(at !== null)} disabled=${at !== null} onClick=${() => void make()}>${t("backup-now")}</button>
    ${
      at !== null &&
      html`<label class="backup-progress" data-testid="backup-progress" data-step=${at.step}>
        <span>${t(`backup-step-${at.step}`)}</span><progress max="100" value=${share}></progress><span class="amount">${figures(String(share))} %</span>
      </label>`
    }
    ${isMade.value && at === null && html`<p class="backup-good" role="status" data-testid="backup-made"><${Icon} name="check" />${t("backup-made")}</p>`}
    <${Refused} failure=${refused.value} />
  </div>`;
}

/** @param {{ list: readonly ListedBackup[], choose: (path: string) => void }} props @returns {VNode} */
function List({ list, choose }) {
  return html`<table class="table backup-list">
    <caption class="unseen">${t("backup-list")}</caption>
    <thead><tr><th scope="col">${t("backup-when")}</th><th scope="col" class="amount">${t("backup-size")}</th><th scope="col">${t("backup-state")}</th><th scope="col"><span class="unseen">${t("backup-bring-back")}</span></th></tr></thead>
    <tbody>
      ${list.map(
        (one) => html`<tr key=${one.path} data-testid="backup-row" data-file=${one.file} data-verified=${String(one.verified)} data-sealed=${String(one.sealed)}>
          <td>${moment(one.at)}</td>
          <td class="amount">${size(one.bytes)}</td>
          <td>${t(one.verified ? "backup-verified" : one.ours ? "backup-not-verified" : "backup-other-shop")}${one.sealed && html` <${Icon} name="lock" />`}</td>
          <td><button type="button" class="button button-quiet button-small" data-testid="backup-restore" onClick=${() => choose(one.path)}>${t("backup-bring-back")}</button></td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

/** @returns {VNode} */
export function BackupSection() {
  const chosen = useSignal(/** @type {string | null} */ (null));
  useEffect(() => {
    refused.value = null;
    isMade.value = false;
    void load();
  }, []);
  const now = told.value;
  if (failure.value !== null) {
    return html`<${Failed} failure=${failure.value} again=${load} />`;
  }
  if (now === null) {
    return html`<${Wait} />`;
  }
  if (chosen.value !== null) {
    return html`<${SectionHead} title=${t("backup-bring-back-title")} note=${t("restore-note")} />
      <${RestorePanel} owner=${user.value?.name ?? ""} asksName=${false} file=${chosen.value} leave=${() => (chosen.value = null)} />`;
  }
  return html`<${SectionHead} title=${t("section-backup")} note=${t("backup-note")} />
    <div class="backup-head"><${Standing} now=${now} />${now.plan !== null && html`<${Now} />`}</div>
    <${BackupPlanForm} now=${now} />
    <section class="backup-there">
      <h3>${t("backup-list")}</h3>
      ${now.list.length > 0 ? html`<${List} list=${now.list} choose=${(/** @type {string} */ path) => (chosen.value = path)} />` : html`<p class="soft">${t("backup-list-empty")}</p>`}
      <button type="button" class="button button-plain" data-testid="backup-restore-other" onClick=${() => (chosen.value = "")}>${t("backup-other-file")}</button>
    </section>`;
}
