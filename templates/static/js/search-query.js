// The query language: the twin of src/fonds/search/query.py, with the same trees, the same errors and the same limits.
// A tree is ["term", field, word], ["phrase", field, words, slack], ["pattern", field, pattern],
// ["fuzzy", field, word, letters], ["near", trees, distances], ["dates", begin, end], ["all", …trees], ["any", …trees] or
// ["not", tree].
"use strict";
(function (parts) {
  const MAX_CHARACTERS = 1000;
  const MAX_PARTS = 50;
  const MAX_ALIKE = 10;
  const MAX_DEPTH = 20;
  const KEYS = ["kind", "document", "section"];
  const FIELDS = [...KEYS, "speaker", "person", "archive", "identifier", "date"];
  const OPERATOR = /^(?:AND|OR|NOT|NEAR(?:\/.*)?)$/su;
  const { dates, distance, fuzzy, isPositional, key, length, phrase, refuse, short, value } = parts.values;
  const QueryError = parts.QueryError;

  const SPACE = "\\x00-\\x20\\x7f-\\xa0\\u1680\\u2000-\\u200b\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";
  const QUOTES = '"“”„‟';
  const MARK = new RegExp(
    `(?<space>[${SPACE}]+)|(?<bracket>[()])|[${QUOTES}](?<phrase>[^${QUOTES}]*)(?<closed>[${QUOTES}]?)` +
      `|(?<word>[^${SPACE}()${QUOTES}]+)`,
    "gu"
  );

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
    constructor(marks, variants) {
      this.marks = marks;
      this.variants = variants;
      this.widenings = [];
      this.words = [];
      this.at = 0;
      this.parts = 0;
      this.alike = 0;
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
      let run = [this.near(depth)];
      const trees = [];
      while (!(this.here.kind === ")" || this.here.kind === "end" || this.isOperator("OR"))) {
        if (this.isOperator("AND")) {
          this.at++;
          trees.push(...this.widen(run));
          run = [];
        }
        run.push(this.near(depth));
      }
      trees.push(...this.widen(run));
      return trees.length === 1 ? trees[0] : ["all", ...trees];
    }

    near(depth) {
      const first = this.one(depth);
      if (!this.isNear()) return first;
      const trees = [this.beside(first, this.here)];
      const distances = [];
      while (this.isNear()) {
        const mark = this.here;
        distances.push(distance(mark));
        this.at++;
        trees.push(this.beside(this.one(depth), mark));
      }
      return bare(["near", trees, distances]);
    }

    beside(part, near) {
      const [tree] = this.widen([part]);
      if (isPositional(tree)) return tree;
      const what = "NEAR stands between words, phrases and patterns, or brackets with OR between such";
      throw new QueryError(what, near.position);
    }

    widen(run) {
      return this.variants.widen(run, this.widenings);
    }

    one(depth) {
      const mark = this.here;
      if (depth > MAX_DEPTH) {
        throw new QueryError(`more than ${MAX_DEPTH} brackets or NOTs inside one another`, mark.position);
      }
      if (mark.kind === ")" || mark.kind === "end" || this.isOperator("AND", "OR") || this.isNear()) this.missing();
      this.at++;
      if (mark.kind === "(") return bare(this.bracket(mark, depth));
      if (mark.kind === "word" && mark.text === "NOT") return bare(["not", ...this.widen([this.one(depth + 1)])]);
      if (++this.parts > MAX_PARTS) throw new QueryError(`more than ${MAX_PARTS} words and phrases`, mark.position);
      if (mark.kind === "word") return this.word(mark);
      this.words.push(...parts.words(mark.text));
      return bare(this.phrase(mark, "exact"));
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

    isNear() {
      return this.here.kind === "word" && (this.here.text === "NEAR" || this.here.text.startsWith("NEAR/"));
    }

    /** "two words" or "two words"~5: the slack follows without a space. */
    phrase(mark, field) {
      const here = this.here;
      if (!(here.kind === "word" && here.glued && here.text.startsWith("~"))) return phrase(mark, field, 0);
      this.at++;
      return phrase(mark, field, distance(here));
    }

    /** Something must stand here and does not: blame the mark that asked for it. */
    missing() {
      const before = this.marks[this.at - 1];
      if (before && before.kind === "word" && OPERATOR.test(before.text)) {
        throw new QueryError(`${short(before.text)} needs something after it`, before.position);
      }
      if (this.here.kind === "word") {
        throw new QueryError(`${short(this.here.text)} needs something before it`, this.here.position);
      }
      if (!before) throw new QueryError("this bracket was never opened", this.here.position);
      const end = this.here.kind === "end";
      throw new QueryError(end ? "this bracket is not closed" : "there is nothing in this bracket", before.position);
    }

    word(mark) {
      refuse(mark);
      const found = /^([A-Za-z]+):(.*)$/su.exec(mark.text);
      if (!found) return this.bare(mark);
      const name = found[1].toLowerCase();
      if (!FIELDS.includes(name)) {
        throw new QueryError(
          `there is no field “${short(name)}”; the fields are ${FIELDS.join(", ")}; ` +
            "words with a colon are searched in quotation marks",
          mark.position
        );
      }
      return bare(this.field(name, found[2], mark));
    }

    bare(mark) {
      if (mark.text.includes("~")) return bare(this.fuzzy(mark.text, mark, "exact"));
      const tree = value(mark.text, mark, "stem", "exact");
      if (tree[0] === "pattern") return bare(tree);
      const words = parts.words(mark.text);
      this.words.push(...words);
      return { tree, words };
    }

    field(name, given, mark) {
      if (!given) return this.quoted(name, mark);
      if (name === "date") return dates(given, mark);
      if (KEYS.includes(name)) return key(name, given, mark);
      return given.includes("~") ? this.fuzzy(given, mark, name) : value(given, mark, name, name);
    }

    fuzzy(text, mark, field) {
      if (++this.alike > MAX_ALIKE) throw new QueryError(`more than ${MAX_ALIKE} words spelled alike (~)`, mark.position);
      return fuzzy(text, mark, field);
    }

    /** speaker:"Anna Bell": the value is the phrase that follows without a space. */
    quoted(name, mark) {
      const here = this.here;
      if (here.kind !== '"' || !here.glued) {
        throw new QueryError(`${name}: needs its value right after the colon`, mark.position);
      }
      this.at++;
      if (name === "date") return dates(here.text, here);
      return KEYS.includes(name) ? key(name, here.text, here) : this.phrase(here, name);
    }
  }

  /** A part of a query that is no bare word. */
  const bare = (tree) => ({ tree, words: [] });

  /** {tree, widenings, words} of a query; a QueryError says where and why it means nothing. Without variants: as written. */
  parts.read = function (query, variants = new parts.Variants([])) {
    const many = length(query);
    if (many > MAX_CHARACTERS) {
      throw new QueryError(`a query may have ${MAX_CHARACTERS} characters, this one has ${many}`);
    }
    const parser = new Parser(read(query), variants);
    return { tree: parser.whole(), widenings: parser.widenings, words: parser.words };
  };

  /** The tree of a query as it is written. */
  parts.parse = (query) => parts.read(query).tree;
})(((window.fonds = window.fonds || {}).parts = window.fonds.parts || {}));
