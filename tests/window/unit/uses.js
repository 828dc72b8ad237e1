// Where the window's scripts and pages ask for words: read from the scripts themselves, not by what they look like.
import { readdirSync, readFileSync } from "node:fs";

import { parse } from "espree";

const UI = new URL("../../../ui/", import.meta.url);

/**
 * @typedef {object} Use a call of t() or known()
 * @property {string} where
 * @property {string} id `${}` stands for what is filled in: `state-${}`
 * @property {boolean} optional whether the script has other words where the message is not there
 * @property {string[] | null} args names of the arguments; null where they cannot be told
 */

/** What words are asked for by, and whether it goes on without. @type {Readonly<Record<string, boolean>>} */
const ASKS = { t: false, known: true, told: true };

/** @param {RegExp} kind @returns {[path: string, text: string][]} */
function files(kind) {
  const paths = readdirSync(UI, { recursive: true }).map(String);
  return paths.filter((path) => kind.test(path) && !path.startsWith("vendor/")).map((path) => [path, readFileSync(new URL(path, UI), "utf8")]);
}

/** @param {any} node @param {(node: any) => void} visit */
function walk(node, visit) {
  if (Array.isArray(node)) {
    node.forEach((one) => walk(one, visit));
  } else if (typeof node?.type === "string") {
    visit(node);
    Object.values(node).forEach((one) => walk(one, visit));
  }
}

/**
 * The ids that an expression can come to; nothing of those it takes from elsewhere.
 * @param {any} node
 * @returns {string[]}
 */
function ids(node) {
  switch (node?.type) {
    case "Literal":
      return typeof node.value === "string" ? [node.value] : [];
    case "TemplateLiteral":
      return [node.quasis.map((/** @type {any} */ part) => part.value.cooked).join("${}")];
    case "ConditionalExpression":
      return [...ids(node.consequent), ...ids(node.alternate)];
    case "LogicalExpression":
      return [...ids(node.left), ...ids(node.right)];
    default:
      return [];
  }
}

/** @param {any} node @returns {string[] | null} */
function names(node) {
  if (node === undefined) {
    return [];
  }
  const plain = node.type === "ObjectExpression" && node.properties.every((/** @type {any} */ one) => one.type === "Property" && !one.computed);
  return plain ? node.properties.map((/** @type {any} */ one) => one.key.name ?? one.key.value).sort() : null;
}

/** @returns {{ uses: Use[], mentioned: Set<string>, pages: { where: string, id: string }[] }} */
export function uses() {
  /** @type {Use[]} */
  const found = [];
  /** Every text of the scripts: an id may be handed on before it is asked for. @type {Set<string>} */
  const mentioned = new Set();
  for (const [path, text] of files(/\.js$/)) {
    walk(parse(text, { ecmaVersion: 2022, sourceType: "module", loc: true }), (node) => {
      ids(node).forEach((id) => mentioned.add(id));
      if (node.type === "CallExpression" && node.callee.name in ASKS) {
        const where = `ui/${path}:${node.loc.start.line}`;
        found.push(...ids(node.arguments[0]).map((id) => ({ id, where, optional: ASKS[node.callee.name] ?? false, args: names(node.arguments[1]) })));
      }
    });
  }
  const pages = files(/\.(html|js)$/).flatMap(([path, text]) =>
    [...text.matchAll(/data-l10n="([^"$]+)"/g)].map((match) => ({ where: `ui/${path}`, id: match[1] ?? "" })),
  );
  pages.forEach(({ id }) => mentioned.add(id));
  return { uses: found, mentioned, pages };
}
