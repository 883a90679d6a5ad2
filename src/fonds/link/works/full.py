"""Full citations: all that a reader needs to find the work.

1. `_quoted`   “A title,” behind its author: what follows says whether in a journal, a book, a series, a newspaper
2. `read_book` a title and an imprint: `Title [Translation], vol. 1 (Place: Publisher, Year), 8`

What fits neither is no full citation: it may be a short one, or none at all.
"""

from __future__ import annotations

import re
from dataclasses import replace

from fonds.link.segments import HIDDEN, masked

from .imprint import Imprint, is_imprint, read_imprint
from .model import Full, Name, Span, Work
from .names import is_name, read_names
from .words import DAY, IGNORE, MONTH, PAGES, VOLUME, single

LONGEST = 1200
"""A citation is no longer than that: longer words are not read as one."""
_TITLE = re.compile(rf"(?P<head>[^“”]*?)[,\s]*(?P<open>[“”])(?P<title>{HIDDEN}+)”")
_BEHIND = rf"(?:\s*[,:]\s*(?:at\s+)?(?P<pages>{PAGES}))?"
_DETAIL = r"(?:\s*[\[(](?P<translated>[^\])]*)[\])])?"
_NUMBERED = re.compile(
    rf"(?P<name>[^\d(\[]{{2,200}}?)\s*{_DETAIL},?\s*(?:vol\.\s*)?(?P<volume>\d+(?:[/-]\d+)*)?"
    rf"(?:,?\s*(?:nos?\.|issue)\s*(?P<issue>\d+(?:[/-]\d+)*))?\s*\((?P<imprint>[^)]*)\){_BEHIND}",
    IGNORE,
)
"""`Cold War History 5, no. 2 (May 2005): 3`, `Problemy [Affairs], no. 3 (2009)`, `A Working Paper 47 (April 2005)`."""
_DATED = re.compile(
    rf"(?P<name>[^\d(\[,]{{2,200}}?)\s*{_DETAIL},\s*(?P<date>{DAY}|{MONTH}\s+\d{{4}})"
    rf"(?:,\s*no\.\s*(?P<issue>\d+))?(?:,\s*(?P<pages>{PAGES}))?",
    IGNORE,
)
"""`A Daily (Internal Reference), 8 December 1956, no. 2073, 158-63`."""
_PART = re.compile(
    rf"(?P<name>[^\d(\[]{{2,200}}?)\s*(?P<volume>\d+(?:[/-]\d+)*)\s*(?:\([^)]*\))?:\s*(?P<pages>{PAGES})"
)
"""`in A Working Paper 53: 4`."""
_SERIES = re.compile(r"\b(?:papers?|reader|briefs?|dossier|reports?|memorandum|lecture)\b", IGNORE)
"""Words in the name of a series whose numbers are works of their own."""
_ROLE = re.compile(r"(?P<who>[^“”(\[]{3,200}?),?\s+(?P<role>eds?\.|et\s+al\.(?:,\s+eds?\.)?),?\s+(?=\S)")
_TAILS = tuple(
    re.compile(pattern, IGNORE)
    for pattern in (
        rf",?\s*{VOLUME}\s*\Z",
        r",?\s*(?:\d+(?:st|nd|rd|th)|rev\.|revised|enlarged)\s+ed(?:ition|\.)\s*\Z",
        r",?\s*(?:trans\.|translated)\s+(?:by\s+)?(?P<translators>[^,\[(]+)\Z",
        r",?\s*(?:eds?\.|edited)\s+(?:by\s+)?(?P<editors>[^,\[(]+(?:,\s+and\s+[^,\[(]+)?)\Z",
        r"\s*[\[(](?P<translated>[^\])]+)[\])]\s*\Z",
    )
)
_BODY = re.compile(
    r"\b(?:ministry|department|office|institute|committee|academy|bureau|board|council|commission|association|"
    r"university|center|centre|agency|society)\b",
    IGNORE,
)
_SMALL = frozenset(
    ["of", "the", "and", "in", "a", "an", "to", "for", "on", "with", "from", "at", "by", "or", "as", "its"]
)
_NO_WORK = re.compile(r"\s(?:to|from|between)\s+\S|\d")
"""In the words before a quoted title: a letter's writer and recipient, a date, a number."""


