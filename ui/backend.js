/* eslint max-lines: off -- one list of all questions is easier to hold against the program than two */
// The only module that knows Tauri: every question to the program goes through here. ui/types.js names the shapes.

/** A question the program could not answer. `code` is stable and chooses the words; `message` is for whoever looks into it. */
export class BackendError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   * @param {{ seconds?: number, reference?: string, due?: string, limit?: string }} [more]
   */
  constructor(code, message, more = {}) {
    super(message);
    this.name = "BackendError";
    this.code = code;
    this.seconds = more.seconds;
    this.reference = more.reference;
    this.due = more.due;
    this.limit = more.limit;
  }
}

/**
 * @type {{ core: {
 *   invoke(command: string, args?: object): Promise<any>,
 *   Channel: new (onMessage: (message: any) => void) => object,
 * } }}
 */
const tauri = Reflect.get(window, "__TAURI__");

/**
 * @param {string} command
 * @param {object} [args]
 * @returns {Promise<any>}
 */
async function ask(command, args) {
  try {
    return await tauri.core.invoke(command, args);
  } catch (error) {
    throw asBackendError(error);
  }
}

/**
 * Our commands refuse with {code, message}; Tauri's own refusals are plain text.
 * @param {any} error
 * @returns {BackendError}
 */
export function asBackendError(error) {
  if (error instanceof BackendError) {
    return error;
  }
  if (typeof error === "object" && error !== null && "code" in error && "message" in error) {
    return new BackendError(String(error.code), String(error.message), error);
  }
  return new BackendError("internal", String(error));
}

/** What there is to begin with: the shop, its users, who is signed in. @returns {Promise<import("./types.js").Start>} */
export const start = () => ask("start");

/** Gives the shop of the demo, in place of what is open. @returns {Promise<import("./types.js").Start>} */
export const openDemo = () => ask("open_demo");

/** @param {string} name @param {string} pin @returns {Promise<import("./types.js").Start>} */
export const unlock = (name, pin) => ask("unlock", { name, pin });

/** @returns {Promise<void>} */
export const lock = () => ask("lock");

/** Somebody is at the till: it does not lock itself for now. @returns {Promise<void>} */
export const touch = () => ask("touch");

/** @returns {Promise<import("./types.js").ProviderOption[]>} */
export const setupOptions = () => ask("setup_options");

/** @param {import("./types.js").NewShop} shop @returns {Promise<import("./types.js").Start>} */
export const setupShop = (shop) => ask("setup_shop", { shop });

/** Keeps the account and asks for its balance. @param {import("./types.js").NewAccount} account @returns {Promise<import("./types.js").BalanceCheck>} */
export const setupAccount = (account) => ask("setup_account", { account });

/** @param {string} name @param {string} pin @returns {Promise<void>} */
export const setupClerk = (name, pin) => ask("setup_clerk", { name, pin });

/** @returns {Promise<import("./types.js").Overview>} */
export const overview = () => ask("overview");

/** @param {string} text @param {import("./types.js").Service | null} service @returns {Promise<import("./types.js").NumberRead>} */
export const readNumber = (text, service) => ask("read_number", { text, service });

/** Asks a provider whose number it is, where nothing at hand tells. @param {string} number @returns {Promise<import("./types.js").NumberRead>} */
export const detect = (number) => ask("detect", { number });

/** Recent customers by the end of their number or by name, last sale first. @param {string} text @returns {Promise<import("./types.js").Customer[]>} */
export const customers = (text) => ask("customers", { text });

/** Keeps a name with a number; an empty one is forgotten. @param {string} number @param {string} name @returns {Promise<void>} */
export const nameCustomer = (number, name) => ask("name_customer", { number, name });

/** Who buys on credit, by name or telephone number; who owes most first. A clerk sees those who are enabled. @param {string} text @returns {Promise<import("./types.js").Debtor[]>} */
export const debtors = (text) => ask("debtors", { text });

/** @param {number} id @returns {Promise<import("./types.js").DebtorView>} */
export const debtor = (id) => ask("debtor", { id });

/** @param {import("./types.js").DebtorForm} debtor @returns {Promise<import("./types.js").Debtor>} */
export const saveDebtor = (debtor) => ask("save_debtor", { debtor });

/**
 * Cash for what is owed. `once` is a fresh UUID for each payment that was meant: the same one is booked once, however often it is sent.
 * @param {number} id
 * @param {string} amount
 * @param {string | null} note
 * @param {string} once
 * @returns {Promise<import("./types.js").Debtor>}
 */
export const takePayment = (id, amount, note, once) => ask("take_payment", { id, amount, note, once });

/** Adds to what is owed (an old notebook's due) or, negative, writes off. @param {number} id @param {string} amount @param {string} reason @returns {Promise<import("./types.js").Debtor>} */
export const adjustDue = (id, amount, reason) => ask("adjust_due", { id, amount, reason });

