// A refinement for those who point: the marker shows its note where it stands, beside or beneath the paragraph, instead
// of leaving for the list at the end. The keyboard, screen readers and pages without scripts follow the link as it is.
"use strict";
(function () {
  const slotOf = (marker) => [...marker.classList].find((name) => /^r\d+$/.test(name)).slice(1);
  let lit = null;

  function show(note) {
    if (lit) lit.classList.remove("lit");
    lit = note;
    note.classList.add("lit");
    note.open = true;
    note.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".ref a");
    const byPointer = event.detail > 0 && event.button === 0;
    if (!link || !byPointer || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const unit = link.closest(".unit");
    const note = unit && unit.querySelector(".beside > .k" + slotOf(link.parentElement));
    if (!note) return;
    event.preventDefault();
    show(note);
    history.replaceState(null, "", link.hash);
  });
})();
