// The picture above the shop's name: chosen from a file, and sent with the look.
import { t } from "../../../i18n/index.js";
import { Icon } from "../../../components/icons.js";
import { LARGEST_LOGO, look, preview, type } from "../../../state/receipt-look.js";
import { html, useRef, useState } from "../../../vendor/preact.js";

const KINDS = ["image/png", "image/jpeg"];

/** @param {File} file @returns {Promise<string>} in base64 */
const read = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",")[1] ?? "");
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

/** @param {File} file @returns {string | null} why it is not taken */
const refusal = (file) => (KINDS.includes(file.type) ? (file.size > LARGEST_LOGO ? "look-logo-large" : null) : "look-logo-kind");

/** @returns {import("../../../vendor/preact.js").VNode} */
export function LogoField() {
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  const [wrong, setWrong] = useState(/** @type {string | null} */ (null));
  const choose = async () => {
    const file = field.current?.files?.[0];
    if (file === undefined) {
      return;
    }
    const reason = refusal(file);
    setWrong(reason);
    if (reason === null) {
      try {
        type({ logo: { picture: await read(file) } });
      } catch {
        setWrong("look-logo-unread");
      }
    }
    // The same file can be chosen again.
    if (field.current !== null) {
      field.current.value = "";
    }
  };
  const isThere = (look.value?.logo ?? null) !== null;
  // The program says whether it can be printed.
  const words = wrong ?? (isThere && preview.value?.trouble === "logo" ? "look-logo-broken" : null);
  return html`<div class="field look-logo">
    <label for="look-logo">${t("look-logo")}</label>
    <div class="look-logo-acts">
      <input ref=${field} id="look-logo" type="file" accept=${KINDS.join(",")} class="unseen" data-testid="look-logo" aria-describedby="look-logo-hint" tabindex="-1" onChange=${() => void choose()} />
      <button type="button" class="button button-quiet button-small" data-testid="look-logo-choose" onClick=${() => field.current?.click()}><${Icon} name="file" />${t(isThere ? "look-logo-other" : "look-logo-choose")}</button>
      ${isThere && html`<button type="button" class="button button-plain button-small" data-testid="look-logo-remove" onClick=${() => (setWrong(null), type({ logo: null }))}>${t("look-logo-remove")}</button>`}
    </div>
    <p class="field-hint" id="look-logo-hint">${t("look-logo-hint")}</p>
    <p class="field-error" role="alert" data-testid="look-logo-wrong" data-wrong=${words}>${words !== null && t(words)}</p>
  </div>`;
}
