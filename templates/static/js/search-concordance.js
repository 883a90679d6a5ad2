// The concordance: one line for each place where the query was found, the found words beneath one another.
"use strict";
(function (page) {
  const { make, count } = page;
  const SIDES = { left: "before", right: "after" };

  function item(line) {
    const where = make("span", "line-where", page.trail.link(line.hit, page.shortPlace(line.hit), line.at));
    where.firstChild.title = page.place(line.hit);
    if (!line.word) return make("li", "line bare", where, " ", make("span", "line-found", line.after));
    const found = make("span", "line-found", make("mark", "", line.word), line.after);
    return make("li", "line", where, " ", make("span", "line-before", make("span", "", line.before)), found);
  }

  function told(lines, hits, sort, total) {
    const passages = hits.length < total ? `the first ${hits.length} of ${count(total, "passage")}` : "";
    const many = count(lines.length, "line");
    const side = SIDES[sort];
    if (side && passages) {
      return `Sorted by the words ${side}, over the ${many} of ${passages} only; show all to sort all.`;
    }
    if (side) return `${many}, sorted by the words ${side}.`;
    if (passages) return `${many} of ${passages}.`;
    return lines.length === hits.length ? "" : `${many}.`;
  }

  /** Fill a list with the lines of the hits, and say over how many of them it is. */
  page.views.concordance = function (list, hits, sort, total) {
    const lines = hits.flatMap((hit) => (hit.lines.length ? hit.lines : [page.bareLine(hit)]));
    list.className = "search-lines";
    list.replaceChildren(...page.sortedLines(lines, sort).map(item));
    return told(lines, hits, sort, total);
  };

  /** A line can be clicked wherever it is, but its words can be chosen for copying. */
  page.clickLines = function (results) {
    results.addEventListener("click", (event) => {
      const line = event.target.closest(".line");
      if (!line || event.target.closest("a") || event.button || String(getSelection())) return;
      const { ctrlKey, metaKey, shiftKey } = event;
      const click = new MouseEvent("click", { bubbles: true, cancelable: true, view: window, ctrlKey, metaKey, shiftKey });
      line.querySelector("a").dispatchEvent(click);
    });
  };
})((window.fonds.page = window.fonds.page || {}));
