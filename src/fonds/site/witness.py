"""The witness's own text, line by line, each line linked to the places of the edition that hold it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from fonds.tei.ledger import BLANK, LedgerLine, Stretch

from .cite import cite_page
from .edition import Edition
from .frame import edition_frame
from .lines import Sheet, in_words
from .urls import HOME
from .views import Contents, Entry, Frame, Link, WitnessLine, WitnessPart, WitnessView

TITLE = "The witness"


def witness_pages(edition: Edition) -> Iterator[tuple[Sheet, Frame, WitnessView]]:
    """The pages with the lines, each with its frame; none where the edition has no lines."""
    sheets = edition.urls.lines.sheets
    for i, sheet in enumerate(sheets):
        several = len(sheets) > 1
        title = f"{TITLE}, {_name(sheet)}" if several else TITLE
        frame = edition_frame(
            edition,
            sheet.url,
            title,
            cite_page(edition, title, sheet.url),
            before=_link(sheets[i - 1]) if i else None,
            after=_link(sheets[i + 1]) if i + 1 < len(sheets) else None,
            contents=Contents(TITLE, _entries(sheets, sheet), Link(f"{HOME}#contents-essay", "The essay")),
        )
        yield sheet, frame, WitnessView(title, "" if i else _summary(edition), tuple(_lines(edition, sheet)))


def _summary(edition: Edition) -> str:
    """What the text is, in the words of edition.yaml, and how long."""
    config, lines = edition.config.witness, edition.urls.lines.all
    origin = config.origin or "A text of unrecorded origin."
    written = sum(line.role != BLANK for line in lines)
    return f"{origin} {len(lines)} lines, {written} of them written."


def _name(sheet: Sheet) -> str:
    return f"lines {in_words(tuple(range(sheet.first, sheet.last + 1)))}"


def _link(sheet: Sheet) -> Link:
    return Link(sheet.url, _name(sheet).capitalize())


def _entries(sheets: tuple[Sheet, ...], here: Sheet) -> tuple[Entry, ...]:
    return tuple(Entry(sheet.url, "", _content(sheet), sheet is here) for sheet in sheets if sheet.lines)


def _content(sheet: Sheet) -> str:
    return f"{sheet.first}–{sheet.last}" + (f": {sheet.holds}" if sheet.holds else "")


def _lines(edition: Edition, sheet: Sheet) -> Iterator[WitnessLine]:
    for is_blank, group in groupby(sheet.lines, key=lambda line: line.role == BLANK):
        lines = list(group)
        if is_blank:
            yield WitnessLine(f"l{lines[0].number}", in_words(tuple(line.number for line in lines)), BLANK, ())
        else:
            yield from (_line(edition, line) for line in lines)


def _line(edition: Edition, line: LedgerLine) -> WitnessLine:
    ends = [stretch.start for stretch in line.stretches[1:]] + [len(line.text) + 1]
    parts = tuple(
        _part(edition, stretch, line.text[stretch.start - 1 : end - 1])
        for stretch, end in zip(line.stretches, ends, strict=True)
    )
    return WitnessLine(f"l{line.number}", str(line.number), line.role, parts)


def _part(edition: Edition, stretch: Stretch, words: str) -> WitnessPart:
    anchor = stretch.anchor or ""
    url = edition.urls.of(anchor) if edition.urls.has(anchor) else ""
    return WitnessPart(words, stretch.role.replace("-", " "), anchor, url)
