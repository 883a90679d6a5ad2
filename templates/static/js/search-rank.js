// A query's tree → the passages that answer it, with their scores: the twin of src/fonds/search/evaluate.py.
// The scores are Whoosh's BM25F; everything is added in the order of the query, as the twin does.
"use strict";
(function (parts) {
  const MAX_WORDS = 2000;
  const B = 0.75;
  const K1 = 1.2;
  const isRanked = (field) => parts.RANKED.includes(field);

  class Evaluation {
    constructor(index) {
      this.index = index;
      this.meant = new Map();
    }

    /** Passage → score. */
    async of(tree) {
      let many = 0;
      for (const leaf of patterns(tree)) {
        this.meant.set(leaf, await this.pattern(leaf));
        many += this.meant.get(leaf).length;
        if (many <= MAX_WORDS) continue;
        const shown = leaf[0] === "pattern" ? leaf[2] : `${leaf[2]}~${leaf[3]}`;
        throw new parts.QueryError(
          `“${shown}” stands for too many words (the limit is ${MAX_WORDS}): give more letters`
        );
      }
      return this.scores(tree);
    }

    scores(tree) {
      const [shape, ...rest] = tree;
      switch (shape) {
        case "term":
          return this.term(...rest);
        case "phrase":
          return this.phrase(tree);
        case "pattern":
        case "fuzzy":
          return this.union(this.meant.get(tree), isRanked(rest[0]) ? 1 : 0);
        case "dates":
          return this.dates(...rest);
        case "near":
          return this.near(...rest);
        case "all":
          return this.all(rest);
        case "any":
          return this.each(rest).then(sum);
        default:
          return this.scores(rest[0]).then((scores) => this.complement(scores));
      }
    }

    each(trees) {
      return Promise.all(trees.map((tree) => this.scores(tree)));
    }

    /** [word, number] of each word of the index that a leaf stands for. */
    async words([shape, field, wanted]) {
      if (shape === "phrase") {
        return (await Promise.all([...new Set(wanted)].map((word) => this.words(["term", field, word])))).flat();
      }
      if (field === "stem") return this.index.ofStem(wanted);
      const number = await this.index.find(field, wanted);
      return number === null ? [] : [[wanted, number]];
    }

    standing(trees, passages) {
      return parts.standing(this.index, trees, passages, (leaf) => this.meant.get(leaf) || this.words(leaf));
    }

    async term(field, word) {
      const words = await this.words(["term", field, word]);
      const lists = await Promise.all(words.map(([, number]) => this.index.passages(number)));
      const often = new Map();
      for (const list of lists) for (const [passage, count] of list) often.set(passage, (often.get(passage) || 0) + count);
      // In the order of the edition, as a list of passages is.
      const passages = [...often].sort((one, other) => one[0] - other[0]);
      if (!isRanked(field)) return new Map(passages.map(([passage]) => [passage, 0]));
      const idf = Math.log(this.index.count / (passages.length + 1)) + 1;
      return new Map(
        passages.map(([passage, count]) => {
          const length = (B * this.index.lengths[passage]) / this.index.average;
          return [passage, idf * ((count * (K1 + 1)) / (count + K1 * (1 - B + length)))];
        })
      );
    }

    async phrase(tree) {
      const [, field, words] = tree;
      const distinct = [...new Set(words)];
      const scores = await Promise.all(distinct.map((word) => this.term(field, word)));
      const together = intersection(words.map((word) => scores[distinct.indexOf(word)]));
      const standing = await this.standing([tree], [...together.keys()]);
      return new Map([...together].filter(([passage]) => standing(tree, passage).length));
    }

    async near(trees, distances) {
      const together = intersection(await this.each(trees));
      const standing = await this.standing(trees, [...together.keys()]);
      const isNear = (passage) => parts.areNear(trees.map((tree) => standing(tree, passage)), distances);
      return new Map([...together].filter(([passage]) => isNear(passage)));
    }

    /** The words that a pattern stands for, or that are spelled like one: [word, number]. */
    async pattern([shape, field, wanted, letters]) {
      if (shape === "fuzzy") {
        return (await this.index.lexicon(field)).filter(([word]) => parts.isAlike(wanted, word, letters));
      }
      const start = /^[^*?]*/.exec(wanted)[0];
      return (await this.index.lexicon(field, start)).filter(([word]) => parts.fits(wanted, word));
    }

    async union(words, score) {
      const lists = await Promise.all(words.map(([, number]) => this.index.passages(number)));
      return new Map(lists.flatMap((list) => list.map(([passage]) => [passage, score])));
    }

    async dates(begin, end) {
      const dates = await this.index.lexicon("date");
      return this.union(dates.filter(([date]) => parts.overlaps(date, begin, end)), 0);
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

  /** What stands for words of the index, from left to right. */
  function patterns(tree) {
    switch (tree[0]) {
      case "pattern":
      case "fuzzy":
        return [tree];
      case "near":
        return tree[1].flatMap(patterns);
      case "all":
      case "any":
      case "not":
        return tree.slice(1).flatMap(patterns);
      default:
        return [];
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

  /** [passage, score] for all that answer, best first, equal ones in the order of the edition. */
  parts.ranked = async function (tree, index) {
    const scores = await new Evaluation(index).of(tree);
    // Compared at nine decimals: sums of floats differ in the last bit.
    const rounded = Array.from(scores, ([passage, score]) => [passage, Math.floor(score * 1e9 + 0.5) / 1e9]);
    return rounded.sort((one, other) => other[1] - one[1] || one[0] - other[0]);
  };
})(((window.fonds = window.fonds || {}).parts = window.fonds.parts || {}));
