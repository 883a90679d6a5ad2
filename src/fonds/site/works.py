"""The bibliography: literature and primary sources apart, each work with every place where a note cites it."""

from __future__ import annotations

import re

from fonds.link.works.csl import csl
from fonds.link.works.model import PRIMARY, Work
from fonds.link.works.record import read
from fonds.link.works.words import folded
from fonds.tei.names import Element, xml_id, xp
from fonds.tei.text import reading

from .chicago import EDITION, Item, chicago
from .edition import Edition, note_of, relation_of
from .notes import name_of
from .views import WorkCiting, WorkGroup, WorkRow, WorksView

CERTAIN = 0.9
"""From here on nothing had to be worked out to know the work."""
_GROUPS = (("literature", "Books, articles and papers"), ("primary", "Primary sources in print or private hands"))


def works_view(edition: Edition) -> WorksView:
    """All works of the header's list."""
    works = [read(record) for record in xp(edition.tree, "t:teiHeader//t:listBibl[@type='works']/t:biblStruct")]
    if not works:
        return WorksView("No work was recognised in the notes.", "", ())
    items = {work.id: csl(work) for work in works}
    entries = chicago(items.values())
    cited = _cited(edition)
    rows: dict[str, list[WorkRow]] = {"literature": [], "primary": []}
    for work in sorted(works, key=_sorting):
        row = WorkRow(work.id, entries[work.id], tuple(_citing(edition, bibl) for bibl in cited.get(work.id, [])))
        rows["primary" if _is_primary(work, items[work.id]) else "literature"].append(row)
    groups = tuple(WorkGroup(key, title, tuple(rows[key])) for key, title in _GROUPS if rows[key])
    count = sum(len(row.citing) for group in groups for row in group.works)
    summary = f"{len(works)} {_plural('work', len(works))}, cited in {count} {_plural('place', count)}."
    return WorksView(summary, EDITION, groups)


def _plural(word: str, count: int) -> str:
    return word if count == 1 else f"{word}s"


def _is_primary(work: Work, item: Item) -> bool:
    is_printed = work.kind == "other" and bool(work.container)  # a document in a serial or collection
    return is_printed or work.kind in PRIMARY or item["type"] == "article-newspaper"


def _sorting(work: Work) -> tuple[str, str, str]:
    """By family name, then title; what has no author by its title, an article before it not counted."""
    makers = work.editors if work.kind == "interview" else work.makers
    names = " ".join(f"{name.family or name.printed} {name.given}" for name in makers)
    title = re.sub(r"^\W*(?:the|an?)\s+|^\W+", "", folded(work.title))
    return folded(names) or title, title, work.id


def _cited(edition: Edition) -> dict[str, list[Element]]:
    """Id of a work → its citations in order."""
    found: dict[str, list[Element]] = {}
    for citation in xp(edition.tree, "t:text//t:bibl[@type='work'][@corresp]"):
        found.setdefault((citation.get("corresp") or "").removeprefix("#"), []).append(citation)
    return found


def _citing(edition: Edition, citation: Element) -> WorkCiting:
    note = note_of(citation)
    place = note if note is not None else citation
    certainty = float(citation.get("cert") or 1)
    doubt = "" if certainty >= CERTAIN else f"inferred, {certainty * 100:.0f}\u202f%"
    name = "Text" if note is None else name_of(note)
    return WorkCiting(edition.urls.of(xml_id(place) or ""), name, relation_of(citation), reading(citation), doubt)