def read_full(text: str, start: int, end: int, before: tuple[Name, ...] = ()) -> Full | None:
    """The full citation that the characters start…end are; `before` are the authors whom `idem` repeats."""
    words = text[start:end]
    if not 8 < len(words) <= LONGEST:
        return None
    mask = masked(words)
    found = _quoted(words, mask, before) if re.search("[“”]", mask) else read_book(words, mask)
    return None if found is None else _moved(found, start)


def _moved(found: Full, by: int) -> Full:
    pages = found.pages and (found.pages[0] + by, found.pages[1] + by)
    title = (found.title[0] + by, found.title[1] + by)
    return replace(found, start=found.start + by, end=found.end + by, title=title, pages=pages)


def split_quoted(words: str, mask: str) -> tuple[str, Span, int] | None:
    """The words before a quoted title, the title without its comma, and where the rest begins."""
    match = _TITLE.match(mask)
    if match is None:
        return None
    title = words[slice(*match.span("title"))].rstrip(" ,.")
    if not title or _NO_WORK.search(match["head"]):
        return None
    rest = re.compile(r"[\s,]*").match(words, match.end())
    return (
        match["head"].strip(" ,"),
        (match.start("title"), match.start("title") + len(title)),
        rest.end() if rest else 0,
    )


def _quoted(words: str, mask: str, before: tuple[Name, ...]) -> Full | None:
    split = split_quoted(words, mask)
    if split is None:
        return None
    head, title, at = split
    names, is_edited = (before, False) if head.lower() in ("idem", "id.") else read_names(head)
    work = Work(
        kind="article",
        title=single(words[slice(*title)]),
        authors=() if is_edited else names,
        editors=names if is_edited else (),
    )
    for read in (_in_book, _in_parentheses, _in_numbered, _in_dated):
        if (found := read(work, words, mask, at, title)) is not None:
            return found
    return None


def _in_book(work: Work, words: str, mask: str, at: int, title: Span) -> Full | None:
    """A chapter: the book stands behind `in`."""
    match = re.compile(r"in\s+").match(words, at)
    if match is None:
        return None
    start = match.end()
    book = read_book(words[start:], masked(words[start:]))
    if book is not None:
        whole = book.work
        pages = (book.pages[0] + start, book.pages[1] + start) if book.pages else None
        made = replace(
            work,
            kind="chapter",
            editors=whole.editors or whole.authors,
            container=whole.title,
            container_translated=whole.translated,
            volume=whole.volume,
            place=whole.place,
            publisher=whole.publisher,
            date=whole.date,
            pages=_extent(words, pages),
        )
        return Full(0, book.end + start, made, title, pages)
    part = _PART.match(words, start)
    if part is None:
        return None
    made = replace(work, kind="chapter", container=single(part["name"]), issue=part["volume"])
    return Full(0, part.end(), made, title, part.span("pages"))


def _in_parentheses(work: Work, words: str, mask: str, at: int, title: Span) -> Full | None:
    """A thesis, or a paper that was read: only parentheses follow."""
    match = re.compile(rf"\((?P<imprint>{HIDDEN}*)\){_BEHIND}", IGNORE).match(mask, at)
    if match is None or not is_imprint(words[slice(*match.span("imprint"))]):
        return None
    said = read_imprint(words[slice(*match.span("imprint"))])
    kind = "paper" if said.event else "thesis" if re.search("diss|thesis", said.genre, IGNORE) else "other"
    made = _with_imprint(replace(work, kind=kind), said)
    return Full(0, match.end(), made, title, _span(match))


def _in_numbered(work: Work, words: str, mask: str, at: int, title: Span) -> Full | None:
    """An article of a journal, or a paper of a series."""
    match = _NUMBERED.match(words, at)
    if match is None or not is_imprint(match["imprint"]) or not (match["translated"] or match["name"][0].isupper()):
        return None
    name, said = single(match["name"]).rstrip(" ,"), read_imprint(match["imprint"])
    is_paper = _SERIES.search(name) is not None
    pages = _span(match)
    made = replace(
        _with_imprint(work, said),
        kind="paper" if is_paper else "article",
        container=name,
        container_translated=single(match["translated"] or ""),
        volume="" if is_paper else match["volume"] or "",
        issue=(match["volume"] if is_paper else None) or match["issue"] or "",
        pages="" if is_paper else _extent(words, pages),
    )
    return Full(0, match.end(), made, title, pages)


