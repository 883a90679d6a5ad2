"""The list of all emendations: by section and document, those by hand before those by rule."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from fonds.tei.emended import Emended
from fonds.tei.names import local
from fonds.tei.text import LOST, raw_reading

from .context import beside
from .edition import Edition
from .explained import Explained
from .urls import HOME
from .views import EmendationGroup, EmendationRow, EmendationsView


def emendations_view(edition: Edition) -> EmendationsView:
    """All emendations in the order of the text, by the page on which they stand."""
    every = list(edition.emended.values())
    names = {HOME: "Title page"} | {part.page: part.name for part in edition.parts}
    pages: dict[str, list[Explained]] = {}
    for known in every:
        pages.setdefault(edition.urls.page_of(known.found.id), []).append(known)
    order = [*names, *(page for page in pages if page not in names)]
    groups = tuple(_group(edition, page, names.get(page, page), pages[page]) for page in order if page in pages)
    return EmendationsView(_summary(every), _counts(every), groups)


def _summary(every: list[Explained]) -> str:
    hand = sum(known.found.rule is None for known in every)
    return f"{len(every)} emendations: {hand} by hand, {len(every) - hand} by rule." if every else ""


def _counts(every: Iterable[Explained]) -> tuple[tuple[str, int], ...]:
    """What was done, and how often; rules by their names."""
    counted = Counter(f"by rule: {one.found.rule}" if one.found.rule else one.kind for one in every)
    return tuple((name[:1].upper() + name[1:], number) for name, number in counted.most_common())


def _group(edition: Edition, page: str, title: str, known: list[Explained]) -> EmendationGroup:
    rows = [(_row(edition, one), one.found.rule is None) for one in known]
    return EmendationGroup(
        url=page,
        title=title,
        by_hand=tuple(row for row, is_hand in rows if is_hand),
        by_rule=tuple(row for row, is_hand in rows if not is_hand),
    )


def _row(edition: Edition, known: Explained) -> EmendationRow:
    found = known.found
    before, behind = beside(found.element)
    return EmendationRow(
        id=found.id,
        url=edition.urls.of(found.id),
        anchor=found.anchor,
        before=before,
        words=_in_place(found),
        behind=behind,
        witness=found.witness,
        reading=found.reading or "",
        kind=known.kind,
        made_by=known.made_by,
        reason=found.reason or "",
        source=found.source or "",
    )


def _in_place(found: Emended) -> str:
    """What is read, with the white space at its ends."""
    if found.element.get("next"):
        return found.reading or ""
    words = raw_reading(found.element) if local(found.element) != "gap" else LOST
    return re.sub(r"\s+", " ", words)
