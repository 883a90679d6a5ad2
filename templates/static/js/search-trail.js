// What a reader takes along who follows a hit: what was searched, the hits in their order, what to mark in each. It goes
// by the browser's storage, never by the address, and found.js on the page of the hit takes it up.
"use strict";
(function (page) {
  const KEY = "fonds-found";
  const carried = new WeakMap();

  /** A link to a hit. `at`: the place in its text that it leads to, where it leads to one of several. */
  function link(hit, text, at = -1) {
    const made = page.make("a", "search-where", text);
    made.href = hit.url;
    carried.set(made, { hit, at });
    return made;
  }

  const links = (root) => [...root.querySelectorAll("a.search-where")];

  /** The hits of these links in order, each passage once, and the number of the one that is followed. */
  function listed(all, followed) {
    const hits = new Map();
    for (const one of all) {
      const { hit } = carried.get(one);
      const marks = hit.lines.map(({ at, word }) => [at, word]);
      if (!hits.has(one.href)) hits.set(one.href, { url: one.href, place: page.place(hit), marks });
    }
    return { hits: [...hits.values()], at: [...hits.keys()].indexOf(followed.href) };
  }

  function shown(root) {
    const sections = [...root.querySelectorAll("[data-group]")];
    const urls = (section) => new Set(links(section).map((one) => one.href));
    return Object.fromEntries(sections.map((section) => [section.dataset.group, urls(section).size]));
  }

  /** Keep the trail for the page that opens: in this tab, or for a moment where a new one can find it. */
  function keep(root, followed, isNewTab, query, total) {
    const trail = { query, total, from: location.href, shown: shown(root), ...listed(links(root), followed) };
    trail.mark = carried.get(followed).at;
    try {
      if (isNewTab) localStorage.setItem(KEY, JSON.stringify({ ...trail, time: Date.now() }));
      else sessionStorage.setItem(KEY, JSON.stringify(trail));
    } catch {
      // Without storage the hit is followed all the same, and its page stays as it is.
    }
  }

  /** Notice when a hit is followed. `about` gives the query, and how many passages answer it. */
  function watch(root, about) {
    const note = (event) => {
      const followed = event.target.closest("a.search-where");
      if (!followed || (event.type === "auxclick" && event.button !== 1)) return;
      const isNewTab = event.type !== "click" || event.ctrlKey || event.metaKey || event.shiftKey;
      keep(root, followed, isNewTab, ...about());
    };
    for (const kind of ["click", "auxclick", "contextmenu"]) root.addEventListener(kind, note);
  }

  /** The trail that led away from this very search, if it is one to which the reader now returns. */
  function returned() {
    try {
      const trail = JSON.parse(sessionStorage.getItem(KEY));
      return trail && trail.from === location.href ? trail : null;
    } catch {
      return null;
    }
  }

  /** Lead back to the hit that was looked at last. */
  function resume(root, trail) {
    const url = trail.hits[trail.at]?.url;
    const last = links(root).find((one) => one.href === url && [trail.mark, -1].includes(carried.get(one).at));
    const found = last || links(root).find((one) => one.href === url);
    found?.focus({ preventScroll: true });
    found?.scrollIntoView({ block: "center" });
  }

  page.trail = { link, links, watch, returned, resume };
})((window.fonds.page = window.fonds.page || {}));
