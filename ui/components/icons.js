// Icons as drawings of our own: one stroke width, 24 units wide, in the colour of the text beside them.
import { html } from "../vendor/preact.js";

/** @type {Readonly<Record<string, string>>} */
const PATHS = {
  succeeded: "M5 12.5 10 17.5 19.5 7",
  pending: "M12 7v5l3.5 2M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17",
  recorded: "M7 4h10v16l-5-3-5 3z",
  sending: "M4 12h14M13 6l6 6-6 6",
  unknown: "M9 9a3 3 0 1 1 4.2 2.7c-.8.4-1.2 1-1.2 1.8v.5M12 17.5v.5",
  failed: "M6.5 6.5 17.5 17.5M17.5 6.5 6.5 17.5",
  reversed: "M9 6 4.5 10.5 9 15M5 10.5h9a5 5 0 0 1 0 10h-2",
  not_sent: "M9 4v5M15 4v5M6.5 9h11v3a5.5 5.5 0 0 1-11 0zM12 17.5V21",
  star: "M12 4.5l2.3 4.8 5.2.7-3.8 3.6.9 5.2-4.6-2.5-4.6 2.5.9-5.2L4.5 10l5.2-.7z",
  search: "M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12M15 15l5 5",
  lock: "M7 11V8a5 5 0 0 1 10 0v3M5.5 11h13v9h-13z",
  display: "M4 5h16v11H4zM9 20h6M12 16v4",
  sound: "M5 9.5v5h3.5L13 18V6L8.5 9.5zM16 9a4 4 0 0 1 0 6",
  silent: "M5 9.5v5h3.5L13 18V6L8.5 9.5zM16.5 9.5l4.5 5M21 9.5l-4.5 5",
};

/**
 * @param {{ name: string }} props
 * @returns {import("../vendor/preact.js").VNode}
 */
export function Icon({ name }) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d=${PATHS[name] ?? PATHS.unknown} />
  </svg>`;
}
