// Who is at the till, and who may take over: choosing a name locks the till with that name to the fore.
import { Icon } from "../components/icons.js";
import { Key } from "../components/key.js";
import { Menu } from "../components/menu.js";
import { t } from "../i18n/index.js";
import { useKeys } from "../keys.js";
import { begun, signOut, user } from "../state/session.js";
import { html } from "../vendor/preact.js";

/** @returns {import("../vendor/preact.js").VNode} */
export function People() {
  const others = (begun.value?.users ?? []).filter((one) => one.name !== user.value?.name);
  useKeys({ "Ctrl+L": () => void signOut() });
  return html`
    <${Menu}
      label=${t("people-switch", { name: user.value?.name ?? "" })}
      testid="people"
      kind="bar-person"
      face=${html`<${Icon} name="person" /><span class="bar-person-name clipped">${user.value?.name}</span><${Icon} name="chevron" />`}
    >
      ${() => html`
        <p class="menu-heading">${t("people-heading")}</p>
        ${others.map(
          (one) =>
            html`<button type="button" class="menu-item" data-testid="people-other" data-user=${one.name} onClick=${() => void signOut(one.name)}>
              <${Icon} name="person" /><span class="clipped">${one.name}</span>
              ${one.role === "owner" && html`<span class="badge">${t("role-owner")}</span>`}
            </button>`,
        )}
        ${others.length === 0 && html`<p class="menu-note">${t("people-none")}</p>`}
      `}
    <//>
    <button
      type="button"
      class="icon-button bar-lock"
      data-testid="nav-lock"
      aria-label=${t("lock-now")}
      title=${`${t("lock-now")} (Ctrl L)`}
      aria-keyshortcuts="Control+L"
      onClick=${() => void signOut()}
    >
      <${Icon} name="lock" /><${Key} name="Ctrl+L" />
    </button>
  `;
}
