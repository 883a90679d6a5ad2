// On the page of a hit: what was found is marked, and a bar leads back to the results and on to the next hit. What is to
// be marked comes by the browser's storage from the search page (search-trail.js); without it the page stays as it is.
"use strict";
(function () {
  const KEY = "fonds-found";
  const FRESH = 120000;
  const ASIDE = ".ref, .address, .lines, .beside, .card, .back, .pb, .place, .sign, script, style";

  const here = () => location.href;

  function read(storage) {
    try {
      return JSON.parse(storage().getItem(KEY));
    } catch {
      return null;
    }
  }

  /** In this tab; a new tab finds for a moment what the old one left for it, and takes it over. */
  function trailOfHere() {
    const isHere = (trail) => Array.isArray(trail?.hits) && trail.hits.some((hit) => hit.url === here());
    const left = read(() => localStorage);
    const own = read(() => sessionStorage);
    if (left && Date.now() - left.time < FRESH && isHere(left)) {
      forget(() => localStorage);
      return left;
    }
    if (left && !(Date.now() - left.time < FRESH)) forget(() => localStorage);
    return isHere(own) ? own : null;
  }

  function forget(storage) {
    try {
      storage().removeItem(KEY);
    } catch {
      // Nothing was kept, nothing is to be forgotten.
    }
  }

  function keep(trail) {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(trail));
    } catch {
      // The bar works on this page all the same.
    }
  }

  /** The words of an element as one string with single spaces, and where each letter stands: [node, offset]. */
  function words(root, isLeftOut) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
      if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
      return isLeftOut(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    });
    let text = "";
    const places = [];
    while (walker.nextNode()) {
      const { data } = walker.currentNode;
      for (let at = 0; at < data.length; at++) {
        const letter = /\s/.test(data[at]) ? " " : data[at];
        if (letter === " " && (text === "" || text.endsWith(" "))) continue;
        text += letter;
        places.push([walker.currentNode, at]);
      }
    }
    return { text, places };
  }

  const isLetter = (sign) => Boolean(sign) && /[\p{L}\p{N}]/u.test(sign);

  /** Where `word` stands in the text, nearest to `near`; a whole word rather than a part of one. -1: nowhere. */
  function nearest(text, word, near, taken) {
    const found = [];
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) if (!taken.has(at)) found.push(at);
    const whole = found.filter((at) => !isLetter(text[at - 1]) && !isLetter(text[at + word.length]));
    const nearer = (best, at) => (best < 0 || Math.abs(at - near) < Math.abs(best - near) ? at : best);
    return (whole.length ? whole : found).reduce(nearer, -1);
  }

  /** The pieces of text nodes to be marked: node → [[from, to], …]. A mark never crosses an element. */
  function pieces({ text, places }, marks, missed) {
    const of = new Map();
    const taken = new Set();
    for (const [near, word] of marks) {
      const at = nearest(text, word, near, taken);
      if (at < 0) {
        missed.push([near, word]);
        continue;
      }
      taken.add(at);
      for (const [node, offset] of places.slice(at, at + word.length)) {
        const runs = of.get(node) || of.set(node, []).get(node);
        if (runs.at(-1)?.[1] === offset) runs.at(-1)[1]++;
        else runs.push([offset, offset + 1]);
      }
    }
    return of;
  }

  function wrap(of) {
    for (const [node, runs] of of) {
      for (const [from, to] of runs.sort((one, other) => other[0] - one[0])) {
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, to);
        const mark = document.createElement("mark");
        mark.className = "found";
        range.surroundContents(mark);
      }
    }
  }

  function unmark() {
    for (const mark of document.querySelectorAll("mark.found")) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
  }

  /** Mark a hit in its passage: in the text that is shown, and what is not there in the other one. */
  function mark(hit) {
    unmark();
    const target = document.getElementById(decodeURIComponent(new URL(hit.url).hash.slice(1)));
    if (!target) return;
    const missed = [];
    wrap(pieces(words(target, (node) => node.matches(`${ASIDE}, .w`)), hit.marks, missed));
    // An emendation of which only a sign stands in the text is told by its card, which the browser opens.
    const isCard = target.matches(".em");
    if (missed.length) wrap(pieces(words(target, (node) => !isCard && node.matches(ASIDE)), missed, []));
  }

  window.fonds = window.fonds || {};
  window.fonds.found = { trailOfHere, forget: () => forget(() => sessionStorage), keep, mark, unmark, here };
})();
