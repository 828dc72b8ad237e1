// The sections of the settings, in the order of the list. Each is fetched when it is first looked at; the words of all come
// with the screen, because the list names them.
import { later, style } from "../../../components/later.js";

/** @typedef {import("../../../i18n/index.js").LaterPart} LaterPart */

/**
 * @typedef {object} Section
 * @property {string} id
 * @property {string} label id of its name in the list
 * @property {LaterPart} words the part that its words are in
 * @property {ReturnType<typeof later>} load what is shown; fetched when it is first looked at
 */

/** The shop and its people share a style sheet. @param {() => Promise<import("../../../components/later.js").View>} load */
const ofShop = (load) => later(async () => (await Promise.all([load(), style("screens/owner/settings/people.css")]))[0]);

/** What has to do with paper. @param {() => Promise<import("../../../components/later.js").View>} load */
const ofPaper = (load) => later(async () => (await Promise.all([load(), style("screens/owner/settings/people.css"), style("screens/document/document.css"), style("screens/owner/settings/printing.css")]))[0]);

/** @type {readonly Section[]} */
export const SECTIONS = [
  { id: "accounts", label: "settings-accounts", words: "settings", load: later(async () => (await Promise.all([import("./accounts.js"), style("screens/owner/settings/accounts.css")]))[0].AccountsSection) },
  { id: "rates", label: "settings-rates", words: "settings", load: later(async () => (await Promise.all([import("./rates.js"), style("screens/owner/settings/rates.css")]))[0].RatesSection) },
  { id: "routing", label: "settings-routing", words: "settings", load: later(async () => (await Promise.all([import("./routing.js"), style("screens/owner/settings/routing.css")]))[0].RoutingSection) },
  { id: "limits", label: "section-limits", words: "people", load: ofShop(async () => (await import("./limits.js")).LimitsSection) },
  { id: "shop", label: "section-shop", words: "people", load: ofShop(async () => (await import("./shop.js")).ShopSection) },
  { id: "printing", label: "section-printing", words: "printing", load: ofPaper(async () => (await import("./printers.js")).PrintingSection) },
  { id: "receipts", label: "section-receipts", words: "printing", load: ofPaper(async () => (await import("./receipts.js")).ReceiptsSection) },
  { id: "people", label: "section-people", words: "people", load: ofShop(async () => (await import("./people.js")).PeopleSection) },
  { id: "backup", label: "section-backup", words: "backup", load: later(async () => (await Promise.all([import("./backup.js"), style("screens/restore/restore.css")]))[0].BackupSection) },
  { id: "audit", label: "section-audit", words: "audit", load: later(async () => (await Promise.all([import("./audit.js"), style("screens/owner/settings/audit.css")]))[0].AuditSection) },
];
