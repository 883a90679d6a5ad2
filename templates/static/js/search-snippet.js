// The words of a passage in which a query was found: the twin of src/fonds/search/snippet.py.
"use strict";
(function (parts) {
  const BEFORE = 8;
  const WIDTH = 36;

  /** What is to be marked: the query's words in the text, not names of fields, not what is excluded. */
  function leaves(tree) {
    if (tree[0] === "near") return tree[1].flatMap(leaves);
    if (tree[0] === "all" || tree[0] === "any") return tree.slice(1).flatMap(leaves);
    return tree[0] !== "not" && parts.RANKED.includes(tree[1]) ? [tree] : [];
  }

  /** Places of the words that belong to a leaf. */
  function places([shape, field, wanted, more], words) {
    const where = (isWanted) => words.flatMap((word, place) => (isWanted(word) ? [place] : []));
    if (shape === "term" && field === "stem") return where((word) => parts.stem(word) === wanted);
    if (shape === "term") return where((word) => word === wanted);
    if (shape === "pattern") return where((word) => parts.fits(wanted, word));
    if (shape === "fuzzy") return where((word) => parts.isAlike(wanted, word, more));
    const standing = new Map(wanted.map((part) => [part, where((word) => word === part)]));
    return parts.phraseSpans(wanted, standing, more).flatMap(([first, last]) => {
      const run = Array.from({ length: last - first }, (_, at) => first + at);
      return run.filter((place) => !more || standing.has(words[place]));
    });
  }

  /** Word's place → numbers of the query's leaves it belongs to. */
  parts.hits = function (tree, words) {
    const hits = new Map();
    leaves(tree).forEach((leaf, number) => {
      for (const place of places(leaf, words)) hits.set(place, (hits.get(place) || new Set()).add(number));
    });
    return new Map([...hits].sort((one, other) => one[0] - other[0]));
  };

  function windowOf(hits, count) {
    let [best, most] = [0, 0];
    for (const place of hits.keys()) {
      const begin = Math.max(0, Math.min(place - BEFORE, count - WIDTH));
      const near = new Set();
      for (let at = begin; at < begin + WIDTH; at++) for (const leaf of hits.get(at) || []) near.add(leaf);
      if (near.size > most) [best, most] = [begin, near.size];
    }
    return [best, Math.min(best + WIDTH, count)];
  }

  /** Where a piece begins: with the punctuation that stands at its first word without a space. */
  function left(text, tokens, begin) {
    const gap = text.slice(tokens[begin - 1][1], tokens[begin][0]);
    return tokens[begin][0] - gap.length + gap.lastIndexOf(" ") + 1;
  }

  function right(text, tokens, end) {
    const gap = text.slice(tokens[end - 1][1], tokens[end][0]);
    return tokens[end - 1][1] + (gap.includes(" ") ? gap.indexOf(" ") : gap.length);
  }

  /** {text, marks}: the piece with the most parts of the query in it, and the found words in it as [from, to]. */
  parts.snippet = function (tree, text) {
    const tokens = parts.tokens(text);
    const hits = parts.hits(tree, tokens.map((token) => token[2]));
    const [begin, end] = windowOf(hits, tokens.length);
    const before = begin ? "… " : "";
    const after = end < tokens.length ? " …" : "";
    const first = begin ? left(text, tokens, begin) : 0;
    const last = end < tokens.length ? right(text, tokens, end) : text.length;
    const shift = before.length - first;
    const marks = [...hits.keys()]
      .filter((place) => begin <= place && place < end)
      .map((place) => [tokens[place][0] + shift, tokens[place][1] + shift]);
    return { text: before + text.slice(first, last) + after, marks };
  };
})(((window.fonds = window.fonds || {}).parts = window.fonds.parts || {}));
