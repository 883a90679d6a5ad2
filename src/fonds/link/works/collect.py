"""All works of an edition, each once, and all citations of them, note by note.

1. `_read`      what each part of a note says, from its form alone: full, short, an issue of a serial
2. `_register`  the full citations become works; a later one of the same work is no second work
3. `_recall`    the short ones find theirs
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from fonds.config import Registers
from fonds.link.segments import Segment, segments

from .full import read_full
from .model import Full, Issue, Name, Short, Span, Work
from .naming import named
from .printed import read_printed
from .private import read_collected, read_interviews
from .resolve import Known, Resolver
from .serials import Serials, alone
from .short import read_more, read_short
from .stated import Stated
from .unread import seems_citation
from .words import IGNORE, VOLUME, spaced, tokens

SURE = 0.95
AGAIN = 0.9
"""Certainty of a full citation, and of one that goes on with a work or cites it again in other words."""


@dataclass(frozen=True)
class Note:
    """A note as it is read."""

    id: str
    text: str
    taken: tuple[Span, ...] = ()
    """What is marked already: archival citations. No work is sought there."""


@dataclass(frozen=True)
class Cited:
    """A citation of a work in a note."""

    start: int
    end: int
    work: int
    """The number of the work."""
    is_short: bool
    certainty: float
    pages: Span | None = None
    title: Span | None = None


@dataclass(frozen=True)
class Collected:
    """What is cited in an edition."""

    works: tuple[Work, ...] = ()
    cited: tuple[tuple[Cited, ...], ...] = ()
    """For each note its citations, in order."""
    unread: tuple[tuple[int, int, str], ...] = ()
    """(number of the note, offset, words) that look like a citation and cannot be read."""


@dataclass
class _State:
    """What is known so far."""

    stated: Stated
    works: list[Work] = field(default_factory=list)
    resolver: Resolver = field(default_factory=Resolver)
    numbers: dict[tuple[object, ...], int] = field(default_factory=dict)
    """What a full citation says of a work → its number."""
    shorts: list[tuple[int, str]] = field(default_factory=list)
    """(work, author) as short forms have them."""
    sets: set[int] = field(default_factory=set)
    """Works of which several volumes are cited."""


@dataclass
class _Page:
    """One note while it is read."""

    note: Note
    text: str
    parts: list[Segment]
    read: list[Full | Issue | Short] = field(default_factory=list)
    cited: list[Cited] = field(default_factory=list)


def collect(notes: Sequence[Note], registers: Registers) -> Collected:
    """The works that some notes cite. No note is changed."""
    state = _State(Stated(registers.works))
    pages = [_Page(note, text := spaced(note.text), segments(text)) for note in notes]
    shown = [title for page in pages for title in alone(page.text, page.parts)]
    finder = Serials([*state.stated.serials, *shown])
    for position, page in enumerate(pages):
        _read(page, finder)
        _register(page, position, state)
    count = len(state.works)
    for work in state.stated.works():
        if state.resolver.same(work) is None:
            _add(work, len(pages), state)
    for position, page in enumerate(pages):
        _recall(page, position, state)
    recalled = {cited.work for page in pages for cited in page.cited}
    kept = [number for number in range(len(state.works)) if number < count or number in recalled]
    works = named([_whole(number, state) for number in kept], state.shorts)
    return Collected(
        tuple(works),
        tuple(tuple(sorted(page.cited, key=lambda one: one.start)) for page in pages),
        tuple((number, start, words) for number, page in enumerate(pages) for start, words in _unread(page)),
    )


def _read(page: _Page, finder: Serials) -> None:
    """What a note says of works, in order; nothing of it overlaps."""
    names: tuple[Name, ...] = ()
    found: list[Full | Issue | Short] = []
    cited = [part for part in page.parts if part.relation != "commentary" and not _meets(part, page.note.taken)]
    printed = [read_printed(page.text, cited, at) for at in range(len(cited))]
    found += [one for one in printed if one]
    for part in cited:
        if _meets(part, _spans(found)):
            continue
        full = read_full(page.text, part.start, part.end, names) or read_collected(page.text, part.start, part.end)
        found += [full] if full else read_interviews(page.text, part.start, part.end)
        names = full.work.makers if full else names
    found += [issue for issue in finder.find(page.text) if not _meets(issue, [*page.note.taken, *_spans(found)])]
    spans = _spans(found)
    for part in cited:
        if not _meets(part, spans):
            short = read_more(page.text, part.start, part.end) or read_short(page.text, part.start, part.end)
            found += [short] if short else []
    page.read = sorted(found, key=lambda one: one.start)


def _spans(found: Iterable[Full | Issue | Short | Cited]) -> list[Span]:
    return [(one.start, one.end) for one in found]


def _meets(one: Segment | Full | Issue, spans: Iterable[Span]) -> bool:
    return any(one.start < end and start < one.end for start, end in spans)


def _register(page: _Page, position: int, state: _State) -> None:
    for one in page.read:
        if isinstance(one, Full):
            number, certainty = _number(state.stated.told(one.work), position, state)
            title = None if one.work.kind == "interview" else one.title
            page.cited.append(Cited(one.start, one.end, number, False, certainty, one.pages, title))
        elif isinstance(one, Issue):
            number, _ = _number(state.stated.serial(one.title), position, state)
            certainty = SURE if one.is_named else AGAIN
            page.cited.append(Cited(one.start, one.end, number, not one.is_named, certainty, one.pages))


def _number(work: Work, position: int, state: _State) -> tuple[int, float]:
    """The number of a work that is cited in full, a new one where it is not known, and how sure that is."""
    makers = tokens(" ".join(name.printed for name in work.makers))
    key = (work.kind, tokens(work.title), work.date, makers)
    if key in state.numbers:
        return state.numbers[key], SURE
    number = state.resolver.same(work)
    certainty = SURE if number is None else AGAIN
    state.numbers[key] = _add(work, position, state) if number is None else number
    return state.numbers[key], certainty


def _add(work: Work, position: int, state: _State) -> int:
    state.works.append(work)
    return state.resolver.add(Known(work, position, state.stated.variants(work)))


def _recall(page: _Page, position: int, state: _State) -> None:
    """The short forms of a note find their works; volume and pages alone go on with the work before."""
    known = {(one.start, one.end): one.work for one in page.cited}
    last: int | None = None
    for one in page.read:
        if not isinstance(one, Short):
            last = known[one.start, one.end]
            continue
        if not one.readings:
            cited = None if last is None else Cited(one.start, one.end, last, True, AGAIN, one.pages)
        elif (match := state.resolver.find(one, position)) is not None:
            pages = None if _is_of_title(page.text, one.pages, match.work) else one.pages
            cited = Cited(one.start, one.end, match.number, True, match.certainty, pages)
            state.shorts += [(match.number, author) for authors, _ in one.readings for author in authors]
        else:
            cited = None
        page.cited += [cited] if cited else []
        if cited and (volume := re.search(VOLUME, page.text[one.start : one.end], IGNORE)):
            state.sets |= {cited.work} if volume["volume"] != state.works[cited.work].volume else set()
        last = cited.work if cited else None


def _whole(number: int, state: _State) -> Work:
    """A work of which several volumes are cited is the set of them, not the volume that is cited first."""
    work = state.works[number]
    return replace(work, volume="") if number in state.sets else work


def _is_of_title(text: str, pages: Span | None, work: Work) -> bool:
    """Whether numbers behind a short title are years of the title and no pages."""
    words = text[slice(*pages)] if pages else ""
    return len(words) > 6 and words in work.title


def _unread(page: _Page) -> Iterable[tuple[int, str]]:
    spans = [*page.note.taken, *_spans(page.cited)]
    for part in page.parts:
        words = page.text[part.start : part.end]
        if part.relation != "commentary" and not _meets(part, spans) and seems_citation(words):
            yield part.start, words
