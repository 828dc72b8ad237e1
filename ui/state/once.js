// What is meant once and may be sent twice: the program books it once, by its mark.

/** A random UUID. Made here because `randomUUID` is kept from pages that a web view does not take for safe. */
function uuid() {
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))].map((byte, place) => (place === 6 ? (byte & 0x0f) | 0x40 : place === 8 ? (byte & 0x3f) | 0x80 : byte));
  return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Marks of one kind of thing: whoever sends the same again because no answer came sends it under the same mark. */
export function marks() {
  let meant = { what: "", once: "" };
  return {
    /** The mark of what is meant now: another one where something else is meant. @param {unknown} what @returns {string} */
    of(what) {
      const text = JSON.stringify(what);
      if (meant.what !== text) {
        meant = { what: text, once: uuid() };
      }
      return meant.once;
    },
    /** It was booked, or nobody means it any more: the next is a new one, even if it is like it. @param {string} [once] only that one; something else may be meant by now */
    forget(once = meant.once) {
      if (once === meant.once) {
        meant = { what: "", once: "" };
      }
    },
  };
}
