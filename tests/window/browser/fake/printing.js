// Printing in the fake program. `printers=none`: none is set up. `jam=paper_out|unreachable|…`: every job waits with that trouble;
// `jam=unsure`: nobody knows whether it was printed. `look=placeholder|logo|unreadable`: the owner's look is broken.
// `complaints`: one is open already.
import { draw, PLACEHOLDERS, receiptLines, statementLines } from "./paper.js";
import { every, find } from "./sales.js";
import { asked, currency, HOSTILE, now } from "./shop.js";

/** @typedef {import("../../../../ui/types-printing.js").Subject} Subject */
/** @typedef {import("../../../../ui/types-printing.js").PrintJob} PrintJob */
/** @typedef {import("../../../../ui/types-printing.js").Dispute} Dispute */
/** @typedef {import("../../../../ui/types-printing.js").Printer} Printer */
/** @typedef {import("../../../../ui/types-printing.js").PrintTrouble} PrintTrouble */
/** @typedef {import("../../../../ui/types-printing.js").LookTrouble} LookTrouble */
/** @typedef {import("../../../../ui/types-printing.js").ReceiptLook} ReceiptLook */

/** @type {Printer[]} */
const PRINTERS = [
  { name: "Counter", address: { by: "usb", vendor: 1046, product: 20497 }, paper: "roll58", mode: { as: "raster" }, cut: false, drawer: true },
  { name: "Back room", address: { by: "network", host: "192.168.1.50", port: 9100 }, paper: "roll80", mode: { as: "text", code_page: "PC437" }, cut: true, drawer: false },
];
const PRINTING_MS = 250;

/** @type {import("../../../../ui/types-printing.js").PrintingSettings} */
const settings = {
  printers: asked.get("printers") === "none" ? [] : PRINTERS,
  autoPrint: ["unknown"],
  look: { header: "", footer: "ধন্যবাদ, আবার আসবেন\nThank you", logo: null, languages: [], mask_number: false, paper_saving: false, left_off: [] },
  lookTrouble: null,
  codePages: ["PC437", "PC850", "WPC1252"],
  states: ["succeeded", "pending", "unknown", "failed", "reversed"],
  fields: ["address", "clerk", "conditions", "operator_reference", "provider_reference", "qr", "service"],
  placeholders: PLACEHOLDERS,
};
const USUAL = structuredClone(settings.look);
const BROKEN = /** @type {Readonly<Record<string, string>>} */ ({ placeholder: "Shop of {owner}", unreadable: "", logo: "" });
const brokenAs = /** @type {LookTrouble | null} */ (asked.get("look"));
if (brokenAs !== null) {
  settings.lookTrouble = brokenAs;
  settings.look.header = BROKEN[brokenAs] ?? "";
  settings.look.logo = brokenAs === "logo" ? { picture: "bm8=" } : null;
}

/** @param {ReceiptLook} look @returns {LookTrouble | null} */
function troubleOf(look) {
  const used = [...`${look.header} ${look.footer}`.matchAll(/\{(\w+)\}/g)].map((one) => one[1] ?? "");
  if (used.some((name) => !PLACEHOLDERS.includes(name))) {
    return "placeholder";
  }
  // "no" in base64: what a test takes for a picture that is none.
  return look.logo?.picture.startsWith("bm8") ? "logo" : null;
}

/** @param {Subject} subject */
const keyOf = (subject) => JSON.stringify(subject);
/** @param {Subject} subject */
const isCounted = ({ document }) => ["receipt", "refund", "dispute", "z"].includes(document);

/**
 * @param {<T>(name: string, args: object, work: () => T) => Promise<T>} answer
 * @param {<T>(name: string, args: object, work: () => T) => Promise<T>} ownersAnswer
 * @param {new (code: string, message: string) => Error} BackendError
 * @param {{ user: () => string, moved: () => void }} program who is at the till; tells that the queue moved
 */
