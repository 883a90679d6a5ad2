// A query's tree → the passages that answer it, with their scores: the twin of src/fonds/search/evaluate.py.
// The scores are Whoosh's BM25F; everything is added in the order of the query, as the twin does.
"use strict";
(function (parts) {
  const MAX_WORDS = 2000;
  const B = 0.75;
  const K1 = 1.2;
  const RANKED = ["stem", "exact"];

  class Evaluation {
    constructor(index) {
      this.index = index;
      this.words = 0;
    }

    /** Passage → score. */
    of([shape, ...rest]) {
      switch (shape) {
        case "term":
          return this.phrase(rest[0], [rest[1]]);
        case "phrase":
          return this.phrase(rest[0], rest[1]);
        case "pattern":
          return this.pattern(rest[0], rest[1]);
        case "dates":
          return this.dates(rest[0], rest[1]);
        case "all":
          return this.all(rest);
        case "any":
          return this.each(rest).then(sum);
        default:
          return this.of(rest[0]).then((scores) => this.complement(scores));
      }
    }

    each(trees) {
      return Promise.all(trees.map((tree) => this.of(tree)));
    }

    async phrase(field, words) {
      const distinct = [...new Set(words)];
      const found = await Promise.all(distinct.map((word) => this.index.find(field, word)));
      if (found.includes(null)) return new Map();
      const scores = found.map((word) => this.scores(field, word.postings));
      if (words.length === 1) return scores[0];
      const order = words.map((word) => distinct.indexOf(word));
      const together = intersection(order.map((at) => scores[at]));
      const places = await Promise.all(found.map((word) => this.index.places(word)));
      return new Map([...together].filter(([passage]) => isPhrase(order, places.map((of) => of.get(passage)))));
    }

    scores(field, postings) {
      if (!RANKED.includes(field)) return new Map(postings.map(([passage]) => [passage, 0]));
      const idf = Math.log(this.index.count / (postings.length + 1)) + 1;
      return new Map(
        postings.map(([passage, often]) => {
          const length = (B * this.index.lengths[passage]) / this.index.average;
          return [passage, idf * ((often * (K1 + 1)) / (often + K1 * (1 - B + length)))];
        })
      );
    }

    async pattern(field, pattern) {
      const start = /^[^*?]*/.exec(pattern)[0];
      const words = (await this.index.lexicon(field, start)).filter(([word]) => parts.fits(pattern, word));
      this.words += words.length;
      if (this.words > MAX_WORDS) {
        throw new parts.QueryError(
          `“${pattern}” stands for too many words (the limit is ${MAX_WORDS}): give more letters`
        );
      }
      return union(words, RANKED.includes(field) ? 1 : 0);
    }

    async dates(begin, end) {
      const dates = await this.index.lexicon("date", "");
      return union(dates.filter(([date]) => parts.overlaps(date, begin, end)), 0);
    }

    async all(trees) {
      const isNot = (tree) => tree[0] === "not";
      const [wanted, unwanted] = await Promise.all([
        this.each(trees.filter((tree) => !isNot(tree))),
        this.each(trees.filter(isNot).map((tree) => tree[1])),
      ]);
      if (!wanted.length) return this.complement(sum(unwanted));
      const found = intersection(wanted);
      return new Map([...found].filter(([passage]) => !unwanted.some((scores) => scores.has(passage))));
    }

    complement(scores) {
      const all = Array.from({ length: this.index.count }, (_, passage) => passage);
      return new Map(all.filter((passage) => !scores.has(passage)).map((passage) => [passage, 0]));
    }
  }

  function intersection([first, ...others]) {
    const found = new Map();
    for (const [passage, score] of first) {
      if (others.every((scores) => scores.has(passage))) {
        found.set(passage, others.reduce((total, scores) => total + scores.get(passage), score));
      }
    }
    return found;
  }

  function sum(many) {
    const total = new Map();
    for (const scores of many) {
      for (const [passage, score] of scores) total.set(passage, (total.get(passage) || 0) + score);
    }
    return total;
  }

  const union = (words, score) =>
    new Map(words.flatMap(([, postings]) => postings.map(([passage]) => [passage, score])));

  /** Whether the words stand side by side somewhere: the places of each distinct word, and the order of the words. */
  function isPhrase(order, places) {
    const sets = places.map((of) => new Set(of));
    return places[order[0]].some((place) => order.every((at, distance) => sets[at].has(place + distance)));
  }

  /** [passage, score] for all that answer, best first, equal ones in the order of the edition. */
  parts.ranked = async function (tree, index) {
    const scores = await new Evaluation(index).of(tree);
    // Compared at nine decimals: sums of floats differ in the last bit.
    const rounded = Array.from(scores, ([passage, score]) => [passage, Math.floor(score * 1e9 + 0.5) / 1e9]);
    return rounded.sort((one, other) => other[1] - one[1] || one[0] - other[0]);
  };
})(((window.fonds = window.fonds || {}).parts = window.fonds.parts || {}));
