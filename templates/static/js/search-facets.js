// What passages have in common, for the filters: read from the shard `facets` (src/fonds/search/facets.py) when filters
// are opened or set, never for a search alone.
"use strict";
(function (parts, page) {
  /** Passage → numbers of the values it has, from each value's runs of passages. */
  function spread(rows) {
    const of = new Map();
    rows.forEach((row, number) => {
      const runs = new parts.Digits(row.at(-1));
      let passage = 0;
      while (runs.at < runs.text.length) {
        passage += runs.next();
        for (let left = runs.next(); left > 0; left--, passage++) {
          if (of.has(passage)) of.get(passage).push(number);
          else of.set(passage, [number]);
        }
      }
    });
    return of;
  }

  function facet(rows) {
    const of = spread(rows);
    const values = rows.map((row) => ({ value: row[0], label: row.at(-2) }));
    return { values, of: (passage) => of.get(passage) || [] };
  }

  function kinds(index) {
    const names = page.kindOrder([...new Set(Array.from({ length: index.count }, (_, passage) => index.kind(passage)))]);
    const at = new Map(names.map((name, number) => [name, [number]]));
    return { values: names.map((value) => ({ value, label: page.kindName(value) })), of: (p) => at.get(index.kind(p)) };
  }

  /** Passage → [first year, last year] of its document; undefined where that is not known. */
  function years(rows) {
    const spans = rows.map(([date]) => [date.slice(0, 4), (date.split("/")[1] || date).slice(0, 4)]);
    const of = spread(rows);
    return { spans, of: (passage) => spans[of.get(passage)?.[0]] };
  }

  /** The kinds alone: they are in the index, and need no shard. */
  page.kindsOnly = (index) => ({ kind: kinds(index) });

  /** All facets: {kind, document, speaker, archive} with {values, of}, and years. */
  page.facets = async function (index) {
    const data = await parts.shard("facets");
    const [document, speaker, archive] = ["document", "speaker", "archive"].map((name) => facet(data[name]));
    return { kind: kinds(index), document, speaker, archive, years: years(data.date) };
  };

  function isOfYears(facets, chosen, passage) {
    if (!chosen.from && !chosen.to) return true;
    const span = facets.years?.of(passage);
    return Boolean(span) && (!chosen.from || span[1] >= chosen.from) && (!chosen.to || span[0] <= chosen.to);
  }

  /** Those of `found` that pass all filters but the one named `but`. */
  page.narrowed = function (found, chosen, facets, but = "") {
    const set = page.FILTERS.filter((name) => name !== but && chosen[name].length);
    const wanted = set.map((name) => {
      const { values, of } = facets[name];
      const numbers = new Set(chosen[name].map((value) => values.findIndex((one) => one.value === value)));
      return (passage) => of(passage).some((number) => numbers.has(number));
    });
    return found.filter(
      ([passage]) => wanted.every((has) => has(passage)) && (but === "years" || isOfYears(facets, chosen, passage))
    );
  };

  /** How many passages each value of a filter would leave, the other filters being as they are. */
  page.counts = function (found, chosen, facets, name) {
    const { values, of } = facets[name];
    const counts = values.map(() => 0);
    for (const [passage] of page.narrowed(found, chosen, facets, name)) for (const at of of(passage)) counts[at]++;
    return counts;
  };

  /** Year → how many passages, in order of the years; a document of several years counts in each. */
  page.yearCounts = function (found, chosen, facets) {
    const counts = new Map([...new Set(facets.years.spans.flat())].sort().map((year) => [year, 0]));
    for (const [passage] of page.narrowed(found, chosen, facets, "years")) {
      for (const year of new Set(facets.years.of(passage) || [])) counts.set(year, counts.get(year) + 1);
    }
    return counts;
  };
})(window.fonds.parts, (window.fonds.page = window.fonds.page || {}));
