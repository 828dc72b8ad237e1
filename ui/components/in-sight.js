// The row that keys are on stays in sight.
import { useLayoutEffect, useRef } from "../vendor/preact.js";

/** For the row's `ref`. @param {boolean} isActive */
export function useInSight(isActive) {
  const row = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(() => {
    if (isActive) {
      row.current?.scrollIntoView({ block: "nearest" });
    }
  }, [isActive]);
  return row;
}
