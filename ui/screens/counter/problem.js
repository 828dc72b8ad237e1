// Why a sale does not go on, in plain words.
import { Folded, Sentences } from "../../components/explained.js";
import { Icon } from "../../components/icons.js";
import { explainError } from "../../components/status.js";
import { html } from "../../vendor/preact.js";

/**
 * @param {{ problem: { code: string, message: string } }} props
 * @returns {import("../../vendor/preact.js").VNode}
 */
export function Problem({ problem }) {
  return html`<div class="notice notice-danger sale-problem" role="alert" data-testid="sale-error" data-code=${problem.code}>
    <${Icon} name="warning" />
    <div>
      <${Sentences} words=${explainError(problem.code)} />
      <${Folded} message=${problem.message} />
    </div>
  </div>`;
}
