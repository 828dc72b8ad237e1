// The printer's place in the strip: nothing while all is well; what prints, what keeps it from printing, and the one question
// that only a person can answer: whether the paper came out. No sale waits for it.
import { Icon } from "../components/icons.js";
import { Key } from "../components/key.js";
import { explainError } from "../components/status.js";
import { clock, count, figures } from "../format.js";
import { t } from "../i18n/index.js";
import { useKeys } from "../keys.js";
import { isStuck, needsPerson } from "../state/print-jobs.js";
import { decide, deciding, dropStuck, open, putAway, refused, told, unfolded } from "../state/printing.js";
import { printSale } from "../state/print-sale.js";
import { screen } from "../state/session.js";
import { html, useLayoutEffect, useRef } from "../vendor/preact.js";

/** @typedef {import("../vendor/preact.js").VNode} VNode */
/** @typedef {import("../types-printing.js").PrintJob} PrintJob */
/** @typedef {import("../types-printing.js").PrintDecision} PrintDecision */

/** What it is known by: a receipt's number, else the report's or the complaint's own. @param {PrintJob} job */
function numberOf({ subject, receiptNo }) {
  switch (subject.document) {
    case "z":
      return String(subject.number);
    case "dispute":
      return receiptNo ?? String(subject.id);
    default:
      return receiptNo ?? "";
  }
}

/** What a job prints, in words. @param {PrintJob} job */
function whatOf(job) {
  const { subject } = job;
  const number = numberOf(job);
  const args = { no: figures(number) };
  return t(`print-what-${subject.document}`, args);
}

/** @param {PrintJob} job */
function againAt(job) {
  const what = whatOf(job);
  return job.nextTryAt === null ? t("print-tried-soon", { what }) : t("print-tried", { what, time: clock(job.nextTryAt) });
}

/** @param {{ job: PrintJob, decision: PrintDecision, word: string, quiet?: boolean }} props @returns {VNode} */
const Decide = ({ job, decision, word, quiet = true }) => html`<button
  type="button"
  class=${quiet ? "button button-quiet button-small" : "button button-small"}
  data-testid="print-decide"
  data-decision=${decision}
  data-job=${job.id}
  aria-disabled=${String(deciding.value.has(job.id))}
  onClick=${() => void decide(job, decision)}
>
  ${word}
</button>`;

/** What a person can say of a job. @param {{ job: PrintJob }} props @returns {VNode | null} */
function Decisions({ job }) {
  if (job.state === "unsure") {
    return html`<${Decide} job=${job} decision="done" word=${t("print-done")} quiet=${false} /><${Decide} job=${job} decision="print" word=${t("print-again")} /><${Decide} job=${job} decision="drop" word=${t("print-drop")} />`;
  }
  return job.state === "waiting" ? html`<${Decide} job=${job} decision="print" word=${t("print-now")} /><${Decide} job=${job} decision="drop" word=${t("print-drop")} />` : null;
}

/** How it stands with a job that nobody has to do anything about. @param {PrintJob} job */
function standing(job) {
  const what = whatOf(job);
  if (job.state === "printed") {
    return t("print-printed", { what });
  }
  return job.state === "waiting" ? t("print-waiting", { what }) : t("print-printing", { what });
}

/** @param {{ job: PrintJob }} props The two lines that there is room for. @returns {VNode} */
function Lines({ job }) {
  if (job.state === "unsure") {
    return html`<p class="clipped" role="alert"><b>${t("print-unsure", { what: whatOf(job) })}</b> <span class="soft">${t("print-sale-safe")}</span></p>
      <div class="print-answers"><${Decisions} job=${job} /></div>`;
  }
  if (isStuck(job)) {
    return html`<p class="clipped" role="status"><b>${t(`print-trouble-${job.trouble}`)}</b> <span class="soft">${againAt(job)}</span></p>
      <p class="clipped">${t(`print-trouble-${job.trouble}.todo`)} <span class="soft">${t("print-sale-safe")}</span></p>`;
  }
  return html`<p class="clipped" role="status"><b>${standing(job)}</b></p>
    <p class="clipped soft figure">${job.number !== null && html`<bdi>${figures(job.number)}</bdi> · `}${t("print-to", { printer: job.printer })}</p>`;
}

/** Why the last thing that was wanted was not done. @returns {VNode} */
function Refused() {
  const { what, todo } = explainError(refused.value?.code ?? "internal");
  return html`<div class="print-place" data-tone="danger" data-testid="print-refused" data-code=${refused.value?.code}>
    <${Icon} name="warning" />
    <div class="print-lines" role="alert"><p class="clipped"><b>${t("print-refused")}</b> <span class="soft">${t("print-sale-safe")}</span> ${what}</p><p class="clipped">${todo}</p></div>
    <button type="button" class="icon-button" data-testid="print-refused-away" aria-label=${t("dismiss")} title=${t("dismiss")} onClick=${putAway}><${Icon} name="close" /></button>
  </div>`;
}

