// Who did what: the entries of the shop's book that people caused, the latest first, and whether the book is whole.
import { clock, count, figures, longDay } from "../../../format.js";
import { t } from "../../../i18n/index.js";
import { useKeys } from "../../../keys.js";
import { day, failure, group, lines, load, loading, more, narrow, next, today, who } from "../../../state/audit.js";
import { begun } from "../../../state/session.js";
import { html, useEffect } from "../../../vendor/preact.js";
import { Failed, Nothing, Wait } from "../say.js";
import { beside, tell } from "./audit-words.js";
import { BookCheck } from "./book-check.js";
import { SectionHead } from "./parts.js";

/** @typedef {import("../../../vendor/preact.js").VNode} VNode */
/** @typedef {import("../../../types.js").AuditLine} AuditLine */

const GROUPS = /** @type {const} */ (["people", "settings", "wallets", "drawers", "dues", "sales", "copies"]);

/** @param {Event} event */
const valueOf = (event) => /** @type {HTMLInputElement | HTMLSelectElement} */ (event.currentTarget).value;

/** @returns {VNode} */
function Filters() {
  const names = (begun.value?.users ?? []).map((one) => one.name);
  const chooseDay = (/** @type {Event} */ event) => {
    const value = valueOf(event);
    // A day that is half typed is none yet.
    if (value === "" || /^\d{4}-\d\d-\d\d$/.test(value)) {
      narrow(() => (day.value = value));
    }
  };
  return html`<div class="audit-filters" role="search">
    <label><span>${t("audit-kind")}</span><select class="select" data-testid="audit-kind" value=${group.value ?? ""} onChange=${(/** @type {Event} */ event) => narrow(() => (group.value = GROUPS.find((one) => one === valueOf(event)) ?? null))}>
      <option value="" selected=${group.value === null}>${t("audit-kind-all")}</option>
      ${GROUPS.map((one) => html`<option value=${one} selected=${one === group.value}>${t(`audit-group-${one}`)}</option>`)}
    </select></label>
    <label><span>${t("audit-user")}</span><select class="select" data-testid="audit-user" value=${who.value ?? ""} onChange=${(/** @type {Event} */ event) => narrow(() => (who.value = valueOf(event) || null))}>
      <option value="" selected=${who.value === null}>${t("audit-user-all")}</option>
      ${names.map((name) => html`<option value=${name} selected=${name === who.value}>${name}</option>`)}
    </select></label>
    <label><span>${t("audit-day")}</span><input class="input" type="date" data-testid="audit-day" max=${today.value} value=${day.value} onChange=${chooseDay} /></label>
  </div>`;
}

/** @param {{ line: AuditLine }} props @returns {VNode} */
function Line({ line }) {
  const { entry, at, actor, kind } = line;
  return html`<li class="audit-line" data-testid="audit-line" data-entry=${entry} data-kind=${kind} data-actor=${actor ?? ""}>
    <time class="figure" datetime=${at}>${clock(at)}</time>
    <b class="audit-who foreign" dir="auto">${actor ?? html`<span class="soft">${kind === "sign_in_failed" || kind === "user_last_try" ? t("audit-somebody") : t("audit-nobody")}</span>`}</b>
    <span class="audit-what">
      <span dir="auto">${tell(line)}</span>
      ${beside(line).map((one) => html`<small class="foreign" dir="auto">${one.slice(0, 300)}</small>`)}
    </span>
    <small class="soft figure" title=${t("audit-entry", { entry: count(entry) })}>#${figures(String(entry))}</small>
  </li>`;
}

/** Lines of the same day under its name. @param {readonly AuditLine[]} all @returns {[day: string, lines: AuditLine[]][]} */
function byDay(all) {
  /** @type {[string, AuditLine[]][]} */
  const days = [];
  for (const line of all) {
    const last = days.at(-1);
    const date = line.at.slice(0, 10);
    if (last?.[0] === date) {
      last[1].push(line);
    } else {
      days.push([date, [line]]);
    }
  }
  return days;
}

/** @returns {VNode} */
function List() {
  if (lines.value === null) {
    return html`<${Wait} />`;
  }
  if (lines.value.length === 0) {
    return html`<${Nothing} title=${t("audit-none")} hint=${t("audit-none-hint")} />`;
  }
  return html`<div class="audit-list" aria-busy=${String(loading.value)}>
    ${byDay(lines.value).map(
      ([date, all], place) => html`<section key=${`${date} ${place}`}>
        <h3>${longDay(date)}</h3>
        <ul>${all.map((line) => html`<${Line} key=${line.entry} line=${line} />`)}</ul>
      </section>`,
    )}
    ${next.value !== null && html`<button type="button" class="button button-quiet" data-testid="audit-more" aria-busy=${String(loading.value)} onClick=${() => void more()}>${t("audit-more")}</button>`}
  </div>`;
}

/** @returns {VNode} */
export function AuditSection() {
  useEffect(() => void load(), []);
  useKeys({ F5: () => void load() });
  if (failure.value !== null) {
    return html`<${Failed} failure=${failure.value} again=${load} />`;
  }
  return html`<${SectionHead} title=${t("section-audit")} note=${t("audit-note")} />
    <${BookCheck} />
    <${Filters} />
    <${List} />`;
}
