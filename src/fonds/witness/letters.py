"""What frames a letter, telegram or report: dateline, number and salutation before it; valediction, signatures after
it.

The frame is read from outside inwards and only as far as the lines are of its kind. A last line is a signature where it
stands behind a finished sentence or a valediction; the last of several short lines (a list) is none.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from .dates import find_date, find_dates
from .flow import Paragraph, cut, mark
from .model import Block, BlockKind, Run
from .names import is_name
from .ranks import is_rank
from .shapes import ends_sentence

_LONGEST = 160
_SALUTE = re.compile(
    r"(?:(?:My |Our )?(?:[Dd]ear|DEAR|Dearest)\b[^:.!?]{0,70}"
    r"|Sirs?|Gentlemen|Madam|Excellenc(?:y|ies)|Mr\. [A-Z]\w+|Your [A-Z]\w+)\s?[:,](?=\s|\Z)"
)
_ADDRESS = re.compile(r"To (?:the |all |[A-Z\[]).{0,600}:\Z")
_NUMBER = re.compile(r"(?:No|Nos|Number|Tel|Ref)\. ?[\w./-]{1,20}\.?\Z|\d{1,5}\Z")
_RECEIVED = re.compile(r"\[(?:Received|Extract|Translation|Telegram|Paraphrase)[^\]]*\]\.?")
_UNDATED = re.compile(r"\[[Uu]ndated\.?\]\.?")
_CIRCA = re.compile(r"\[?[Uu]ndated[—–.-]+|\b(?:circa|about|ca\.) ?|\AForwarded from |\AFrom ")
_AFTER = re.compile(r"[\s.,;\]]*(?:[\[(]\?[\])][\s.,;\]]*)?")
_PLACE_WORD = r"(?:[A-ZÀ-Þ“][\w’'.”-]*|\[[A-Z][^\]]*\])"
_PLACE = re.compile(rf"{_PLACE_WORD}(?:,? (?:{_PLACE_WORD}|of|de|the|am|an der|on|and)){{0,7}}\Z")
_ADVERBS = (
    "sincerely|truly|respectfully|faithfully|cordially|affectionately|devotedly|obediently|ever|always|fraternally"
)
_VALEDICTION = re.compile(
    rf"""(?:
      (?:(?:i\ am|i\ remain|believe\ me),?\ )?(?:(?:most|very|ever|always|yours)\ )?(?:{_ADVERBS})
        (?:\ and\ (?:{_ADVERBS}))?(?:\ (?:yours|submitted|always))?
    | yours(?:\ (?:{_ADVERBS}))?
    | (?:(?:with|and)\ )?(?:(?:best|kind|kindest|warm|warmest|my|personal)\ ){{0,3}}(?:regards|wishes|greetings|esteem)
        (?:,?\ (?:i\ am|i\ remain))?
    | (?:accept(?:,\ sir)?|i\ am|i\ remain|believe\ me|i\ have\ the\ hono(?:u)?r\ to\ be),?\ \[etc\.?\]
    )(?=[\s,.]|\Z)[\s,.]*""",
    re.IGNORECASE | re.VERBOSE,
)
_NOT_SIGNED = re.compile(r"\[?(?:file copy )?not signed\]?|\[?no signature[^\]]*\]?", re.IGNORECASE)
_REMARK = re.compile(r"\[.*\]\Z|P\.\s?S\.|Postscript|Enclosures?\b|Attachments?\b")
_BYLINE_KIND = re.compile(r"(?:Report|Letter|Memorandum|Telegram|Cable|Note|Notice|Submission)\b[^.]{0,80}\.\s")
_FOR = re.compile(r"(?:For|By order of|By direction of|On behalf of) .{3,80}:\Z")


def read_opener(paragraphs: Sequence[Paragraph]) -> tuple[Block | None, list[Paragraph]]:
    """What opens a document, and the paragraphs behind it."""
    parts: list[Block] = []
    rest = list(paragraphs)
    while rest and not rest[0].label:
        made, left = _opening(rest[0], parts)
        if made is None:
            break
        parts.append(made)
        rest[:1] = [left] if left else []
        if made.kind in ("salute", "byline"):
            break
    if parts and all(part.kind == "number" for part in parts):
        return None, list(paragraphs)
    return (Block("opener", children=tuple(parts)), rest) if parts else (None, rest)


def _opening(paragraph: Paragraph, before: list[Block]) -> tuple[Block | None, Paragraph | None]:
    """What opens the document with this paragraph, and what of it is left."""
    text = paragraph.text
    if salute := _SALUTE.match(text):
        return _cut_salute(paragraph, salute.end())
    if len(paragraph.runs) == 1:
        kinds = [block.kind for block in before]
        if "dateline" not in kinds and (runs := read_dateline(paragraph.runs[0])):
            return Block("dateline", runs), None
        if "number" not in kinds and _NUMBER.match(text):
            return Block("number", paragraph.runs), None
        if not before and (runs := _byline(paragraph.runs[0])):
            return Block("byline", runs), None
    if _ADDRESS.match(text):
        return Block("salute", paragraph.runs), None
    return None, paragraph


def _cut_salute(paragraph: Paragraph, end: int) -> tuple[Block | None, Paragraph | None]:
    first, *others = paragraph.runs
    if end > len(first.text):
        return None, paragraph
    parts = cut(first, end)
    left = (*parts[1:], *others)
    return Block("salute", (parts[0],)), Paragraph(left, blank_after=paragraph.blank_after) if left else None


def read_dateline(run: Run) -> tuple[Run, ...] | None:
    """The runs of a line that says where and when it was written, and nothing else; None for any other line."""
    text = run.text
    if len(text) > _LONGEST:
        return None
    bare = _RECEIVED.sub(lambda m: " " * len(m[0]), text)
    date = next(find_dates(bare), None)
    undated = _UNDATED.search(bare)
    if date is None and undated is None:
        return None
    start, end = (date.start, date.end) if date else undated.span()  # type: ignore[union-attr]
    before, after = _CIRCA.sub(lambda m: " " * len(m[0]), bare[:start]), bare[end:]
    if not _AFTER.fullmatch(after) or re.search(r"[a-z]{3}\.\s", before):
        return None
    place = before.strip(" ,—–-[").rstrip(" ,.]" if before.count("[") < 2 else " ,.")
    if place and not _PLACE.match(place.replace(",”", "”")):
        return None
    found: list[tuple[int, int, str, str]] = []
    if place:
        at = before.index(place)
        found.append((at, at + len(place), "place", ""))
    if date:
        found.append((date.start, date.end, "date", date.iso))
    return tuple(mark(run, found))


def _byline(run: Run) -> tuple[Run, ...] | None:
    """`Report to the Office. A Name, 10 December 1959`: kind, addressee, author and date in one line."""
    kind = _BYLINE_KIND.match(run.text)
    date = find_date(run.text)
    if kind is None or date is None or run.text[date.end :].strip(" ."):
        return None
    name = run.text[kind.end() : date.start].strip(" ,")
    if not is_name(re.sub(r"[\[\]]", "", name).split()):
        return None
    at = run.text.index(name, kind.end())
    return tuple(mark(run, [(at, at + len(name), "person", ""), (date.start, date.end, "date", date.iso)]))


def read_closer(
    paragraphs: list[Paragraph], names: frozenset[str]
) -> tuple[Block | None, list[Paragraph], list[Block]]:
    """What closes a document, the paragraphs before it, and remarks or a postscript behind it.

    `names` are the words of the title, in small letters: who signs is mostly named there.
    """
    end = len(paragraphs)
    behind: list[Block] = []
    while end > 1 and _REMARK.match(paragraphs[end - 1].text) and not _NOT_SIGNED.match(paragraphs[end - 1].text):
        end -= 1
    start = end
    while start > 0 and end - start < 8 and _is_frame_line(paragraphs[start - 1]):
        start -= 1
    first = _first_of_closer(paragraphs, start, end, names)
    if first is None or first >= end or first == 0:
        return None, paragraphs, []
    start = first
    parts = [part for paragraph in paragraphs[start:end] for part in _closing(paragraph)]
    if not any(part.kind == "signed" for part in parts):
        return None, paragraphs, []
    behind = [Block("postscript", children=(Block("paragraph", p.runs),)) for p in paragraphs[end:]]
    return Block("closer", children=tuple(parts)), paragraphs[:start], behind


def _is_frame_line(paragraph: Paragraph) -> bool:
    """Whether a paragraph could be a line of a closer: a valediction, a signature, a dateline."""
    text = paragraph.text
    if paragraph.label or len(paragraph.runs) > 1 or len(text) > 200:
        return False
    if _VALEDICTION.fullmatch(text) or _NOT_SIGNED.match(text) or _FOR.match(text):
        return True
    if read_dateline(paragraph.runs[0]) is not None or _dated_signature(text):
        return True
    return not (ends_sentence(text) or text.endswith((":", ";")))


def _first_of_closer(paragraphs: list[Paragraph], start: int, end: int, names: frozenset[str]) -> int | None:
    """Where the closer begins among its candidate lines; None where they are no closer."""
    lines = [paragraph.text for paragraph in paragraphs[start:end]]
    for i, text in enumerate(lines):
        if _VALEDICTION.fullmatch(text) or _FOR.match(text):
            return start + i
    signatures = [i for i, text in enumerate(lines) if not find_date(text) and read_signature(text)]
    dated = [i for i, text in enumerate(lines) if _dated_signature(text)]
    if dated and dated[-1] == len(lines) - 1:
        return start + dated[-1] if _is_finished(paragraphs, start + dated[-1]) else None
    of_title = [i for i in signatures if {word.casefold().strip(".") for word in lines[i].split()} & names]
    if of_title:
        return start + of_title[0]
    if len(lines) == 1 and _is_finished(paragraphs, start) and (signatures or _signatories(lines[0])):
        return start
    if 1 < len(lines) <= 3 and signatures and any(is_rank(w) for w in " ".join(lines).split()):
        return start + signatures[0]
    return None


def _is_finished(paragraphs: list[Paragraph], at: int) -> bool:
    return at > 0 and ends_sentence(paragraphs[at - 1].text)


def read_signature(text: str) -> bool:
    """Whether a line could be someone's name as a signature: short, without a stop, every word with a capital."""
    if _NOT_SIGNED.match(text):
        return True
    words = re.sub(r"[\[\]]", "", text).split()
    return len(text) <= 60 and is_name([word for word in words if not is_rank(word)] or words)


