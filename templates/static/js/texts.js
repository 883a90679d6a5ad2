// The switch between the reading text and the witness's: remembered from page to page, and the place is kept. Without
// scripts the switch works all the same, by the style sheet, for the page on which it stands.
"use strict";
(function () {
  const KEY = "fonds-text";
  const box = document.getElementById("page-witness-text");
  if (!box) return;

  // A browser may refuse to remember (private windows, files): then the switch holds for the page alone.
  function remembered() {
    try {
      return localStorage.getItem(KEY) === "witness";
    } catch {
      return null;
    }
  }

  function remember() {
    try {
      localStorage.setItem(KEY, box.checked ? "witness" : "reading");
    } catch {
      // see above
    }
  }

  /** The paragraph at the upper edge of the window: it stays where it is while the words around it change. */
  const atTop = () => [...document.querySelectorAll(".unit")].find((unit) => unit.getBoundingClientRect().bottom > 60);

  let kept = null;
  const keep = () => (kept = [atTop()].filter(Boolean).map((unit) => [unit, unit.getBoundingClientRect().top])[0]);

  function show() {
    if (!kept) return;
    const moved = kept[0].getBoundingClientRect().top - kept[1];
    if (Math.abs(moved) > 1) window.scrollBy({ top: moved, behavior: "instant" });
  }

  const label = box.closest("label");
  for (const event of ["pointerdown", "keydown"]) label.addEventListener(event, keep);
  box.addEventListener("change", () => {
    remember();
    show();
  });

  const restore = () => {
    const was = remembered();
    if (was !== null) box.checked = was;
  };
  restore();
  window.addEventListener("pageshow", restore);
})();
