// The commission table: as it is kept, as it is typed, and what the typed one would have earned in the last 30 days.
import { accounts, asBackendError, commissionRates, previewRates, saveRates } from "../backend.js";
import { batch, computed, effect, signal } from "../vendor/preact.js";
import { latin } from "./digits.js";
import { latest } from "./latest.js";
import { forgetWithUser, markUnsaved } from "./settings.js";
import { sitting } from "./sitting.js";

/** @typedef {import("../types.js").CommissionRate} CommissionRate */
/** @typedef {CommissionRate & { key: number }} Row key: tells rows apart while they are typed */

export const kept = signal(/** @type {readonly CommissionRate[] | null} */ (null));
export const today = signal("");
/** The accounts' ids. */
export const ids = signal(/** @type {readonly string[]} */ ([]));
export const failure = signal(/** @type {import("../backend.js").BackendError | null} */ (null));
/** The table as it is typed; null: as it is kept. */
const typed = signal(/** @type {readonly Row[] | null} */ (null));
export const preview = signal(/** @type {import("../types.js").RatePreview | null} */ (null));
export const previewFailure = signal(/** @type {import("../backend.js").BackendError | null} */ (null));

const tables = latest({ failure });

forgetWithUser(() => {
  tables.drop();
  batch(() => {
    kept.value = null;
    ids.value = [];
    typed.value = null;
    preview.value = null;
    failure.value = null;
    previewFailure.value = null;
  });
});

let keys = 0;
/** @param {CommissionRate} rate @returns {Row} */
const row = (rate) => ({ ...rate, key: (keys += 1) });

export const rows = computed(() => typed.value ?? (kept.value ?? []).map(row));

/** What it is for. @param {CommissionRate} rate */
const whose = ({ account, operator, service }) => JSON.stringify([account, operator, service]);
/** @param {CommissionRate} rate */
const place = (rate) => `${whose(rate)} ${rate.from}`;
/** A percentage that is written another way is the same. @param {string} percent */
export const plainPercent = (percent) => latin(percent.trim()).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "").replace(/^0+(?=\d)/, "");
/** @param {string} percent */
export const isPercent = (percent) => /^(100(\.0{1,4})?|\d{1,2}(\.\d{1,4})?)$/.test(latin(percent.trim()));

/** What saving would change: rows that come, that go, and that are another rate. */
export const changes = computed(() => {
  const before = new Map((kept.value ?? []).map((one) => [place(one), one]));
  const after = new Map(rows.value.map((one) => [place(one), one]));
  const added = rows.value.filter((one) => !before.has(place(one)));
  const gone = (kept.value ?? []).filter((one) => !after.has(place(one)));
  const other = rows.value.filter((one) => plainPercent(before.get(place(one))?.percent ?? one.percent) !== plainPercent(one.percent));
  return { added, gone, other };
});
export const isChanged = computed(() => changes.value.added.length + changes.value.gone.length + changes.value.other.length > 0);

/** Rows as the program takes them. */
const asTable = () => rows.value.map(({ account, operator, service, percent, from }) => ({ account, operator, service, percent: latin(percent.trim()), from }));

export const isReady = computed(() => rows.value.every((one) => isPercent(one.percent)));

/** @param {CommissionRate} one whether another row is for the same from the same day */
export const isThere = (one) => rows.value.some((other) => place(other) === place(one));

/** @param {CommissionRate} rate */
export function add(rate) {
  typed.value = [...rows.value, row(rate)];
}

/** @param {number} key */
export function remove(key) {
  typed.value = rows.value.filter((one) => one.key !== key);
}

/** @param {number} key @param {string} percent */
export function setPercent(key, percent) {
  typed.value = rows.value.map((one) => (one.key === key ? { ...one, percent } : one));
}

export function undo() {
  typed.value = null;
}

/**
 * Whether a row holds today, will, or did: the latest of those for the same that has begun holds.
 * @param {CommissionRate} rate
 * @returns {"now" | "later" | "past"}
 */
export function standing(rate) {
  if (rate.from > today.value) {
    return "later";
  }
  const next = rows.value.some((other) => whose(other) === whose(rate) && other.from > rate.from && other.from <= today.value);
  return next ? "past" : "now";
}

export const load = () =>
  tables.ask(
    () => Promise.all([commissionRates(), accounts()]),
    ([table, all]) => {
      kept.value = table.rates;
      today.value = table.today;
      ids.value = all.map((one) => one.id);
    },
  );

export async function save() {
  const isHere = sitting();
  await saveRates(asTable());
  if (isHere()) {
    batch(() => {
      typed.value = null;
      preview.value = null;
    });
    await load();
  }
}

const SOON_MS = 250;

/** Follows what is typed with its preview. @returns {() => void} stops it */
export function follow() {
  void load();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let soon;
  const previews = latest();
  const stop = effect(() => {
    clearTimeout(soon);
    const isLast = previews.next();
    if (!isChanged.value || !isReady.value) {
      preview.value = null;
      previewFailure.value = null;
      return;
    }
    const table = asTable();
    soon = setTimeout(async () => {
      const told = await previewRates(table).catch(asBackendError);
      if (isLast()) {
        batch(() => {
          preview.value = "effects" in told ? told : null;
          previewFailure.value = "effects" in told ? null : told;
        });
      }
    }, SOON_MS);
  });
  return () => {
    stop();
    clearTimeout(soon);
    previews.drop();
  };
}

effect(() => markUnsaved("rates", isChanged.value && kept.value !== null));
