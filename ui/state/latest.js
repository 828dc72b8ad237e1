// Of questions that are asked again before they are answered, only the last one's answer is shown, and only its failure.
import { asBackendError } from "../backend.js";
import { batch } from "../vendor/preact.js";

/**
 * @param {object} [shows] where it is to be seen; without `failure` a question that fails changes nothing
 * @param {import("../vendor/preact.js").Signal<import("../backend.js").BackendError | null>} [shows.failure]
 * @param {import("../vendor/preact.js").Signal<boolean>} [shows.loading]
 */
export function latest({ failure, loading } = {}) {
  let last = 0;

  /** Not a question of its own: counts as long as the last one does. @returns {() => boolean} whether it still does */
  function now() {
    const turn = last;
    return () => turn === last;
  }

  /** A question, for those who await more than its answer. @returns {() => boolean} whether it is still the last one */
  function next() {
    last += 1;
    return now();
  }

  /** No answer that is still on its way counts any more. */
  function drop() {
    last += 1;
  }

  /** @template T @param {() => Promise<T>} question @param {(told: T) => void} show its writes are seen at once */
  async function ask(question, show) {
    const isLast = next();
    if (loading !== undefined) {
      loading.value = true;
    }
    try {
      const told = await question();
      if (isLast()) {
        batch(() => {
          show(told);
          if (failure !== undefined) {
            failure.value = null;
          }
        });
      }
    } catch (error) {
      if (isLast() && failure !== undefined) {
        failure.value = asBackendError(error);
      }
    }
    if (isLast() && loading !== undefined) {
      loading.value = false;
    }
  }

  return { ask, next, now, drop };
}
