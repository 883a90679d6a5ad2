"""Who is meant: full names everywhere, short ones only where the text decides it.

A full name means its entry, unless it is a part of a longer one that no register has: a name behind which another word
with a capital stands that the text never has without one. A short form (a family name) means somebody

* in a document, where the document calls one participant so, and no other;
* else where one entry alone of those that have this form was named in full before: in the text of the same section or
  document, where taking part in a document counts as being named; in a note also in any note before, for notes are one
  apparatus, in which a second citation has the family name alone; and anywhere before in the essay where nobody else
  whom the paper names has this word in his name.

And nowhere where, since then, somebody else was named in the same paragraph whose name has this word too. Of a name
that several bear the section is the window, not the paper: readers begin at any section, and so do authors, with the
full name. The paragraph is the window of doubt: there, of two people of one family name, the one last named is as near
as the one who is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fonds.tei.names import Element, xml_id
from fonds.witness.ranks import is_rank

from .documents import Cast
from .entries import Entries, Entry
from .patterns import normal, pattern_of
from .runs import Run

_BEFORE = re.compile(r"(?P<word>[^\W\d_][\w’'ʼ-]*)\s+\Z")
_BEHIND = re.compile(r"\s+(?P<word>[^\W\d_][\w’'ʼ-]*)")
_ALWAYS_SMALL = frozenset(
    [
        *("although", "despite", "however", "like", "moreover", "since", "though", "unless", "unlike", "whereas"),
        *(
            "after",
            "before",
            "both",
            "but",
            "even",
            "here",
            "if",
            "later",
            "only",
            "once",
            "so",
            "then",
            "there",
            "thus",
        ),
        *("also", "as", "at", "because", "by", "cf", "for", "from", "in", "on", "see", "when", "while", "with"),
    ]
)
"""Words that a text may have at the beginning of sentences alone, and that are nobody's name for that."""
_SMALL = re.compile(r"(?<![\w’'ʼ-])[^\W\d_][\w’'ʼ-]*")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a run."""

    start: int
    end: int
    entry: Entry


class Reader:
    """Reads the runs of a text in order, and keeps in mind who was named where."""

    def __init__(self, entries: Entries, casts: dict[str, Cast], texts: list[Run]) -> None:
        self._entries = entries
        self._casts = casts
        called = {word for cast in casts.values() for word in cast.called}
        self._pattern = pattern_of([*entries.full, *entries.short, *called])
        self._ordinary = _ALWAYS_SMALL | {w for run in texts for w in _SMALL.findall(run.text) if w.islower()}
        self._bearers = self._bearers_in(texts)
        self._named: dict[Element | None, set[str]] = {}
        self._in_essay: set[str] = set()
        self._in_notes: set[str] = set()

    def _bearers_in(self, texts: list[Run]) -> dict[str, set[str]]:
        """Word → the people named in full anywhere, citations aside, in whose names it stands."""
        found: dict[str, set[str]] = {}
        forms = {normal(match[0]) for run in texts for match in self._pattern.finditer(run.text)}
        for form in forms:
            entry = self._entries.full.get(form)
            if entry is not None and entry.kind == "pers":
                for word in entry.words:
                    found.setdefault(word, set()).add(entry.id)
        return found

    def mentions(self, run: Run) -> Iterator[Mention]:
        """Those whom a run names, in order. Runs must come in the order of the text."""
        if run.is_citation:
            return
        last: dict[str, str] = {}
        found = list(self._pattern.finditer(run.text))
        starts = {match.start() for match in found}
        for match in found:
            form = normal(match[0])
            entry = self._entries.full.get(form)
            is_full = entry is not None
            if entry is None:
                entry = self._short(form, run, last)
            if entry is None or not self._stands_alone(match, entry, run, starts, is_full):
                continue
            if is_full:
                self._keep(entry, run, last)
            yield Mention(match.start(), match.end(), entry)

    def _keep(self, entry: Entry, run: Run, last: dict[str, str]) -> None:
        """Keep in mind that somebody was named in full."""
        if run.is_note:
            self._in_notes.add(entry.id)
        else:
            self._named.setdefault(run.part, set()).add(entry.id)
            if not _is_document(run.part):
                self._in_essay.add(entry.id)
        if entry.kind == "pers":
            last.update(dict.fromkeys(entry.words, entry.id))

    def _short(self, form: str, run: Run, last: dict[str, str]) -> Entry | None:
        """Whom a short form means here."""
        cast = self._casts.get(xml_id(run.part) or "") if run.part is not None else None
        if cast is not None and form in cast.called:
            entry = cast.called_so(form)
        else:
            named = set() if form.lower() in self._ordinary else self._known_at(run, cast, form)
            fitting = {entry.id: entry for entry in self._entries.short.get(form, ()) if entry.id in named}
            entry = next(iter(fitting.values())) if len(fitting) == 1 else None
        if entry is None or last.get(form, entry.id) != entry.id:
            return None
        return entry

    def _known_at(self, run: Run, cast: Cast | None, form: str) -> set[str]:
        """Who was named in full before, as far back as the form looks."""
        known = set(self._named.get(run.part, ()))
        if cast is not None:
            known |= {entry.id for entry in cast.people.values()}
        if run.is_note:
            known |= self._in_notes
        if not _is_document(run.part) and len(self._bearers.get(form, ())) == 1:
            known |= self._in_essay
        return known

    def _stands_alone(self, match: re.Match[str], entry: Entry, run: Run, starts: set[int], is_full: bool) -> bool:
        """Whether a name is no part of a longer one."""
        text = run.text
        before, behind = text[: match.start()][-40:], text[match.end() : match.end() + 40]
        if entry.kind == "place":
            return not (run.is_note and behind.startswith(":"))  # where a book was published
        if entry.kind != "pers":
            return True
        if re.match(r"-\w", behind) or re.search(r"\w-\Z", before):
            return False
        following = _BEHIND.match(behind)
        if following and match.end() + following.start("word") not in starts and self._is_name(following["word"]):
            return False
        preceding = None if is_full else _BEFORE.search(before)
        return preceding is None or not self._is_name(preceding["word"])

    def _is_name(self, word: str) -> bool:
        """Whether a word could belong to somebody's name: it has a capital, and never stands without one."""
        bare = re.sub(r"[’'ʼ]s?\Z", "", word)
        if not bare[:1].isupper() or (bare.isupper() and len(bare) > 1):
            return False
        return bare.lower() not in self._ordinary and not is_rank(bare)


def _is_document(part: Element | None) -> bool:
    return part is not None and part.get("type") == "document"
