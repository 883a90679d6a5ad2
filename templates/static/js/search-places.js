// Where the parts of a query stand in passages: from the lists of places, and for rare words from the texts themselves.
"use strict";
(function (parts) {
  parts.Standing = class {
    constructor(index) {
      this.index = index;
    }

    /** A function: passage → where a part of NEAR, or a phrase, stands in it, as [first word, one past the last]. */
    async of(tree, passages, evaluation) {
      const [shape, field, wanted, slack] = tree;
      switch (shape) {
        case "any": {
          const all = await Promise.all(tree.slice(1).map((part) => this.of(part, passages, evaluation)));
          return (passage) => parts.inOrder(all.flatMap((standing) => standing(passage)));
        }
        case "phrase": {
          const distinct = [...new Set(wanted)];
          const of = await Promise.all(distinct.map((word) => this.word(field, word, passages, evaluation)));
          return (passage) =>
            parts.phraseSpans(wanted, new Map(distinct.map((word, at) => [word, of[at](passage)])), slack);
        }
        case "term": {
          const places = await this.word(field, wanted, passages, evaluation);
          return (passage) => parts.wordSpans(places(passage));
        }
        default: {
          const numbers = evaluation.meant.get(tree).map(([, number]) => number);
          const words = new Set(evaluation.meant.get(tree).map(([word]) => word));
          const places = await this.places(field, numbers, passages, (word) => words.has(word));
          return (passage) => parts.wordSpans(places(passage));
        }
      }
    }

    async word(field, wanted, passages, evaluation) {
      const numbers = await evaluation.numbers(field, wanted);
      const isWanted = field === "stem" ? (word) => parts.stem(word) === wanted : (word) => word === wanted;
      return this.places(field, numbers, passages, isWanted);
    }

    /**
     * A function: passage → the places of some words in it, in order. The text itself is read where there are few
     * passages, and for words that have no list because few passages hold them.
     */
    async places(field, numbers, passages, isWanted) {
      const read = new Set(parts.RANKED.includes(field) && passages.length <= this.index.few ? passages : []);
      const wanted = new Set(passages);
      const lists = await Promise.all(read.size === wanted.size ? [] : numbers.map((one) => this.listed(one, wanted)));
      for (const { places, holding } of lists) if (!places) holding.forEach((passage) => read.add(passage));
      const texts = new Map(await Promise.all([...read].map((passage) => this.inText(passage, isWanted))));
      return function (passage) {
        if (texts.has(passage)) return texts.get(passage);
        const found = lists.flatMap(({ places }) => (places && places.get(passage)) || []);
        return found.sort((one, other) => one - other);
      };
    }

    /** Which of the wanted passages hold a word, and its list of places if it has one. */
    async listed(number, wanted) {
      const all = await this.index.passages(number);
      const holding = all.map(([passage]) => passage).filter((passage) => wanted.has(passage));
      return { holding, places: holding.length ? await this.index.places(number) : null };
    }

    async inText(passage, isWanted) {
      const words = parts.words((await this.index.passage(passage)).text);
      return [passage, words.flatMap((word, place) => (isWanted(word) ? [place] : []))];
    }
  };
})(((window.fonds = window.fonds || {}).parts = window.fonds.parts || {}));