def _dated_signature(text: str) -> bool:
    """A name or body with a date behind it: `Ministry of Trade 10 December 1959`."""
    date = find_date(text)
    if date is None or text[date.end :].strip(" ."):
        return False
    name = _VALEDICTION.sub("", text[: date.start], count=1).strip(" ,")
    words = [
        word for word in re.sub(r"[\[\]]", "", name).split() if word not in ("of", "the", "and", "for", "in", "on")
    ]
    return (
        bool(words)
        and len(name) <= _LONGEST
        and all(word[0].isupper() for word in words)
        and "." not in name[:-1].replace(". ", "")
    )


def _closing(paragraph: Paragraph) -> list[Block]:
    """The parts of one line of a closer."""
    run = paragraph.runs[0]
    if _VALEDICTION.fullmatch(run.text) or _FOR.match(run.text):
        return [Block("salute", paragraph.runs)]
    if (runs := read_dateline(run)) and (_PLACE_ONLY.match(run.text) or not _dated_signature(run.text)):
        return [Block("dateline", runs)]
    if parts := _signatories(run.text):
        return [Block("signed", (part,)) for part in cut(run, *parts)]
    return _signed_parts(run)


_PLACE_ONLY = re.compile(r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)?, ")
"""`New York, September 20`: with a comma behind one or two words a place stands before the date, no name."""


