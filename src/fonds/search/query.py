"""The query language: words, "phrases", patterns with * and ?, field:value, AND, OR, NOT and parentheses.

    query   = any
    any     = all { OR all }
    all     = one { [AND] one }               words side by side must all be there
    one     = NOT one | ( any ) | value | field:value
    value   = word | "phrase" | patt*rn

`parse` gives a tree (trees.py) or says where and why it cannot. It never falls back to something
else: what it does not understand is an error, and signs that mean something in other search engines are refused
rather than dropped. The browser's twin is `templates/static/js/search-query.js`: the same trees, the same
errors, the same limits; a test compares them.

- A bare word is searched by its stem, without regard to case and accents.
- A phrase is literal: these words in this order, nothing but punctuation and spaces between them.
- A word that punctuation divides (`204-00315-04`, `people’s`) is searched as the phrase of its parts.
- A pattern stands for whole words as they are printed: `*` for any run of letters, `?` for one.
"""

from __future__ import annotations

import re
from typing import NoReturn

from .trees import FIELDS, KEYS, All, Any, Node, Not, QueryError
from .values import Mark, dates, key, phrase, refuse, short, value

MAX_CHARACTERS = 1000
MAX_PARTS = 50
"""Words, phrases, patterns and field values in one query."""
MAX_DEPTH = 20
"""Parentheses and NOT inside one another."""


def parse(query: str) -> Node:
    """The tree of a query; QueryError says where and why there is none."""
    if len(query) > MAX_CHARACTERS:
        raise QueryError(f"a query may have {MAX_CHARACTERS} characters, this one has {len(query)}")
    return _Parser(_marks(query)).whole()


# Spaces and control characters.
_SPACE = r"\x00-\x20\x7f-\xa0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff"
_QUOTES = '"“”„‟'
_MARK = re.compile(
    rf"[{_SPACE}]+|(?P<bracket>[()])|[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)(?P<closed>[{_QUOTES}]?)"
    rf"|(?P<word>[^{_SPACE}(){_QUOTES}]+)"
)
_FIELD = re.compile(r"([A-Za-z]+):(.*)", re.DOTALL)


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

    def __init__(self, marks: list[Mark]) -> None:
        self.marks = marks
        self.at = 0
        self.parts = 0

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
        parts = [self.one(depth)]
        while not (self.here.kind in (")", "end") or self.is_operator("OR")):
            if self.is_operator("AND"):
                self.at += 1
            parts.append(self.one(depth))
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def one(self, depth: int) -> Node:
        mark = self.here
        if depth > MAX_DEPTH:
            raise QueryError(f"more than {MAX_DEPTH} brackets or NOTs inside one another", mark.position)
        if mark.kind in (")", "end") or self.is_operator("AND", "OR"):
            self.missing()
        self.at += 1
        if mark.kind == "(":
            tree = self.any(depth + 1)
            if self.here.kind != ")":
                raise QueryError("this bracket is not closed", mark.position)
            self.at += 1
            return tree
        if mark.kind == "word" and mark.text == "NOT":
            return Not(self.one(depth + 1))
        self.parts += 1
        if self.parts > MAX_PARTS:
            raise QueryError(f"more than {MAX_PARTS} words and phrases", mark.position)
        return phrase(mark, "exact") if mark.kind == '"' else self.word(mark)

    def is_operator(self, *names: str) -> bool:
        return self.here.kind == "word" and self.here.text in names

    def missing(self) -> NoReturn:
        """Something must stand here and does not: blame the mark that asked for it."""
        here, before = self.here, self.marks[self.at - 1] if self.at else None
        if before is not None and before.text in ("AND", "OR", "NOT"):
            raise QueryError(f"{before.text} needs something after it", before.position)
        if here.kind == "word":
            raise QueryError(f"{here.text} needs something before it", here.position)
        if before is None:
            raise QueryError("this bracket was never opened", here.position)
        reason = "this bracket is not closed" if here.kind == "end" else "there is nothing in this bracket"
        raise QueryError(reason, before.position)

    def word(self, mark: Mark) -> Node:
        refuse(mark)
        found = _FIELD.fullmatch(mark.text)
        if found is None:
            return value(mark.text, mark, "stem", "exact")
        name, given = found[1].lower(), found[2]
        if name not in FIELDS:
            raise QueryError(
                f"there is no field “{short(name)}”; the fields are {', '.join(FIELDS)}; "
                "words with a colon are searched in quotation marks",
                mark.position,
            )
        if not given:
            return self.quoted(name, mark)
        if name == "date":
            return dates(given, mark)
        return key(name, given, mark) if name in KEYS else value(given, mark, name, name)

    def quoted(self, name: str, mark: Mark) -> Node:
        """`speaker:"Kim Il Sung"`: the value is the phrase that follows without a space."""
        here = self.here
        if here.kind != '"' or not here.glued:
            raise QueryError(f"{name}: needs its value right after the colon", mark.position)
        self.at += 1
        if name == "date":
            return dates(here.text, here)
        return key(name, here.text, here) if name in KEYS else phrase(here, name)
