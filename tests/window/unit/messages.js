// The messages of a language, and what can be told of one without a screen.
import { readdirSync, readFileSync } from "node:fs";

import { FluentParser, Visitor } from "@fluent/syntax";

const FOLDER = new URL("../../../ui/i18n/", import.meta.url);

/**
 * @typedef {object} Words one pattern: a message's own or one of its attributes
 * @property {string} file
 * @property {string[]} variables
 * @property {string} text what is written out, all variants
 * @property {string[][]} plurals the categories of each choice by number
 */

class Reader extends Visitor {
  /** @type {Set<string>} */ variables = new Set();
  /** @type {Set<string>} */ references = new Set();
  /** @type {string[][]} */ plurals = [];
  text = "";

  visitTextElement(/** @type {any} */ node) {
    this.text += `${node.value} `;
  }

  visitVariableReference(/** @type {any} */ node) {
    this.variables.add(node.id.name);
  }

  visitMessageReference(/** @type {any} */ node) {
    this.references.add(node.id.name);
  }

  visitStringLiteral(/** @type {any} */ node) {
    this.text += node.value;
  }

  visitSelectExpression(/** @type {any} */ node) {
    const keys = node.variants.map((/** @type {any} */ variant) => String(variant.key.name ?? variant.key.value));
    if (keys.includes("one") || keys.includes("two") || keys.includes("few") || keys.includes("many")) {
      this.plurals.push(keys);
    }
    this.genericVisit(node);
  }
}

/**
 * @param {any} pattern
 * @param {string} file
 * @returns {Words & { references: Set<string> }}
 */
function read(pattern, file) {
  const reader = new Reader();
  reader.visit(pattern);
  return { file, variables: [...reader.variables].sort(), text: reader.text, plurals: reader.plurals, references: reader.references };
}

/**
 * @param {string} language
 * @returns {{ words: Map<string, Words>, wrong: string[] }} by `message` or `message.attribute`; what cannot be read or stands twice
 */
export function messages(language) {
  /** @type {Map<string, Words & { references: Set<string> }>} */
  const words = new Map();
  /** @type {string[]} */
  const wrong = [];
  const folder = new URL(`${language}/`, FOLDER);
  for (const file of readdirSync(folder)) {
    for (const entry of new FluentParser().parse(readFileSync(new URL(file, folder), "utf8"), {}).body) {
      if (entry.type === "Junk") {
        wrong.push(`${language}/${file}: ${/** @type {any} */ (entry).content.trim()}`);
      } else if (entry.type === "Message") {
        const { id, value, attributes } = /** @type {any} */ (entry);
        const parts = [[id.name, value], ...attributes.map((/** @type {any} */ one) => [`${id.name}.${one.id.name}`, one.value])];
        for (const [name, pattern] of parts.filter(([, pattern]) => pattern)) {
          if (words.has(name)) {
            wrong.push(`${language}/${file}: ${name} is there twice`);
          }
          words.set(name, read(pattern, file));
        }
      }
    }
  }
  return { words, wrong };
}

export const FILES = (/** @type {string} */ language) => readdirSync(new URL(`${language}/`, FOLDER)).sort();
