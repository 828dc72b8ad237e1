// The sale that one key prints: the one that is looked at, else the last of whoever is at the till.
import { sales } from "../backend.js";
import { current, detail, list } from "./activity.js";
import { print } from "./printing.js";
import { state as review } from "./review.js";
import { page, user } from "./session.js";
import { sitting } from "./sitting.js";
import { items, lastSold, latest, openedItem } from "./strip.js";

/** @typedef {import("../types.js").Sale} Sale */

/** @returns {string | null} its reference, as far as this window knows it */
function chosen() {
  if (page.value === "activity") {
    const sale = detail.value ?? list.value.find((one) => one.reference === current.value);
    return sale?.reference ?? null;
  }
  return openedItem.value?.sale?.reference ?? lastSold.value;
}

/** Whether the last sale is confirmed but not written down yet: the one before it is not what is meant. */
const isBeingWritten = () => review.value === "selling" || items.value.some((item) => item.key === latest.value && item.sale === null && item.error === null);

/** The last sale of today of whoever is at the till. @returns {Promise<string | null>} */
async function lastOwn() {
  const [last] = await sales({ from: null, to: null, everyDay: false, status: null, clerk: user.value?.name ?? null, text: "", limit: 1 });
  return last?.reference ?? null;
}

/** Prints its receipt; nothing where nothing was sold. */
export async function printSale() {
  const opened = openedItem.value;
  if (page.value !== "activity" && (opened === null ? isBeingWritten() : opened.sale === null)) {
    return;
  }
  const isHere = sitting();
  const known = chosen();
  const reference = known ?? (await lastOwn().catch(() => null));
  if (reference !== null && isHere()) {
    await print({ document: "receipt", reference });
  }
}
