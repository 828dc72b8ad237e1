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
  best: "M12 3.5l7.5 3v5.5c0 4.2-3 7.2-7.5 8.5-4.5-1.3-7.5-4.3-7.5-8.5V6.5zM8.5 12l2.5 2.5 4.5-5",
  coins: "M12 4.5c4 0 7 1.1 7 2.75S16 10 12 10 5 8.9 5 7.25 8 4.5 12 4.5M5 7.25v9.5c0 1.65 3 2.75 7 2.75s7-1.1 7-2.75v-9.5M5 12c0 1.65 3 2.75 7 2.75s7-1.1 7-2.75",
  search: "M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12M15 15l5 5",
  lock: "M7 11V8a5 5 0 0 1 10 0v3M5.5 11h13v9h-13z",
  display: "M4 5h16v11H4zM9 20h6M12 16v4",
  sound: "M5 9.5v5h3.5L13 18V6L8.5 9.5zM16 9a4 4 0 0 1 0 6",
  check: "M5 12.5 10 17.5 19.5 7",
  close: "M6.5 6.5 17.5 17.5M17.5 6.5 6.5 17.5",
  back: "M19 12H5M11 6l-6 6 6 6",
  next: "M5 12h14M13 6l6 6-6 6",
  enter: "M19 6v5a3 3 0 0 1-3 3H5M9 10l-4 4 4 4",
  up: "M12 19V5M6 11l6-6 6 6",
  down: "M12 5v14M6 13l6 6 6-6",
  left: "M19 12H5M11 6l-6 6 6 6",
  right: "M5 12h14M13 6l6 6-6 6",
  erase: "M9 6h11v12H9l-5-6zM12.5 10l4 4M16.5 10l-4 4",
  chevron: "M6.5 9.5 12 15l5.5-5.5",
  plus: "M12 5v14M5 12h14",
  online: "M4 10a11.5 11.5 0 0 1 16 0M7 13.5a7 7 0 0 1 10 0M12 17.5h.01",
  slow: "M7 13.5a7 7 0 0 1 10 0M12 17.5h.01",
  offline: "M4 4l16 16M4 10a11.6 11.6 0 0 1 4-2.7M12.5 6.5A11.5 11.5 0 0 1 20 10M7 13.5a7 7 0 0 1 4-2M12 17.5h.01",
  unasked: "M6 12h.01M12 12h.01M18 12h.01",
  person: "M12 4.5a3.75 3.75 0 1 0 0 7.5 3.75 3.75 0 0 0 0-7.5M4.5 20a7.5 7.5 0 0 1 15 0",
  sliders: "M4 7h9M17 7h3M15 5v4M4 17h3M11 17h9M9 15v4",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12M12 9.25a2.75 2.75 0 1 0 0 5.5 2.75 2.75 0 0 0 0-5.5",
  covered: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12M4 4l16 16",
  warning: "M12 4.5 21 19.5H3zM12 10.5v4M12 17h.01",
  info: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 11v5M12 8h.01",
  wallet: "M4 7.5h14v-3H6a2 2 0 0 0-2 2v11a2 2 0 0 0 2 2h14v-12M16 13.5h.01",
  drawer: "M3.5 10.5h17v9h-17zM3.5 10.5l2.5-6h12l2.5 6M9.5 15h5",
  drawer_open: "M4.5 8.5h15v5h-15zM4.5 8.5l2-4.5h11l2 4.5M2.5 13.5h19v6.5h-19zM9.5 16.7h5",
  file: "M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5M12 11v6M9.5 14.5 12 17l2.5-2.5",
  book: "M6 3.5h12.5v17H6a2 2 0 0 1-2-2v-13a2 2 0 0 1 2-2M4.2 17.5A2 2 0 0 1 6 16.5h12.5M9 8h5.5",
  shop: "M4.5 9.5 6 4.5h12l1.5 5a2.5 2.5 0 0 1-5 0 2.5 2.5 0 0 1-5 0 2.5 2.5 0 0 1-5 0M6 13v6.5h12V13",
  print: "M7 8.5v-5h10v5M7 17H4V8.5h16V17h-3M7 13.5h10v7H7z",
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
