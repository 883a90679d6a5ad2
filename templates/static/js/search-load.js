// Shards on demand: classic scripts that are inserted when they are needed, so that search works from file:// too.
// Each says its name, the fingerprint of the whole index, and its data, by calling fonds.shard.
"use strict";
(function (fonds, parts) {
  const PATIENCE = 30000;
  const loading = new Map();
  const given = new Map();

  /** A shard that did not come. Trying again may help. */
  class LoadError extends Error {
    constructor(name, reason) {
      super(`a part of the search index (${name}) ${reason}`);
      this.name = "LoadError";
      this.retry = true;
    }
  }

  fonds.shard = function (name, fingerprint, data) {
    given.set(name, { fingerprint, data });
  };

  function insert(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      const end = function (reason) {
        clearTimeout(clock);
        script.remove();
        const shard = given.get(name);
        given.delete(name);
        if (shard) resolve(shard);
        else reject(new LoadError(name, reason));
      };
      const clock = setTimeout(() => end("did not come in time"), PATIENCE);
      script.charset = "utf-8";
      script.onload = () => end("came damaged");
      script.onerror = () => end("could not be loaded");
      script.src = `${parts.folder}${name}.js`;
      document.head.append(script);
    });
  }

  /** A shard by name, loaded once; one that failed is loaded again when it is asked for again. */
  async function load(name) {
    if (!loading.has(name)) {
      const shard = insert(name);
      loading.set(name, shard);
      shard.catch(() => loading.delete(name));
    }
    return loading.get(name);
  }

  /** Where the shards are, seen from the page. */
  parts.folder = "search/";

  /** The overview: what is where. */
  parts.overview = async () => (await load("index")).data;

  /** Another shard's data, if it is of the same index as the overview. */
  parts.shard = async function (name) {
    const [overview, shard] = await Promise.all([load("index"), load(name)]);
    if (overview.fingerprint === shard.fingerprint) return shard.data;
    loading.delete("index");
    loading.delete(name);
    throw new LoadError(name, "is of another release than the rest: reload the page");
  };

  parts.LoadError = LoadError;

  // Numbers as src/fonds/search/digits.py writes them.
  const OFTEN = "etaoinsrhldcumfpgwybvkxjqz";
  const PRINTED = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));
  const LETTERS = [...OFTEN, ...PRINTED.filter((letter) => !(OFTEN + '"\\<>&').includes(letter))];
  const LAST = 64;
  const VALUES = new Uint8Array(127);
  LETTERS.forEach((letter, value) => (VALUES[letter.charCodeAt(0)] = value));

  /** The numbers of a text, read one after another. */
  parts.Digits = class {
    constructor(text) {
      this.text = text;
      this.at = 0;
    }

    next() {
      let number = 0;
      for (let weight = 1; ; weight *= LETTERS.length - LAST) {
        const value = VALUES[this.text.charCodeAt(this.at++)];
        number += value * weight;
        if (!(value >= LAST)) return number;
      }
    }

    many(count) {
      return Array.from({ length: count }, () => this.next());
    }
  };
})((window.fonds = window.fonds || {}), (window.fonds.parts = window.fonds.parts || {}));
