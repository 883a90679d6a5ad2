"""The query language: words, "phrases", patterns, field:value, AND, OR, NOT, NEAR and parentheses.

    query   = any
    any     = all { OR all }
    all     = near { [AND] near }             words side by side must all be there
    near    = one { NEAR[/n] one }            each within so many words of the next
    one     = NOT one | ( any ) | value | field:value
    value   = word | word~[1|2] | "phrase" | "phrase"~n | patt*rn

`read` gives a tree (trees.py) or says where and why it cannot. It never falls back to something
else: what it does not understand is an error, and signs that mean something in other search engines are refused
rather than dropped. The browser's twin is `templates/static/js/search-query.js`: the same trees, the same
errors, the same limits; a test compares them.

- A bare word is searched by its stem, without regard to case and accents, and with the other names that the
  registers state for it (variants.py), if these are given.
- A phrase is literal: these words in this order, nothing but punctuation and spaces between them; with ~n as many
  other words between them in all.
- A word that punctuation divides (`204-00315-04`, `people’s`) is searched as the phrase of its parts.
- A pattern stands for whole words as they are printed: `*` for any run of letters, `?` for one. `word~` stands for
  the words that differ from it in a letter or two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn

from .analysis import words
from .trees import FIELDS, KEYS, All, Any, Near, Node, Not, Phrase, QueryError, Term
from .values import Mark, dates, distance, fuzzy, is_positional, key, phrase, refuse, short, value
from .variants import BareWords, Variants, Widening, widened

MAX_CHARACTERS = 1000
MAX_PARTS = 50
"""Words, phrases, patterns and field values in one query."""
MAX_ALIKE = 10
"""Words spelled alike (~) in one query: each is compared with every word of the index."""
MAX_DEPTH = 20
"""Parentheses and NOT inside one another."""


@dataclass(frozen=True)
class Query:
    """What a query means."""

    tree: Node
    widenings: tuple[Widening, ...] = ()
    """The names that are searched beside its words."""
    words: tuple[str, ...] = ()
    """The words of the text that it asks for, folded, not stemmed: bare ones and those of phrases."""


def read(query: str, variants: Variants | None = None) -> Query:
    """What a query means; QueryError says where and why it means nothing. `variants` None: only as written."""
    if len(query) > MAX_CHARACTERS:
        raise QueryError(f"a query may have {MAX_CHARACTERS} characters, this one has {len(query)}")
    parser = _Parser(_marks(query), variants or Variants(()))
    return Query(parser.whole(), tuple(parser.widenings), tuple(parser.words))


def parse(query: str) -> Node:
    """The tree of a query as it is written."""
    return read(query).tree


# Spaces and control characters.
_SPACE = r"\x00-\x20\x7f-\xa0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff"
_QUOTES = '"“”„‟'
_MARK = re.compile(
    rf"[{_SPACE}]+|(?P<bracket>[()])|[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)(?P<closed>[{_QUOTES}]?)"
    rf"|(?P<word>[^{_SPACE}(){_QUOTES}]+)"
)
_FIELD = re.compile(r"([A-Za-z]+):(.*)", re.DOTALL)
_OPERATOR = re.compile(r"AND|OR|NOT|NEAR(/.*)?", re.DOTALL)


def _marks(query: str) -> list[Mark]:
    marks: list[Mark] = []
    glued = False
    for found in _MARK.finditer(query):
        position = found.start() + 1
        if found["bracket"]:
            marks.append(Mark(found["bracket"], position))
        elif found["word"]:
            marks.append(Mark("word", position, found["word"], glued))
        elif found["phrase"] is not None:
            if not found["closed"]:
                raise QueryError("this quotation mark is not closed", position)
            marks.append(Mark('"', position, found["phrase"], glued))
        glued = found["bracket"] is not None or found["word"] is not None or found["phrase"] is not None
    return [*marks, Mark("end", len(query) + 1)]


class _Parser:
    """Reads the marks from left to right; each method leaves `at` behind what it has read."""

    def __init__(self, marks: list[Mark], variants: Variants) -> None:
        self.marks = marks
        self.variants = variants
        self.widenings: list[Widening] = []
        self.words: list[str] = []
        self.at = 0
        self.parts = self.alike = 0

    def whole(self) -> Node:
        if self.here.kind == "end":
            raise QueryError("there is nothing to search for")
        tree = self.any(0)
        if self.here.kind == ")":
            raise QueryError("this bracket was never opened", self.here.position)
        return tree

    @property
    def here(self) -> Mark:
        return self.marks[self.at]

    def any(self, depth: int) -> Node:
        parts = [self.all(depth)]
        while self.is_operator("OR"):
            self.at += 1
            parts.append(self.all(depth))
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def all(self, depth: int) -> Node:
        run = [self.near(depth)]
        trees: list[Node] = []
        while not (self.here.kind in (")", "end") or self.is_operator("OR")):
            if self.is_operator("AND"):
                self.at += 1
                trees += self.widen(run)
                run = []
            run.append(self.near(depth))
        trees += self.widen(run)
        return trees[0] if len(trees) == 1 else All(tuple(trees))

    def near(self, depth: int) -> BareWords:
        first = self.one(depth)
        if not self.is_near():
            return first
        parts, distances = [self.beside(first, self.here)], []
        while self.is_near():
            mark = self.here
            distances.append(distance(mark))
            self.at += 1
            parts.append(self.beside(self.one(depth), mark))
        return BareWords(Near(tuple(parts), tuple(distances)))

    def beside(self, part: BareWords, near: Mark) -> Node:
        (tree,) = self.widen([part])
        if not is_positional(tree):
            raise QueryError(
                "NEAR stands between words, phrases and patterns, or brackets with OR between such", near.position
            )
        return tree

    def widen(self, run: list[BareWords]) -> list[Node]:
        return widened(run, self.variants, self.widenings)

    def one(self, depth: int) -> BareWords:
        mark = self.here
        if depth > MAX_DEPTH:
            raise QueryError(f"more than {MAX_DEPTH} brackets or NOTs inside one another", mark.position)
        if mark.kind in (")", "end") or self.is_operator("AND", "OR") or self.is_near():
            self.missing()
        self.at += 1
        if mark.kind == "(":
            return BareWords(self.bracket(mark, depth))
        if mark.kind == "word" and mark.text == "NOT":
            (tree,) = self.widen([self.one(depth + 1)])
            return BareWords(Not(tree))
        self.parts += 1
        if self.parts > MAX_PARTS:
            raise QueryError(f"more than {MAX_PARTS} words and phrases", mark.position)
        if mark.kind == "word":
            return self.word(mark)
        self.words += words(mark.text)
        return BareWords(self.phrase(mark, "exact"))

    def bracket(self, mark: Mark, depth: int) -> Node:
        tree = self.any(depth + 1)
        if self.here.kind != ")":
            raise QueryError("this bracket is not closed", mark.position)
        self.at += 1
        return tree

    def phrase(self, mark: Mark, field: str) -> Node:
        """`"two words"` or `"two words"~5`: the slack follows without a space."""
        here = self.here
        if not (here.kind == "word" and here.glued and here.text.startswith("~")):
            return phrase(mark, field)
        self.at += 1
        return phrase(mark, field, distance(here))

    def is_near(self) -> bool:
        return self.here.kind == "word" and (self.here.text == "NEAR" or self.here.text.startswith("NEAR/"))

    def is_operator(self, *names: str) -> bool:
        return self.here.kind == "word" and self.here.text in names

    def missing(self) -> NoReturn:
        """Something must stand here and does not: blame the mark that asked for it."""
        here, before = self.here, self.marks[self.at - 1] if self.at else None
        if before is not None and before.kind == "word" and _OPERATOR.fullmatch(before.text):
            raise QueryError(f"{short(before.text)} needs something after it", before.position)
        if here.kind == "word":
            raise QueryError(f"{short(here.text)} needs something before it", here.position)
        if before is None:
            raise QueryError("this bracket was never opened", here.position)
        reason = "this bracket is not closed" if here.kind == "end" else "there is nothing in this bracket"
        raise QueryError(reason, before.position)

    def word(self, mark: Mark) -> BareWords:
        refuse(mark)
        found = _FIELD.fullmatch(mark.text)
        if found is None:
            return self.bare(mark)
        name, given = found[1].lower(), found[2]
        if name not in FIELDS:
            raise QueryError(
                f"there is no field “{short(name)}”; the fields are {', '.join(FIELDS)}; "
                "words with a colon are searched in quotation marks",
                mark.position,
            )
        return BareWords(self.field(name, given, mark))

    def bare(self, mark: Mark) -> BareWords:
        if "~" in mark.text:
            return BareWords(self.fuzzy(mark.text, mark, "exact"))
        tree = value(mark.text, mark, "stem", "exact")
        if not isinstance(tree, Term | Phrase):
            return BareWords(tree)
        asked = words(mark.text)
        self.words += asked
        return BareWords(tree, tuple(asked))

    def field(self, name: str, given: str, mark: Mark) -> Node:
        if not given:
            return self.quoted(name, mark)
        if name == "date":
            return dates(given, mark)
        if name in KEYS:
            return key(name, given, mark)
        return self.fuzzy(given, mark, name) if "~" in given else value(given, mark, name, name)

    def fuzzy(self, text: str, mark: Mark, field: str) -> Node:
        self.alike += 1
        if self.alike > MAX_ALIKE:
            raise QueryError(f"more than {MAX_ALIKE} words spelled alike (~)", mark.position)
        return fuzzy(text, mark, field)

    def quoted(self, name: str, mark: Mark) -> Node:
        """`speaker:"Kim Il Sung"`: the value is the phrase that follows without a space."""
        here = self.here
        if here.kind != '"' or not here.glued:
            raise QueryError(f"{name}: needs its value right after the colon", mark.position)
        self.at += 1
        if name == "date":
            return dates(here.text, here)
        return key(name, here.text, here) if name in KEYS else self.phrase(here, name)
