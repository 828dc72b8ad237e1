// Bringing a backup back where there is no owner's page to do it from: before a shop is set up, and where its book is damaged.
import { style } from "../../components/later.js";
import { learn, t } from "../../i18n/index.js";
import { html, signal, useEffect } from "../../vendor/preact.js";
import { RestorePanel } from "./restore.js";

/** @typedef {import("../../vendor/preact.js").VNode} VNode */

/** Whether its words and looks are there. */
const isThere = signal(false);

async function fetchIt() {
  await Promise.all([learn("backup"), style("screens/restore/restore.css")]);
  isThere.value = true;
}

/** @param {{ open: () => void }} props @returns {VNode | null} */
export function RestoreOffer({ open }) {
  useEffect(() => void fetchIt(), []);
  return isThere.value ? html`<button type="button" class="button button-quiet button-small" data-testid="restore-offer" onClick=${open}>${t("restore-offer")}</button>` : null;
}

/** @param {{ needsNobody: boolean, leave: () => void }} props @returns {VNode} */
export function RestoreHere({ needsNobody, leave }) {
  return html`<header class="setup-head">
      <h1>${t("backup-bring-back-title")}</h1>
      <p class="soft">${t("restore-note")}</p>
    </header>
    <${RestorePanel} owner="" asksName=${true} needsNobody=${needsNobody} leave=${leave} />`;
}
