// Documents of the fake program, drawn as the small pictures that they are on paper.
import { asked, HOSTILE } from "./shop.js";

/** @typedef {import("../../../../ui/types-printing.js").Paper} Paper */
/** @typedef {import("../../../../ui/types-printing.js").Sheet} Sheet */
/** @typedef {import("../../../../ui/types-printing.js").ReceiptLook} ReceiptLook */
/** @typedef {import("../../../../ui/types.js").Sale} Sale */
/** A line: its words, at the start and at the end, or a heading. @typedef {{ left?: string, right?: string, head?: string, stamp?: string, rule?: boolean }} Line */

const DOTS = { roll58: 384, roll80: 576, a4: 744 };
const LEAST_A4 = 1052;

/** @param {Paper} paper @param {readonly Line[]} lines @param {boolean} [tight] @returns {Sheet} */
export function draw(paper, lines, tight = false) {
  const width = DOTS[paper];
  const step = tight ? 26 : 32;
  const margin = paper === "a4" ? 48 : 8;
  const height = Math.max(lines.length * step + 2 * margin + 16, paper === "a4" ? LEAST_A4 : 0);
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = "#000";
  lines.forEach((line, row) => {
    const y = margin + step * (row + 1) - 8;
    const text = (/** @type {string} */ words, /** @type {CanvasTextAlign} */ align, /** @type {number} */ x) => {
      pen.textAlign = align;
      pen.fillText(words, x, y, width - 2 * margin);
    };
    pen.font = `${line.head || line.stamp ? "700" : "400"} ${tight ? 18 : line.head ? 26 : 21}px Tillup, sans-serif`;
    if (line.rule) {
      pen.fillRect(margin, y - 8, width - 2 * margin, 2);
    }
    if (line.stamp) {
      pen.strokeRect(margin + 2, y - 24, width - 2 * margin - 4, step);
    }
    text(line.head ?? line.stamp ?? "", "center", width / 2);
    text(line.left ?? "", "left", margin);
    text(line.right ?? "", "right", width - margin);
  });
  return { png: canvas.toDataURL("image/png").split(",")[1] ?? "", width, height };
}

const SHOP = { shop: "Rahman Telecom", address: "Mirpur 10, Dhaka", clerk: "clerk1", receipt: "1048", date: "21 Nov 2026", time: "17:19", amount: "290.00" };
export const PLACEHOLDERS = Object.keys(SHOP);

/** @param {string} text @returns {Line[]} */
const written = (text) =>
  text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => ({ head: line.replace(/\{(\w+)\}/g, (_, name) => Reflect.get(SHOP, name) ?? "") }));

/** @param {Sale} sale @param {ReceiptLook} look @param {number} copy @returns {Line[]} */
export function receiptLines(sale, look, copy) {
  const { left_off: off } = look;
  const shown = (/** @type {import("../../../../ui/types-printing.js").ReceiptField} */ field, /** @type {Line} */ line) => (off.includes(field) ? [] : [line]);
  const number = look.mask_number ? sale.grouped.replace(/\d(?=.{4})/g, "•") : sale.grouped;
  return [
    ...(look.logo === null ? [] : [{ stamp: "▲ LOGO ▲" }]),
    { head: "রহমান টেলিকম" },
    ...shown("address", { head: "Mirpur 10, Dhaka" }),
    ...written(look.header),
    { rule: true },
    ...(copy > 0 ? [{ stamp: `COPY ${copy}` }] : []),
    { stamp: sale.status === "succeeded" ? "DELIVERED" : sale.status.toUpperCase() },
    { left: number, right: sale.operator },
    ...(sale.offer === null ? [] : [{ left: sale.offer.title.slice(0, 80) }]),
    { left: "Amount", right: `৳${sale.total}` },
    { rule: true },
    { left: "Receipt", right: sale.receiptNo },
    ...shown("provider_reference", { left: "Provider's id", right: "TRX 7781" }),
    ...shown("clerk", { left: "Sold by", right: sale.clerk }),
    { left: sale.createdAt.slice(0, 10), right: sale.createdAt.slice(11, 16) },
    ...shown("qr", { head: "▚▞▚▞" }),
    ...shown("qr", { head: "▞▚▞▚" }),
    { left: sale.reference },
    ...written(look.footer),
    ...(asked.has("hostile") ? [{ left: HOSTILE[2] ?? "" }, { left: (HOSTILE[0] ?? "").slice(0, 60) }] : []),
  ];
}

/** @param {string} title @param {readonly [string, string][]} rows @returns {Line[]} */
export const statementLines = (title, rows) => [{ head: "রহমান টেলিকম" }, { head: title }, { rule: true }, ...rows.map(([left, right]) => ({ left, right })), { rule: true }];
