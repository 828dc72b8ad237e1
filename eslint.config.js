import js from "@eslint/js";
import globals from "globals";

const MARKUP = "Text goes in as text nodes: use el() of ui/dom.js.";

export default [
  { ignores: ["ui/vendor/"] },
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["ui/**/*.js"],
    languageOptions: { ecmaVersion: 2022, globals: globals.browser },
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-console": "error",
      complexity: ["error", 12],
      "max-lines": ["error", 250],
      // Markup from strings is how somebody else's text becomes a program.
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: MARKUP },
        { property: "outerHTML", message: MARKUP },
        { property: "insertAdjacentHTML", message: MARKUP },
        { object: "document", property: "write", message: MARKUP },
      ],
      // Amounts are exact text; a number would round them.
      "no-restricted-globals": ["error", { name: "parseFloat", message: "Amounts stay text." }],
    },
  },
  {
    // One module talks to Tauri, the others ask it.
    files: ["ui/**/*.js"],
    ignores: ["ui/backend.js"],
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "Literal[value='__TAURI__'], Identifier[name='__TAURI__']", message: "Ask ui/backend.js." },
        { selector: "Identifier[name='__TAURI_INTERNALS__']", message: "Ask ui/backend.js." },
      ],
    },
  },
  {
    files: ["tests/window/**/*.js", "scripts/*.mjs", "*.config.js"],
    languageOptions: { ecmaVersion: 2022, globals: { ...globals.node, ...globals.browser } },
  },
];
