// Brings the window's libraries and fonts from the pinned packages of package.json into ui/vendor and ui/fonts, with their
// licences. The results are committed, so the program is built without npm. Run it after changing a version:
//
//   npm run vendor
import { build } from "esbuild";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";

const ROOT = new URL("../", import.meta.url);
const modules = new URL("node_modules/", ROOT);

/** One file for each, so that the window asks for two files and not for twenty. */
const libraries = {
  preact: {
    packages: ["preact", "@preact/signals", "@preact/signals-core", "htm"],
    source: `
      export { h, render, Fragment, Component, createContext } from "preact";
      export { useCallback, useContext, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
      export { batch, computed, effect, signal, untracked, useComputed, useSignal, useSignalEffect } from "@preact/signals";
      import { h } from "preact";
      import htm from "htm";
      export const html = htm.bind(h);
    `,
  },
  fluent: {
    packages: ["@fluent/bundle"],
    source: `export { FluentBundle, FluentResource } from "@fluent/bundle";`,
  },
  uplot: {
    packages: ["uplot"],
    source: `export { default as UPlot } from "uplot";`,
  },
};

const fonts = {
  "noto-sans": "noto-sans-latin-wght-normal.woff2",
  "noto-sans-bengali": "noto-sans-bengali-bengali-wght-normal.woff2",
  "noto-sans-devanagari": "noto-sans-devanagari-devanagari-wght-normal.woff2",
};

/**
 * The window freezes `Object.prototype`, and on what inherits from it a plain assignment of one of its names is an error:
 * such methods are defined instead.
 */
const forFrozenObjects = {
  name: "for-frozen-objects",
  /** @param {import("esbuild").PluginBuild} build */
  setup(build) {
    build.onLoad({ filter: /signals-core[/\\].*\.m?js$/ }, async ({ path }) => {
      let defined = 0;
      const assigned = /\b(\w+)\.prototype\.(valueOf|toString)=function\(\)(\{[^{}]*\})/g;
      const contents = (await readFile(path, "utf8")).replace(assigned, (_, type, method, body) => {
        defined += 1;
        return `Object.defineProperty(${type}.prototype,"${method}",{value:function()${body},writable:true,configurable:true})`;
      });
      if (defined !== 2) {
        throw new Error(`${path}: ${defined} methods instead of 2 were found; does it still assign them?`);
      }
      return { contents, loader: "js" };
    });
  },
};

/** It asks how the system's language writes numbers, as it loads, and a system without a language makes that an error. We write them. */
const forSystemsWithoutLanguage = {
  name: "for-systems-without-language",
  /** @param {import("esbuild").PluginBuild} build */
  setup(build) {
    build.onLoad({ filter: /uPlot\.esm\.js$/ }, async ({ path }) => {
      const whole = await readFile(path, "utf8");
      const contents = whole.replace("domEnv ? nav.language : 'en-US'", "'en-US'");
      if (contents === whole) {
        throw new Error(`${path}: it no longer asks for the system's language?`);
      }
      return { contents, loader: "js" };
    });
  },
};

/** @param {string} name */
async function package_(name) {
  return JSON.parse(await readFile(new URL(`${name}/package.json`, modules), "utf8"));
}

/** The licence of a package: its file, or the text of what it declares where it ships none. */
async function licence(name) {
  for (const file of ["LICENSE", "LICENSE.md", "LICENCE"]) {
    try {
      return await readFile(new URL(`${name}/${file}`, modules), "utf8");
    } catch {
      // The next name.
    }
  }
  const { license } = await package_(name);
  if (license === "Apache-2.0") {
    return readFile(new URL("LICENSE-APACHE", ROOT), "utf8");
  }
  throw new Error(`${name} (${license}) ships no licence text`);
}

async function vendor() {
  for (const [name, { packages, source }] of Object.entries(libraries)) {
    const described = [];
    const licences = [];
    for (const one of packages) {
      const { version, license, repository } = await package_(one);
      described.push(`${one} ${version} (${license})`);
      const url = typeof repository === "string" ? repository : repository?.url ?? "";
      licences.push(`${one} ${version}\n${url}\n\n${await licence(one)}`);
    }
    await build({
      stdin: { contents: source, resolveDir: ROOT.pathname },
      bundle: true,
      format: "esm",
      target: "es2022",
      minify: true,
      plugins: [forFrozenObjects, forSystemsWithoutLanguage],
      legalComments: "none",
      banner: { js: `/*! ${described.join(", ")}; licences in ${name}.LICENSES.txt */` },
      outfile: new URL(`ui/vendor/${name}.js`, ROOT).pathname,
    });
    await writeFile(new URL(`ui/vendor/${name}.LICENSES.txt`, ROOT), licences.join(`\n${"-".repeat(80)}\n\n`));
  }
  await copyFile(new URL("uplot/dist/uPlot.min.css", modules), new URL("ui/vendor/uplot.css", ROOT));
  const folder = new URL("ui/fonts/", ROOT);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  for (const [name, file] of Object.entries(fonts)) {
    await copyFile(new URL(`@fontsource-variable/${name}/files/${file}`, modules), new URL(`${name}.woff2`, folder));
  }
  await copyFile(new URL("@fontsource-variable/noto-sans/LICENSE", modules), new URL("OFL.txt", folder));
}

await vendor();
