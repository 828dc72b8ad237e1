// No shop in the data folder yet: says how one gets there, and gives way to the counter once it has.
import { el, terminal } from "../../dom.js";
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
pin = "(your own digits)"

[[accounts]]
id = "soho-main"
provider = "sohojpay"
base_url = "https://secure.sohojpaybd.com"
[accounts.keys]
api_key = "env:SOHO_KEY"`;

/**
 * @param {import("../../i18n/index.js").MessageId} heading
 * @param {import("../../i18n/index.js").MessageId} text
 * @param {HTMLElement} [example]
 * @returns {HTMLElement}
 */
function step(heading, text, example) {
  return el(
    "li",
    { class: "step" },
    el("h2", {}, t(heading)),
    el("p", {}, t(text)),
    ...(example === undefined ? [] : [example]),
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
        terminal("tillup --demo"),
      ),
      el(
        "ol",
        { class: "steps" },
        step("setup-step-file", "setup-step-file-text", terminal(EXAMPLE)),
        step("setup-step-run", "setup-step-run-text", terminal("tillupctl provision shop.toml")),
        step("setup-step-done", "setup-step-done-text"),
      ),
    ),
  ];
}
