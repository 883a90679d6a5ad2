"""Who speaks how much in a conversation: each speech in its speaker's row, as wide as its words are many."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field

from fonds.site.edition import Edition
from fonds.site.part import Part
from fonds.site.text import counted, spoken_date
from fonds.site.views import Picture
from fonds.tei.names import Element, first, local, walk, xml_id
from fonds.tei.text import plain, reading

from .draw import Canvas, Frame, Row, Scale, drawing
from .marks import LETTER, clipped, link, mark, words
from .tables import columns, row, to

SPEECHES, SPEAKERS = 400, 24
"""So many speeches are drawn one by one, of so many speakers; the table has all speakers."""
_STEP = 30
_NAMES = 170.0


@dataclass(frozen=True)
class _Speech:
    id: str
    speaker: str
    begin: int
    words: int
    gaps: int


@dataclass
class _Speaker:
    name: str
    speeches: list[_Speech] = field(default_factory=list)

    @property
    def words(self) -> int:
        return sum(one.words for one in self.speeches)

    @property
    def gaps(self) -> int:
        return sum(one.gaps for one in self.speeches)

    @property
    def said(self) -> str:
        gaps = f", {counted(self.gaps, 'gap')}" if self.gaps else ""
        return f"{self.words:,} words in {_speeches(len(self.speeches))}{gaps}"


def conversation_picture(edition: Edition, document: Part) -> Picture | None:
    """The picture of a document; None where nobody speaks, or nobody says a word."""
    if not is_conversation(document):
        return None
    speakers = _speakers(edition, document)
    total = sum(one.words for one in speakers)
    drawn, number = speakers[:SPEAKERS], sum(len(one.speeches) for one in speakers)
    urls = {speech.id: edition.urls.of(speech.id) for one in speakers for speech in one.speeches}
    is_each = number <= SPEECHES

    def draw(canvas: Canvas) -> Iterator[ET.Element]:
        for at, one in enumerate(drawn):
            if is_each:
                yield from (_speech(canvas, at, speech, urls[speech.id]) for speech in one.speeches)
            else:
                bar = mark("rect", "turn", x=0, y=canvas.y(at) - 6, width=canvas.x(one.words), height=12)
                yield link(urls[one.speeches[0].id], f"{one.name}: {one.said}", [bar])
            yield words(f"{one.words:,}", canvas.width - 2, canvas.y(at), "end")

    rows = [Row(clipped(one.name, _NAMES), urls[one.speeches[0].id], f"{one.name}: {one.said}") for one in drawn]
    gaps = sum(one.gaps for one in speakers)
    title = f"Who speaks in Document {document.number}"
    said = f"{total:,} words of the translation in {_speeches(number)}" + (
        f", and {counted(gaps, 'gap')} where words are lost." if gaps else ", none of them known to be lost."
    )
    picture = f"picture-{document.id}"
    frame = Frame(picture, title, said, "speakers", Scale(0, total * 1.09), _ticks(total), rows, _STEP)
    how = (
        "Each bar is a speech, as wide as it is long, from the first at the left to the last; a dot beneath it says "
        "that words are lost."
        if is_each
        else "Speeches are too many to show each: a bar shows all words of a speaker."
    )
    return Picture(
        id=picture,
        title=f"{title}, {spoken_date(document.iso)}" if document.iso else title,
        svg=drawing(frame, draw),
        said=f"{said} {how}" + (f" The {SPEAKERS} who say most are drawn." if len(speakers) > SPEAKERS else ""),
        columns=columns("Speaker", "#Words", "#Speeches", "#Gaps", "First speech"),
        rows=tuple(
            row(one.name, one.words, len(one.speeches), one.gaps, to(urls[one.speeches[0].id], one.speeches[0].id))
            for one in speakers
        ),
    )


def is_conversation(document: Part) -> bool:
    """Whether somebody says a word in a document."""
    return any(_words(speech) for speech in walk(document.element, "sp"))


def _speakers(edition: Edition, document: Part) -> list[_Speaker]:
    """Those who speak, who says most first; before the first word of all stands nothing."""
    persons = {f"#{xml_id(one)}": _person(one) for one in edition.persons.get(document.id, [])}
    found: dict[str, _Speaker] = {}
    begin = 0
    for speech in walk(document.element, "sp"):
        name = persons.get(speech.get("who") or "") or _label(speech)
        said = _words(speech)
        gaps = sum(1 for _ in walk(speech, "gap"))
        one = _Speech(xml_id(speech) or document.id, name, begin, said, gaps)
        found.setdefault(name, _Speaker(name)).speeches.append(one)
        begin += said
    return sorted(found.values(), key=lambda one: -one.words)


def _words(speech: Element) -> int:
    """The words of a speech; neither the speaker's name, nor a stage direction, nor a note."""
    return sum(len(reading(part).split()) for part in speech if local(part) not in ("", "speaker", "stage", "note"))


def _person(person: Element) -> str:
    name = first(person, "t:persName")
    return plain(name) if name is not None else ""


def _label(speech: Element) -> str:
    """What is printed before the colon, for a speech that names no person."""
    speaker = first(speech, "t:speaker")
    return plain(speaker).rstrip(": ") if speaker is not None else ""


def _speeches(number: int) -> str:
    return "1 speech" if number == 1 else f"{number:,} speeches"


def _speech(canvas: Canvas, at: int, speech: _Speech, url: str) -> ET.Element:
    x, y = canvas.x(speech.begin), canvas.y(at)
    width = max(1.0, canvas.x(speech.begin + speech.words) - x - 0.4)
    gaps = f", {counted(speech.gaps, 'gap')}" if speech.gaps else ""
    marks = [mark("rect", "turn", x=x, y=y - 7, width=width, height=14)]
    if speech.gaps:
        marks.append(mark("circle", "lost", cx=x + width / 2, cy=y + 11, r=2))
    return link(url, f"{speech.speaker}, {counted(speech.words, 'word')}{gaps} ({speech.id})", marks)


def _ticks(total: int) -> list[tuple[float, str]]:
    """Round numbers of words."""
    steps = (size * 10**power for power in range(9) for size in (1, 2, 5))
    step = next(step for step in steps if total / step <= 6 and step * LETTER > 0)
    return [(number, f"{number:,}") for number in range(0, total + 1, step)]
