// What sections are made of.
import { html } from "../../../vendor/preact.js";

/** @typedef {import("../../../vendor/preact.js").VNode} VNode */

/** What a section begins with: its name and one sentence. @param {{ title: string, note?: string }} props @returns {VNode} */
export const SectionHead = ({ title, note }) => html`<header class="settings-head">
  <h2>${title}</h2>
  ${note !== undefined && html`<p class="soft">${note}</p>`}
</header>`;
