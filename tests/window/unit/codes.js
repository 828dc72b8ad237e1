// The codes that the program speaks in, read where they are declared: a new one without words fails the tests.
import { readdirSync, readFileSync } from "node:fs";

const ROOT = new URL("../../../src-tauri/", import.meta.url);

/** @param {string} path */
const source = (path) => readFileSync(new URL(path, ROOT), "utf8");

/**
 * The first group of every match, each once. None at all means that the sources were rearranged.
 * @param {string} text
 * @param {RegExp} pattern
 * @returns {string[]}
 */
function every(text, pattern) {
  const found = [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ""))];
  if (found.length === 0) {
    throw new Error(`no code is declared as ${pattern}: tell tests/window/unit/codes.js where they are now`);
  }
  return found;
}

/** @param {string} text @param {string} head @returns {string} the block that starts so */
function block(text, head) {
  const start = text.indexOf(head);
  return start < 0 ? "" : text.slice(start, text.indexOf("\n}\n", start));
}

/** All Rust sources under a folder, as one text. @param {string} folder @returns {string} */
function all(folder) {
  const files = readdirSync(new URL(folder, ROOT), { recursive: true }).map(String);
  return files
    .filter((file) => file.endsWith(".rs"))
    .map((file) => source(`${folder}${file}`))
    .join("\n");
}

const sale = source("crates/core/src/sale.rs");

export const STATUSES = every(block(sale, "impl Status {"), /=> "(\w+)"/g);
export const REASONS = every(block(sale, "\nreasons! {"), /= "(\w+)"/g);
export const SERVICES = every(block(source("crates/core/src/operator.rs"), "impl Service {"), /Self::\w+ => "(\w+)"/g);
export const EVIDENCE = every(block(source("crates/core/src/sale/evidence.rs"), "impl WalletEvidence {"), /=> "(\w+)"/g);
export const PROBLEMS = every(block(source("crates/core/src/number.rs"), "impl NumberError {"), /=> "(\w+)"/g);

/** A terminal's or a provisioning file's own: the window asks nothing that ends in these. */
const NOT_IN_THE_WINDOW = ["user_needed", "pin_needed", "invalid_file"];

export const ERRORS = [
  ...every(source("crates/core/src/engine/error.rs"), /\("([a-z_]+)", (?:Invalid|Refused|Unknown|Internal)\)/g),
  ...every(source("crates/shop/src/error.rs"), /\("([a-z_]+)", [A-Z_]+\)/g),
  ...every(block(source("crates/core/src/debtor.rs"), "impl DebtorRefusal {"), /=> "([a-z_]+)"/g),
  ...every(block(source("crates/core/src/once.rs"), "impl OnceRefusal {"), /=> "([a-z_]+)"/g),
  ...every(source("crates/shop/src/backups/error.rs"), /=> "([a-z_]+)"/g),
  ...every(source("crates/core/src/ports.rs"), /=> "(keyring_\w+)"/g),
  ...every(all("src/"), /(?:CommandError|Self)::new\(\s*"([a-z_]+)"/g),
  ...REASONS.filter((reason) => reason !== "resolved_by_person"),
].filter((code, place, codes) => !NOT_IN_THE_WINDOW.includes(code) && codes.indexOf(code) === place);

/** What is wrong with something that is to be set. */
export const SETTINGS = every(all("crates/shop/src/"), /wrong\(\s*"([a-z_]+)"/g);
