// Where the parts of a query stand in one passage, as [first word, one past the last]: the twin of
// src/fonds/search/spans.py.
"use strict";
(function (parts) {
  /** How many of the ascending numbers are less than the limit (or, `inclusive`, not more). */
  function below(numbers, limit, inclusive) {
    let [low, high] = [0, numbers.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (numbers[middle] < limit || (inclusive && numbers[middle] === limit)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Runs of one word: [[place, place + 1], …] */
  parts.wordSpans = (places) => places.map((place) => [place, place + 1]);

  /** Where the words stand in this order with so many others between them in all; `places` is a Map of word → places. */
  parts.phraseSpans = function (words, places, slack) {
    const found = [];
    for (const start of places.get(words[0])) {
      let place = start;
      let number = 1;
      for (; number < words.length && place - start < number + slack; number++) {
        const at = below(places.get(words[number]), place, true);
        if (at === places.get(words[number]).length) return found;
        place = places.get(words[number])[at];
      }
      if (number === words.length && place - start < number + slack) found.push([start, place + 1]);
    }
    return found;
  };

  /** Whether runs of the first part, the second and so on stand so that each is near the next. */
  parts.areNear = function (chain, distances) {
    let reached = chain[0];
    distances.forEach((distance, number) => {
      const starts = reached.map(([first]) => first).sort((a, b) => a - b);
      const ends = reached.map(([, last]) => last).sort((a, b) => a - b);
      reached = chain[number + 1].filter(
        ([first, last]) =>
          below(ends, first - distance, false) < below(ends, first, true) ||
          below(starts, last, false) < below(starts, last + distance, true)
      );
    });
    return reached.length > 0;
  };

  /** Runs in order, each once. */
  parts.inOrder = function (spans) {
    const once = new Map(spans.map((span) => [span.join(), span]));
    return [...once.values()].sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  };
})(((window.fonds = window.fonds || {}).parts = window.fonds.parts || {}));
