// Where the parts of a query stand in passages: from the lists of places, or from the texts themselves.
// Words that few passages hold have no lists; and where the lists of frequent words are longer than the texts of the
// passages in question, the texts are loaded instead.
"use strict";
(function (parts) {
  const TEXT_BYTES = 2000;

  /** Reads the places of the words that leaves stand for; `meaning` is a Map of leaf → [word, number] of each. */
  class Places {
    constructor(index, meaning, passages) {
      this.index = index;
      this.meaning = meaning;
      this.passages = passages;
      this.words = new Map([...meaning.values()].flat());
      this.isText = [...meaning.keys()].every(([, field]) => parts.RANKED.includes(field));
      this.lists = new Map();
      this.texts = new Map();
    }

    async load() {
      const lists = await Promise.all([...this.words].map(([word, number]) => this.listed(word, number)));
      const read = new Set(this.isText && this.isCheaperInText(lists) ? this.passages : []);
      if (read.size < this.passages.length) {
        await Promise.all(
          lists.map(async ({ word, number, holding }) => {
            const places = holding.length ? await this.index.places(number) : new Map();
            if (places) this.lists.set(word, places);
            else holding.forEach((passage) => read.add(passage));
          })
        );
      }
      await Promise.all([...read].map((passage) => this.readText(passage)));
    }

    /** Which of the passages hold a word, and how long its list is. */
    async listed(word, number) {
      const wanted = new Set(this.passages);
      const all = await this.index.passages(number);
      const length = all.reduce((sum, [, often]) => sum + often, 0);
      return { word, number, length, holding: all.map(([passage]) => passage).filter((one) => wanted.has(one)) };
    }

    isCheaperInText(lists) {
      const shards = new Set(this.passages.map((passage) => this.index.cuts.texts.find(passage)[0]));
      const length = lists.reduce((sum, list) => sum + list.length, 0);
      return this.passages.length <= this.index.few || shards.size * TEXT_BYTES < length;
    }

    async readText(passage) {
      const found = new Map();
      parts.words((await this.index.passage(passage)).text).forEach((word, place) => {
        if (this.words.has(word)) found.set(word, [...(found.get(word) || []), place]);
      });
      this.texts.set(passage, found);
    }

    /** A word's places in a passage, in order. */
    of(word, passage) {
      const places = this.texts.has(passage)
        ? this.texts.get(passage).get(word)
        : this.lists.has(word) && this.lists.get(word).get(passage);
      return places || [];
    }

    /** Where a part stands in a passage, as [first word, one past the last], in order. */
    spans(tree, passage) {
      const [shape, , words, slack] = tree;
      if (shape === "any") return parts.inOrder(tree.slice(1).flatMap((part) => this.spans(part, passage)));
      if (shape === "phrase") {
        return parts.phraseSpans(words, new Map(words.map((word) => [word, this.of(word, passage)])), slack);
      }
      const places = this.meaning.get(tree).flatMap(([word]) => this.of(word, passage));
      return parts.wordSpans(places.sort((one, other) => one - other));
    }
  }

  const leavesOf = (tree) => (tree[0] === "any" ? tree.slice(1).flatMap(leavesOf) : [tree]);

  /** A function: tree, passage → where the tree stands in it. `meant` gives [word, number] of each word of a leaf. */
  parts.standing = async function (index, trees, passages, meant) {
    const leaves = trees.flatMap(leavesOf);
    const meaning = new Map(await Promise.all(leaves.map(async (leaf) => [leaf, await meant(leaf)])));
    const places = new Places(index, meaning, passages);
    await places.load();
    return (tree, passage) => places.spans(tree, passage);
  };
})(((window.fonds = window.fonds || {}).parts = window.fonds.parts || {}));
