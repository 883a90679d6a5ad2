// What a word is: the twin of src/fonds/search/analysis.py and fits.py. A test compares them word by word.
"use strict";
(function (parts) {
  // Writing without spaces: each character is a word.
  const SINGLE =
    "\\u2e80-\\u2fdf\\u3005-\\u3007\\u3021-\\u3029\\u3038-\\u303b\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf" +
    "\\u4e00-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{3fffd}";
  const MARK = "\\u0300-\\u036f";
  const LETTER = `(?![${SINGLE}])[\\p{L}\\p{N}]`;
  const WORD = new RegExp(`(?=[${SINGLE}])[\\p{L}\\p{N}]|(?:${LETTER})+(?:[${MARK}]+(?:${LETTER})*)*`, "gu");
  const PIECE = new RegExp(`(?=[${SINGLE}])[\\p{L}\\p{N}]|(?:${LETTER}|[*?${MARK}])+`, "gu");
  const MARKS = new RegExp(`[${MARK}]+`, "g");
  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", þ: "th", ħ: "h", ı: "i", ς: "σ" };
  const UNDIVIDED = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");

  const WHOLE = new RegExp(`^(?:${WORD.source})$`, "u");

  /** The word without case and accents. What spreads into more than a word (½ into 1⁄2) stays whole. */
  parts.fold = function (word) {
    for (const form of ["NFKD", "NFD"]) {
      const spread = word.normalize(form).toLowerCase().replace(MARKS, "");
      const folded = spread.replace(UNDIVIDED, (letter) => LETTERS[letter]).normalize("NFC");
      if (WHOLE.test(folded)) return folded;
    }
    return word.toLowerCase();
  };

  /** The folded words of a text. */
  parts.words = (text) => (text.match(WORD) || []).map(parts.fold);

  /** The words with their places: [first character, one past the last, folded word]. */
  parts.tokens = (text) =>
    Array.from(text.matchAll(WORD), (found) => [found.index, found.index + found[0].length, parts.fold(found[0])]);

  /** The words of a pattern, in which * and ? are letters. */
  parts.pieces = (text) => text.match(PIECE) || [];

  /** Whether * (any run) and ? (any one) make the pattern this word; no more steps than pattern times word. */
  parts.fits = function (pattern, word) {
    const want = Array.from(pattern);
    const have = Array.from(word);
    let at = 0;
    let place = 0;
    let star = 0;
    let mark = -1;
    while (place < have.length) {
      if (want[at] === "*") {
        star = at++;
        mark = place;
      } else if (at < want.length && (want[at] === "?" || want[at] === have[place])) {
        at++;
        place++;
      } else if (mark >= 0) {
        at = star + 1;
        place = ++mark;
      } else {
        return false;
      }
    }
    return want.slice(at).every((sign) => sign === "*");
  };

  /** Whether so many letters at most are to be put in, left out, replaced or swapped with the next to make the other. */
  parts.isAlike = function (wanted, word, letters) {
    const [one, other] = [Array.from(wanted), Array.from(word)];
    if (Math.abs(one.length - other.length) > letters) return false;
    let [older, before, row] = [[], [], Array.from({ length: other.length + 1 }, (_, at) => at)];
    for (let i = 1; i <= one.length; i++) {
      [older, before, row] = [before, row, [i]];
      for (let j = 1; j <= other.length; j++) {
        let cost = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && other[j - 1] === one[i - 2]) {
          cost = Math.min(cost, older[j - 2] + 1);
        }
        row.push(cost);
      }
      if (Math.min(...row) > letters) return false;
    }
    return row.at(-1) <= letters;
  };

  /** Whether a date and a span of days have a day in common; each is as long as it is exact, "" is an open end. */
  parts.overlaps = function (date, begin, end) {
    const [first, last] = date.split("/");
    return notAfter(begin, last || first) && notAfter(first, end);
  };

  function notAfter(one, other) {
    const width = Math.min(one.length, other.length);
    return one.slice(0, width) <= other.slice(0, width);
  }
})(((window.fonds = window.fonds || {}).parts = window.fonds.parts || {}));
