// Which packs have which words: a key press looks up a few words instead of reading thousands of titles.

/**
 * @typedef {object} WordIndex
 * @property {readonly string[]} words in the order of their code units, so that equal beginnings stand together
 * @property {readonly (readonly number[])[]} places for each word those of the packs that have it, rising
 */

/** @param {Map<string, number[]>} found @returns {WordIndex} */
export function indexOf(found) {
  const words = [...found.keys()].sort();
  return { words, places: words.map((word) => found.get(word) ?? []) };
}

/** @param {Map<string, number[]>} found @param {readonly string[]} words @param {number} place of a pack, not lower than any before */
export function addTo(found, words, place) {
  for (const word of words) {
    const places = found.get(word);
    if (places === undefined) {
      found.set(word, [place]);
    } else if (places[places.length - 1] !== place) {
      places.push(place);
    }
  }
}

/** @param {readonly string[]} words @param {string} wanted @returns {number} the place of the first that is not less */
function firstFrom(words, wanted) {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? "") < wanted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/**
 * Marks the packs that have a word, or one that begins so, unless they are marked better already.
 * @param {WordIndex} index
 * @param {string} word
 * @param {Uint8Array} marks one a pack, the lower the better
 * @param {{ whole: number, start: number }} as
 */
export function mark({ words, places }, word, marks, as) {
  for (let at = firstFrom(words, word); words[at]?.startsWith(word); at += 1) {
    lower(places[at] ?? [], marks, words[at] === word ? as.whole : as.start);
  }
}

/**
 * Marks the packs that have this anywhere in a word.
 * @param {WordIndex} index
 * @param {string} part
 * @param {Uint8Array} marks
 * @param {number} as
 */
export function markInside({ words, places }, part, marks, as) {
  words.forEach((word, at) => {
    if (word.includes(part)) {
      lower(places[at] ?? [], marks, as);
    }
  });
}

/** @param {readonly number[]} places @param {Uint8Array} marks @param {number} to */
function lower(places, marks, to) {
  for (const place of places) {
    if ((marks[place] ?? 0) > to) {
      marks[place] = to;
    }
  }
}
