// The fake program's exports: nothing is written. `export-slow` takes its time, so that it can be called off.
import { asked } from "./shop.js";

const ROWS = 12_345;
/** @type {Set<string>} */
const written = new Set();
let isCalledOff = false;

export function callOff() {
  isCalledOff = true;
}

/**
 * @param {import("../../../../ui/types.js").ExportQuery} query
 * @param {(progress: import("../../../../ui/types.js").ExportProgress) => void} onProgress
 * @returns {Promise<import("../../../../ui/types.js").Exported | null>} null: called off
 */
export async function write({ from, to, format }, onProgress) {
  isCalledOff = false;
  const turns = asked.has("export-slow") ? 200 : 2;
  for (let turn = 1; turn <= turns && !isCalledOff; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 25));
    onProgress({ rows: Math.floor((ROWS * turn) / turns), of: ROWS });
  }
  if (isCalledOff) {
    return null;
  }
  const days = from === to ? from : `${from} to ${to}`;
  let nth = 1;
  const name = () => `Tillup sales ${days}${nth > 1 ? ` (${nth})` : ""}.${format}`;
  while (written.has(name())) {
    nth += 1;
  }
  written.add(name());
  return { file: name(), folder: "/home/rahman/Downloads", rows: ROWS };
}