export function fakePrinting(answer, ownersAnswer, BackendError, { user, moved }) {
  /** @type {Map<string, number>} */
  const printed = new Map();
  /** @type {PrintJob[]} */
  let jobs = [];
  let jam = asked.get("jam");
  let count = 0;
  /** @type {Dispute[]} */
  let complaints = [];

  /** @param {Subject} subject */
  const copyOf = (subject) => (isCounted(subject) ? (printed.get(keyOf(subject)) ?? 0) : 0);
  /** @param {PrintJob} job @param {Partial<PrintJob>} change */
  const move = (job, change) => {
    Object.assign(job, change);
    moved();
  };

  /** @param {PrintJob} job */
  function run(job) {
    if (jam === "unsure") {
      move(job, { state: "unsure", trouble: "lost", tries: job.tries + 1 });
      return;
    }
    if (jam !== null) {
      move(job, { state: "waiting", trouble: /** @type {PrintTrouble} */ (jam), tries: job.tries + 1, nextTryAt: now(30) });
      return;
    }
    move(job, { state: "printing", trouble: null, nextTryAt: null });
    setTimeout(() => move(job, { state: "printed" }), PRINTING_MS);
  }

  /** @param {Subject} subject */
  function saleOf(subject) {
    const reference = "reference" in subject ? subject.reference : complaints.find((one) => subject.document === "dispute" && one.id === subject.id)?.reference;
    return reference === undefined ? null : (every().find((one) => one.reference === reference) ?? null);
  }

  /** @param {Subject} subject */
  function handOut(subject) {
    if (isCounted(subject)) {
      printed.set(keyOf(subject), copyOf(subject) + 1);
    }
  }

  /** @param {Subject} subject @param {string} printer */
  function enqueue(subject, printer) {
    count += 1;
    const sale = saleOf(subject);
    /** @type {PrintJob} */
    const job = { id: count, subject, printer, clerk: sale?.clerk ?? user(), at: now(), state: "waiting", trouble: null, tries: 0, nextTryAt: now(), receiptNo: sale?.receiptNo ?? null, number: sale?.number ?? null };
    jobs = [job, ...jobs];
    handOut(subject);
    run(job);
    return job;
  }

  /** @param {Subject} subject @returns {[name: string, lines: import("./paper.js").Line[]]} */
  function content(subject) {
    const sale = saleOf(subject);
    switch (subject.document) {
      case "receipt":
      case "refund":
      case "dispute": {
        if (sale === null) {
          throw new BackendError("not_found", "there is no such sale");
        }
        const head = subject.document === "receipt" ? [] : [{ stamp: subject.document === "refund" ? "GIVEN BACK" : "COMPLAINT" }];
        return [`${{ receipt: "R", refund: "Refund", dispute: "Dispute" }[subject.document]}-${sale.receiptNo}`, [...head, ...receiptLines(sale, settings.lookTrouble === null ? settings.look : USUAL, copyOf(subject))]];
      }
      case "z":
        return [`Z-${subject.number}`, statementLines(`Z report ${subject.number}`, [["Sales", "42"], ["Paid", "৳12,345.00"], ["Counted", "৳12,345.00"]])];
      case "x":
        return [`X-${subject.shift}`, statementLines("X report", [["Sales", "12"], ["Paid", "৳1,345.00"]])];
      case "day":
        return [`Day-${subject.day}`, statementLines(`Statement of ${subject.day}`, [["Sales", "42"], ["Sold", "৳12,345.00"], ["Commission", "৳370.35"]])];
      case "commission":
        return [`Commission-${subject.from}`, statementLines(`Commission ${subject.from} – ${subject.to}`, [["SohojPay", "৳370.35"], ["iRecharge Pro", "৳120.00"]])];
      default:
        return ["Test", statementLines("Test page", [["Printer", subject.printer]])];
    }
  }

  /** @param {Subject} subject @param {string} words */
  const message = (subject, words) => {
    const unicode = [...words].some((letter) => letter > "\u007f");
    const room = unicode ? 70 : 160;
    return saleOf(subject) === null ? null : { text: words, segments: words.length <= room ? 1 : Math.ceil(words.length / (room - (unicode ? 3 : 7))), unicode };
  };

  /** @param {Subject} subject @param {import("../../../../ui/types-printing.js").Paper | null} paper @returns {import("../../../../ui/types-printing.js").DocumentView} */
  function view(subject, paper) {
    const [fileName, lines] = content(subject);
    const first = settings.printers[0] ?? null;
    const chosen = paper ?? (["day", "commission"].includes(subject.document) ? "a4" : (first?.paper ?? "roll58"));
    const sale = saleOf(subject);
    const words = sale === null ? "" : `রহমান টেলিকম: ${sale.grouped} এ ৳${sale.total} রিচার্জ। অবস্থা: ${sale.status}। রেফারেন্স ${sale.reference}${asked.has("hostile") ? ` ${HOSTILE[2]} ${HOSTILE[0]}` : ""}`;
    return { subject, paper: chosen, pages: [draw(chosen, lines, settings.look.paper_saving)], copy: copyOf(subject), message: message(subject, words), trouble: settings.lookTrouble, fileName, printer: first?.name ?? null };
  }

  /** @param {string} reference @param {Partial<Dispute>} more @returns {Dispute} */
  function complain(reference, more) {
    const sale = find(reference);
    const { receiptNo, number, operator, total } = sale;
    const made = /** @type {Dispute} */ ({ id: complaints.length + 1, reference, receiptNo, number, operator, amount: total, currency, complaint: "not_received", meantFor: null, note: "", by: user(), at: now(), closed: null, ...more });
    complaints = [...complaints, made];
    return made;
  }
  const begin = () => {
    const first = every().find((one) => one.status === "succeeded");
    if (asked.has("complaints") && complaints.length === 0 && first !== undefined) {
      complain(first.reference, { note: "Customer checked *121#: nothing came", at: now(-7_200) });
    }
  };
  /** @param {string} reference */
  const isDisputed = (reference) => (begin(), complaints.some((one) => one.reference === reference));

  /** @param {readonly Printer[]} printers */
  function check(printers) {
    const names = printers.map((one) => one.name.trim().toLowerCase());
    if (names.includes("")) {
      throw new BackendError("printer_name_needed", "a printer needs a name");
    }
    if (new Set(names).size < names.length) {
      throw new BackendError("printer_name_taken", "two printers have the same name");
    }
    if (printers.some(({ address }) => address.by === "network" && !/^[\w.-]+$/.test(address.host))) {
      throw new BackendError("printer_address_invalid", "this is no address");
    }
  }

  const questions = {
    /** @param {Subject} subject @param {import("../../../../ui/types-printing.js").Paper | null} paper */
    viewDocument: (subject, paper) => answer("viewDocument", { subject, paper }, () => view(subject, paper)),
    /** @param {Subject} subject @param {string | null} printer */
    printDocument: (subject, printer) =>
      answer("printDocument", { subject, printer }, () => {
        const to = printer ?? settings.printers[0]?.name;
        if (to === undefined) {
          throw new BackendError("no_printer", "no printer is set up");
        }
        return enqueue(subject, to);
      }),
    /** @param {Subject} subject @param {"pdf" | "png"} as */
    saveDocument: (subject, as) =>
      answer("saveDocument", { subject, as }, () => {
        handOut(subject);
        return { name: `${content(subject)[0]}.${as}`, folder: "/home/rahman/Documents/Tillup" };
      }),
    /** @param {Subject} subject */
    openDocument: (subject) => answer("openDocument", { subject }, () => handOut(subject)),
    showDocuments: () => answer("showDocuments", {}, () => undefined),
    printQueue: () => answer("printQueue", {}, () => ({ jobs: jobs.filter((one) => one.state !== "dropped"), printers: settings.printers.map(({ name }) => ({ name, trouble: jam === null || jam === "unsure" ? null : /** @type {PrintTrouble} */ (jam) })) })),
    /** @param {number} id @param {import("../../../../ui/types-printing.js").PrintDecision} decision */
    decidePrint: (id, decision) =>
      answer("decidePrint", { job: id, decision }, () => {
        const job = jobs.find((one) => one.id === id);
        if (job === undefined) {
          throw new BackendError("not_found", "there is no such job");
        }
        if (decision === "print") {
          run(job);
        } else {
          move(job, { state: decision === "done" ? "printed" : "dropped", trouble: null, nextTryAt: null });
        }
        return job;
      }),
    /** @param {string | null} reference */
    disputes: (reference) => answer("disputes", { reference }, () => (begin(), complaints.filter((one) => (reference === null ? one.closed === null : one.reference === reference)))),
    /** @param {import("../../../../ui/types-printing.js").NewDispute} made */
    openDispute: (made) =>
      answer("openDispute", made, () => {
        const sale = find(made.reference);
        if (complaints.some((one) => one.reference === made.reference && one.closed === null)) {
          throw new BackendError("dispute_open_already", "this sale has an open complaint already");
        }
        const meant = made.meantFor.replace(/\D/g, "");
        if (made.complaint === "wrong_number" && meant.length !== sale.number.length) {
          throw new BackendError("invalid_number", "the number is not complete");
        }
        if (meant === sale.number) {
          throw new BackendError("dispute_same_number", "the number that was meant is the one that was charged");
        }
        return complain(made.reference, { complaint: made.complaint, meantFor: made.complaint === "wrong_number" ? meant : null, note: made.note });
      }),
    /** @param {number} id @param {import("../../../../ui/types-printing.js").DisputeEnd} end @param {string} note */
    closeDispute: (id, end, note) =>
      ownersAnswer("closeDispute", { id, end, note }, () => {
        const found = complaints.find((one) => one.id === id);
        if (found === undefined || found.closed !== null) {
          throw new BackendError("dispute_closed_already", "this complaint is closed already");
        }
        if (note.trim() === "") {
          throw new BackendError("dispute_note_needed", "say in a few words how it ended");
        }
        found.closed = { end, note, by: user(), at: now() };
        return found;
      }),
    printingSettings: () => ownersAnswer("printingSettings", {}, () => settings),
    findPrinters: () =>
      ownersAnswer("findPrinters", {}, () => /** @type {import("../../../../ui/types-printing.js").FoundPrinter[]} */ ([
        { name: "EPSON TM-T20", address: { by: "network", host: "192.168.1.77", port: 9100 } },
        { name: "POS-58", address: { by: "spooler", queue: "POS-58" } },
        { name: "USB printer", address: { by: "usb", vendor: 1046, product: 20497 } },
      ])),
    /** @param {Printer} printer @returns {Promise<import("../../../../ui/types-printing.js").PrinterTrial>} */
    tryPrinter: (printer) =>
      ownersAnswer("tryPrinter", { printer }, () => {
        check([printer]);
        return jam === null || jam === "unsure" ? { printed: true, confirmed: printer.address.by === "network" } : { printed: false, partly: jam === "lost", trouble: /** @type {PrintTrouble} */ (jam) };
      }),
    /** @param {Printer[]} printers @param {import("../../../../ui/types.js").Status[]} autoPrint */
    savePrinters: (printers, autoPrint) =>
      ownersAnswer("savePrinters", { printers, autoPrint }, () => {
        check(printers);
        return Object.assign(settings, { printers, autoPrint });
      }),
    /** @param {ReceiptLook} look @param {import("../../../../ui/types-printing.js").Paper} paper */
    previewLook: (look, paper) =>
      ownersAnswer("previewLook", { look, paper }, () => {
        const sample = every()[0] ?? null;
        const trouble = troubleOf(look);
        const used = trouble === null ? look : USUAL;
        const lines = sample === null ? statementLines("Sample", []) : receiptLines({ ...sample, status: "succeeded", offer: { id: "1", title: "রবি ৩৫ জিবি ৩০ দিন" } }, used, 0);
        return { ...draw(paper, lines, used.paper_saving), trouble };
      }),
    /** @param {ReceiptLook} look */
    saveLook: (look) => ownersAnswer("saveLook", { look }, () => Object.assign(settings, { look, lookTrouble: troubleOf(look) })),
  };
  /** The printer is put right, or not. @param {string | null} to */
  const setJam = (to) => {
    jam = to;
  };
  return { questions, isDisputed, setJam };
}