/** The amounts that this shop sells most, in rising order. @param {string} operator @param {import("./types.js").Service} service @returns {Promise<string[]>} */
export const amounts = (operator, service) => ask("amounts", { operator, service });

/** @returns {Promise<string[]>} */
export const circles = () => ask("circles");

/** @param {import("./types.js").Order} order @returns {Promise<import("./types.js").Quote>} */
export const quote = (order) => ask("quote", { order });

/** Sells; answers as soon as the sale is written down, the rest comes as messages. @param {import("./types.js").Order} order @returns {Promise<import("./types.js").Sale>} */
export const sell = (order) => ask("sell", { order });

/** Sales that wait for their end, oldest first. @returns {Promise<import("./types.js").Sale[]>} */
export const openSales = () => ask("open_sales");

/** @param {import("./types.js").SalesQuery} query @returns {Promise<import("./types.js").Sale[]>} */
export const sales = (query) => ask("sales", { query });

/** @param {string} reference @returns {Promise<import("./types.js").Sale>} */
export const sale = (reference) => ask("sale", { reference });

/** Asks the provider about an open sale now. @param {string} reference @returns {Promise<import("./types.js").Sale>} */
export const check = (reference) => ask("check", { reference });

/** The owner's word on an unknown sale. @param {string} reference @param {boolean} succeeded @param {string} why @returns {Promise<import("./types.js").Sale>} */
export const resolve = (reference, succeeded, why) => ask("resolve", { reference, succeeded, why });

/** Totals, a report for each currency. @param {string} from @param {string} to @param {import("./types.js").ReportBy} by @returns {Promise<import("./types.js").Report[]>} */
export const report = (from, to, by) => ask("report", { from, to, by });

/** How well the providers' accounts did, for each currency. @param {string} from @param {string} to @returns {Promise<import("./types.js").Quality[]>} */
export const quality = (from, to) => ask("quality", { from, to });

/** One business day; null: today. @param {string | null} date @returns {Promise<import("./types.js").DayView>} */
export const day = (date) => ask("day", { date });

/** The wallets as they were last told. @returns {Promise<import("./types.js").Wallet[]>} */
export const wallets = () => ask("wallets");

/** Asks every provider for the shop's balance. @returns {Promise<import("./types.js").AskedWallet[]>} */
export const askWallets = () => ask("ask_wallets");

/** How a wallet came to what it holds; null: from now backwards. @param {string} account @param {import("./types.js").WalletPlace | null} before @returns {Promise<import("./types.js").WalletHistory>} */
export const walletHistory = (account, before) => ask("wallet_history", { account, before });

/** Books money that was put into a wallet, once for each mark. @param {import("./types.js").WalletLoad} load @returns {Promise<void>} */
export const loadWallet = (load) => ask("load_wallet", { load });

/** Wallets that run low, by what the program knows: nobody is asked. @returns {Promise<import("./types.js").LowWallet[]>} */
export const lowWallets = () => ask("low_wallets");

/** Since when one's own drawer is open; null where it is not. @returns {Promise<string | null>} */
export const drawer = () => ask("drawer");

/** @returns {Promise<import("./types.js").Drawers>} */
export const drawers = () => ask("drawers");

/** Further Z reports, below that number. @param {number} before @returns {Promise<import("./types.js").ZLine[]>} */
export const zReports = (before) => ask("z_reports", { before });

/** @param {number} number @returns {Promise<import("./types.js").Shift>} */
export const zReport = (number) => ask("z_report", { number });

/** @param {string} float @returns {Promise<import("./types.js").Shift>} */
export const openDrawer = (float) => ask("open_drawer", { float });

/** @param {boolean} out @param {string} amount @param {string} why @returns {Promise<import("./types.js").Shift>} */
export const moveCash = (out, amount, why) => ask("move_cash", { out, amount, why });

/** What was expected is told only by the answer. @param {string} counted @returns {Promise<import("./types.js").Shift>} */
export const closeDrawer = (counted) => ask("close_drawer", { counted });

/**
 * Writes sales into a new file in the user's own folder.
 * @param {import("./types.js").ExportQuery} query
 * @param {(progress: import("./types.js").ExportProgress) => void} onProgress
 * @returns {Promise<import("./types.js").Exported>}
 */
export const exportSales = (query, onProgress) => ask("export_sales", { query, channel: new tauri.core.Channel(onProgress) });

/** Ends the export under way; nothing of it is left. @returns {Promise<void>} */
export const cancelExport = () => ask("cancel_export");

/** Opens the folder of the last export. @returns {Promise<void>} */
export const showExport = () => ask("show_export");

