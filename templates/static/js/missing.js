// On the page for addresses that lead nowhere: names the nearest page that is there. An id that the edition knows leads
// to its page at once, whatever page it was asked on. Without scripts the list of editions is there.
"use strict";
(function () {
  const place = document.getElementById("nearest");
  const root = new URL(place.dataset.root, location.href).pathname;
  const editions = [...document.querySelectorAll("[data-edition]")];

  /** An address's part in plain letters; as it is where it is no proper encoding. */
  function plain(part) {
    try {
      return decodeURIComponent(part).toLowerCase();
    } catch {
      return part.toLowerCase();
    }
  }

  /** How many letters have to be changed, added or left out to make one word of another. */
  function distance(one, other) {
    let row = Array.from({ length: other.length + 1 }, (_, i) => i);
    for (let i = 1; i <= one.length; i++) {
      const above = row;
      row = [i];
      for (let j = 1; j <= other.length; j++)
        row[j] = Math.min(row[j - 1] + 1, above[j] + 1, above[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
    }
    return row[other.length];
  }

  /** The candidate that is most like a word, if half of the word is in it; the first of those that are equally like. */
  function likest(word, candidates, nameOf) {
    let [best, least] = [null, word.length / 2];
    for (const candidate of candidates) {
      const letters = distance(word.slice(0, 80), nameOf(candidate));
      if (letters < least) [best, least] = [candidate, letters];
    }
    return best;
  }

  /** The edition that an address names, or nearly names; the only one, where there is but one. */
  function editionOf(parts) {
    const named = editions.find((edition) => parts.includes(edition.dataset.edition));
    if (named || editions.length === 1) return named || editions[0];
    return parts.length ? likest(parts[0], editions, (edition) => edition.dataset.edition) : null;
  }

  /** The page that is nearest to a name: the same, the same kind with the nearest number, or the one most like it. */
  function pageFor(name, pages) {
    const stem = (page) => page.replace(/\.html?$/, "");
    const asked = stem(name);
    const same = pages.find((page) => stem(page) === asked);
    if (same) return same;
    const numbered = /^(.*?)(\d+)$/.exec(asked);
    if (numbered) {
      const ofKind = pages
        .map((page) => [page, /^(.*?)(\d+)$/.exec(stem(page))])
        .filter(([, parts]) => parts && parts[1] === numbered[1])
        .map(([page, parts]) => [Math.abs(parts[2] - numbered[2]), page]);
      if (ofKind.length) return ofKind.reduce((best, one) => (one[0] < best[0] ? one : best))[1];
    }
    return likest(asked, pages, stem);
  }

  function show(edition, page) {
    const link = document.createElement("a");
    link.href = `${root}${edition.dataset.edition}/${page}`;
    link.textContent = `${edition.dataset.edition}/${page}`;
    place.append("The nearest address where something stands: ", link, ".");
  }

  /** `pages`: file → the ids on it. */
  function lead(edition, parts, pages) {
    const asked = plain(location.hash.slice(1));
    for (const [page, ids] of Object.entries(pages)) {
      const id = ids.find((one) => one.toLowerCase() === asked);
      if (id) return location.replace(`${root}${edition.dataset.edition}/${page}#${id}`);
    }
    const last = parts.at(-1) ?? "";
    show(edition, (last !== edition.dataset.edition && pageFor(last, Object.keys(pages))) || "index.html");
  }

  const path = location.pathname;
  if (!path.startsWith(root)) return;
  const parts = path.slice(root.length).split("/").filter(Boolean).map(plain);
  const edition = editionOf(parts);
  if (!edition) return;
  const script = document.createElement("script");
  script.src = edition.dataset.addresses;
  script.addEventListener("load", () => lead(edition, parts, window.fondsAddresses[edition.dataset.edition]));
  document.head.append(script);
})();
