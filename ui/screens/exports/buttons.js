// Sales as a file, from the page that shows them: of the days that are looked at there.
import { Icon } from "../../components/icons.js";
import { t } from "../../i18n/index.js";
import * as activity from "../../state/activity.js";
import { job, start } from "../../state/exports.js";
import * as reports from "../../state/reports.js";
import { html } from "../../vendor/preact.js";

/** @typedef {import("../../vendor/preact.js").VNode} VNode */
/** @typedef {Omit<import("../../types.js").ExportQuery, "format">} Which */

/** @param {{ which: Which | null }} props null: what is looked at cannot be written as it is @returns {VNode} */
function Buttons({ which }) {
  const button = (/** @type {"csv" | "xlsx"} */ format) => {
    const label = t(which === null ? "export-not-found-only" : `export-as-${format}`);
    return html`<button
      type="button"
      class="button button-quiet button-small"
      data-testid=${`export-${format}`}
      aria-label=${label}
      title=${label}
      disabled=${which === null || job.value?.phase === "running"}
      onClick=${() => which !== null && void start({ ...which, format })}
    >
      <${Icon} name="file" />${t(`export-${format}`)}
    </button>`;
  };
  return html`<div class="export-buttons" role="group" aria-label=${t("export-heading")}>${button("csv")}${button("xlsx")}</div>`;
}

/** @returns {VNode | null} */
export function ReportExport() {
  const day = reports.today.value;
  if (day === "") {
    return null;
  }
  const [from, to] = reports.span(reports.period.value, day);
  return html`<${Buttons} which=${{ from, to, status: null, clerk: null }} />`;
}

/** Before this day there was no till. */
const THE_FIRST_DAY = "2000-01-01";

/** @returns {VNode | null} */
export function ActivityExport() {
  const day = activity.today.value;
  if (day === "") {
    return null;
  }
  const { from, to } = activity.span();
  const status = activity.which.value;
  const isWritable = activity.text.value.trim() === "" && status !== "open" && status !== "disputed";
  const days = activity.period.value === "any" ? { from: THE_FIRST_DAY, to: day } : { from: from ?? day, to: to ?? day };
  return html`<${Buttons} which=${isWritable ? { ...days, status: status === "all" ? null : status, clerk: activity.clerk.value } : null} />`;
}
