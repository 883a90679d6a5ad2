// What the search page says beside the hits: what went wrong and where, what else was searched, what is near.
"use strict";
(function (parts, page) {
  const { make, button } = page;

  /** Where in a text the letter with this number is; letters are counted as the index does, not in UTF-16. */
  const offset = (text, position) => Array.from(text).slice(0, position - 1).join("").length;

  /** The query with the place of a fault marked, and a button that leads there. */
  page.faultPlace = function (box, field, query, { position }) {
    const letters = Array.from(query);
    box.hidden = !position || query.length > 300;
    if (box.hidden) return;
    const at = letters[position - 1] || " ";
    const shown = make("code", "", letters.slice(0, position - 1).join(""), make("mark", "", at));
    shown.append(letters.slice(position).join(""));
    const go = button("search-go", "Go to the place", () => {
      const start = offset(field.value, position);
      field.focus();
      field.setSelectionRange(start, start + at.trim().length);
    });
    box.replaceChildren(shown, " ", go);
  };

  /** A name as the reader wrote it; the answer tells it without capitals and accents. */
  function written(query, asked) {
    const tokens = parts.tokens(query);
    const words = asked.split(" ");
    const at = tokens.findIndex((_, first) => words.every((word, step) => tokens[first + step]?.[2] === word));
    return at < 0 ? asked : query.slice(tokens[at][0], tokens[at + words.length - 1][1]);
  }

  /** Also searched: Ferromore, for Ferrowmoor; and a box to search only what is written. */
  page.variantsLine = function (line, variants, { query, variants: isOn }, change) {
    line.hidden = isOn && !variants.length;
    if (line.hidden) return;
    const box = make("input");
    box.type = "checkbox";
    box.checked = !isOn;
    box.addEventListener("change", () => change(!box.checked));
    const others = variants.map(({ asked, also }) => `${also.join(", ")}, for ${written(query, asked)}`).join("; ");
    const said = isOn ? `Also searched: ${others}.` : "Other names that the registers state are not searched.";
    const had = line.contains(document.activeElement);
    line.replaceChildren(make("span", "", said), " ", make("label", "", box, " only as written"));
    if (had) box.focus();
  };

  /** Words of the index that are near, as buttons that search them. */
  page.suggestions = async function (line, answer, query, search) {
    line.hidden = true;
    const words = parts.suggest ? (await parts.suggest(answer, query)) || [] : [];
    const buttons = words.flatMap((word) => [" ", button("search-suggested", word, () => search(word))]);
    line.replaceChildren("Words of this edition that are near:", ...buttons);
    line.hidden = !words.length;
  };
})(window.fonds.parts, (window.fonds.page = window.fonds.page || {}));
