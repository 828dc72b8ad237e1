// Faults of the window itself, which nothing else caught: they are shown, not swallowed.
import { asBackendError } from "../backend.js";
import { signal } from "../vendor/preact.js";
import { signedOut } from "./session.js";

/** The last one, in its own words. */
export const fault = signal(/** @type {string | null} */ (null));

/** @param {unknown} reason */
function tell(reason) {
  const error = asBackendError(reason);
  if (error.code === "signed_out") {
    // A question that came after the till had locked itself.
    signedOut();
    return;
  }
  const own = reason instanceof Error ? reason.message : String(reason);
  fault.value = error.code === "internal" ? own : `${error.message} (${error.code})`;
}

/** From now on. */
export function watchFaults() {
  window.addEventListener("error", (event) => tell(event.error ?? event.message));
  window.addEventListener("unhandledrejection", (event) => tell(event.reason));
}
