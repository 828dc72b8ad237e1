// What is a matter of taste or eyes: language, digits, colours, sound.
import { Icon } from "../components/icons.js";
import { Menu } from "../components/menu.js";
import { locale, t } from "../i18n/index.js";
import { contrast, digits, language, sound, theme } from "../state/preferences.js";
import { html, useEffect, useSignal } from "../vendor/preact.js";

/** Each language in its own words, whatever the window speaks. */
export const NAMES = /** @type {const} */ ([
  ["bn", "বাংলা"],
  ["en", "English"],
  ["hi", "हिन्दी"],
]);

/** @returns {import("../vendor/preact.js").VNode} */
export function LanguageSelect() {
  // The other languages' names need other fonts, which the first picture need not wait for.
  const isWhole = useSignal(false);
  useEffect(() => {
    requestAnimationFrame(() => setTimeout(() => (isWhole.value = true)));
  }, []);
  return html`<select
    class="select bar-language"
    data-testid="language"
    aria-label=${t("language")}
    value=${locale.value}
    onChange=${(/** @type {Event} */ event) => {
      const { value } = /** @type {HTMLSelectElement} */ (event.currentTarget);
      language.value = NAMES.find(([code]) => code === value)?.[0] ?? "shop";
    }}
  >
    ${NAMES.filter(([code]) => isWhole.value || code === locale.value).map(([code, name]) => html`<option key=${code} value=${code} lang=${code}>${name}</option>`)}
  </select>`;
}

/** @returns {import("../vendor/preact.js").VNode} */
export function SoundSwitch() {
  const isOn = sound.value === "on";
  const label = t(isOn ? "sound-turn-off" : "sound-turn-on");
  return html`<button
    type="button"
    class="icon-button"
    data-testid="sound"
    aria-label=${label}
    title=${label}
    aria-pressed=${String(isOn)}
    onClick=${() => {
      sound.value = isOn ? "off" : "on";
    }}
  >
    <${Icon} name=${isOn ? "sound" : "silent"} />
  </button>`;
}

/**
 * @template {string} T
 * @param {{ testid: string, label: string, choice: import("../vendor/preact.js").Signal<T>, choices: readonly (readonly [T, string])[] }} props
 */
function Choice({ testid, label, choice, choices }) {
  return html`<div class="menu-choice" role="group" aria-label=${label}>
    <p class="menu-heading">${label}</p>
    <div class="segments">
      ${choices.map(
        ([value, word]) =>
          html`<button
            type="button"
            class="segment"
            data-testid=${testid}
            data-choice=${value}
            aria-pressed=${String(choice.value === value)}
            onClick=${() => {
              choice.value = value;
            }}
          >
            ${word}
          </button>`,
      )}
    </div>
  </div>`;
}

function Choices() {
  return html`
    <${Choice}
      testid="digits"
      label=${t("digits")}
      choice=${digits}
      choices=${[
        ["auto", t("digits-auto")],
        ["latin", "123"],
        ["native", locale.value === "hi" ? "१२३" : "১২৩"],
      ]}
    />
    <${Choice}
      testid="theme"
      label=${t("theme")}
      choice=${theme}
      choices=${[
        ["auto", t("theme-auto")],
        ["light", t("theme-light")],
        ["dark", t("theme-dark")],
      ]}
    />
    <${Choice}
      testid="contrast"
      label=${t("contrast")}
      choice=${contrast}
      choices=${[
        ["auto", t("contrast-auto")],
        ["high", t("contrast-high")],
      ]}
    />
  `;
}

/** @returns {import("../vendor/preact.js").VNode} */
export function LooksMenu() {
  return html`<${Menu} label=${t("looks")} testid="looks" face=${html`<${Icon} name="sliders" />`}>${() => html`<${Choices} />`}<//>`;
}
