// The filters: a panel with what can be chosen and how many passages each choice would leave, and a line of what is set.
"use strict";
(function (page) {
  const { make, button } = page;
  const FEW = 8;
  const TITLES = { kind: "Kind", document: "Document", speaker: "Speaker", archive: "Archive" };

  const sameOrder = (facet) => facet.values.map((_, at) => at);
  const byLabel = (facet) =>
    sameOrder(facet).sort((a, b) => facet.values[a].label.localeCompare(facet.values[b].label, "en"));

  /** A group of boxes to tick. `change` is told of each tick. */
  function boxes(name, facet, change) {
    const set = make("fieldset", "search-facet", make("legend", "", TITLES[name]));
    const order = ["speaker", "archive"].includes(name) ? byLabel(facet) : sameOrder(facet);
    const rows = order.map((at) => {
      const box = make("input");
      const number = make("span", "search-count");
      const { value, label } = facet.values[at];
      box.type = "checkbox";
      box.addEventListener("change", () => change(name, value, box.checked));
      const row = make("label", "", box, make("span", "", label, " ", number));
      return { at, value, box, number, row };
    });
    let isWhole = false;
    let last = null;
    const all = button("search-fold", "", () => {
      isWhole = !isWhole;
      update(...last);
    });
    set.append(...rows.map(({ row }) => row), all);

    function update(counts, chosen) {
      last = [counts, chosen];
      let seen = 0;
      for (const { at, value, box, number, row } of rows) {
        box.checked = chosen.includes(value);
        number.textContent = counts[at].toLocaleString("en");
        const isOf = counts[at] > 0 || box.checked || box === document.activeElement;
        row.hidden = !isOf || (++seen > FEW && !isWhole && !box.checked);
      }
      set.hidden = !seen;
      all.hidden = seen <= FEW;
      all.textContent = isWhole ? "Fewer" : `All ${seen}`;
      all.setAttribute("aria-expanded", String(isWhole));
    }
    return { set, update };
  }

  /** From a year to a year. */
  function years(change) {
    const set = make("fieldset", "search-facet search-years", make("legend", "", "Date of the document"));
    const ends = ["from", "to"].map((end) => {
      const select = make("select");
      select.addEventListener("change", () => change(end, select.value));
      set.append(make("label", "", end === "from" ? "from" : "to", " ", select));
      return [end, select];
    });
    function update(counts, chosen) {
      for (const [end, select] of ends) {
        const known = [...new Set([...counts.keys(), chosen[end]])].filter(Boolean).sort();
        const options = known.map((year) => new Option(`${year} (${counts.get(year) || 0})`, year));
        select.replaceChildren(new Option("any year", ""), ...options);
        select.value = chosen[end];
      }
      set.hidden = !counts.size;
    }
    return { set, update };
  }

  /** The panel. `change(chosen)` is told what is now chosen. */
  page.filterPanel = function (panel, body, change) {
    let chosen = page.unfiltered();
    let made = null;
    const tick = (name, value, isOn) => {
      const others = chosen[name].filter((one) => one !== value);
      change({ ...chosen, [name]: isOn ? [...others, value] : others });
    };
    const build = (facets) => {
      const sets = page.FILTERS.map((name) => [name, boxes(name, facets[name], tick)]);
      const span = years((end, year) => change({ ...chosen, [end]: year }));
      body.replaceChildren(...sets.map(([, { set }]) => set), span.set);
      made = { facets, sets, span };
    };
    return {
      /** Show the counts of what was found. */
      update(found, now, facets) {
        chosen = now;
        if (!panel.open || !facets.years) return;
        if (!made || made.facets !== facets) build(facets);
        for (const [name, { update }] of made.sets) update(page.counts(found, chosen, facets, name), chosen[name]);
        made.span.update(page.yearCounts(found, chosen, facets), chosen);
      },
    };
  };

  function span({ from, to }) {
    if (from && to) return from === to ? from : `${from} to ${to}`;
    return from ? `from ${from}` : `to ${to}`;
  }

  /** What is set: a button for each choice takes it away, one takes all away. */
  page.chosenLine = function (line, chosen, facets, change) {
    const name = (key, value) => facets?.[key]?.values.find((one) => one.value === value)?.label || value;
    const drop = (text, without) => {
      const one = button("search-chosen", text, () => change(without));
      one.setAttribute("aria-label", `Remove the filter ${text}`);
      return one;
    };
    const buttons = page.FILTERS.flatMap((key) =>
      chosen[key].map((value) =>
        drop(name(key, value), { ...chosen, [key]: chosen[key].filter((other) => other !== value) })
      )
    );
    if (chosen.from || chosen.to) buttons.push(drop(span(chosen), { ...chosen, from: "", to: "" }));
    if (buttons.length) buttons.push(button("search-unfilter", "Remove all filters", () => change(page.unfiltered())));
    line.replaceChildren(...(buttons.length ? [make("span", "", "Only"), ...buttons] : []));
    line.hidden = !buttons.length;
  };
})((window.fonds.page = window.fonds.page || {}));