def _signed_parts(run: Run) -> list[Block]:
    """Valediction, name and date of one line apart: `Regards A Name 4 October, 10:00 p.m.`"""
    text = run.text
    salute = _VALEDICTION.match(text)
    name_at = salute.end() if salute else 0
    date = find_date(text)
    has_date = date is not None and date.start > name_at and not text[date.end :].strip(" .")
    name_end = date.start if date and has_date else len(text)
    bounds: list[tuple[int, int, BlockKind]] = [
        (0, name_at, "salute"),
        (name_at, name_end, "signed"),
        (name_end, len(text), "dateline"),
    ]
    offsets = [at for at in (name_at, name_end) if 0 < at < len(text)]
    blocks = []
    kinds = [kind for start, end, kind in bounds if text[start:end].strip()]
    for part, kind in zip(cut(run, *offsets), kinds, strict=True):
        runs: tuple[Run, ...] = (part,)
        if kind == "dateline" and date is not None:
            runs = tuple(mark(part, [(0, date.end - date.start, "date", date.iso)]))
        blocks.append(Block(kind, runs))
    return blocks


def _signatories(text: str) -> list[int]:
    """Where the second signature begins in a line of two, each opened by the same rank; empty for any other line."""
    first = text.split(" ", 1)[0]
    if not (is_rank(first) or first == "For") or ends_sentence(text):
        return []
    again = [match.start() for match in re.finditer(rf"(?<=\s){re.escape(first)}\b", text)]
    return again if again and all(len(part.split()) > 3 for part in _parts(text, again)) else []


def _parts(text: str, offsets: Sequence[int]) -> list[str]:
    bounds = [0, *offsets, len(text)]
    return [text[a:b].strip() for a, b in itertools.pairwise(bounds)]


def signatory(text: str, known: str) -> tuple[str, str] | None:
    """Rank and name of one signature of two: cut where two words meet that stand together nowhere else in `known`.

    `known` is the text in which the name or the body may stand again; None where nothing tells.
    """
    words = text.split()
    folded = known.casefold()
    met = [
        i
        for i in range(max(1, len(words) - 3), len(words))
        if folded.count(f"{words[i - 1]} {words[i]}".casefold()) < 2
    ]
    tail = [i for i in met if is_name(words[i:])]
    if not tail:
        return None
    return " ".join(words[: tail[0]]), " ".join(words[tail[0] :])
