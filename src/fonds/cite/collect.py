"""The linked TEI becomes what is cited: the edition, then each of its sections and documents with its passages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fonds.config import EditionConfig
from fonds.tei.dates import date_of_document, iso_of
from fonds.tei.names import Element, first, xml_id, xp
from fonds.tei.text import plain, reading
from fonds.tei.units import units

from .facts import Citable, Held, Passage, Print, print_of, release_of
from .names import Name, name_of
from .pinpoint import is_passage, pinpoint_of, words_of
from .titles import is_document, title_of, title_without_date

HOME = "index.html"


def citables(
    tree: Element, config: EditionConfig, base_url: str | None, page_of: Callable[[str], str]
) -> tuple[Citable, ...]:
    """All that has a citation of its own, the edition first. `page_of` gives the page of an id."""
    paper = print_of(config, tuple(name_of(author) for author in config.authors))
    passages = _passages(tree, page_of)
    common = (paper, release_of(config), config.id, base_url)
    made = [_edition(common, passages.get(HOME, []))]
    records = {(r.get("corresp") or "")[1:]: r for r in xp(tree, "t:teiHeader//t:msDesc[@corresp]")}
    for division in xp(tree, "t:text/t:body/t:div | t:text/t:back/t:div"):
        identifier = xml_id(division)
        if identifier is None:
            continue
        page = page_of(identifier)
        record = records.get(identifier) if is_document(division) else None
        made.append(_part(tree, division, record, common, page, passages.get(page, [])))
    return tuple(made)


_Common = tuple[Print, str, str, str | None]


def _edition(common: _Common, passages: list[Passage]) -> Citable:
    paper, release, folder, base_url = common
    return Citable(
        key=folder, kind="edition", title=paper.title, authors=paper.authors, date=paper.date, translators=(),
        held=None, number="", print=paper, release=release, page=HOME, folder=folder, base_url=base_url,
        whole=Passage("", "edition", "", ""), passages=tuple(passages),
    )  # fmt: skip


def _part(
    tree: Element, division: Element, record: Element | None, common: _Common, page: str, passages: list[Passage]
) -> Citable:
    paper, release, folder, base_url = common
    its_own = is_document(division)
    number = (division.get("n") or "") if its_own else ""
    return Citable(
        key=f"{folder}-{page.removesuffix('.html')}",
        kind="document" if its_own else "section",
        title=title_without_date(division) if its_own else title_of(division),
        authors=_said(record, "author") if its_own else paper.authors,
        date=_date(division, record) if its_own else paper.date,
        translators=_said(record, "translator"),
        held=_held(tree, record),
        number=number,
        print=paper,
        release=release,
        page=page,
        folder=folder,
        base_url=base_url,
        whole=Passage("", "document" if its_own else "section", f"doc. {number}" if number else "", ""),
        passages=tuple(passages),
    )


def _passages(tree: Element, page_of: Callable[[str], str]) -> dict[str, list[Passage]]:
    """Page → its passages in order."""
    found: dict[str, list[Passage]] = {}
    for text in xp(tree, "t:text"):
        for unit in units(text):
            if is_passage(unit):
                document = next((d.get("n") or "" for d in _divisions(unit.element) if is_document(d)), "")
                passage = Passage(unit.id, unit.kind, pinpoint_of(unit, document), words_of(unit))
                found.setdefault(page_of(unit.id), []).append(passage)
    return found


def _divisions(element: Element) -> Iterator[Element]:
    return (above for above in element.iterancestors() if above.get("type") is not None)


def _said(record: Element | None, kind: str) -> tuple[Name, ...]:
    """Those whom a record names, whole: nothing tells which part of such a name is the family's."""
    found = None if record is None else first(record, f"t:msContents/t:msItem/t:note[@type='{kind}']")
    return () if found is None else tuple(Name(one.strip()) for one in plain(found).split(";") if one.strip())


def _date(division: Element, record: Element | None) -> str | None:
    date = None if record is None else first(record, "t:history/t:origin/t:origDate")
    iso = (iso_of(date) if date is not None else None) or date_of_document(division)
    if not iso:
        return None
    ends = dict.fromkeys(end.partition("T")[0] for end in iso.split("/"))
    return "/".join(ends)


def _held(tree: Element, record: Element | None) -> Held | None:
    repository = None if record is None else first(record, "t:msIdentifier/t:repository")
    if record is None or repository is None:
        return None
    places = {
        org.get("n"): ", ".join(reading(one) for one in xp(org, "t:placeName | t:country"))
        for org in xp(tree, "t:teiHeader//t:listOrg[@type='archives']/t:org")
    }
    number = first(record, "t:msIdentifier/t:idno[@type='canonical']")
    pages = first(record, "t:msContents/t:msItem/t:locus")
    return Held(
        archive=plain(repository),
        place=places.get(repository.get("key")) or None,
        identifier=plain(number) if number is not None else None,
        pages=plain(pages) if pages is not None else None,
    )
