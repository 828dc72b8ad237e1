// The book's count and seal, and a look through all of it, told in plain words: which entry was edited, removed, moved.
import { Icon } from "../../../components/icons.js";
import { clock, count, shortDay } from "../../../format.js";
import { t } from "../../../i18n/index.js";
import { chain, check, checkFailure, checking, runCheck } from "../../../state/audit.js";
import { html } from "../../../vendor/preact.js";
import { tell } from "./audit-words.js";
import { Refused } from "./saving.js";

/** @typedef {import("../../../vendor/preact.js").VNode} VNode */
/** @typedef {import("../../../types.js").LedgerCheck} LedgerCheck */

/** @type {Readonly<Record<NonNullable<LedgerCheck["broken"]>["how"], (entry: string, other: string) => string>>} */
const BROKEN = {
  changed: (entry) => t("audit-broken-changed", { entry }),
  removed: (entry, other) => t("audit-broken-removed", { entry, other }),
  moved: (entry, other) => t("audit-broken-moved", { entry, other }),
  replaced: (entry) => t("audit-broken-replaced", { entry }),
  cut_off: (entry) => t("audit-broken-cut_off", { entry }),
};

/** @param {{ found: LedgerCheck }} props @returns {VNode} */
function Whole({ found: { entries, checkedAt } }) {
  return html`<p class="notice notice-good" role="status" data-testid="book-whole" data-entries=${entries}><${Icon} name="check" /><span>${t("audit-whole", { entries: count(entries), time: clock(checkedAt) })}</span></p>`;
}

/** @param {{ found: LedgerCheck }} props @returns {VNode} */
function NotWhole({ found: { broken, problems } }) {
  const where = broken && BROKEN[broken.how](count(broken.entry), count(broken.other ?? 0));
  const stands = broken?.stands ?? null;
  return html`<div class="notice notice-danger" role="alert" data-testid="book-broken" data-how=${broken?.how ?? "figures"} data-entry=${broken?.entry ?? ""}>
    <${Icon} name="warning" />
    <div>
      <p><b>${where ?? t("audit-figures-differ")}</b></p>
      ${stands !== null && html`<p dir="auto">${t("audit-stands", { what: tell(stands), when: `${shortDay(stands.at)}, ${clock(stands.at)}` })}</p>`}
      <p>${t("audit-not-whole")}</p>
      <details class="details">
        <summary>${t("audit-problems")}</summary>
        <ul class="selectable">${problems.map((one) => html`<li class="foreign" dir="auto">${one.slice(0, 300)}</li>`)}</ul>
      </details>
    </div>
  </div>`;
}

/** @returns {VNode} */
export function BookCheck() {
  const found = check.value;
  return html`<section class="book" data-testid="book" data-entries=${chain.value?.entries ?? ""} data-head=${chain.value?.head ?? ""}>
    <div class="book-head">
      <div>
        <p><b>${chain.value === null ? "…" : t("audit-chain", { entries: count(chain.value.entries) })}</b></p>
        <p class="book-seal selectable" dir="ltr">${chain.value === null ? "" : t("audit-head", { head: chain.value.head })}</p>
      </div>
      <button type="button" class="button button-quiet" data-testid="book-check" aria-busy=${String(checking.value)} disabled=${checking.value} onClick=${() => void runCheck()}>${t("audit-check")}</button>
    </div>
    <p class="field-hint">${t("audit-chain-hint")}</p>
    ${checking.value && html`<p class="soft" role="status" data-testid="book-checking">${t("audit-checking")}</p>`}
    ${found !== null && (found.ok ? html`<${Whole} found=${found} />` : html`<${NotWhole} found=${found} />`)}
    <${Refused} failure=${checkFailure.value} />
  </section>`;
}
