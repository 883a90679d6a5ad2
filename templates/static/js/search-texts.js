// Passages' texts as the shards hold them: numbers of the edition's common words. See src/fonds/search/texts.py.
"use strict";
(function (parts) {
  const BETWEEN = /^[ -\/:-@[-`{-~‘’“”–—…]/;

  parts.Texts = class {
    constructor(common) {
      this.common = common.split("\n").map(piece);
    }

    /** The passages of a shard: {id, url, title, page, n, speaker, text}. */
    read([shared, numbers, ids, notes, codes, written, end]) {
      const names = new parts.Digits(numbers);
      const digits = new parts.Digits(codes);
      const rest = written.split(end).values();
      const ns = notes.split(end);
      return ids.split(end).map((id, at) => {
        const [file, title, page, speaker] = names.many(4).map((name) => shared[name]);
        return { id, url: `${file}#${id}`, title, page, n: ns[at], speaker, text: this.text(digits, rest) };
      });
    }

    text(digits, rest) {
      let text = "";
      let isBehindWord = false;
      for (const code of digits.many(digits.next())) {
        const { letters, isWord } = code ? this.common[code - 1] : piece(rest.next().value);
        text += isWord && isBehindWord ? " " + letters : letters;
        isBehindWord = isWord;
      }
      return text;
    }
  };

  const piece = (letters) => ({ letters, isWord: !BETWEEN.test(letters) });
})(((window.fonds = window.fonds || {}).parts = window.fonds.parts || {}));
