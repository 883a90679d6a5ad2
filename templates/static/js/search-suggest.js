// Words of the index that are spelled like those of a query that found nothing: the twin of src/fonds/search/suggest.py.
"use strict";
(function (parts) {
  const MOST = 5;
  const SHORT = 3;

  /** The words nearest to each word asked for that the index does not have: few letters changed, and frequent ones. */
  parts.suggest = async function ({ words, index }) {
    const lexicon = await index.lexicon("exact");
    const known = new Set(lexicon.map(([word]) => word));
    const found = new Set();
    for (const word of new Set(words)) {
      if (known.has(word)) continue;
      const alike = await Promise.all(
        nearest(word, lexicon).map(async ([other, number]) => [other, (await index.passages(number)).length])
      );
      alike.sort((one, other) => other[1] - one[1]);
      for (const [other] of alike) found.add(other);
    }
    return [...found].slice(0, MOST);
  };

  function nearest(word, lexicon) {
    for (const letters of Array.from(word).length > SHORT ? [1, 2] : [1]) {
      const alike = lexicon.filter(([other]) => parts.isAlike(word, other, letters));
      if (alike.length) return alike;
    }
    return [];
  }
})(((window.fonds = window.fonds || {}).parts = window.fonds.parts || {}));
