// A passage → the lines of a concordance: for each place where the query was found, what stands before and after it.
"use strict";
(function (parts, page) {
  const REACH = 110;
  const WORDS = 8;

  /** The places where a query was found, as runs of words: neighbours that belong to one phrase are one place. */
  function runs(tree, words) {
    const found = [];
    for (const [place, leaves] of parts.hits(tree, words)) {
      const last = found.at(-1);
      const follows = last && last.end === place && [...leaves].some((leaf) => last.leaves.has(leaf));
      if (follows && isPhrase(tree, words[place], leaves, last.leaves)) {
        last.end = place + 1;
        last.leaves = leaves;
      } else {
        found.push({ begin: place, end: place + 1, leaves });
      }
    }
    return found;
  }

  /** Whether what two neighbours have in common is a phrase: a word of the query is found in that word alone, too. */
  function isPhrase(tree, word, leaves, others) {
    const alone = parts.hits(tree, [word]).get(0) || new Set();
    return [...leaves].some((leaf) => others.has(leaf) && !alone.has(leaf));
  }

  function before(text, at) {
    if (at <= REACH) return text.slice(0, at);
    const piece = text.slice(at - REACH, at);
    return `… ${piece.slice(piece.indexOf(" ") + 1)}`;
  }

  function after(text, at) {
    if (text.length - at <= REACH) return text.slice(at);
    const piece = text.slice(at, at + REACH);
    return `${piece.slice(0, piece.lastIndexOf(" ") + 1)}…`;
  }

  /** The lines of a hit, in order: {hit, at, before, word, after, left, right}; left and right are words to sort by. */
  page.lines = function (tree, hit) {
    const { text } = hit;
    const tokens = parts.tokens(text);
    const words = tokens.map((token) => token[2]);
    return runs(tree, words).map(({ begin, end }) => {
      const [from, to] = [tokens[begin][0], tokens[end - 1][1]];
      return {
        hit,
        at: from,
        before: before(text, from),
        word: text.slice(from, to),
        after: after(text, to),
        left: words.slice(Math.max(0, begin - WORDS), begin).reverse(),
        right: words.slice(end, end + WORDS),
      };
    });
  };

  /** A line for a passage that the query found by its fields alone: its beginning. */
  page.bareLine = (hit) => ({ hit, at: 0, before: "", word: "", after: after(hit.text, 0), left: [], right: [] });

  function compare(one, other) {
    for (let at = 0; at < one.length && at < other.length; at++) {
      if (one[at] !== other[at]) return one[at] < other[at] ? -1 : 1;
    }
    return one.length - other.length;
  }

  /** The lines in order of what stands on one side: by the nearest word, then the next. Equal ones keep their order. */
  page.sortedLines = function (lines, sort) {
    if (sort !== "left" && sort !== "right") return lines;
    const other = sort === "left" ? "right" : "left";
    return [...lines].sort((a, b) => compare(a[sort], b[sort]) || compare(a[other], b[other]));
  };
})(window.fonds.parts, (window.fonds.page = window.fonds.page || {}));
