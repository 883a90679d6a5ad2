// The answer on the page: a section for each group, each with its best hits and a way to the next. How a hit looks is
// the view's: page.views.concordance or page.views.passages.
"use strict";
(function (parts, page) {
  const { make, button, count } = page;
  const STEP = 10;
  const MOST = 1000;

  page.views = page.views || {};

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

  /** The passage view: where it is, and the words around what was found. */
  page.views.passages = function (list, hits) {
    list.className = "search-hits";
    list.replaceChildren(
      ...hits.map((hit) => make("li", "search-hit", page.trail.link(hit, page.place(hit)), marked(hit.snippet)))
    );
    return "";
  };

  /** The hits of one group: fetched some at a time, and shown by the view. */
  class Group {
    constructor(answer, found, name, state) {
      Object.assign(this, { answer, found, name, state });
      [this.title, this.where] = page.groupName(name);
      this.hits = [];
      this.list = make("ol");
      this.said = make("p", "search-said");
      this.rest = make("div", "search-rest");
      this.alert = make("p", "search-failed");
      this.alert.setAttribute("role", "alert");
    }

    get left() {
      return this.found.length - this.hits.length;
    }

    async fetch(number) {
      const next = this.found.slice(this.hits.length, this.hits.length + number);
      const hits = await Promise.all(next.map((one) => parts.hit(this.answer, one)));
      for (const hit of hits) hit.lines = page.lines(this.answer.tree, hit);
      this.hits.push(...hits);
      return hits;
    }

    show() {
      const said = page.views[this.state.view](this.list, this.hits, this.state.sort, this.found.length);
      this.said.textContent = said;
      this.said.hidden = !said;
      this.rest.replaceChildren(...this.buttons());
      this.rest.hidden = !this.left;
    }

    buttons() {
      if (!this.left) return [];
      const where = this.title.toLowerCase();
      const some = Math.min(this.left, STEP);
      const most = Math.min(this.left, MOST);
      const more = button("search-more", `Show ${some} more of ${this.left} in ${where}`, () => this.more(some));
      if (most === some) return [more];
      const all = most === this.left ? `Show all ${this.found.length}` : `Show ${most} more`;
      return [more, button("search-more", all, () => this.more(most))];
    }

    /** Fetch and show more; the keyboard goes on with the first of them. */
    async more(number) {
      this.list.setAttribute("aria-busy", "true");
      this.alert.textContent = "";
      try {
        const fresh = new Set((await this.fetch(number)).map((hit) => hit.url));
        this.show();
        page.trail.links(this.list).find((link) => fresh.has(link.getAttribute("href")))?.focus();
      } catch (error) {
        this.alert.textContent = `The rest did not come: ${error.message}. The buttons try again.`;
      } finally {
        this.list.removeAttribute("aria-busy");
      }
    }

    section() {
      const heading = make("h2", "", this.title, " ", make("span", "search-count", String(this.found.length)));
      heading.id = `found-${this.name}`;
      const section = make("section", "search-group", heading, this.said, this.list, this.rest, this.alert);
      section.setAttribute("aria-labelledby", heading.id);
      section.dataset.group = this.name;
      return section;
    }
  }

  /** The groups of an answer with their first hits. `shown`: group → how many hits it shows, if more than the first. */
  page.groups = async function (answer, found, state, shown = {}) {
    const of = new Map();
    const ordered = state.sort === "edition" ? [...found].sort((one, other) => one[0] - other[0]) : found;
    for (const one of ordered) {
      const name = answer.index.group(one[0]);
      if (of.has(name)) of.get(name).push(one);
      else of.set(name, [one]);
    }
    const groups = page.groupOrder([...of.keys()]).map((name) => new Group(answer, of.get(name), name, state));
    await Promise.all(groups.map((group) => group.fetch(Math.max(STEP, Math.min(shown[group.name] || 0, MOST)))));
    for (const group of groups) group.show();
    return groups;
  };

  /** 6 passages: 3 in the essay, 1 in notes, 2 in documents. */
  page.total = function (groups, all) {
    const found = groups.reduce((sum, group) => sum + group.found.length, 0);
    const spread = groups.map((group) => `${group.found.length.toLocaleString("en")} ${group.where}`).join(", ");
    if (found === all) return `${count(all, "passage")}: ${spread}.`;
    return `${found.toLocaleString("en")} of ${count(all, "passage")}, by the filters: ${spread}.`;
  };
})(window.fonds.parts, (window.fonds.page = window.fonds.page || {}));
