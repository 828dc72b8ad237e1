// How far the file is, and where it lies: on whatever page one is meanwhile.
import { Icon } from "../../components/icons.js";
import { explainError } from "../../components/status.js";
import { count } from "../../format.js";
import { t } from "../../i18n/index.js";
import { job, openFolder, putAway, stop } from "../../state/exports.js";
import { html } from "../../vendor/preact.js";

/** @typedef {import("../../vendor/preact.js").VNode} VNode */
/** @typedef {import("../../state/exports.js").Job} Job */

/** @param {{ rows: number, of: number | null, stopping: boolean }} props @returns {VNode} */
const Running = ({ rows, of, stopping }) => html`
  <p><b>${t("export-running")}</b> <span class="figure soft">${of === null ? t("export-rows", { rows: count(rows) }) : t("export-rows-of", { rows: count(rows), of: count(of) })}</span></p>
  <progress aria-label=${t("export-running")} max=${of ?? 1} value=${of === null ? undefined : rows}></progress>
  <button type="button" class="button button-quiet button-small" data-testid="export-stop" disabled=${stopping} onClick=${() => void stop()}>${t("export-stop")}</button>
`;

/** @param {{ file: import("../../types.js").Exported }} props @returns {VNode} */
const Done = ({ file: { file, folder, rows } }) => html`
  <${Icon} name="check" />
  <p>
    <b>${t("export-done", { rows: count(rows) })}</b>
    <span class="foreign export-file" dir="auto" data-testid="export-file" data-rows=${rows} data-folder=${folder}>${file}</span>
    <small class="soft foreign" dir="auto">${t("export-where", { folder })}</small>
  </p>
  <button type="button" class="button button-quiet button-small" data-testid="export-folder" onClick=${() => void openFolder()}>${t("export-folder")}</button>
`;

/** @param {{ code: string }} props @returns {VNode} */
function Failed({ code }) {
  const { what, todo } = explainError(code);
  return html`<${Icon} name="warning" /><p>${what} ${todo}</p>`;
}

/** @param {{ job: Job }} props @returns {VNode} */
function What({ job: one }) {
  switch (one.phase) {
    case "running":
      return html`<${Running} rows=${one.rows} of=${one.of} stopping=${one.stopping} />`;
    case "done":
      return html`<${Done} file=${one.file} />`;
    default:
      return html`<${Failed} code=${one.code} />`;
  }
}

/** @returns {VNode | null} */
export function ExportNotice() {
  const one = job.value;
  if (one === null) {
    return null;
  }
  return html`<section class="export-notice" role=${one.phase === "failed" ? "alert" : "status"} data-testid="export" data-phase=${one.phase} data-code=${one.phase === "failed" ? one.code : undefined}>
    <${What} job=${one} />
    ${one.phase !== "running" && html`<button type="button" class="icon-button" data-testid="export-away" aria-label=${t("export-away")} title=${t("export-away")} onClick=${putAway}><${Icon} name="close" /></button>`}
  </section>`;
}