def _in_dated(work: Work, words: str, mask: str, at: int, title: Span) -> Full | None:
    """An article of a newspaper, which is cited by its day."""
    match = _DATED.match(words, at)
    if match is None or not (match["issue"] or match["pages"]) or not words[at : at + 1].isupper():
        return None
    made = replace(
        work,
        container=single(match["name"]),
        container_translated=single(match["translated"] or ""),
        issue=match["issue"] or "",
        date=single(match["date"]),
        pages=_extent(words, _span(match)),
    )
    return Full(0, match.end(), made, title, _span(match))


def read_book(words: str, mask: str) -> Full | None:
    """A title with an imprint."""
    for match in reversed(list(re.finditer(rf"\((?P<imprint>{HIDDEN}*)\){_BEHIND}", mask, IGNORE))):
        imprint = words[slice(*match.span("imprint"))]
        said = read_imprint(imprint) if is_imprint(imprint) else Imprint()
        if said.publisher[:1].isupper() or said.place or said.genre:
            return _book(words, mask, match, said)
    return None


def _book(words: str, mask: str, match: re.Match[str], said: Imprint) -> Full | None:
    end, facts = _facts(words, mask, match.start())
    names, is_edited, at = _makers(words[:end], mask[:end])
    title = words[at:end].rstrip(" ,")
    if not re.match(r"[“‘]|[^\W\d_]", title) or title[0].islower() or re.search(rf",\s*{DAY}", title, IGNORE):
        return None
    work = Work(
        kind="book",
        title=single(title),
        authors=() if is_edited else names,
        editors=names if is_edited else read_names(facts.get("editors", ""))[0],
        translators=read_names(facts.get("translators", ""))[0],
        translated=single(facts.get("translated", "")),
        volume=facts.get("volume", ""),
    )
    return Full(0, match.end(), _with_imprint(work, said), (at, at + len(title)), _span(match))


def _facts(words: str, mask: str, end: int) -> tuple[int, dict[str, str]]:
    """What stands between title and imprint, and where the title ends."""
    facts: dict[str, str] = {}
    end = len(words[:end].rstrip(" ,"))
    while True:
        for pattern in _TAILS:
            match = pattern.search(mask, 0, end)
            if match and match.start():
                facts.update({name: words[slice(*match.span(name))] for name in match.groupdict()})
                end = len(words[: match.start()].rstrip(" ,"))
                break
        else:
            return end, facts


def _makers(words: str, mask: str) -> tuple[tuple[Name, ...], bool, int]:
    """Authors or editors at the beginning, whether they are editors, and where the title begins."""
    if match := _ROLE.match(mask):
        names, is_edited = read_names(words[: match.end()])
        return names, is_edited, match.end()
    pieces = [match.start() for match in re.finditer(r",\s+", mask)]
    at = 0
    for number, comma in enumerate(pieces):
        piece = re.sub(r"^and\s+", "", words[at:comma])
        behind = words[comma + 1 :].lstrip()
        is_maker = is_name(piece) or (number == 0 and _is_body(piece))
        if not is_maker or not (behind[:1].isupper() or behind[:1] in "“‘" or behind.startswith("and ")):
            break
        at = len(words) - len(behind)
        if not any(words[later:].lstrip(", ").startswith("and ") for later in pieces[number : number + 3]):
            break
    return (*read_names(words[:at]), at) if at else ((), False, 0)


def _is_body(words: str) -> bool:
    """Whether words before a title name a body: by what it is, or in a language that has small words of its own."""
    parts = words.split()
    if len(parts) < 2 or len(words) > 120 or not words[:1].isupper() or any(c.isdigit() or c == ":" for c in words):
        return False
    return _BODY.search(words) is not None or not any(part in _SMALL for part in parts)


def _with_imprint(work: Work, said: Imprint) -> Work:
    return replace(work, place=said.place, publisher=said.publisher, date=said.date, genre=said.genre, event=said.event)


def _span(match: re.Match[str]) -> Span | None:
    return match.span("pages") if match["pages"] else None


def _extent(words: str, pages: Span | None) -> str:
    """From where to where a chapter or article runs: a range, for a single page is one that is cited."""
    said = words[slice(*pages)] if pages else ""
    return said if re.fullmatch(r"(?:pp\.\s*)?\d+\s*[-–]\s*\d+", said) else ""