/** Everything that is still to be done. @returns {VNode} */
function All() {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const fold = () => {
    unfolded.value = false;
  };
  useKeys({ Escape: fold });
  useLayoutEffect(() => {
    const before = document.activeElement;
    box.current?.focus({ preventScroll: true });
    return () => {
      if (box.current?.contains(document.activeElement) && before instanceof HTMLElement && before.isConnected) {
        before.focus({ preventScroll: true });
      }
    };
  }, []);
  const stuck = open.value.filter(isStuck);
  return html`<section ref=${box} class="print-all" tabindex="-1" aria-label=${t("print-all")} data-testid="print-all">
    <header>
      <h2>${t("print-all")}</h2>
      <p class="soft">${t("print-sale-safe")}</p>
      <button type="button" class="button button-plain button-small" data-testid="print-fold" aria-keyshortcuts="Escape" onClick=${fold}>${t("print-all-hide")} <${Key} name="Escape" /></button>
    </header>
    <ol>
      ${open.value.map(
        (job) => html`<li key=${job.id} data-testid="print-row" data-job=${job.id} data-state=${job.state} data-trouble=${job.trouble}>
          <div>
            <p>${job.state === "unsure" ? t("print-unsure", { what: whatOf(job) }) : isStuck(job) ? againAt(job) : standing(job)}</p>
            <p class="soft figure">${job.number !== null && html`<bdi>${figures(job.number)}</bdi> · `}${t("print-to", { printer: job.printer })}${job.trouble !== null && html` · ${t(`print-trouble-${job.trouble}`)}`}</p>
          </div>
          <div class="print-answers"><${Decisions} job=${job} /></div>
        </li>`,
      )}
    </ol>
    ${stuck.length > 1 && html`<footer><button type="button" class="button button-quiet button-small" data-testid="print-drop-all" onClick=${() => void dropStuck()}>${t("print-drop-all")}</button></footer>`}
  </section>`;
}

/** @param {{ job: PrintJob }} props @returns {VNode} */
function Place({ job }) {
  const others = open.value.length - 1;
  const icon = job.state === "printed" ? "check" : needsPerson(job) ? "warning" : "print";
  return html`<div class="print-place" data-tone=${needsPerson(job) ? "warning" : job.state === "printed" ? "good" : undefined} data-testid="print-job" data-job=${job.id} data-state=${job.state} data-trouble=${job.trouble}>
    <${Icon} name=${icon} />
    <div class="print-lines"><${Lines} job=${job} /></div>
    ${
      (others > 0 || isStuck(job)) &&
      html`<button
        type="button"
        class="button button-plain button-small print-unfold"
        data-testid="print-unfold"
        aria-expanded=${String(unfolded.value)}
        aria-label=${others > 0 ? `${t("print-all-show")} (${t("print-more", { count: count(others) })})` : t("print-all-show")}
        title=${t("print-all-show")}
        aria-keyshortcuts="Control+J"
        onClick=${() => {
          unfolded.value = !unfolded.value;
        }}
      >
        ${others > 0 && html`<span class="figure">+${count(others)}</span>`}<${Icon} name="up" /><${Key} name="Ctrl+J" />
      </button>`
    }
  </div>`;
}

/** Screens on which the key means a sale; the others print what they show. */
const OF_SALES = ["counter", "offers", "activity"];
const OWN = ["drawer", "day", "reports"];

/** @param {KeyboardEvent} event @returns {void | false} */
function printKey({ repeat }) {
  if (repeat) {
    return;
  }
  if (OF_SALES.includes(screen.value)) {
    void printSale();
  } else if (OWN.includes(screen.value)) {
    return false;
  }
}

/** To the printer's question, or to all that waits. @param {HTMLElement | null} root @returns {void | false} */
function goThere(root) {
  const first = root?.querySelector("button");
  if (!(first instanceof HTMLElement)) {
    return false;
  }
  first.focus();
}

/** @returns {VNode} */
export function PrintPlace() {
  const root = useRef(/** @type {HTMLElement | null} */ (null));
  useKeys({ "Ctrl+P": printKey, "Ctrl+J": () => goThere(root.current) });
  const job = told.value;
  return html`<div class="print-room" ref=${root}>
    ${refused.value !== null ? html`<${Refused} />` : job !== null && html`<${Place} job=${job} />`}
    ${unfolded.value && html`<${All} />`}
  </div>`;
}
