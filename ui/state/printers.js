// The owner's printers: as they are kept, and as they are typed until they are saved.
import { asBackendError, findPrinters, printingSettings, savePrinters, tryPrinter } from "../backend.js";
import { batch, computed, effect, signal } from "../vendor/preact.js";
import { latest } from "./latest.js";
import { forgetWithUser, markUnsaved } from "./settings.js";
import { sitting } from "./sitting.js";

/** @typedef {import("../types-printing.js").Printer} Printer */
/** @typedef {import("../types-printing.js").PrinterAddress} PrinterAddress */
/** @typedef {import("../types-printing.js").PrintingSettings} PrintingSettings */
/** @typedef {import("../types.js").Status} Status */
/** A printer in the form; its key stays whatever it is called. @typedef {{ key: number, printer: Printer }} Draft */
/** @typedef {"trying" | { code: string } | import("../types-printing.js").PrinterTrial} Trial */

export const kept = signal(/** @type {PrintingSettings | null} */ (null));
export const failure = signal(/** @type {import("../backend.js").BackendError | null} */ (null));
/** As they are kept, each with its key. */
const before = signal(/** @type {readonly Draft[]} */ ([]));
/** As they are typed; null: as they are kept. */
const typed = signal(/** @type {readonly Draft[] | null} */ (null));
const typedStates = signal(/** @type {readonly Status[] | null} */ (null));
/** The one that is open in the form. */
export const opened = signal(/** @type {number | null} */ (null));
/** What was found; null: nobody has looked. */
export const found = signal(/** @type {readonly import("../types-printing.js").FoundPrinter[] | null} */ (null));
export const finding = signal(false);
export const notFound = signal(/** @type {import("../backend.js").BackendError | null} */ (null));
/** How the last test page of each came out. */
export const trials = signal(/** @type {ReadonlyMap<number, Trial>} */ (new Map()));

export const drafts = computed(() => typed.value ?? before.value);
export const autoPrint = computed(() => typedStates.value ?? kept.value?.autoPrint ?? []);

let keys = 0;
/** @param {Printer} printer @returns {Draft} */
const drafted = (printer) => ({ key: (keys += 1), printer });

export function undo() {
  batch(() => {
    typed.value = null;
    typedStates.value = null;
    opened.value = null;
  });
}

const questions = latest();

/** What the program keeps, as it told it: newer than what was asked for before. @param {PrintingSettings} told */
export function took(told) {
  questions.drop();
  batch(() => {
    kept.value = told;
    failure.value = null;
    if (JSON.stringify(told.printers) !== JSON.stringify(before.peek().map(({ printer }) => printer))) {
      before.value = told.printers.map(drafted);
    }
  });
}

forgetWithUser(() => {
  questions.drop();
  batch(() => {
    undo();
    kept.value = null;
    failure.value = null;
    before.value = [];
    found.value = null;
    notFound.value = null;
    finding.value = false;
    trials.value = new Map();
  });
});

export async function load() {
  const isLast = questions.next();
  try {
    const told = await printingSettings();
    if (isLast()) {
      took(told);
    }
  } catch (error) {
    if (isLast()) {
      failure.value = asBackendError(error);
    }
  }
}

/** @param {number} key @param {Partial<Printer>} change */
export function change(key, change) {
  typed.value = drafts.peek().map((one) => (one.key === key ? { key, printer: { ...one.printer, ...change } } : one));
}

/** A name that no other has. @param {string} wanted */
function freeName(wanted) {
  const taken = new Set(drafts.peek().map(({ printer }) => printer.name.trim().toLowerCase()));
  let name = wanted;
  for (let nth = 2; taken.has(name.toLowerCase()); nth += 1) {
    name = `${wanted} ${nth}`;
  }
  return name;
}

/** @param {string} name @param {PrinterAddress} address */
export function add(name, address) {
  const one = drafted({ name: name === "" ? "" : freeName(name), address, paper: "roll58", mode: { as: "raster" }, cut: false, drawer: false });
  batch(() => {
    typed.value = [...drafts.peek(), one];
    opened.value = one.key;
  });
}

