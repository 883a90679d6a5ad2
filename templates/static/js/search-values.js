// What one mark of a query means: a word, a phrase, a pattern, a field's value, a date, or a sign that is refused.
// The twin of src/fonds/search/values.py.
"use strict";
(function (parts) {
  const KINDS = "paragraph speech note heading title source byline editorial file emendation".split(" ");
  const FUZZY = /^([^~]+)~([12]?)$/u;
  const DISTANCE = /^(?:~|NEAR\/)([0-9]{1,3})$/;
  const NEAR = 10;
  const LONG = 6;
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

  /** Signs that mean something elsewhere, and not here: better an error than another answer. */
  function refuse({ text, position }) {
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
    if (words.length > 1) return ["phrase", several, words, 0];
    return ["term", one, one === "stem" ? parts.stem(words[0]) : words[0]];
  }

  /** Words in quotation marks: literally these, with as many others between them in all. */
  function phrase(mark, field, slack) {
    const words = wordsOf(mark.text, mark);
    return words.length > 1 ? ["phrase", field, words, slack] : ["term", field, words[0]];
  }

  /** The number of ~5 behind a phrase or of NEAR/5. */
  function distance({ text, position }) {
    if (text === "NEAR") return NEAR;
    const found = DISTANCE.exec(text);
    if (found) return Number(found[1]);
    const what = text[0] === "~" ? '"words"~5' : "NEAR/5";
    throw new QueryError(`“${short(text)}” is no distance: write ${what}, at most 999`, position);
  }

  /** word~, word~1 or word~2: spelled alike. */
  function fuzzy(text, { position }, field) {
    const found = FUZZY.exec(text);
    const words = found ? parts.words(found[1]) : [];
    if (words.length !== 1 || isPattern(text)) {
      throw new QueryError(`“${short(text)}” cannot be searched: write word~, word~1 or word~2`, position);
    }
    const letters = found[2] ? Number(found[2]) : length(words[0]) >= LONG ? 2 : 1;
    return ["fuzzy", field, words[0], letters];
  }

  /** Whether something stands at places of the text, so that something else can be near it. */
  function isPositional([shape, ...rest]) {
    if (shape === "any") return rest.every(isPositional);
    return ["term", "phrase", "pattern", "fuzzy"].includes(shape) && parts.RANKED.includes(rest[0]);
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

  parts.RANKED = ["stem", "exact"];
  parts.QueryError = QueryError;
  parts.values = { dates, distance, fuzzy, isPositional, key, length, phrase, refuse, short, value };
})(((window.fonds = window.fonds || {}).parts = window.fonds.parts || {}));
