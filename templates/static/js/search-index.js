// The index as the shards hold it: terms in order, their passages, their places. See src/fonds/search/shards.py.
"use strict";
(function (parts) {
  const FORM = 1;

  /** Order by code points, as the shards are sorted; JavaScript itself compares UTF-16. */
  function isBefore(one, other) {
    for (let i = 0; i < one.length && i < other.length; i++) {
      let [a, b] = [one.charCodeAt(i), other.charCodeAt(i)];
      if (a === b) continue;
      if (a >= 0xd800 && b >= 0xd800) {
        // Surrogates stand for what comes after U+FFFF.
        a = a >= 0xe000 ? a - 0x800 : a + 0x2000;
        b = b >= 0xe000 ? b - 0x800 : b + 0x2000;
      }
      return a < b;
    }
    return one.length < other.length;
  }

  /** How many of the sorted keys come before `key`. */
  function countBefore(keys, key) {
    let [low, high] = [0, keys.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(keys[middle], key)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The open index: what the overview says. */
  class Index {
    constructor(overview) {
      // What was written by another release of the program would be misread, and nothing found.
      if (overview.form !== FORM) throw new parts.LoadError("index", "is of another release than this page: reload it");
      this.codes = overview.fields;
      this.kindNames = overview.kindNames;
      this.count = overview.passages;
      this.average = overview.words / overview.passages;
      this.kinds = overview.kinds;
      this.keys = overview.keys;
      this.starts = [0];
      for (const size of overview.texts) this.starts.push(this.starts.at(-1) + size);
      const lengths = new parts.Numbers(overview.lengths);
      this.lengths = Array.from({ length: this.count }, () => lengths.next());
      this.shards = new Map();
    }

    /** A passage's kind. */
    kind(passage) {
      return this.kindNames[this.kinds[passage].toLowerCase()];
    }

    /** What a passage is listed under: notes, documents or the essay. */
    group(passage) {
      const code = this.kinds[passage];
      if (code === "n") return "notes";
      return code === code.toUpperCase() ? "documents" : "essay";
    }

    /** The terms of one shard: their keys, and for each its passages as [passage, how often]. */
    async terms(number) {
      if (!this.shards.has(number)) {
        const [keys, base64] = await parts.shard(`t${number}`);
        const numbers = new parts.Numbers(base64);
        const all = keys.split("\n");
        this.shards.set(number, { keys: all, postings: all.map(() => postings(numbers)) });
      }
      return this.shards.get(number);
    }

    /** The number of the shard that holds a key, if any holds it. */
    shardOf(key) {
      const after = countBefore(this.keys, key);
      return this.keys[after] === key ? after : Math.max(0, after - 1);
    }

    /** A word's place in the index and its passages; null where the index does not have it. */
    async find(field, word) {
      const key = this.codes[field] + word;
      if (!this.keys.length) return null;
      const shard = this.shardOf(key);
      const { keys, postings } = await this.terms(shard);
      const at = countBefore(keys, key);
      return keys[at] === key ? { shard, at, postings: postings[at] } : null;
    }

    /** All words of a field that begin so: [word, passages]. */
    async lexicon(field, start) {
      const first = this.codes[field] + start;
      const last = first + "\u{10ffff}";
      const numbers = [];
      for (let n = this.shardOf(first); n < this.keys.length && isBefore(this.keys[n], last); n++) numbers.push(n);
      const found = [];
      for (const { keys, postings } of await Promise.all(numbers.map((n) => this.terms(n)))) {
        keys.forEach((key, at) => key.startsWith(first) && found.push([key.slice(1), postings[at]]));
      }
      return found;
    }

    /** Passage → the word's places in it. */
    async places(found) {
      const numbers = new parts.Numbers(await parts.shard(`p${found.shard}`));
      for (let at = 0; at < found.at; at++) {
        const size = numbers.next();
        numbers.at += size;
      }
      numbers.next();
      return new Map(
        found.postings.map(([passage, often]) => {
          let place = 0;
          return [passage, Array.from({ length: often }, () => (place += numbers.next()))];
        })
      );
    }

    /** A passage's texts: {id, url, title, page, n, speaker, text}. */
    async passage(number) {
      let shard = 0;
      while (this.starts[shard + 1] <= number) shard++;
      const [shared, rows] = await parts.shard(`d${shard}`);
      const [id, file, title, page, n, speaker, text] = rows[number - this.starts[shard]];
      return { id, url: `${shared[file]}#${id}`, title: shared[title], page, n, speaker: shared[speaker], text };
    }
  }

  function postings(numbers) {
    let passage = 0;
    return Array.from({ length: numbers.next() }, () => {
      const step = numbers.next();
      passage += Math.floor(step / 2);
      return [passage, step % 2 ? numbers.next() : 1];
    });
  }

  let open = null;

  /** The index of this page, opened once. */
  parts.index = async function () {
    const overview = await parts.overview();
    if (!open || open.from !== overview) open = { from: overview, index: new Index(overview) };
    return open.index;
  };
})(((window.fonds = window.fonds || {}).parts = window.fonds.parts || {}));