/** @returns {Promise<import("./types.js").AccountSettings[]>} */
export const accounts = () => ask("accounts");

/** What it changed, by the names of the events. @param {string} id @param {import("./types.js").AccountChange} change @returns {Promise<string[]>} */
export const changeAccount = (id, change) => ask("change_account", { id, change });

/** Keys that are not given stay. @param {string} id @param {Record<string, string>} keys @returns {Promise<import("./types.js").BalanceCheck>} */
export const replaceKeys = (id, keys) => ask("replace_keys", { id, keys });

/** @param {string} id @returns {Promise<import("./types.js").BalanceCheck>} */
export const testAccount = (id) => ask("test_account", { id });

/** @returns {Promise<import("./types.js").RateTable>} */
export const commissionRates = () => ask("commission_rates");

/** @param {import("./types.js").CommissionRate[]} rates @returns {Promise<import("./types.js").RatePreview>} */
export const previewRates = (rates) => ask("preview_rates", { rates });

/** @param {import("./types.js").CommissionRate[]} rates @returns {Promise<string[]>} */
export const saveRates = (rates) => ask("save_rates", { rates });

/** @returns {Promise<import("./types.js").RoutedOperator[]>} */
export const routing = () => ask("routing");

/** @param {Record<string, string[]>} routing accounts by operator @returns {Promise<string[]>} */
export const saveRouting = (routing) => ask("save_routing", { routing });

/** @param {import("./types.js").RoutingQuestion} sale @returns {Promise<import("./types.js").Explained[]>} */
export const explainRouting = (sale) => ask("explain_routing", { sale });

/** @returns {Promise<import("./types.js").ShopSettings>} */
export const shopSettings = () => ask("shop_settings");

/** @param {import("./types.js").ShopForm} shop @returns {Promise<import("./types.js").ShopSettings>} */
export const saveShop = (shop) => ask("save_shop", { shop });

/** @param {import("./types.js").Limit[]} limits all of them @returns {Promise<import("./types.js").ShopSettings>} */
export const saveLimits = (limits) => ask("save_limits", { limits });

/** @param {import("./types.js").Prefix[]} prefixes all of them @returns {Promise<import("./types.js").ShopSettings>} */
export const savePrefixes = (prefixes) => ask("save_prefixes", { prefixes });

/** Everybody, also who may not sign in. @returns {Promise<import("./types.js").Person[]>} */
export const people = () => ask("people");

/** @param {string} name @param {import("./types.js").Role} role @param {string} pin @returns {Promise<import("./types.js").Person[]>} */
export const addUser = (name, role, pin) => ask("add_user", { name, role, pin });

/** @param {string} name @param {string} pin @returns {Promise<import("./types.js").Person[]>} */
export const setUserPin = (name, pin) => ask("set_user_pin", { name, pin });

/** @param {string} name @param {import("./types.js").Role} role @returns {Promise<import("./types.js").Person[]>} */
export const setUserRole = (name, role) => ask("set_user_role", { name, role });

/** @param {string} name @param {boolean} enabled @returns {Promise<import("./types.js").Person[]>} */
export const setUserEnabled = (name, enabled) => ask("set_user_enabled", { name, enabled });

/** Lets somebody try again who gave too many wrong PINs. @param {string} name @returns {Promise<import("./types.js").Person[]>} */
export const unlockUser = (name) => ask("unlock_user", { name });

/** @param {import("./types.js").AuditQuery} query @returns {Promise<import("./types.js").AuditPage>} */
export const audit = (query) => ask("audit", { query });

/** Looks through the whole ledger, which takes its time. @returns {Promise<import("./types.js").LedgerCheck>} */
export const checkLedger = () => ask("check_ledger");

/** How the shop's backups stand. @returns {Promise<import("./types.js").Backups>} */
export const backups = () => ask("backups");

/** Keeps another plan; null: none. @param {import("./types.js").NewBackupPlan | null} plan @returns {Promise<import("./types.js").Backups>} */
export const saveBackupPlan = (plan) => ask("save_backup_plan", { plan });

/** Makes a backup into the chosen folder. @param {(progress: import("./types.js").BackupProgress) => void} onProgress @returns {Promise<import("./types.js").Backups>} */
export const backUpNow = (onProgress) => ask("back_up_now", { channel: new tauri.core.Channel(onProgress) });

/** Backups on drives and in the chosen folder, newest first. @returns {Promise<import("./types.js").FoundBackup[]>} */
export const foundBackups = () => ask("found_backups");

/** What a backup holds. @param {string} file @param {string | null} passphrase @returns {Promise<import("./types.js").BackupLook>} */
export const lookAtBackup = (file, passphrase) => ask("look_at_backup", { file, passphrase });

