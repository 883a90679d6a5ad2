// The query language: the twin of src/fonds/search/query.py, with the same trees, the same errors and the same limits.
// A tree is ["term", field, word], ["phrase", field, words], ["pattern", field, pattern], ["dates", begin, end],
// ["all", …trees], ["any", …trees] or ["not", tree].
"use strict";
(function (parts) {
  const MAX_CHARACTERS = 1000;
  const MAX_PARTS = 50;
  const MAX_DEPTH = 20;
  const KINDS = ["paragraph", "speech", "note", "heading", "title", "source", "byline", "editorial"];
  const KEYS = ["kind", "document", "section"];
  const FIELDS = [...KEYS, "speaker", "archive", "identifier", "date"];

  const SPACE = "\\x00-\\x20\\x7f-\\xa0\\u1680\\u2000-\\u200b\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";
  const QUOTES = '"“”„‟';
  const MARK = new RegExp(
    `(?<space>[${SPACE}]+)|(?<bracket>[()])|[${QUOTES}](?<phrase>[^${QUOTES}]*)(?<closed>[${QUOTES}]?)` +
      `|(?<word>[^${SPACE}()${QUOTES}]+)`,
    "gu"
  );
  const DAY = /^[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?$/;

  /** A query that cannot be answered as it stands: why, and at which character (from 1; 0 = the whole). */
  class QueryError extends Error {
    constructor(reason, position = 0) {
      super(position ? `at character ${position}: ${reason}` : reason);
      this.name = "QueryError";
      this.reason = reason;
      this.position = position;
    }
  }

  const length = (text) => Array.from(text).length;

  /** At most 40 characters of somebody's words, for a message. */
  function short(text) {
    const letters = Array.from(text);
    return letters.length <= 40 ? text : letters.slice(0, 39).join("") + "…";
  }

  function read(query) {
    const marks = [];
    let position = 1;
    let glued = false;
    for (const { 0: whole, groups } of query.matchAll(MARK)) {
      if (groups.bracket) marks.push({ kind: groups.bracket, position, text: "", glued: false });
      else if (groups.word) marks.push({ kind: "word", position, text: groups.word, glued });
      else if (!groups.space) {
        if (!groups.closed) throw new QueryError("this quotation mark is not closed", position);
        marks.push({ kind: '"', position, text: groups.phrase, glued });
      }
      glued = !groups.space;
      position += length(whole);
    }
    return [...marks, { kind: "end", position, text: "", glued: false }];
  }

  /** Reads the marks from left to right; each method leaves `at` behind what it has read. */
  class Parser {
    constructor(marks) {
      this.marks = marks;
      this.at = 0;
      this.parts = 0;
    }

    get here() {
      return this.marks[this.at];
    }

    whole() {
      if (this.here.kind === "end") throw new QueryError("there is nothing to search for");
      const tree = this.any(0);
      if (this.here.kind === ")") throw new QueryError("this bracket was never opened", this.here.position);
      return tree;
    }

    any(depth) {
      const trees = [this.all(depth)];
      while (this.isOperator("OR")) {
        this.at++;
        trees.push(this.all(depth));
      }
      return trees.length === 1 ? trees[0] : ["any", ...trees];
    }

    all(depth) {
      const trees = [this.one(depth)];
      while (!(this.here.kind === ")" || this.here.kind === "end" || this.isOperator("OR"))) {
        if (this.isOperator("AND")) this.at++;
        trees.push(this.one(depth));
      }
      return trees.length === 1 ? trees[0] : ["all", ...trees];
    }

    one(depth) {
      const mark = this.here;
      if (depth > MAX_DEPTH) {
        throw new QueryError(`more than ${MAX_DEPTH} brackets or NOTs inside one another`, mark.position);
      }
      if (mark.kind === ")" || mark.kind === "end" || this.isOperator("AND", "OR")) this.missing();
      this.at++;
      if (mark.kind === "(") return this.bracket(mark, depth);
      if (mark.kind === "word" && mark.text === "NOT") return ["not", this.one(depth + 1)];
      if (++this.parts > MAX_PARTS) throw new QueryError(`more than ${MAX_PARTS} words and phrases`, mark.position);
      return mark.kind === '"' ? phrase(mark, "exact") : this.word(mark);
    }

    bracket(mark, depth) {
      const tree = this.any(depth + 1);
      if (this.here.kind !== ")") throw new QueryError("this bracket is not closed", mark.position);
      this.at++;
      return tree;
    }

    isOperator(...names) {
      return this.here.kind === "word" && names.includes(this.here.text);
    }

    /** Something must stand here and does not: blame the mark that asked for it. */
    missing() {
      const before = this.marks[this.at - 1];
      if (before && ["AND", "OR", "NOT"].includes(before.text)) {
        throw new QueryError(`${before.text} needs something after it`, before.position);
      }
      if (this.here.kind === "word") {
        throw new QueryError(`${this.here.text} needs something before it`, this.here.position);
      }
      if (!before) throw new QueryError("this bracket was never opened", this.here.position);
      const end = this.here.kind === "end";
      throw new QueryError(end ? "this bracket is not closed" : "there is nothing in this bracket", before.position);
    }

    word(mark) {
      refuse(mark);
      const found = /^([A-Za-z]+):(.*)$/su.exec(mark.text);
      if (!found) return value(mark.text, mark, "stem", "exact");
      const name = found[1].toLowerCase();
      if (!FIELDS.includes(name)) {
        throw new QueryError(
          `there is no field “${short(name)}”; the fields are ${FIELDS.join(", ")}; ` +
            "words with a colon are searched in quotation marks",
          mark.position
        );
      }
      if (!found[2]) return this.quoted(name, mark);
      if (name === "date") return dates(found[2], mark);
      return KEYS.includes(name) ? key(name, found[2], mark) : value(found[2], mark, name, name);
    }

    /** speaker:"Anna Bell": the value is the phrase that follows without a space. */
    quoted(name, mark) {
      const here = this.here;
      if (here.kind !== '"' || !here.glued) {
        throw new QueryError(`${name}: needs its value right after the colon`, mark.position);
      }
      this.at++;
      if (name === "date") return dates(here.text, here);
      return KEYS.includes(name) ? key(name, here.text, here) : phrase(here, name);
    }
  }

  /** Signs that mean something elsewhere, and not here: better an error than another answer. */
  function refuse({ text, position }) {
    if (text === "NEAR" || text.startsWith("NEAR/")) {
      throw new QueryError("NEAR cannot be searched yet; for the word itself write near", position);
    }
    if (text.includes("~")) throw new QueryError("~ (spelled alike, or near) cannot be searched yet", position);
    if (text.includes("^")) throw new QueryError("^ (weight) cannot be searched", position);
    if (text.includes("|")) throw new QueryError("| means nothing here; write OR", position);
    if ("-+!".includes(text[0]) && parts.words(text).length) {
      const advice = text[0] === "+" ? "all words must be there in any case" : "to exclude a word write NOT";
      throw new QueryError(`${text[0]} before a word means nothing here; ${advice}`, position);
    }
  }

  const isPattern = (text) => text.includes("*") || text.includes("?");

  function wordsOf(text, { position }) {
    const words = parts.words(text);
    if (!words.length) throw new QueryError(`there is no letter or digit in “${short(text)}”`, position);
    return words;
  }

  /** A word, the phrase of a divided word, or a pattern; `one` and `several` are the fields of a word and a phrase. */
  function value(text, mark, one, several) {
    if (isPattern(text)) return pattern(text, mark, several);
    const words = wordsOf(text, mark);
    if (words.length > 1) return ["phrase", several, words];
    return ["term", one, one === "stem" ? parts.stem(words[0]) : words[0]];
  }

  function phrase(mark, field) {
    const words = wordsOf(mark.text, mark);
    return words.length > 1 ? ["phrase", field, words] : ["term", field, words[0]];
  }

  function pattern(text, { position }, field) {
    const pieces = parts.pieces(text);
    if (pieces.length !== 1) {
      const many = `“${short(text)}” is ${pieces.length}: punctuation divides words`;
      throw new QueryError(`a pattern is one word, and ${many}`, position);
    }
    const folded = parts.fold(pieces[0]).replace(/\*+/g, "*");
    if (!parts.words(folded).length) throw new QueryError("a pattern needs a letter or a digit", position);
    return ["pattern", field, folded];
  }

  function key(name, text, mark) {
    const words = parts.words(text);
    if (name === "kind" && (words.length !== 1 || !KINDS.includes(words[0]) || isPattern(text))) {
      throw new QueryError(`there is no kind “${short(text)}”; the kinds are ${KINDS.join(", ")}`, mark.position);
    }
    if (isPattern(text)) return pattern(text, mark, name);
    if (words.length !== 1) {
      throw new QueryError(`“${short(text)}” is no ${name}: one name, such as ${name[0]}5`, mark.position);
    }
    return ["term", name, words[0]];
  }

  function dates(text, { position }) {
    const dots = text.indexOf("..");
    const begin = dots < 0 ? text : text.slice(0, dots);
    const end = dots < 0 ? text : text.slice(dots + 2);
    if (!(begin || end) || [begin, end].some((day) => day && !DAY.test(day))) {
      throw new QueryError(
        `“${short(text)}” is no date: write 1957, 1957-11 or 1957-11-23, ` +
          "or two of them with two stops between, as in 1957..1958-02",
        position
      );
    }
    const width = Math.min(begin.length, end.length);
    if (begin.slice(0, width) > end.slice(0, width)) {
      throw new QueryError("the first date is later than the second", position);
    }
    return ["dates", begin, end];
  }

  parts.QueryError = QueryError;

  /** The tree of a query; a QueryError says where and why there is none. */
  parts.parse = function (query) {
    const many = length(query);
    if (many > MAX_CHARACTERS) {
      throw new QueryError(`a query may have ${MAX_CHARACTERS} characters, this one has ${many}`);
    }
    return new Parser(read(query)).whole();
  };
})(((window.fonds = window.fonds || {}).parts = window.fonds.parts || {}));
