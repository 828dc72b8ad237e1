// Exports come with their words and looks when the owner needs them: no clerk's start pays for them.
import { later, style } from "../components/later.js";
import { learn } from "../i18n/index.js";
import { job } from "../state/exports.js";
import { isOwner } from "../state/session.js";
import { html } from "../vendor/preact.js";

/** @param {() => Promise<import("../components/later.js").View>} load */
const exports = (load) => later(async () => (await Promise.all([load(), learn("exports"), style("screens/exports/exports.css")]))[0]);

const REPORTS = exports(async () => (await import("../screens/exports/buttons.js")).ReportExport);
const ACTIVITY = exports(async () => (await import("../screens/exports/buttons.js")).ActivityExport);
const NOTICE = exports(async () => (await import("../screens/exports/notice.js")).ExportNotice);

/** @typedef {import("../vendor/preact.js").VNode | null} Drawn */

/** On the page of reports. @returns {Drawn} */
export const ReportExport = () => html`<${REPORTS.Screen} />`;
/** On the page of sales, which a clerk has as well. @returns {Drawn} */
export const ActivityExport = () => (isOwner.value ? html`<${ACTIVITY.Screen} />` : null);
/** On every page. @returns {Drawn} */
export const ExportNotice = () => (isOwner.value && job.value !== null ? html`<${NOTICE.Screen} />` : null);
