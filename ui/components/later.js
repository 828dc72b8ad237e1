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

/**
 * The style sheet of what is fetched later; there once this is answered.
 * @param {string} path from the page
 * @returns {Promise<void>}
 */
export function style(path) {
  return new Promise((resolve, reject) => {
    if (document.querySelector(`link[href="${path}"]`) !== null) {
      resolve();
      return;
    }
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = path;
    link.onload = () => resolve();
    link.onerror = () => reject(new Error(path));
    document.head.append(link);
  });
}
