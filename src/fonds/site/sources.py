"""The index of sources: a list of all archives, and a page for each with what is cited from it, as a tree.

sources_view   all archives
archive_views  one archive each
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from fonds.link.archival import archive_id
from fonds.tei.names import Element, first, local, xml_id, xp
from fonds.tei.text import plain, reading

from .context import around
from .edition import Edition, note_of, relation_of
from .holdings import Levels, Sources
from .html import link_away
from .notes import name_of
from .pictures import Essay, essay, strip_picture
from .records import identifier_of
from .text import counted
from .views import ArchiveFact, ArchiveRow, ArchiveView, Citing, Link, Printed, SourcesView, SourceUnit, Step

_FACTS = (("isil", "ISIL"), ("viaf", "VIAF"), ("wikidata", "Wikidata"))
_CITED = 0.9
"""A citation that is less certain than this says so."""


def sources_view(sources: Sources) -> SourcesView:
    """All archives by name."""
    rows = tuple(_row(sources, key) for key in sources.keys)
    files, citations = sum(row.files for row in rows), sum(row.citations for row in rows)
    said = f"{counted(citations, 'citation')} of {counted(files, 'file')} in {counted(len(rows), 'archive')}."
    return SourcesView(said if rows else "No archival source was recognised.", rows)


def archive_views(sources: Sources) -> Iterator[ArchiveView]:
    """The page of each archive."""
    text = essay(sources.edition, sources)
    return (_archive(sources, key, text) for key in sources.keys)


def _row(sources: Sources, key: str) -> ArchiveRow:
    org = sources.organisations.get(key)
    return ArchiveRow(
        url=sources.edition.urls.page_of(archive_id(key)),
        name=sources.names[key],
        abbreviation=_said(org, "t:orgName[@type='abbreviation']"),
        place=", ".join(words for path in ("t:placeName", "t:country") if (words := _said(org, path))),
        files=sources.files(key),
        citations=sources.citations(key),
        documents=sources.links(key),
    )


def _archive(sources: Sources, key: str, text: Essay) -> ArchiveView:
    files, citations = sources.files(key), sources.citations(key)
    return ArchiveView(
        id=archive_id(key),
        name=sources.names[key],
        summary=f"{counted(citations, 'citation')}, {counted(files, 'file')}.",
        facts=tuple(_facts(sources, key)),
        pictures=(drawn,) if (drawn := strip_picture(sources, text, key)) is not None else (),
        units=tuple(_unit(sources, key, levels, ()) for levels in sources.below.get((key, ()), ())),
        loose=() if (key, ()) in sources.levels else sources.links(key, ""),
    )


def _facts(sources: Sources, key: str) -> Iterator[ArchiveFact]:
    org = sources.organisations.get(key)
    if org is None:
        return
    names = [plain(name) for name in xp(org, "t:orgName") if name.get("type") != "name"]
    if names:
        yield ArchiveFact("Printed as", " · ".join(dict.fromkeys([sources.names[key], *names])), "")
    place = ", ".join(words for path in ("t:placeName", "t:country") if (words := _said(org, path)))
    if place:
        yield ArchiveFact("Place", place, "")
    if note := _said(org, "t:note[@type='about']"):
        yield ArchiveFact("Note", note, "")
    other = sources.successors.get(key)
    if other in sources.names:
        said = "Formerly" if first(org, "t:note[@type='formerly']") is not None else "Later"
        yield ArchiveFact(said, sources.names[other], sources.edition.urls.page_of(archive_id(other)))
    if website := _said(org, "t:note[@type='website']"):
        yield ArchiveFact("Website", website, website)
    for kind, name in _FACTS:
        if value := _said(org, f"t:idno[@type='{kind}']"):
            yield ArchiveFact(name, value, "")


def _unit(sources: Sources, key: str, levels: Levels, above: Levels) -> SourceUnit:
    """A unit with all that is below it. What holds one cited unit only, and is not cited itself, stands on its line."""
    below = sources.below.get((key, levels), []) if levels else []
    identifier = sources.levels[key, levels]
    cited = sources.edition.citations.get(identifier, [])
    written = identifier_of(sources.units[identifier]) or ""
    documents = sources.links(key, written)
    if len(below) == 1 and not cited and not documents:
        return _unit(sources, key, below[0], above)
    has_one_level = len(levels) == 1 and not below
    return SourceUnit(
        id=identifier,
        steps=tuple(_steps(sources, key, levels, above, has_one_level)),
        identifier="" if has_one_level else written,
        is_file=sources.units[identifier].get("type") == "file",
        cited=_times(sum(len(sources.edition.citations.get(one, ())) for one in sources.inside(key, levels))),
        citing=tuple(_citing(sources.edition, one) for one in cited),
        documents=documents,
        printed=_printed(sources, key, written, identifier),
        neighbours=_neighbours(sources, key, levels) if has_one_level else (),
        other=_other(sources, key, levels),
        elsewhere=_elsewhere(sources.units[identifier]),
        parts=tuple(_unit(sources, key, one, levels) for one in below),
    )


def _steps(sources: Sources, key: str, levels: Levels, above: Levels, has_one_level: bool) -> Iterator[Step]:
    for depth in range(len(above), len(levels)):
        name, value = levels[depth]
        identifier = sources.levels.get((key, levels[: depth + 1]), "") if depth + 1 < len(levels) else ""
        yield Step(identifier, "" if has_one_level else name, value)


def _times(count: int) -> str:
    return "" if not count else "cited once" if count == 1 else f"cited {count} times"


def _elsewhere(unit: Element) -> Markup:
    address = _said(unit, "t:msContents/t:msItem/t:note[@type='elsewhere']/t:ref")
    return link_away(address, "In the archive’s catalogue") if address else Markup("")


def _neighbours(sources: Sources, key: str, levels: Levels) -> tuple[Link, ...]:
    """Of an archive whose numbers have one level only: the numbers that differ from this one in their last part."""
    name, value = levels[0]
    stem = re.match(r".+[-/.](?=[^-/.]+\Z)", value)
    if stem is None:
        return ()
    beside = [at for k, at in sources.levels if k == key and at != levels and at[:1] and at[0][1].startswith(stem[0])]
    return tuple(Link(f"#{sources.levels[key, at]}", at[0][1]) for at in beside if at[0][0] == name)


def _other(sources: Sources, key: str, levels: Levels) -> Link | None:
    """The same file where the archive was, or is now, another."""
    successor = sources.successors.get(key)
    identifier = sources.levels.get((successor, levels)) if successor is not None else None
    if identifier is None:
        return None
    return Link(sources.edition.urls.of(identifier), identifier_of(sources.units[identifier]) or "")


def _printed(sources: Sources, key: str, written: str, identifier: str) -> tuple[Printed, ...]:
    """The pages that are printed for a file in which a document lies, where they do not agree."""
    where: dict[str, list[Link]] = {}
    urls = sources.edition.urls
    for record in sources.documents.get((key, written), ()):
        pages = first(record, "t:msContents/t:msItem/t:locus")
        if pages is not None:
            where.setdefault(_numbers(plain(pages)), []).append(sources.links(key, written)[0])
    if not where:
        return ()
    for citation in sources.edition.citations.get(identifier, []):
        scope, note = first(citation, "t:biblScope"), note_of(citation)
        if scope is not None and note is not None:
            link = Link(urls.of(xml_id(note) or ""), name_of(note))
            where.setdefault(_numbers(reading(scope)), []).append(link)
    return tuple(Printed(pages, tuple(links)) for pages, links in where.items()) if len(where) > 1 else ()


def _numbers(locator: str) -> str:
    """The numbers of a locator without the letters before them."""
    return re.sub(r"\A\D+", "", locator).replace("–", "-")


def _citing(edition: Edition, citation: Element) -> Citing:
    note = note_of(citation)
    holder = note if note is not None else next(e for e in (citation, *citation.iterancestors()) if xml_id(e))
    paragraph = next((e for e in holder.iterancestors() if local(e) in ("p", "sp", "item") and xml_id(e)), None)
    reference = _reference(citation)
    return Citing(
        url=edition.urls.of(xml_id(holder) or ""),
        name=name_of(note) if note is not None else "Text",
        paragraph=_paragraph(edition, paragraph) if note is not None and paragraph is not None else None,
        before=around(note)[0] if note is not None else "",
        relation=relation_of(citation),
        words=reading(citation),
        document=reference and Link(edition.urls.page_of(reference[0]), reference[1]),
        doubt=_doubt(citation),
    )


def _paragraph(edition: Edition, paragraph: Element) -> Link:
    identifier = xml_id(paragraph) or ""
    number = re.sub(r"\A(?:.*\.)?[a-z]+", "", identifier)
    return Link(edition.urls.of(identifier), f"¶ {number}")


def _reference(citation: Element) -> tuple[str, str] | None:
    """The document that is named with a citation, and the words that name it."""
    following = (
        first(citation, "t:ref[@type='document']") if citation.get("subtype") == "document" else citation.getnext()
    )
    is_next = following is not None and local(following) == "ref" and following.get("type") == "document"
    if following is None or not is_next or (following is citation.getnext() and (citation.tail or "").strip()):
        return None
    return (following.get("target") or "").removeprefix("#"), reading(following).strip("[]")


def _doubt(citation: Element) -> str:
    if citation.get("subtype") == "ibid":
        return "Ibid., understood from the citation before"
    if citation.get("subtype") == "document":
        return "named by its document alone"
    cert = citation.get("cert")
    scope = first(citation, "t:biblScope[@unit='range']")
    if scope is not None:
        return "a range stands where a file’s number is expected; probably leaves"
    return "" if cert is None or float(cert) >= _CITED else "the archive is named elsewhere in the note"


def _said(element: Element | None, path: str) -> str:
    found = first(element, path) if element is not None else None
    return plain(found) if found is not None else ""
