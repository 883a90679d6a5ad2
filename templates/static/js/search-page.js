// The search page: one field, and the passages that answer, under essay, notes and documents.
// The query stands in the fragment (#q=…), so that a search can be bookmarked. All text goes in as text.
"use strict";
(function (fonds, parts) {
  const GROUPS = [
    ["essay", "Essay", "in the essay"],
    ["notes", "Notes", "in notes"],
    ["documents", "Documents", "in documents"],
  ];
  const STEP = 10;
  const PAUSE = 300;

  const root = document.querySelector("[data-search]");
  const part = (name) => root.querySelector(`[data-search-${name}]`);
  const [form, field, status, again, results] = ["form", "field", "status", "again", "results"].map(part);
  let turn = 0;
  let clock = 0;

  /** An element with classes and content; strings become text, never markup. */
  function make(name, className, ...content) {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...content);
    return element;
  }

  const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;

  /** The snippet with the found words marked. */
  function marked({ text, marks }) {
    const line = make("p", "search-words");
    let at = 0;
    for (const [first, last] of marks) {
      line.append(text.slice(at, first), make("mark", "", text.slice(first, last)));
      at = last;
    }
    line.append(text.slice(at));
    return line;
  }

  /** The sign that a paragraph or speech has in the margin of its page: ¶ 31, ¶ t4. */
  function unit({ id, kind }) {
    const found = /(?:^|\.)(p|t)([0-9]+[a-z]*)$/.exec(id);
    if (!found || !["paragraph", "speech"].includes(kind)) return "";
    return `¶ ${found[1] === "t" ? "t" : ""}${found[2]}`;
  }

  /** What the link to a passage says: where it leads. */
  function label(hit) {
    const where = hit.kind === "note" && hit.n ? `Note ${hit.n}, ${hit.title}` : hit.title;
    const page = hit.page ? `page ${hit.page}` : "";
    return [where, hit.speaker, unit(hit), page].filter(Boolean).join(" · ") || hit.id;
  }

  function item(hit) {
    const link = make("a", "search-where", label(hit));
    link.href = hit.url;
    return make("li", "search-hit", link, marked(hit.snippet));
  }

  /** A group of hits: the best ones, and a button for the next. */
  async function group(answer, found, name, title) {
    const list = make("ol", "search-hits");
    const more = make("button", "search-more");
    more.type = "button";
    const show = async function () {
      const from = list.children.length;
      const hits = await Promise.all(found.slice(from, from + STEP).map((one) => parts.hit(answer, one)));
      list.append(...hits.map(item));
      const left = found.length - list.children.length;
      more.hidden = left <= 0;
      more.textContent = `Show ${Math.min(left, STEP)} more of ${left} in ${title.toLowerCase()}`;
      return list.children[from];
    };
    await show();
    more.addEventListener("click", async () => {
      try {
        (await show()).querySelector("a").focus();
      } catch (error) {
        tell(error);
      }
    });
    const heading = make("h2", "", title, " ", make("span", "search-count", String(found.length)));
    heading.id = `found-${name}`;
    const section = make("section", "search-group", heading, list, more);
    section.setAttribute("aria-labelledby", heading.id);
    return section;
  }

  async function sections(answer) {
    const of = Map.groupBy
      ? Map.groupBy(answer.found, ([passage]) => answer.index.group(passage))
      : answer.found.reduce((groups, found) => {
          const name = answer.index.group(found[0]);
          return groups.set(name, [...(groups.get(name) || []), found]);
        }, new Map());
    const filled = GROUPS.filter(([name]) => of.has(name));
    const spread = filled.map(([name, , where]) => `${of.get(name).length} ${where}`).join(", ");
    const shown = await Promise.all(filled.map(([name, title]) => group(answer, of.get(name), name, title)));
    return { shown, spread };
  }

  /** Say what went wrong; offer another try where that may help. */
  function tell(error) {
    const isQuery = error instanceof parts.QueryError;
    field.setAttribute("aria-invalid", String(isQuery));
    again.hidden = isQuery;
    const what = isQuery ? "This cannot be searched" : "The search did not work";
    status.textContent = `${what}: ${error.message}.`;
  }

  async function run(query) {
    const mine = ++turn;
    again.hidden = true;
    field.removeAttribute("aria-invalid");
    if (!query.trim()) {
      results.replaceChildren();
      status.textContent = "";
      return;
    }
    results.setAttribute("aria-busy", "true");
    try {
      const answer = await parts.find(query);
      const { shown, spread } = await sections(answer);
      if (mine !== turn) return;
      results.replaceChildren(...shown);
      const total = answer.found.length;
      status.textContent = total
        ? `${count(total, "passage")}: ${spread}.`
        : `Nothing in this edition answers “${query.trim()}”.`;
    } catch (error) {
      if (mine !== turn) return;
      results.replaceChildren();
      tell(error);
    } finally {
      if (mine === turn) results.removeAttribute("aria-busy");
    }
  }

  /** The query in the address; "" where there is none. */
  function fromAddress() {
    const found = /^#q=(.*)$/s.exec(location.hash);
    if (!found) return "";
    try {
      return decodeURIComponent(found[1]);
    } catch {
      return found[1];
    }
  }

  const toAddress = (query) => `#q=${encodeURIComponent(query.toWellFormed ? query.toWellFormed() : query)}`;

  function start() {
    if (location.hash.startsWith("#q=")) {
      field.value = fromAddress();
      run(field.value);
    }
  }

  /** Search what stands in the field, and put it in the address: as a step to go back to, or in place. */
  function submit(isStep) {
    clearTimeout(clock);
    const address = toAddress(field.value);
    if (isStep) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
    run(field.value);
  }

  /** An example of the help becomes a button that searches it. */
  function enliven(example) {
    const button = make("button", "search-example");
    button.type = "button";
    example.replaceWith(button);
    button.append(example);
    button.addEventListener("click", () => {
      field.value = example.textContent;
      submit(true);
      field.focus();
    });
  }

  form.hidden = false;
  part("without").hidden = true;
  root.querySelectorAll("[data-search-example]").forEach(enliven);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(true);
  });
  field.addEventListener("input", () => {
    clearTimeout(clock);
    clock = setTimeout(submit, PAUSE, false);
  });
  again.addEventListener("click", () => run(field.value));
  window.addEventListener("popstate", start);
  window.addEventListener("hashchange", start);
  start();
})(window.fonds, window.fonds.parts);
