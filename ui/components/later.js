// What the first look does not need: its modules are fetched behind it, so that the number field comes sooner.
import { html, signal } from "../vendor/preact.js";

/** @typedef {() => unknown} View */

/**
 * @param {() => Promise<View>} load
 * @returns {{ fetch(): void, isHere(): boolean, Screen: View }}
 */
export function later(load) {
  const view = signal(/** @type {{ View: View } | null} */ (null));
  let isAsked = false;
  const fetch = () => {
    if (!isAsked) {
      isAsked = true;
      void load().then((View) => {
        view.value = { View };
      });
    }
  };
  return {
    fetch,
    isHere: () => view.value !== null,
    Screen() {
      fetch();
      return view.value && html`<${view.value.View} />`;
    },
  };
}
