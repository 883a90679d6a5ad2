// fonds.search(query, {limit, offset, variants}) → a promise of {total, hits: [{id, url, kind, score, snippet}]}.
// It is rejected with a QueryError (reason, position) or a LoadError (retry).
"use strict";
(function (fonds, parts) {
  /**
   * All that answers: {tree, index, found: [[passage, score], …], words, variants: [{asked, also: [name, …]}, …]}.
   * Without variants a name finds itself alone.
   */
  parts.find = async function (query, { variants = true } = {}) {
    parts.read(query); // what cannot be read is refused before anything is loaded
    const index = await parts.index();
    const { tree, words, widenings } = parts.read(query, variants ? index.variants : undefined);
    return { tree, index, found: await parts.ranked(tree, index), words, variants: widenings };
  };

  /** One passage of an answer with all that a page shows of it. */
  parts.hit = async function ({ tree, index }, [number, score]) {
    const passage = await index.passage(number);
    return { ...passage, kind: index.kind(number), score, snippet: parts.snippet(tree, passage.text) };
  };

  fonds.search = async function (query, { limit = 10, offset = 0, variants = true } = {}) {
    const answer = await parts.find(query, { variants });
    const wanted = answer.found.slice(offset, offset + Math.max(limit, 0));
    const hits = await Promise.all(wanted.map((found) => parts.hit(answer, found)));
    return {
      total: answer.found.length,
      hits: hits.map(({ id, url, kind, score, snippet }) => ({ id, url, kind, score, snippet: snippet.text })),
    };
  };
})((window.fonds = window.fonds || {}), (window.fonds.parts = window.fonds.parts || {}));
