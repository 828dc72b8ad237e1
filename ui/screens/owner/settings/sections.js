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

/** @type {readonly Section[]} */
export const SECTIONS = [
  { id: "accounts", label: "settings-accounts", words: "settings", load: later(async () => (await Promise.all([import("./accounts.js"), style("screens/owner/settings/accounts.css")]))[0].AccountsSection) },
  { id: "rates", label: "settings-rates", words: "settings", load: later(async () => (await Promise.all([import("./rates.js"), style("screens/owner/settings/rates.css")]))[0].RatesSection) },
  { id: "routing", label: "settings-routing", words: "settings", load: later(async () => (await Promise.all([import("./routing.js"), style("screens/owner/settings/routing.css")]))[0].RoutingSection) },
];
