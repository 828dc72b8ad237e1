// No shop in the data folder yet: says how one gets there, and gives way to the counter once it has.
import { el } from "../../dom.js";
import { t } from "../../i18n/index.js";

// As short as a file can be that `tillupctl provision` accepts; the README has every field.
const EXAMPLE = `[shop]
name = "Corner Telecom"
country = "BD"
timezone = "Asia/Dhaka"
language = "bn"

[[users]]
name = "owner"
role = "owner"
pin = "choose 6 or more digits"

[[accounts]]
id = "soho-main"
provider = "sohojpay"
[accounts.keys]
api_key = "env:SOHO_KEY"`;

/**
 * @param {import("../../i18n/index.js").MessageId} heading
 * @param {import("../../i18n/index.js").MessageId} text
 * @param {string} [terminal]
 * @returns {HTMLElement}
 */
function step(heading, text, terminal) {
  return el(
    "li",
    { class: "step" },
    el("h2", {}, t(heading)),
    el("p", {}, t(text)),
    ...(terminal === undefined ? [] : [el("pre", { class: "terminal" }, terminal)]),
  );
}

/** @returns {HTMLElement[]} */
export function setupScreen() {
  return [
    el(
      "div",
      { class: "setup" },
      el(
        "div",
        { class: "setup-intro" },
        el("h1", {}, t("setup-heading")),
        el("p", {}, t("setup-text")),
        el("p", { class: "setup-demo" }, t("setup-demo")),
        el("pre", { class: "terminal" }, "tillup --demo"),
      ),
      el(
        "ol",
        { class: "steps" },
        step("setup-step-file", "setup-step-file-text", EXAMPLE),
        step("setup-step-run", "setup-step-run-text", "tillupctl provision shop.toml"),
        step("setup-step-done", "setup-step-done-text"),
      ),
    ),
  ];
}
