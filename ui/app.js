// The window: begins, then draws the screen that fits where things stand.
import { Frame } from "./frame/frame.js";
import { begin, followLanguage, lockWhenIdle } from "./state/session.js";
import { html, render } from "./vendor/preact.js";

followLanguage();
await begin();
lockWhenIdle();
render(html`<${Frame} />`, document.body);
