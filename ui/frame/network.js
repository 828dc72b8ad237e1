// How well the providers can be reached, before a sale is tried. Being offline is told once more where nobody can miss it.
import { Icon } from "../components/icons.js";
import { t } from "../i18n/index.js";
import { network } from "../state/program.js";
import { html } from "../vendor/preact.js";

const WORDS = {
  online: "network-online",
  slow: "network-slow",
  offline: "network-offline",
  unasked: "network-unasked",
};

/** @returns {import("../vendor/preact.js").VNode} */
export function NetworkState() {
  const { state } = network.value;
  const word = t(WORDS[state]);
  return html`<p class="network" role="status" data-testid="network" data-state=${state} title=${word}>
    <${Icon} name=${state} /><span class="network-word">${word}</span>
  </p>`;
}

/** @returns {import("../vendor/preact.js").VNode | null} */
export function OfflineLine() {
  if (network.value.state !== "offline") {
    return null;
  }
  return html`<p class="offline-line" role="alert" data-testid="offline">
    <${Icon} name="offline" /><span><strong>${t("offline-heading")}</strong> ${t("offline-line")}</span>
  </p>`;
}
