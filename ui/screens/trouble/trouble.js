// The shop could not be opened: what that means for the money, what to do, and the program's own words folded below.
import { el } from "../../dom.js";
import { t } from "../../i18n/index.js";

/**
 * @param {import("../../backend.js").BackendError} error
 * @param {() => void} again
 * @returns {HTMLElement[]}
 */
export function troubleScreen(error, again) {
  const button = el("button", { type: "button", class: "button", "data-testid": "trouble-again" }, t("trouble-again"));
  button.addEventListener("click", () => {
    button.setAttribute("disabled", "");
    again();
  });
  return [
    el(
      "section",
      { class: "trouble", role: "alert", "data-testid": "trouble", "data-code": error.code },
      el("h1", {}, t("trouble-heading")),
      el("p", { class: "trouble-money" }, t("trouble-money")),
      el("p", {}, t("trouble-next")),
      button,
      el(
        "details",
        {},
        el("summary", {}, t("trouble-details")),
        el("p", { class: "selectable" }, `${error.message} (${error.code})`),
      ),
    ),
  ];
}
