"""works.json: the works that the notes cite, each once, with every place where it is cited; and the same as CSL-JSON.

The title is the witness's, from the first full citation; `csl` is made for reference managers, from the reading text.
"""

from __future__ import annotations

from fonds.link.works.csl import csl
from fonds.link.works.record import read
from fonds.tei.names import Element, first, walk, xml_id, xp
from fonds.tei.text import differing, plain

from .edition import Edition, Row


def rows(edition: Edition) -> list[Row]:
    """One object a work, in the order of the ids."""
    cited = _cited(edition)
    return [_row(record, cited.get(str(xml_id(record)), [])) for record in records(edition)]


def items(edition: Edition) -> list[Row]:
    """The works as CSL items."""
    return [csl(read(record)) for record in records(edition)]


def records(edition: Edition) -> list[Element]:
    """The works as the header has them."""
    return xp(edition.tree, "t:teiHeader//t:listBibl[@type='works']/t:biblStruct")


def _cited(edition: Edition) -> dict[str, list[tuple[str, Element]]]:
    """Id of a work → its citations in order, each with the id of its note."""
    found: dict[str, list[tuple[str, Element]]] = {}
    for note in edition.notes:
        for bibl in walk(note, "bibl"):
            if bibl.get("type") == "work":
                found.setdefault((bibl.get("corresp") or "")[1:], []).append((str(xml_id(note)), bibl))
    return found


def _row(record: Element, cited: list[tuple[str, Element]]) -> Row:
    work = read(record)
    titles = [title for _, bibl in cited if (title := first(bibl, "t:title")) is not None]
    printed = plain(titles[0]) if titles else work.title
    return {
        "id": work.id,
        "title": printed,
        "title_reading": work.title if work.title != printed else None,
        "authors": [name.printed for name in work.authors],
        "kind": work.kind,
        "csl": csl(work),
        "cited_by": [_citing(note, bibl) for note, bibl in cited],
    }


def _citing(note: str, bibl: Element) -> Row:
    return {
        "note": note,
        "raw": plain(bibl),
        "raw_reading": differing(bibl),
        "short": bibl.get("subtype") != "full",
        "certainty": float(bibl.get("cert") or 1),
    }
