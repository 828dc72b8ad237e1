// The window: draws what it knows at once, and asks the program for the rest meanwhile.
import { fetchRest, Frame } from "./frame/frame.js";
import { watchFaults } from "./state/faults.js";
import { followLook } from "./state/preferences.js";
import { listen } from "./state/program.js";
import { begin, followLanguage, lockWhenIdle } from "./state/session.js";
import { followToday } from "./state/today.js";
import { html, render } from "./vendor/preact.js";

watchFaults();
followLanguage();
followLook();
render(html`<${Frame} />`, document.body);
void begin().then(fetchRest);
void listen();
lockWhenIdle();
followToday();
