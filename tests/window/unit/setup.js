// What the window's modules expect of a browser, as far as the unit tests need it: they run without one.
import { readFile } from "node:fs/promises";

/** @type {Map<string, string>} */
const kept = new Map();
const localStorage = {
  getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
  setItem: (/** @type {string} */ key, /** @type {string} */ value) => kept.set(key, value),
};
const { fetch } = globalThis;

Object.assign(globalThis, {
  localStorage,
  window: globalThis,
  document: { documentElement: {}, fonts: { load: async () => [] } },
  addEventListener: () => undefined,
  // The messages lie beside the modules: in a browser at an address, here in a file.
  fetch: async (/** @type {URL} */ url) => (url.protocol === "file:" ? new Response(await readFile(url)) : fetch(url)),
});
