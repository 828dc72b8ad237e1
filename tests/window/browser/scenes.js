// Everything that the window can look like, each by a name and the way there. Pictures, axe and layout go through all of them.
import { answers, part, press, say, settle } from "./harness.js";

/** @typedef {import("playwright-core").Page} Page */

/**
 * @typedef {object} Scene
 * @property {string} name
 * @property {string} scene for the fake program
 * @property {string} [path]
 * @property {(page: Page) => Promise<unknown>} [way]
 */

const NUMBER = "01711223340";

/** @param {Page} page */
async function toBackup(page) {
  await press(page, "[F12]", 300);
  await page.locator('[data-testid="settings-section"][data-section="backup"]').click();
  await press(page, 250);
}

/** @param {Page} page @param {string} [passphrase] */
async function lookIntoBackup(page, passphrase = "right words") {
  await part(page, "restore-passphrase").fill(passphrase);
  await press(page, "[Enter]", 250);
}

/** @param {Page} page */
async function toDamaged(page) {
  await part(page, "restore-offer").click();
  await part(page, "restore-found").selectOption({ index: 1 });
  await lookIntoBackup(page);
}

/** @param {Page} page @param {string} ending the fake program decides by it what becomes of a sale */
async function sell(page, ending) {
  await press(page, `017112233${ending}`, "[Enter]", "50", "[Enter]", 400, "[Enter]", 150);
}

/** @param {Page} page @param {string} status */
async function openSale(page, status) {
  await press(page, "[F3]");
  await page.locator(`[data-testid="activity-row"][data-status="${status}"]`).first().click();
}

/** A sale on somebody's credit, as far as the review. @param {Page} page @param {string} amount @param {string} who */
async function toCredit(page, amount, who) {
  await press(page, NUMBER, "[Enter]", amount, "[Enter]", 300, "-", 200);
  await part(page, "debtor-search").fill(who);
  await press(page, 250, "[Enter]", 300);
}

/** The book of dues, with somebody open. @param {Page} page @param {number} id */
async function openDebtor(page, id) {
  await press(page, "[Control+b]", 400);
  await page.locator(`[data-testid="due-row"][data-debtor="${id}"]`).click();
  await settle(page);
}

/** One of the wallets. @param {Page} page @param {string} account */
async function openWallet(page, account) {
  await press(page, "[F11]");
  await page.locator(`[data-testid="wallet-look"][data-account="${account}"]`).click();
  await page.locator('[data-testid="wallet"][aria-busy=false]').waitFor();
}

/** @param {Page} page */
async function toOwner(page) {
  await press(page, "[Enter]", 100);
  await part(page, "setup-shop-name").fill("রহমান টেলিকম");
  await press(page, "[Enter]", 100);
}

/** @param {Page} page */
async function toAccount(page) {
  await toOwner(page);
  await part(page, "setup-owner-name").fill("Rahman");
  await part(page, "setup-owner-pin").fill("24681357");
  await part(page, "setup-owner-pin-again").fill("24681357");
  await press(page, "[Enter]", 200);
}

/** @param {Page} page @param {string} key */
async function withKey(page, key) {
  await toAccount(page);
  await page.locator('[data-testid="setup-provider"]').first().click();
  await part(page, "setup-key").first().fill(key);
  await part(page, "setup-check").click();
  await settle(page);
}

/** @type {readonly import("../../../ui/types.js").CustomerView["state"][]} */
const CUSTOMER_STATES = ["idle", "typing", "review", "pending", "succeeded", "unknown", "failed"];

/** @param {typeof CUSTOMER_STATES[number]} state @returns {Scene} */
const display = (state) => ({
  name: `display-${state}`,
  scene: "",
  path: "display/display.html",
  way: (page) =>
    page.evaluate((shown) => {
      const isIdle = shown === "idle";
      const view = { grouped: isIdle ? "" : "018 1122 3344", operator: isIdle ? "" : "Robi", operatorCode: isIdle ? "" : "RB", amount: isIdle || shown === "typing" ? "" : "290.00", currency: "BDT", state: shown };
      Reflect.get(window, "fakeProgram").showView(view);
    }, state),
});

/** The section of the settings that has this name. @param {Page} page @param {string} id */
async function toSettings(page, id) {
  await press(page, "[F12]", 500);
  await page.locator(`[data-section="${id}"][role="tab"]`).click();
  await settle(page);
}

