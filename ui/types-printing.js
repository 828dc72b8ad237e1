// What the window and the program say to each other about paper: documents, the print queue, complaints, printers and looks.

/** @typedef {"roll58" | "roll80" | "a4"} Paper */

/**
 * @typedef {{ document: "receipt" | "refund", reference: string }
 *   | { document: "dispute", id: number }
 *   | { document: "z", number: number }
 *   | { document: "x", shift: number }
 *   | { document: "day", day: string }
 *   | { document: "commission", from: string, to: string }
 *   | { document: "test_page", printer: string }} Subject what a document tells of
 */

/** @typedef {{ png: string, width: number, height: number }} Sheet a page as it will be printed; png in base64, sizes in dots */

/** @typedef {"brace" | "languages" | "logo" | "logo_too_large" | "placeholder" | "too_long" | "unreadable"} LookTrouble what is wrong with the owner's look: the built-in one is shown */

/**
 * @typedef {object} DocumentView
 * @property {Subject} subject
 * @property {Paper} paper
 * @property {Sheet[]} pages
 * @property {number} copy what the next print would be: 0 is the original
 * @property {{ text: string, segments: number, unicode: boolean } | null} message ready for SMS or WhatsApp
 * @property {LookTrouble | null} trouble
 * @property {string} fileName without its ending
 * @property {string | null} printer where it would be printed
 */

/** @typedef {{ name: string, folder: string }} SavedDocument */

/** @typedef {"waiting" | "claimed" | "printing" | "printed" | "unsure" | "dropped"} JobState */

/**
 * @typedef {"unreachable" | "refused" | "paper_out" | "cover_open" | "offline" | "busy" | "lost" | "timed_out" | "no_such_printer"
 *   | "not_permitted" | "fault" | "document" | "interrupted" | "restored"} PrintTrouble
 */

/**
 * @typedef {object} PrintJob
 * @property {number} id
 * @property {Subject} subject
 * @property {string} printer
 * @property {string} clerk whose sale or shift it is
 * @property {string} at
 * @property {JobState} state
 * @property {PrintTrouble | null} trouble
 * @property {number} tries
 * @property {string | null} nextTryAt
 * @property {string | null} receiptNo
 * @property {string | null} number of the customer
 */

/** @typedef {{ jobs: PrintJob[], printers: { name: string, trouble: PrintTrouble | null }[] }} PrintQueue */
/** @typedef {"print" | "done" | "drop"} PrintDecision */

/** @typedef {"wrong_number" | "not_received" | "wrong_pack"} Complaint */
/** @typedef {"given_back" | "refused" | "withdrawn"} DisputeEnd */

/**
 * @typedef {object} Dispute
 * @property {number} id
 * @property {string} reference of the sale
 * @property {string} receiptNo
 * @property {string} number
 * @property {string} operator
 * @property {string} amount
 * @property {string} currency
 * @property {Complaint} complaint
 * @property {string | null} meantFor the number that was meant
 * @property {string} note
 * @property {string} by
 * @property {string} at
 * @property {{ end: DisputeEnd, note: string, by: string, at: string } | null} closed
 */

/** @typedef {{ reference: string, complaint: Complaint, meantFor: string, note: string }} NewDispute */

/**
 * @typedef {{ by: "network", host: string, port: number }
 *   | { by: "usb", vendor: number, product: number, serial?: string }
 *   | { by: "serial", port: string, baud: number }
 *   | { by: "spooler", queue: string }} PrinterAddress
 */

/** @typedef {{ as: "raster" } | { as: "text", code_page: string }} PrintMode */

/**
 * @typedef {object} Printer
 * @property {string} name
 * @property {PrinterAddress} address
 * @property {Paper} paper
 * @property {PrintMode} mode
 * @property {boolean} cut
 * @property {boolean} drawer
 */

/** @typedef {{ name: string, address: PrinterAddress }} FoundPrinter */

/** @typedef {{ printed: true, confirmed: boolean } | { printed: false, partly: boolean, trouble: PrintTrouble }} PrinterTrial */

/** @typedef {"address" | "clerk" | "conditions" | "operator_reference" | "provider_reference" | "qr" | "service"} ReceiptField */

/**
 * @typedef {object} ReceiptLook
 * @property {string} header
 * @property {string} footer
 * @property {{ picture: string } | null} logo in base64
 * @property {import("./types.js").Language[]} languages none: the shop's; at most two
 * @property {boolean} mask_number
 * @property {boolean} paper_saving
 * @property {ReceiptField[]} left_off
 */

/**
 * @typedef {object} PrintingSettings
 * @property {Printer[]} printers
 * @property {import("./types.js").Status[]} autoPrint states in which a receipt prints by itself
 * @property {ReceiptLook} look
 * @property {LookTrouble | null} lookTrouble
 * @property {string[]} codePages
 * @property {import("./types.js").Status[]} states that may print by themselves
 * @property {ReceiptField[]} fields that may be left off
 * @property {string[]} placeholders
 */

/** @typedef {Sheet & { trouble: LookTrouble | null }} LookPreview */

export {};
