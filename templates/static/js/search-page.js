// The search page: one field, and what answers it. This is the wiring; the parts are the other search-*.js.
"use strict";
(function (parts, page) {
  const PAUSE = 150;
  const QUIET = 800;

  const root = document.querySelector("[data-search]");
  const part = (name) => root.querySelector(`[data-search-${name}]`);
  const [form, field, total, status, again, results] = ["form", "field", "total", "status", "again", "results"].map(part);
  const [tools, sort, chosen, also, near, fault] = ["tools", "sort", "chosen", "also", "near", "fault"].map(part);
  const [panel, body] = ["filters", "facets"].map(part);
  const views = [...root.querySelectorAll("[data-search-view]")];

  let state = page.newState();
  let turn = 0;
  let passages = 0;
  let [typing, speaking] = [0, 0];
  /** Whether the search in the address is still being typed: then it is no step to go back to, and gives way. */
  let isDraft = false;
  let known = { index: null, facets: null };
  let last = null;

  /** Say it on the page at once, and to those who listen when the typing has come to rest. */
  function say(text, isTyped) {
    clearTimeout(speaking);
    total.textContent = text;
    speaking = setTimeout(() => (status.textContent = text), isTyped ? QUIET : 0);
  }

  function clear() {
    results.replaceChildren();
    for (const one of [tools, panel, chosen, also, near, fault, again]) one.hidden = true;
    field.removeAttribute("aria-invalid");
  }

  /** Say what went wrong; offer another try where that may help. */
  function tell(error, isTyped) {
    clear();
    const isQuery = error instanceof parts.QueryError;
    field.setAttribute("aria-invalid", String(isQuery));
    again.hidden = isQuery;
    const what = isQuery ? "This cannot be searched" : "The search did not work";
    if (isQuery) page.faultPlace(fault, field, state.query, error);
    say(`${what}: ${error.message}.`, isTyped);
  }

  /** The facets that are needed: those of the shard only where a filter is set or the panel is open. */
  async function facets(index) {
    const needsAll = panel.open || page.isFiltered({ ...state.chosen, kind: [] });
    if (known.index !== index) known = { index, facets: page.kindsOnly(index) };
    if (needsAll && !known.facets.years) known.facets = await page.facets(index);
    return known.facets;
  }

  function nothing(answer) {
    const hasMore = answer.found.length > 0;
    const query = state.query.trim();
    if (!hasMore) return `Nothing in this edition answers “${query}”.`;
    return `${page.count(answer.found.length, "passage")} answer “${query}”, but none of them passes the filters.`;
  }

  async function show(answer, isTyped, mine, trail) {
    const all = await facets(answer.index);
    const found = page.narrowed(answer.found, state.chosen, all);
    const groups = await page.groups(answer, found, state, trail?.shown);
    if (mine !== turn) return;
    for (const one of [near, fault, again]) one.hidden = true;
    field.removeAttribute("aria-invalid");
    results.replaceChildren(...groups.map((group) => group.section()));
    last = answer;
    passages = found.length;
    tools.hidden = !found.length;
    panel.hidden = !answer.found.length;
    filters.update(answer.found, state.chosen, all);
    page.chosenLine(chosen, state.chosen, all, (now) => choose(now, true));
    page.variantsLine(also, answer.variants || [], state, (isOn) => change({ variants: isOn }));
    say(groups.length ? page.total(groups, answer.found.length) : nothing(answer), isTyped);
    if (trail) page.trail.resume(results, trail);
    if (!answer.found.length) await page.suggestions(near, answer, state.query, ask);
  }

  /** Answer the search as it now is. `isTyped`: it may be half a word, and faults can wait. */
  async function run(isTyped = false, trail = null) {
    const mine = ++turn;
    clearTimeout(speaking);
    if (!state.query.trim()) {
      clear();
      say("", false);
      results.removeAttribute("aria-busy");
      return;
    }
    results.setAttribute("aria-busy", "true");
    try {
      const answer = await parts.find(state.query, { variants: state.variants });
      if (mine === turn) await show(answer, isTyped, mine, trail);
    } catch (error) {
      if (isTyped && error instanceof parts.QueryError) await new Promise((resolve) => setTimeout(resolve, QUIET));
      if (mine === turn) tell(error, false);
    } finally {
      if (mine === turn) results.removeAttribute("aria-busy");
    }
  }

  /** Put the search into the address, as a step to go back to or in place, and answer it. */
  function submit(isStep, isTyped) {
    clearTimeout(typing);
    const address = state.query.trim() ? page.write(state) : location.pathname + location.search;
    if (isStep) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    isDraft = isTyped;
    set();
    return run(isTyped);
  }

  function change(what) {
    state = { ...state, ...what };
    return submit(true, false);
  }

  function ask(query) {
    field.value = query;
    state = { ...page.newState(query), view: state.view, sort: state.sort, variants: state.variants };
    submit(true, false);
    field.focus();
  }

  async function choose(now, isOfLine = false) {
    await change({ chosen: now });
    // The button that was pressed has gone: the keyboard goes on with the next one, or with the panel.
    if (isOfLine) (chosen.hidden ? panel.querySelector("summary") : chosen.querySelector("button")).focus();
  }

  /** The panel counts what was found, when it is opened. */
  async function opened() {
    if (!panel.open || !last) return;
    try {
      filters.update(last.found, state.chosen, await facets(last.index));
    } catch (error) {
      tell(error, false);
    }
  }

  /** Let the controls show what is searched. */
  function set() {
    for (const view of views) view.checked = view.value === state.view;
    for (const option of sort.options) {
      option.disabled = state.view !== "concordance" && ["left", "right"].includes(option.value);
    }
    sort.value = state.sort;
  }

  /** Take the search from the address; anything else there, such as a letter of the index, is not ours. */
  function start(event) {
    const read = page.read(location.hash);
    if (!read && location.hash) return;
    state = read || page.newState();
    isDraft = false;
    field.value = state.query;
    set();
    run(false, event ? null : page.trail.returned());
  }

  /** An example of the help becomes a button that searches it. */
  function enliven(example) {
    const button = page.button("search-example", "", () => ask(example.textContent));
    example.replaceWith(button);
    button.append(example);
  }

  const filters = page.filterPanel(panel, body, choose);
  form.hidden = false;
  part("without").hidden = true;
  root.querySelectorAll("[data-search-example]").forEach(enliven);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    state = { ...state, query: field.value };
    submit(!isDraft, false);
  });
  field.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => {
      state = { ...state, query: field.value };
      submit(!isDraft && Boolean(page.read(location.hash)), true);
    }, PAUSE);
  });
  for (const view of views) {
    view.addEventListener("change", () => {
      const isSorted = view.value === "concordance" || state.sort === "edition";
      change({ view: view.value, sort: isSorted ? state.sort : "relevance" });
    });
  }
  sort.addEventListener("change", () => change({ sort: sort.value }));
  panel.addEventListener("toggle", opened);
  again.addEventListener("click", () => run());
  page.trail.watch(results, () => [state.query, passages]);
  page.clickLines(results);
  page.keys(root, field, () => ask(""));
  window.addEventListener("popstate", start);
  start();
})(window.fonds.parts, window.fonds.page);
