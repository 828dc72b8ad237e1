// The window's files for a browser, with the fake program in place of the one module that talks to the real one.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";

const UI = new URL("../../../ui/", import.meta.url);
const FAKE = new URL("./fake/", import.meta.url);

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".ftl": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
};

/** The policy of tauri.conf.json, so that what it forbids fails here too. */
async function policy() {
  const config = JSON.parse(await readFile(new URL("../tauri.conf.json", UI), "utf8"));
  return Object.entries(config.app.security.csp)
    .map(([what, sources]) => `${what} ${sources}`)
    .join("; ");
}

/**
 * @param {number} [port]
 * @returns {Promise<{ address: string, close(): Promise<void> }>}
 */
export async function serve(port = 0) {
  const csp = await policy();
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname.slice(1) || "index.html";
    const file = path.startsWith("fake/") ? new URL(path.slice("fake/".length), FAKE) : new URL(path, UI);
    try {
      const body = path === "backend.js" ? 'export * from "./fake/backend.js";' : await readFile(file);
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream", "content-security-policy": csp, "cache-control": "max-age=3600" });
      response.end(body);
    } catch {
      // A browser asks for an icon by itself.
      response.writeHead(path === "favicon.ico" ? 204 : 404).end();
    }
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve(undefined)));
  const bound = server.address();
  const address = `http://127.0.0.1:${typeof bound === "object" && bound !== null ? bound.port : port}`;
  return { address, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