/** The receipt of a sale of before, looked at. @param {Page} page @param {string} status */
async function toReceipt(page, status) {
  await openSale(page, status);
  await part(page, "activity-receipt").click();
  await settle(page);
}

/** Sold and printed, as far as the printer goes. @param {Page} page */
async function printOne(page) {
  await press(page, "[Control+p]", 200);
  await settle(page);
}

/** The receipts of two sales. @param {Page} page */
async function printTwo(page) {
  await press(page, "[F3]", 300);
  await printOne(page);
  await press(page, "[ArrowDown]");
  await printOne(page);
}

/** @param {Page} page @param {string} kind */
async function complain(page, kind) {
  await openSale(page, "succeeded");
  await part(page, "activity-complain").click();
  await page.locator(`[data-testid="complaint-kind"][data-value="${kind}"]`).check();
}

/** @type {readonly Scene[]} */
export const SCENES = [
  { name: "setup-language", scene: "scene=setup" },
  { name: "setup-shop", scene: "scene=setup", way: (page) => press(page, "[Enter]", 100) },
  { name: "setup-shop-nameless", scene: "scene=setup", way: (page) => press(page, "[Enter]", 100, "[Enter]", 100) },
  { name: "setup-owner", scene: "scene=setup", way: toOwner },
  { name: "setup-account", scene: "scene=setup", way: toAccount },
  { name: "setup-account-good", scene: "scene=setup", way: (page) => withKey(page, "right") },
  { name: "setup-account-wrong-key", scene: "scene=setup", way: (page) => withKey(page, "wrong") },
  { name: "setup-account-no-network", scene: "scene=setup", way: (page) => withKey(page, "offline") },
  { name: "setup-account-keyring-locked", scene: "scene=setup", way: (page) => withKey(page, "locked") },
  { name: "setup-clerk", scene: "scene=setup", way: async (page) => (await withKey(page, "right"), press(page, "[Enter]", 150)) },
  { name: "lock", scene: "scene=lock" },
  { name: "lock-wrong", scene: "scene=lock", way: (page) => press(page, "1111", "[Enter]", 200) },
  { name: "lock-out", scene: "scene=lock", way: (page) => press(page, "1111", "[Enter]", 150, "1111", "[Enter]", 150, "1111", "[Enter]", 150, "1111", "[Enter]", 200) },
  { name: "counter", scene: "scene=counter&fresh" },
  { name: "counter-owner", scene: "scene=counter&role=owner&fresh" },
  { name: "counter-typing", scene: "scene=counter&fresh", way: (page) => press(page, NUMBER, "[Enter]", "38", 150) },
  { name: "counter-known-customer", scene: "scene=counter&fresh", way: (page) => press(page, "3344", 250) },
  { name: "counter-invalid", scene: "scene=counter&fresh", way: (page) => press(page, "0121", "[Enter]", 200) },
  { name: "counter-demo", scene: "scene=counter&demo&fresh" },
  { name: "counter-india", scene: "scene=counter&country=IN&fresh", way: (page) => press(page, "9876543210", "[Enter]", "199", 150) },
  { name: "counter-offline", scene: "scene=counter&fresh&network=offline" },
  { name: "counter-slow-network", scene: "scene=counter&fresh&network=slow" },
  { name: "review", scene: "scene=counter&fresh", way: (page) => press(page, NUMBER, "[Enter]", "50", "[Enter]", 400) },
  { name: "review-offline", scene: "scene=counter&fresh&network=offline", way: (page) => press(page, NUMBER, "[Enter]", "50", "[Enter]", 400) },
  { name: "review-repeat", scene: "scene=counter", way: (page) => press(page, "01811223344", "[Enter]", "50", "[Enter]", 400) },
  { name: "credit-form", scene: "scene=counter&fresh", way: async (page) => (await press(page, NUMBER, "[Enter]", "50", "-", 200), await part(page, "debtor-search").fill("রহ"), press(page, 250, "[Enter]", 200)) },
  { name: "credit-pick", scene: "scene=counter&fresh", way: (page) => press(page, NUMBER, "[Enter]", "50", "-", 250, "[ArrowDown]") },
  { name: "credit-pick-nobody", scene: "scene=counter&fresh", way: (page) => press(page, NUMBER, "[Enter]", "50", "-", 200, "zzz", 250) },
  { name: "credit-pick-hostile", scene: "scene=counter&fresh&hostile", way: (page) => press(page, NUMBER, "[Enter]", "50", "-", 250) },
  { name: "review-credit", scene: "scene=counter&fresh", way: (page) => toCredit(page, "50", "রহ") },
  { name: "review-over-limit", scene: "scene=counter&fresh", way: (page) => toCredit(page, "100", "salma") },
  { name: "strip-credit", scene: "scene=counter&fresh", way: async (page) => (await press(page, "01711223303", "[Enter]", "20", "-", 200), await part(page, "debtor-search").fill("রহ"), await press(page, 250, "[Enter]", 200, "[Enter]", 500, "[Enter]", 300, "[F8]", 200)) },
  { name: "sale-refused", scene: "scene=counter&fresh", way: async (page) => (await answers(page, "quote", ...Array.from({ length: 6 }, () => ({ error: "no_account" }))), press(page, NUMBER, "[Enter]", "50", "[Enter]", 400)) },
  { name: "strip", scene: "scene=counter" },
  { name: "strip-detail-unknown", scene: "scene=counter&fresh", way: async (page) => (await sell(page, "22"), press(page, "[F8]", 150)) },
  { name: "strip-detail-failed", scene: "scene=counter&fresh", way: async (page) => (await sell(page, "05"), press(page, "[F8]", 150)) },
  { name: "packs", scene: "scene=counter&fresh", way: (page) => press(page, "01811223340", "[F2]", 300) },
  { name: "packs-search", scene: "scene=counter&fresh", way: (page) => press(page, "01811223340", "[F2]", 200, "1gb 7d", 200) },
  { name: "packs-nothing-found", scene: "scene=counter&fresh", way: (page) => press(page, "01811223340", "[F2]", 200, "zzzz", 200) },
  { name: "packs-fail", scene: "scene=counter&fresh&packs-fail", way: (page) => press(page, "01811223340", "[F2]", 300) },
  { name: "packs-hostile", scene: "scene=counter&fresh&hostile", way: (page) => press(page, "01811223340", "[F2]", 300) },
  { name: "activity", scene: "scene=counter&role=owner", way: (page) => press(page, "[F3]", 200) },
  { name: "activity-empty", scene: "scene=counter&fresh", way: (page) => press(page, "[F3]", 200) },
  { name: "activity-not-found", scene: "scene=counter", way: async (page) => (await press(page, "[F3]", 200), await part(page, "activity-search").fill("no such sale"), press(page, 300)) },
  { name: "activity-error", scene: "scene=counter&fail=sales:ledger", way: (page) => press(page, "[F3]", 200) },
  { name: "activity-days", scene: "scene=counter", way: async (page) => (await press(page, "[F3]", 200), part(page, "activity-period").selectOption("days")) },
  { name: "activity-delivered", scene: "scene=counter&role=owner", way: (page) => openSale(page, "succeeded") },
  { name: "activity-pending", scene: "scene=counter", way: (page) => openSale(page, "pending") },
  { name: "activity-unknown", scene: "scene=counter&role=owner", way: (page) => openSale(page, "unknown") },
  { name: "activity-hostile", scene: "scene=counter&hostile", way: (page) => openSale(page, "unknown") },
  { name: "activity-resolve", scene: "scene=counter&role=owner", way: async (page) => (await openSale(page, "unknown"), await part(page, "activity-resolve").click(), part(page, "resolve-confirm").click()) },
  { name: "day", scene: "scene=counter&role=owner", way: (page) => press(page, "[F4]", 300) },
  { name: "day-before", scene: "scene=counter&role=owner", way: async (page) => (await press(page, "[F4]", 300, "[ArrowLeft]", 200), part(page, "commission-shown").click()) },
  { name: "day-empty", scene: "scene=counter&role=owner&fresh", way: (page) => press(page, "[F4]", 300) },
  { name: "day-error", scene: "scene=counter&role=owner&fail=day:ledger", way: (page) => press(page, "[F4]", 300) },
  { name: "reports", scene: "scene=counter&role=owner", way: (page) => press(page, "[F10]", 400) },
  { name: "reports-operators", scene: "scene=counter&role=owner", way: async (page) => (await press(page, "[F10]", 400), part(page, "report-by").selectOption("operator")) },
  { name: "reports-hours", scene: "scene=counter&role=owner", way: async (page) => (await press(page, "[F10]", 400), part(page, "report-by").selectOption("hour")) },
  { name: "reports-packs", scene: "scene=counter&role=owner", way: async (page) => (await press(page, "[F10]", 400), part(page, "report-by").selectOption("pack")) },
  { name: "reports-providers", scene: "scene=counter&role=owner", way: async (page) => (await press(page, "[F10]", 400), part(page, "report-by").selectOption("provider")) },
  { name: "reports-days", scene: "scene=counter&role=owner", way: async (page) => (await press(page, "[F10]", 400), page.locator('[data-period="days"]').click()) },
  { name: "reports-empty", scene: "scene=counter&role=owner&fresh", way: (page) => press(page, "[F10]", 400) },
  { name: "wallets", scene: "scene=counter&role=owner", way: (page) => press(page, "[F11]", 400) },
  { name: "wallets-fail", scene: "scene=counter&role=owner&wallets-fail", way: (page) => press(page, "[F11]", 400) },
  { name: "wallet", scene: "scene=counter&role=owner", way: async (page) => (await openWallet(page, "soho-main"), press(page, "10000", "[Tab]", "9700", "[Tab]", "বিকাশ")) },
  { name: "wallet-loaded", scene: "scene=counter&role=owner", way: async (page) => (await openWallet(page, "irecharge-1"), await press(page, "10000", "[Tab]", "10050", "[Enter]"), part(page, "load-done").waitFor()) },
  { name: "wallet-refused", scene: "scene=counter&role=owner&fail=loadWallet:ledger", way: async (page) => (await openWallet(page, "soho-main"), await press(page, "500", "[Tab]", "490", "[Enter]"), part(page, "load-refused").waitFor()) },
  { name: "wallet-nothing", scene: "scene=counter&role=owner", way: (page) => openWallet(page, "autoflexi") },
  { name: "wallet-hostile", scene: "scene=counter&role=owner&hostile", way: (page) => openWallet(page, "soho-main") },
  { name: "wallet-error", scene: "scene=counter&role=owner&fail=walletHistory:ledger", way: (page) => openWallet(page, "soho-main") },
  { name: "drawer-closed", scene: "scene=counter&fresh", way: (page) => press(page, "[Control+d]", 300) },
  { name: "drawer", scene: "scene=counter&drawer", way: async (page) => (await press(page, "[Control+d]", 300, "[F6]", "20", "[Tab]", "চা", "[Enter]", 200)) },
  { name: "drawer-owner", scene: "scene=counter&role=owner&drawer", way: (page) => press(page, "[Control+d]", 300) },
  { name: "drawer-notes", scene: "scene=counter&drawer", way: async (page) => (await press(page, "[Control+d]", 300), await part(page, "count-notes").click(), await page.locator('[data-note="1000"]:focus').waitFor(), await press(page, "4", "[Enter]", "1", "[Enter]", "[Enter]", "3")) },
  { name: "drawer-so-far", scene: "scene=counter&drawer", way: (page) => press(page, "[Control+d]", 300, "[F9]", 100) },
  { name: "drawer-z", scene: "scene=counter&drawer", way: (page) => press(page, "[Control+d]", 300, "[F7]", "875", "[Enter]", "[Enter]", 300) },
  { name: "drawer-z-owner", scene: "scene=counter&role=owner&drawer", way: async (page) => (await press(page, "[Control+d]", 300), page.locator('[data-testid="z-line"][data-z="60"]').click()) },
  { name: "drawer-error", scene: "scene=counter&fail=drawers:ledger", way: (page) => press(page, "[Control+d]", 300) },
  { name: "dues", scene: "scene=counter", way: (page) => press(page, "[Control+b]", 400) },
  { name: "dues-many", scene: "scene=counter&role=owner&debtors=290", way: (page) => press(page, "[Control+b]", 500, "[ArrowDown]") },
  { name: "dues-none", scene: "scene=counter&role=owner&no-debtors", way: (page) => press(page, "[Control+b]", 400) },
  { name: "dues-open", scene: "scene=counter&role=owner", way: async (page) => (await openDebtor(page, 1), press(page, "120")) },
  { name: "dues-paid", scene: "scene=counter", way: async (page) => (await openDebtor(page, 2), press(page, "100", "[Enter]", 300)) },
  { name: "dues-too-much", scene: "scene=counter", way: async (page) => (await openDebtor(page, 2), press(page, "1000")) },
  { name: "dues-hostile", scene: "scene=counter&role=owner&hostile", way: (page) => openDebtor(page, 3) },
  { name: "dues-add", scene: "scene=counter&role=owner", way: (page) => press(page, "[Control+b]", 400, "[F9]", 200, "Rahim", "[Tab]", "12", "[Tab]", "500", "[Enter]", 300) },
  { name: "dues-change", scene: "scene=counter&role=owner", way: async (page) => (await openDebtor(page, 1), press(page, "[F7]", 200)) },
  { name: "dues-adjust", scene: "scene=counter&role=owner", way: async (page) => (await openDebtor(page, 1), press(page, "[Shift+F7]", 200, "50")) },
  { name: "dues-shop-owes", scene: "scene=counter", way: (page) => openDebtor(page, 4) },
  { name: "dues-error", scene: "scene=counter&fail=debtors:ledger", way: (page) => press(page, "[Control+b]", 400) },
  { name: "low-wallet", scene: "scene=counter&fresh&low" },
  { name: "low-wallet-owner", scene: "scene=counter&role=owner&fresh&low=empty" },
  { name: "export-running", scene: "scene=counter&role=owner&export-slow", way: async (page) => (await press(page, "[F10]", 400), await part(page, "export-xlsx").click(), page.waitForTimeout(300)) },
  { name: "export-done", scene: "scene=counter&role=owner", way: async (page) => (await press(page, "[F3]", 400), await part(page, "export-csv").click(), part(page, "export-file").waitFor()) },
  { name: "settings", scene: "scene=counter&role=owner", way: (page) => press(page, "[F12]", 300, "[F5]", 300) },
  {
    name: "settings-account",
    scene: "scene=counter&role=owner",
    way: async (page) => (await press(page, "[F12]", 300), await part(page, "account-open").last().click(), await part(page, "account-enabled").check(), part(page, "account-code-add").click()),
  },
  { name: "settings-account-new", scene: "scene=counter&role=owner", way: async (page) => (await press(page, "[F12]", 300), part(page, "account-add").click()) },
  {
    name: "settings-rates",
    scene: "scene=counter&role=owner",
    way: async (page) => (await press(page, "[F12]", 300, "[ArrowDown]", 300), await part(page, "rate-new-percent").fill("3.1"), await part(page, "rate-account").selectOption("soho-main"), await part(page, "rate-add-now").click(), press(page, 500)),
  },
  {
    name: "settings-routing",
    scene: "scene=counter&role=owner",
    way: async (page) => (await press(page, "[F12]", 300, "[ArrowDown]", "[ArrowDown]", 300), await part(page, "routing-operator").nth(1).click(), await part(page, "routing-add").first().click(), press(page, 500)),
  },
  { name: "settings-error", scene: "scene=counter&role=owner&fail=accounts:ledger", way: (page) => press(page, "[F12]", 300) },
  {
    name: "closing",
    scene: "scene=counter",
    way: async (page) => say(page, { kind: "closing", open: await page.evaluate(() => Reflect.get(window, "fakeProgram").every().filter((/** @type {{ finalAt: string | null }} */ one) => one.finalAt === null)) }),
  },
  { name: "settings-shop", scene: "scene=counter&role=owner", way: async (page) => (await toSettings(page, "shop"), part(page, "shop-set-address").fill("Mirpur 11")) },
  { name: "settings-limits", scene: "scene=counter&role=owner", way: (page) => toSettings(page, "limits") },
  { name: "settings-people", scene: "scene=counter&role=owner", way: async (page) => (await toSettings(page, "people"), page.locator('[data-user="Rahima"] [data-testid="person-open"]').click()) },
  { name: "settings-people-sure", scene: "scene=counter&role=owner", way: async (page) => (await toSettings(page, "people"), await page.locator('[data-user="clerk1"] [data-testid="person-open"]').click(), part(page, "person-off").click()) },
  { name: "settings-audit", scene: "scene=counter&role=owner", way: (page) => toSettings(page, "audit") },
  { name: "settings-audit-broken", scene: "scene=counter&role=owner&tampered", way: async (page) => (await toSettings(page, "audit"), await part(page, "book-check").click(), settle(page)) },
  { name: "document", scene: "scene=counter", way: (page) => toReceipt(page, "unknown") },
  { name: "document-counter", scene: "scene=counter&printers=none", way: printOne },
  { name: "document-saved", scene: "scene=counter&role=owner&printers=none", way: async (page) => (await toReceipt(page, "succeeded"), press(page, "[Control+s]", 100)) },
  { name: "document-80", scene: "scene=counter&look=placeholder", way: async (page) => (await toReceipt(page, "reversed"), page.locator('[data-testid="document-paper"][data-paper="roll80"]').click()) },
  { name: "document-a4", scene: "scene=counter&role=owner", way: async (page) => (await press(page, "[F4]", 400), part(page, "day-print").click()) },
  { name: "document-hostile", scene: "scene=counter&hostile", way: (page) => toReceipt(page, "succeeded") },
  { name: "document-error", scene: "scene=counter&fail=viewDocument:ledger", way: (page) => toReceipt(page, "succeeded") },
  { name: "printing", scene: "scene=counter", way: printOne },
  { name: "printing-sold", scene: "scene=counter", way: async (page) => (await sell(page, "40"), await settle(page), part(page, "sale-print").waitFor()) },
  { name: "printing-stuck", scene: "scene=counter&jam=paper_out", way: printTwo },
  { name: "printing-all", scene: "scene=counter&jam=unreachable", way: async (page) => (await printTwo(page), await part(page, "print-unfold").click(), settle(page)) },
  { name: "printing-unsure", scene: "scene=counter&jam=unsure", way: printOne },
  { name: "printing-refused", scene: "scene=counter&fail=printDocument:ledger", way: printOne },
  { name: "complaint-new", scene: "scene=counter", way: (page) => complain(page, "wrong_number") },
  { name: "complaint-slip", scene: "scene=counter", way: async (page) => (await complain(page, "not_received"), await part(page, "complaint-confirm").click(), part(page, "document-picture").waitFor()) },
  { name: "complaint-open", scene: "scene=counter&role=owner&complaints", way: async (page) => (await openSale(page, "succeeded"), settle(page)) },
  { name: "complaint-end", scene: "scene=counter&role=owner&complaints", way: async (page) => (await openSale(page, "succeeded"), await part(page, "complaint-close").click(), page.locator('[data-testid="complaint-end-kind"][data-value="given_back"]').check()) },
  { name: "drawer-paper", scene: "scene=counter&role=owner&drawer", way: async (page) => (await press(page, "[Control+d]", 300), await page.locator('[data-testid="z-line"][data-z="60"]').click(), await part(page, "z-print").click()) },
  { name: "settings-printing", scene: "scene=counter&role=owner", way: async (page) => (await toSettings(page, "printing"), await part(page, "printers-find").click(), await part(page, "printers-found").waitFor(), part(page, "printer-try").first().click()) },
  { name: "settings-printer", scene: "scene=counter&role=owner&jam=cover_open", way: async (page) => (await toSettings(page, "printing"), await part(page, "printer-open").last().click(), await part(page, "printer-cut").uncheck(), part(page, "printer-try").last().click()) },
  { name: "settings-printing-none", scene: "scene=counter&role=owner&printers=none", way: (page) => toSettings(page, "printing") },
  { name: "settings-receipts", scene: "scene=counter&role=owner", way: async (page) => (await toSettings(page, "receipts"), part(page, "look-header").fill("Recharge, bKash, photocopy\n{date} {time}")) },
  { name: "settings-receipts-broken", scene: "scene=counter&role=owner&look=placeholder", way: async (page) => (await toSettings(page, "receipts"), page.locator('[data-testid="look-paper"][data-paper="roll80"]').click()) },
  { name: "people", scene: "scene=counter&fresh", way: (page) => part(page, "people").click() },
  { name: "looks", scene: "scene=counter&fresh", way: (page) => part(page, "looks").click() },
  { name: "backup", scene: "scene=counter&role=owner", way: toBackup },
  { name: "backup-none", scene: "scene=counter&role=owner&backup=none", way: toBackup },
  { name: "backup-away", scene: "scene=counter&role=owner&backup=away", way: toBackup },
  { name: "restore", scene: "scene=counter&role=owner", way: async (page) => (await toBackup(page), await part(page, "backup-restore").first().click(), lookIntoBackup(page)) },
  { name: "restore-wrong", scene: "scene=counter&role=owner", way: async (page) => (await toBackup(page), await part(page, "backup-restore").first().click(), lookIntoBackup(page, "wrong words")) },
  { name: "trouble", scene: "scene=trouble" },
  { name: "trouble-damaged", scene: "scene=trouble&damaged" },
  { name: "trouble-restore", scene: "scene=trouble&damaged", way: toDamaged },
  ...CUSTOMER_STATES.map(display),
];
