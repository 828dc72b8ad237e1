// Printers in words: where one is, what is wrong with it, how its test page came out.
import { figures } from "../../../format.js";
import { t } from "../../../i18n/index.js";

/** @typedef {import("../../../types-printing.js").PrinterAddress} PrinterAddress */
/** @typedef {import("../../../state/printers.js").Trial} Trial */

/** A number of USB as it stands in every list of devices. @param {number} id */
const hex = (id) => id.toString(16).padStart(4, "0");

/** @param {PrinterAddress} address */
export function place(address) {
  switch (address.by) {
    case "network":
      return `${address.host}:${address.port}`;
    case "usb":
      return `${hex(address.vendor)}:${hex(address.product)}${address.serial === undefined ? "" : ` ${address.serial}`}`;
    case "serial":
      return `${address.port}, ${address.baud}`;
    default:
      return address.queue;
  }
}

/** @param {PrinterAddress} address */
export const whereIs = (address) => `${t(`printer-by-${address.by}`)} · ${place(address)}`;

/** @param {import("../../../types-printing.js").Printer} printer */
export const howItPrints = ({ paper, mode }) => `${t(`document-paper-${paper}`)} · ${mode.as === "raster" ? t("printer-as-raster") : t("printer-as-text-page", { page: figures(mode.code_page) })}`;

/** @param {Exclude<Trial, "trying" | { code: string }>} came @returns {{ isGood: boolean, words: string }} */
export function trialWords(came) {
  if (came.printed) {
    return { isGood: true, words: t(came.confirmed ? "printer-tried-confirmed" : "printer-tried") };
  }
  return { isGood: false, words: `${t(`print-trouble-${came.trouble}`)} ${t(came.partly ? "printer-tried-partly" : "printer-tried-nothing")}` };
}
