// The window: asks the program where things stand, and draws what it knows meanwhile.
import { fetchRest, Frame } from "./frame/frame.js";
import { spoken } from "./i18n/index.js";
import { watchFaults } from "./state/faults.js";
import { followLook } from "./state/preferences.js";
import { listen } from "./state/program.js";
import { text } from "./state/sale.js";
import { begin, followLanguage, lockWhenIdle } from "./state/session.js";
import { followToday } from "./state/today.js";
import { effect, html, render } from "./vendor/preact.js";

/** The first picture takes over what the page began with: not before there are words, or the field would go in between. */
function drawWhenSpoken() {
  const stop = effect(() => {
    if (spoken.value) {
      const field = document.getElementById("sale-number");
      if (field instanceof HTMLInputElement) {
        text.value = field.value;
      }
      render(html`<${Frame} />`, document.body);
      queueMicrotask(() => stop());
    }
  });
}

watchFaults();
followLanguage();
followLook();
// Asked first: the answer comes while the first words are being read.
const begun = begin();
drawWhenSpoken();
// Not before the first picture.
void begun.then(() => requestAnimationFrame(() => setTimeout(fetchRest)));
void listen();
lockWhenIdle();
followToday();
