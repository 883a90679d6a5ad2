// The index as the shards hold it: words in order, their passages, their places, the passages' texts.
// See src/fonds/search/shards.py; the lexicon's form is told in lexicon.py.
"use strict";
(function (parts) {
  const FORM = 2;
  const TEXT = "exact";
  const SHORT = 3;

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

  /** Things that are numbered through, so many in each shard: which shard holds a number, and as which of its things. */
  class Cut {
    constructor(counts) {
      this.starts = [0];
      const digits = new parts.Digits(counts);
      while (digits.at < counts.length) this.starts.push(this.starts.at(-1) + digits.next());
    }

    /** How many things a shard holds. */
    count(shard) {
      return this.starts[shard + 1] - this.starts[shard];
    }

    find(number) {
      let [low, high] = [0, this.starts.length - 1];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (this.starts[middle] <= number) low = middle;
        else high = middle;
      }
      return [low, number - this.starts[low]];
    }
  }

  /** What is loaded and read once. */
  class Kept {
    constructor(read) {
      this.read = read;
      this.all = new Map();
    }

    get(key) {
      if (!this.all.has(key)) {
        const made = this.read(key);
        this.all.set(key, made);
        made.catch(() => this.all.delete(key));
      }
      return this.all.get(key);
    }
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
      this.few = overview.few;
      this.firsts = overview.firsts;
      this.irregular = new Map(Object.entries(overview.irregular));
      this.lengths = new parts.Digits(overview.lengths).many(this.count).map((step) => overview.steps[step]);
      this.variants = new parts.Variants(overview.variants);
      this.cuts = {};
      for (const name of ["lexicon", "postings", "places", "texts"]) this.cuts[name] = new Cut(overview[name]);
      this.words = new Kept(async (shard) => spelled(await parts.shard(`w${shard}`)));
      this.postings = new Kept(async (shard) => {
        const digits = new parts.Digits(await parts.shard(`t${shard}`));
        return Array.from({ length: this.cuts.postings.count(shard) }, () => passagesOf(digits));
      });
      const texts = new parts.Texts(overview.common);
      this.texts = new Kept(async (shard) => texts.read(await parts.shard(`d${shard}`)));
    }

    /** A passage's kind. */
    kind(passage) {
      return this.kindNames[this.kinds[passage].toLowerCase()];
    }

    /** What a passage is listed under: notes, documents, the essay, files of archives or emendations. */
    group(passage) {
      const code = this.kinds[passage];
      const apart = { file: "files", emendation: "emendations" }[this.kind(passage)];
      if (apart) return apart;
      if (code === "n") return "notes";
      return code === code.toUpperCase() ? "documents" : "essay";
    }

    /** The number of the lexicon shard that holds a key, if any holds it. */
    shardOf(key) {
      const after = countBefore(this.firsts, key);
      return this.firsts[after] === key ? after : Math.max(0, after - 1);
    }

    /** All words of a field that begin so: [word, number], in order. */
    async lexicon(field, start = "") {
      const first = this.codes[field] + start;
      const last = first + "\u{10ffff}";
      const found = [];
      const shards = [];
      for (let n = this.shardOf(first); n < this.firsts.length && isBefore(this.firsts[n], last); n++) shards.push(n);
      const loaded = await Promise.all(shards.map((n) => this.words.get(n)));
      loaded.forEach((keys, at) => {
        const from = this.cuts.lexicon.starts[shards[at]];
        for (let n = countBefore(keys, first); n < keys.length && keys[n].startsWith(first); n++) {
          found.push([keys[n].slice(1), from + n]);
        }
      });
      return found;
    }

    /** A word's number; null where the index does not have it. */
    async find(field, word) {
      const key = this.codes[field] + word;
      if (!this.firsts.length) return null;
      const shard = this.shardOf(key);
      const keys = await this.words.get(shard);
      const at = countBefore(keys, key);
      return keys[at] === key ? this.cuts.lexicon.starts[shard] + at : null;
    }

    /** The text's words that have a stem: [word, number]. */
    async ofStem(stem) {
      const start = stem.length <= SHORT ? stem : stem.slice(0, -1);
      const regular = (await this.lexicon(TEXT, start)).filter(([word]) => parts.stem(word) === stem);
      const others = (this.irregular.get(stem) || []).map(async (word) => [word, await this.find(TEXT, word)]);
      return [...regular, ...(await Promise.all(others))];
    }

    /** A word's passages: [passage, how often]. */
    async passages(number) {
      const [shard, at] = this.cuts.postings.find(number);
      return (await this.postings.get(shard))[at];
    }

    /** Passage → the word's places in it; null where they are to be read in the texts (see `few`). */
    async places(number) {
      const passages = await this.passages(number);
      const [shard, at] = this.cuts.places.find(number);
      const digits = new parts.Digits(await parts.shard(`p${shard}`));
      for (let before = 0; before < at; before++) {
        const size = digits.next();
        digits.at += size;
      }
      if (!digits.next()) return null;
      const inOne = (often) => {
        let place = 0;
        return digits.many(often).map((step) => (place += step));
      };
      return new Map(passages.map(([passage, often]) => [passage, inOne(often)]));
    }

    /** A passage's texts: {id, url, title, page, n, speaker, text}. */
    async passage(number) {
      const [shard, at] = this.cuts.texts.find(number);
      return (await this.texts.get(shard))[at];
    }
  }

  /** The keys of a lexicon shard: a capital says how many letters are those of the key before. */
  function spelled(coded) {
    let before = "";
    return coded.match(/[A-Z][^A-Z]*/g).map((piece) => (before = before.slice(0, piece.charCodeAt(0) - 65) + piece.slice(1)));
  }

  function passagesOf(digits) {
    let passage = 0;
    return Array.from({ length: digits.next() }, () => {
      const step = digits.next();
      passage += Math.floor(step / 2);
      return [passage, step % 2 ? digits.next() : 1];
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