/** @param {number} key */
export function remove(key) {
  batch(() => {
    typed.value = drafts.peek().filter((one) => one.key !== key);
    opened.value = opened.peek() === key ? null : opened.peek();
  });
}

/** Documents go to the first. @param {number} key */
export function putFirst(key) {
  const all = drafts.peek();
  typed.value = [...all.filter((one) => one.key === key), ...all.filter((one) => one.key !== key)];
}

/** @param {Status} state @param {boolean} is */
export function printBy(state, is) {
  const order = kept.peek()?.states ?? [];
  typedStates.value = order.filter((one) => (one === state ? is : autoPrint.peek().includes(one)));
}

export async function find() {
  if (finding.peek()) {
    return;
  }
  batch(() => {
    finding.value = true;
    notFound.value = null;
  });
  const isHere = sitting();
  try {
    const told = await findPrinters();
    if (isHere()) {
      found.value = told;
    }
  } catch (error) {
    if (isHere()) {
      notFound.value = asBackendError(error);
    }
  }
  if (isHere()) {
    finding.value = false;
  }
}

/** @param {PrinterAddress} address */
export const isThere = (address) => drafts.value.some(({ printer }) => JSON.stringify(printer.address) === JSON.stringify(address));

/** Prints a test page at once, as it is typed. @param {Draft} draft */
export async function attempt({ key, printer }) {
  if (trials.peek().get(key) === "trying") {
    return;
  }
  const isHere = sitting();
  const tell = (/** @type {Trial} */ came) => {
    if (isHere()) {
      trials.value = new Map([...trials.peek(), [key, came]]);
    }
  };
  tell("trying");
  try {
    tell(await tryPrinter(printer));
  } catch (error) {
    tell({ code: asBackendError(error).code });
  }
}

/** @param {PrinterAddress} address */
export function isAddress(address) {
  switch (address.by) {
    case "network":
      return /^[\w.:-]+$/.test(address.host.trim()) && address.port >= 1 && address.port <= 65_535;
    case "serial":
      return address.port.trim() !== "";
    case "spooler":
      return address.queue.trim() !== "";
    default:
      return true;
  }
}

/** What is wrong with one of them, by the program's code. @param {Draft} draft @returns {string | null} */
export function wrongOf({ key, printer }) {
  const name = printer.name.trim().toLowerCase();
  if (name === "") {
    return "printer_name_needed";
  }
  if (drafts.value.some((one) => one.key !== key && one.printer.name.trim().toLowerCase() === name)) {
    return "printer_name_taken";
  }
  return isAddress(printer.address) ? null : "printer_address_invalid";
}

export const isReady = computed(() => drafts.value.every((one) => wrongOf(one) === null));

/** What saving would change. */
export const changes = computed(() => {
  const was = new Map(before.value.map((one) => [one.key, one.printer]));
  const is = new Set(drafts.value.map(({ key }) => key));
  const stays = (/** @type {readonly Draft[]} */ list) => list.filter(({ key }) => was.has(key) && is.has(key)).map(({ key }) => key);
  const [first, firstBefore] = [drafts.value[0], before.value[0]];
  return {
    added: drafts.value.filter(({ key }) => !was.has(key)).map(({ printer }) => printer),
    gone: before.value.filter(({ key }) => !is.has(key)).map(({ printer }) => printer),
    other: drafts.value.filter(({ key, printer }) => was.has(key) && JSON.stringify(was.get(key)) !== JSON.stringify(printer)).map(({ printer }) => printer),
    first: first !== undefined && firstBefore !== undefined && String(stays(drafts.value)) !== String(stays(before.value)) ? first.printer : null,
    states: String(autoPrint.value) === String(kept.value?.autoPrint ?? []) ? null : autoPrint.value,
  };
});

export const isChanged = computed(() => {
  const { added, gone, other, first, states } = changes.value;
  return added.length + gone.length + other.length > 0 || first !== null || states !== null;
});

export async function save() {
  const isHere = sitting();
  const told = await savePrinters(
    drafts.peek().map(({ printer }) => ({ ...printer, name: printer.name.trim() })),
    [...autoPrint.peek()],
  );
  if (isHere()) {
    batch(() => {
      undo();
      took(told);
    });
  }
}

effect(() => markUnsaved("printing", isChanged.value));
