// The only module that knows Tauri: every question to the program goes through here.

/**
 * The shop at a glance. Amounts are exact decimals in text; never make them numbers.
 * @typedef {object} Overview
 * @property {string | null} shopName null until a shop is set up
 * @property {boolean} demo
 * @property {string} currency ISO 4217
 * @property {string} day business day, YYYY-MM-DD
 * @property {number} sales
 * @property {string} amount
 * @property {string | null} commission the demo shop's only, until somebody can sign in
 */

/** A question the program could not answer. `code` is stable and chooses the words; `message` is for whoever looks into it. */
export class BackendError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = "BackendError";
    this.code = code;
  }
}

/** @type {{ core: { invoke(command: string, args?: object): Promise<unknown> } }} */
const tauri = Reflect.get(window, "__TAURI__");

/**
 * @param {string} command
 * @returns {Promise<unknown>}
 */
async function ask(command) {
  try {
    return await tauri.core.invoke(command);
  } catch (error) {
    throw asBackendError(error);
  }
}

/**
 * Our commands refuse with {code, message}; Tauri's own refusals are plain text.
 * @param {unknown} error
 * @returns {BackendError}
 */
function asBackendError(error) {
  if (typeof error === "object" && error !== null && "code" in error && "message" in error) {
    return new BackendError(String(error.code), String(error.message));
  }
  return new BackendError("internal", String(error));
}

/** @returns {Promise<Overview>} */
export async function overview() {
  return /** @type {Overview} */ (await ask("overview"));
}
