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

  /** The numbers in base64 of varints, read one after another. */
  parts.Numbers = class {
    constructor(base64) {
      this.bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      this.at = 0;
    }

    get more() {
      return this.at < this.bytes.length;
    }

    next() {
      let number = 0;
      let weight = 1;
      for (;;) {
        const byte = this.bytes[this.at++];
        number += (byte & 127) * weight;
        if (!(byte >= 128)) return number;
        weight *= 128;
      }
    }
  };
})((window.fonds = window.fonds || {}), (window.fonds.parts = window.fonds.parts || {}));
