// A search in the address: #q=…&view=passages&sort=right&kind=note&from=1957. All of it is in the fragment, so that a
// bookmark is the whole truth. Filters stand beside the query and not in it: the words in the field stay the reader's
// own, several values of one filter need no brackets, and a filter counts what each of its other values would find.
"use strict";
(function (page) {
  const VIEWS = ["concordance", "passages"];
  const SORTS = ["relevance", "edition", "left", "right"];

  /** The filters that hold a list of values; the span of years stands beside them. */
  page.FILTERS = ["kind", "document", "speaker", "archive"];

  /** Filters of which none is set. */
  page.unfiltered = () => ({ kind: [], document: [], speaker: [], archive: [], from: "", to: "" });

  /** A search as it is when nothing is said about it. */
  page.newState = (query = "") => ({
    query,
    view: VIEWS[0],
    sort: SORTS[0],
    variants: true,
    chosen: page.unfiltered(),
  });

  /** What was escaped, and a % that escapes nothing as it stands: an address may have been written by hand. */
  function decoded(text) {
    return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
      try {
        return decodeURIComponent(run);
      } catch {
        return run;
      }
    });
  }

  const encoded = (text) => encodeURIComponent(text.toWellFormed ? text.toWellFormed() : text);

  /** The search that a fragment holds; null where it holds none. Keys and values that are not known are passed over. */
  page.read = function (fragment) {
    const pairs = fragment
      .replace(/^#/, "")
      .split("&")
      .map((pair) => [pair.split("=", 1)[0], decoded(pair.slice(pair.indexOf("=") + 1))]);
    const values = (name) => pairs.filter(([key]) => key === name).map(([, value]) => value);
    const one = (name, allowed) => values(name).find((value) => allowed.includes(value)) || allowed[0];
    if (!pairs.some(([key]) => key === "q")) return null;
    const state = page.newState(values("q")[0]);
    state.view = one("view", VIEWS);
    state.sort = one("sort", SORTS);
    state.variants = !values("variants").includes("off");
    for (const name of page.FILTERS) state.chosen[name] = [...new Set(values(name))].filter(Boolean);
    for (const end of ["from", "to"]) state.chosen[end] = values(end).find((year) => /^[0-9]{4}$/.test(year)) || "";
    return state;
  };

  /** The fragment of a search. What is as it always is stays out. */
  page.write = function ({ query, view, sort, variants, chosen }) {
    const pairs = [["q", query]];
    if (view !== VIEWS[0]) pairs.push(["view", view]);
    if (sort !== SORTS[0]) pairs.push(["sort", sort]);
    for (const name of page.FILTERS) pairs.push(...chosen[name].map((value) => [name, value]));
    for (const end of ["from", "to"]) if (chosen[end]) pairs.push([end, chosen[end]]);
    if (!variants) pairs.push(["variants", "off"]);
    return `#${pairs.map(([key, value]) => `${key}=${encoded(value)}`).join("&")}`;
  };

  /** Whether any filter is set. */
  page.isFiltered = (chosen) => page.FILTERS.some((name) => chosen[name].length) || Boolean(chosen.from || chosen.to);
})((window.fonds.page = window.fonds.page || {}));
