// The bar on the page of a hit: what was searched, which hit this is, the way back and on, and the end of it all.
"use strict";
(function (found) {
  let trail = found.trailOfHere();
  let bar = null;
  if (!trail) return;

  function make(name, className, text) {
    const element = document.createElement(name);
    element.className = className;
    element.textContent = text;
    return element;
  }

  function link(className, text, url, label) {
    const made = make(url ? "a" : "span", className, text);
    if (url) {
      made.href = url;
      if (label) made.setAttribute("aria-label", label);
    }
    return made;
  }

  /** A step to another hit. The keyboard stays with it, so that one can go from hit to hit. */
  function step(way, name, text) {
    const hit = trail.hits[trail.at + way];
    const made = link("found-step", text, hit?.url, hit && `${name} hit: ${hit.place}`);
    made.addEventListener("click", () => {
      trail = { ...trail, mark: -1, step: way };
      found.keep(trail);
    });
    return made;
  }

  function end() {
    found.forget();
    found.unmark();
    bar.remove();
    document.documentElement.classList.remove("has-found");
    trail = null;
  }

  function show() {
    const isCut = trail.hits.length < trail.total;
    const number = `hit ${trail.at + 1} of ${trail.hits.length}${isCut ? " listed" : ""}`;
    const words = make("p", "found-words", "");
    const query = make("span", "found-query", "Found for ");
    query.append(make("q", "", trail.query));
    words.append(query, " ", make("span", "found-number", number));
    const away = make("button", "found-end", "×");
    away.type = "button";
    away.setAttribute("aria-label", "Dismiss: take the marks away");
    away.addEventListener("click", end);
    const back = link("found-back", "Results", trail.from, "Back to the results");
    const steps = [step(-1, "Previous", "‹"), step(1, "Next", "›")];
    bar.replaceChildren(back, words, ...steps, away);
    const way = trail.step;
    if (!way) return;
    const again = steps[way < 0 ? 0 : 1];
    const focus = () => (again.href ? again : back).focus({ preventScroll: true });
    // The browser goes to the fragment when the page is there, and would take the focus away again.
    if (document.readyState === "complete") focus();
    else window.addEventListener("load", () => requestAnimationFrame(() => requestAnimationFrame(focus)));
  }

  /** This is a hit: mark it. It may be another one than before, on the same page. */
  function arrive() {
    const at = trail ? trail.hits.findIndex((hit) => hit.url === found.here()) : -1;
    if (at < 0) return;
    trail = { ...trail, at };
    found.mark(trail.hits[at]);
    show();
    delete trail.step;
    found.keep(trail);
  }

  bar = make("nav", "found-bar", "");
  bar.setAttribute("aria-label", "Search");
  bar.addEventListener("keydown", (event) => event.key === "Escape" && end());
  document.querySelector("main").before(bar);
  document.documentElement.classList.add("has-found");
  window.addEventListener("hashchange", arrive);
  arrive();
})(window.fonds.found);
