// The search page by keyboard: arrows lead from the field through the hits and back, Escape leads back and clears.
"use strict";
(function (page) {
  /** `clear` empties the field and the page. */
  page.keys = function (root, field, clear) {
    const step = function (from, by) {
      const all = page.trail.links(root);
      const to = from === field ? (by > 0 ? all[0] : null) : all[all.indexOf(from) + by];
      if (to) to.focus();
      else if (by < 0) field.focus();
      return Boolean(to) || by < 0;
    };
    root.addEventListener("keydown", (event) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const from = event.target === field ? field : event.target.closest("a.search-where");
      if (event.key === "Escape") {
        event.preventDefault();
        if (event.target === field) clear();
        else field.focus();
      } else if (from && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
        if (step(from, event.key === "ArrowDown" ? 1 : -1)) event.preventDefault();
      }
    });
  };
})((window.fonds.page = window.fonds.page || {}));
