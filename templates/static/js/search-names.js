// How the search page names things, and the few ways in which it makes elements. All text goes in as text.
"use strict";
(function (page) {
  const KINDS = {
    paragraph: "Paragraphs",
    speech: "Speeches",
    note: "Notes",
    heading: "Headings",
    title: "Titles",
    source: "Source lines",
    byline: "Bylines",
    editorial: "Editors’ notes",
    file: "Archive files",
    emendation: "Emendations",
  };
  const GROUPS = {
    essay: ["Essay", "in the essay"],
    notes: ["Notes", "in notes"],
    documents: ["Documents", "in documents"],
    files: ["Archive files", "among archive files"],
    emendations: ["Emendations", "among emendations"],
  };

  const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);

  /** The kinds in the order in which they are named. */
  page.kindOrder = (names) => [...Object.keys(KINDS).filter((kind) => names.includes(kind)), ...names.filter((n) => !KINDS[n])];

  /** What passages of a kind are called. */
  page.kindName = (kind) => KINDS[kind] || `${capital(kind)}s`;

  /** The groups in their order, then any that this page does not know. */
  page.groupOrder = (names) => {
    const known = Object.keys(GROUPS);
    return [...known.filter((name) => names.includes(name)), ...names.filter((name) => !known.includes(name)).sort()];
  };

  /** A group's heading, and how it stands in a sentence. */
  page.groupName = (group) => GROUPS[group] || [capital(group), `in ${group}`];

  /** An element with classes and content; strings become text, never markup. */
  page.make = function (name, className, ...content) {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...content);
    return element;
  };

  /** A button that does something. */
  page.button = function (className, text, act) {
    const button = page.make("button", className, text);
    button.type = "button";
    button.addEventListener("click", act);
    return button;
  };

  /** 1 passage, 2 passages, 1,200 passages. */
  page.count = (number, word) => `${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`;

  /** The sign that a paragraph, speech or point has in the margin of its page: ¶ 31, ¶ t4, ¶ i2.1. */
  function unit({ id, kind }) {
    const found = /(?:^|\.)(p|t|i)([0-9]+[a-z]*(?:\.[0-9]+[a-z]*)*)$/.exec(id);
    if (!found || !["paragraph", "speech"].includes(kind)) return "";
    return `¶ ${found[1] === "p" ? "" : found[1]}${found[2]}`;
  }

  /** Where a hit stands, in full: title, speaker, paragraph, page. */
  page.place = function (hit) {
    const where = hit.kind === "note" && hit.n ? `Note ${hit.n}, ${hit.title}` : hit.title;
    const printed = hit.page ? `page ${hit.page}` : "";
    return [where, hit.speaker, unit(hit), printed].filter(Boolean).join(" · ") || hit.id;
  };

  /** The same in a few letters, for the margin of a line. */
  page.shortPlace = function (hit) {
    const document = /^Document ([^:]+):/.exec(hit.title);
    const where = [
      hit.kind === "note" && hit.n ? `note ${hit.n}` : "",
      document ? `Doc. ${document[1]}` : "",
      unit(hit),
    ].filter(Boolean);
    if (!unit(hit) && hit.kind !== "note") where.push(hit.kind);
    return [where.join(" "), hit.page ? `p. ${hit.page}` : ""].filter(Boolean).join(", ");
  };
})((window.fonds.page = window.fonds.page || {}));