/** Puts a backup in the ledger's place. @param {import("./types.js").RestoreWish} wish @returns {Promise<import("./types.js").Restored>} */
export const restoreBackup = (wish) => ask("restore_backup", wish);

/** @param {import("./types.js").OfferQuery} query @returns {Promise<import("./types.js").OfferList>} */
export const offers = (query) => ask("offers", { query });

/** @param {string} key of a pack @param {boolean} on @returns {Promise<void>} */
export const favourite = (key, on) => ask("favourite", { key, on });

/** Opens the customer's display, or closes it. @param {boolean} open @returns {Promise<void>} */
export const customerDisplay = (open) => ask("customer_display", { open });

/** Shows this to the customer. @param {import("./types.js").CustomerView} view @returns {Promise<void>} */
export const showCustomer = (view) => ask("show_customer", { view });

/** @typedef {import("./types-printing.js").Subject} Subject */

/** A document as it will be printed. @param {Subject} subject @param {import("./types-printing.js").Paper | null} paper null: the first printer's @returns {Promise<import("./types-printing.js").DocumentView>} */
export const viewDocument = (subject, paper) => ask("view_document", { subject, paper });

/** Puts a document into the print queue. @param {Subject} subject @param {string | null} printer null: the first @returns {Promise<import("./types-printing.js").PrintJob>} */
export const printDocument = (subject, printer) => ask("print_document", { subject, printer });

/** Writes a document into a new file in the user's own folder. @param {Subject} subject @param {"pdf" | "png"} as @returns {Promise<import("./types-printing.js").SavedDocument>} */
export const saveDocument = (subject, as) => ask("save_document", { subject, form: as });

/** Shows a document in the system's viewer. @param {Subject} subject @returns {Promise<void>} */
export const openDocument = (subject) => ask("open_document", { subject });

/** Opens the folder of saved documents. @returns {Promise<void>} */
export const showDocuments = () => ask("show_documents");

/** What is printing, waits, or has to be looked at. @returns {Promise<import("./types-printing.js").PrintQueue>} */
export const printQueue = () => ask("print_queue");

/** A person's word on a job. @param {number} job @param {import("./types-printing.js").PrintDecision} decision @returns {Promise<import("./types-printing.js").PrintJob>} */
export const decidePrint = (job, decision) => ask("decide_print", { job, decision });

/** Complaints about a sale, or all that are open. @param {string | null} reference @returns {Promise<import("./types-printing.js").Dispute[]>} */
export const disputes = (reference) => ask("disputes", { reference });

/** @param {import("./types-printing.js").NewDispute} dispute @returns {Promise<import("./types-printing.js").Dispute>} */
export const openDispute = (dispute) => ask("open_dispute", dispute);

/** @param {number} id @param {import("./types-printing.js").DisputeEnd} end @param {string} note @returns {Promise<import("./types-printing.js").Dispute>} */
export const closeDispute = (id, end, note) => ask("close_dispute", { id, end, note });

/** @returns {Promise<import("./types-printing.js").PrintingSettings>} */
export const printingSettings = () => ask("printing_settings");

/** Looks for printers, which takes a few seconds. @returns {Promise<import("./types-printing.js").FoundPrinter[]>} */
export const findPrinters = () => ask("find_printers");

/** Prints a test page at once. @param {import("./types-printing.js").Printer} printer @returns {Promise<import("./types-printing.js").PrinterTrial>} */
export const tryPrinter = (printer) => ask("try_printer", { printer });

/** @param {import("./types-printing.js").Printer[]} printers @param {import("./types.js").Status[]} autoPrint @returns {Promise<import("./types-printing.js").PrintingSettings>} */
export const savePrinters = (printers, autoPrint) => ask("save_printers", { printers, autoPrint });

/** A sample receipt in this look. @param {import("./types-printing.js").ReceiptLook} look @param {import("./types-printing.js").Paper} paper @returns {Promise<import("./types-printing.js").LookPreview>} */
export const previewLook = (look, paper) => ask("preview_look", { look, paper });

/** @param {import("./types-printing.js").ReceiptLook} look @returns {Promise<import("./types-printing.js").PrintingSettings>} */
export const saveLook = (look) => ask("save_look", { look });

/** Ends the program although sales are open. @returns {Promise<void>} */
export const closeWindow = () => ask("close_window");

/**
 * What the program tells by itself, from now on. The state of the network comes at once.
 * @param {(message: import("./types.js").Message) => void} onMessage
 * @returns {Promise<void>}
 */
export const watch = (onMessage) => ask("watch", { channel: new tauri.core.Channel(onMessage) });

/**
 * For the customer's display: what to show, from now on.
 * @param {(view: import("./types.js").CustomerView) => void} onView
 * @returns {Promise<void>}
 */
export const watchCustomer = (onView) => ask("watch_customer", { channel: new tauri.core.Channel(onView) });
