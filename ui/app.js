// The window: draws what it knows at once, and asks the program for the rest meanwhile.
import { Frame } from "./frame/frame.js";
import { followLook } from "./state/preferences.js";
import { listen } from "./state/program.js";
import { begin, followLanguage, lockWhenIdle } from "./state/session.js";
import { html, render } from "./vendor/preact.js";

followLanguage();
followLook();
render(html`<${Frame} />`, document.body);
lockWhenIdle();
void begin();
void listen();
