"""The index of sources: a list of all archives, and a page for each with what is cited from it, as a tree.

sources_view   all archives
archive_views  one archive each
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from fonds.link.archival import archive_id
from fonds.tei.names import Element, first, local, xml_id, xp
from fonds.tei.text import plain, reading

from .context import around
from .edition import Edition, note_of
from .notes import name_of
from .records import identifier_of
from .text import counted
from .views import ArchiveFact, ArchiveRow, ArchiveView, Citing, Link, Printed, SourcesView, SourceUnit, Step

Levels = tuple[tuple[str, str], ...]
_FACTS = (("isil", "ISIL"), ("viaf", "VIAF"), ("wikidata", "Wikidata"))
_CITED = 0.9
"""A citation that is less certain than this says so."""


class Sources:
    """What the header says of archives, units and documents, with who cites them."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        described = xp(edition.tree, "t:teiHeader//t:msDesc[@xml:id]")
        self.units = {str(xml_id(one)): one for one in described if _key(one)}
        self.levels = {(_key(one), _levels(one)): identifier for identifier, one in self.units.items()}
        self.names: dict[str, str] = {}
        for one in [*self.units.values(), *edition.records.values()]:
            repository = first(one, "t:msIdentifier/t:repository")
            if repository is not None:
                self.names.setdefault(_key(one), plain(repository))
        self.keys = sorted(self.names, key=lambda key: self.names[key])

    @cached_property
    def organisations(self) -> dict[str, Element]:
        """Key → the archive's own entry in the header."""
        found = xp(self.edition.tree, "t:teiHeader//t:listOrg[@type='archives']/t:org")
        return {org.get("n") or "": org for org in found}

    @cached_property
    def documents(self) -> dict[tuple[str, str], list[Element]]:
        """Archive and identifier, "" for none → the records of the documents that lie there."""
        found: dict[tuple[str, str], list[Element]] = {}
        for record in self.edition.records.values():
            if _key(record):
                found.setdefault((_key(record), identifier_of(record) or ""), []).append(record)
        return found

    @cached_property
    def successors(self) -> dict[str, str]:
        """Key of an archive → key of the one that went on with it, and the other way round."""
        found: dict[str, str] = {}
        for key, org in self.organisations.items():
            before = first(org, "t:note[@type='formerly']")
            if before is not None:
                found[key], found[before.get("n") or ""] = before.get("n") or "", key
        return found

    @cached_property
    def below(self) -> dict[tuple[str, Levels], list[Levels]]:
        """Archive and levels → the units directly below; the outermost ones, and what has no number, below ()."""
        found: dict[tuple[str, Levels], list[Levels]] = {}
        for key, levels in self.levels:
            above = (levels[:depth] for depth in range(len(levels) - 1, 0, -1))
            parent = next((one for one in above if (key, one) in self.levels), ())
            found.setdefault((key, parent), []).append(levels)
        return found

    def inside(self, key: str, levels: Levels) -> list[str]:
        """A unit and all units in it."""
        return [
            one for (k, at), one in self.levels.items() if k == key and at[: len(levels)] == levels and at >= levels
        ]

    def of(self, key: str) -> list[tuple[str, Element]]:
        """The units of an archive in the order of their numbers."""
        return [(identifier, one) for identifier, one in self.units.items() if _key(one) == key]

    def citations(self, key: str) -> int:
        """How many citations there are of an archive."""
        return sum(len(self.edition.citations.get(identifier, ())) for identifier, _ in self.of(key))

    def files(self, key: str) -> int:
        """How many files of an archive are cited or hold a document."""
        return sum(one.get("type") == "file" for _, one in self.of(key))

    def links(self, key: str, identifier: str | None = None) -> tuple[Link, ...]:
        """The documents that come from an archive, or from one of its units; "" for those without a number."""
        records = [r for (k, at), rs in self.documents.items() if k == key and identifier in (None, at) for r in rs]
        return tuple(sorted((self._link(record) for record in records), key=lambda link: _natural(link.text)))

    def _link(self, record: Element) -> Link:
        document = (record.get("corresp") or "").removeprefix("#")
        number = next((part.number for part in self.edition.documents if part.id == document), "")
        return Link(self.edition.urls.page_of(document), f"Document {number}")


def sources_view(sources: Sources) -> SourcesView:
    """All archives by name."""
    rows = tuple(_row(sources, key) for key in sources.keys)
    files, citations = sum(row.files for row in rows), sum(row.citations for row in rows)
    said = f"{counted(citations, 'citation')} of {counted(files, 'file')} in {counted(len(rows), 'archive')}."
    return SourcesView(said if rows else "No archival source was recognised.", rows)


def archive_views(sources: Sources) -> Iterator[ArchiveView]:
    """The page of each archive."""
    return (_archive(sources, key) for key in sources.keys)


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


def _archive(sources: Sources, key: str) -> ArchiveView:
    files, citations = sources.files(key), sources.citations(key)
    return ArchiveView(
        id=archive_id(key),
        name=sources.names[key],
        summary=f"{counted(citations, 'citation')}, {counted(files, 'file')}.",
        facts=tuple(_facts(sources, key)),
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
        parts=tuple(_unit(sources, key, one, levels) for one in below),
    )


def _steps(sources: Sources, key: str, levels: Levels, above: Levels, has_one_level: bool) -> Iterator[Step]:
    for depth in range(len(above), len(levels)):
        name, value = levels[depth]
        identifier = sources.levels.get((key, levels[: depth + 1]), "") if depth + 1 < len(levels) else ""
        yield Step(identifier, "" if has_one_level else name, value)


def _times(count: int) -> str:
    return "" if not count else "cited once" if count == 1 else f"cited {count} times"


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


def _key(description: Element) -> str:
    repository = first(description, "t:msIdentifier/t:repository")
    return "" if repository is None else repository.get("key") or plain(repository)


def _levels(description: Element) -> Levels:
    found = xp(description, "t:msIdentifier/t:altIdentifier")
    return tuple((level.get("type") or "", plain(level)) for level in found)


def _natural(words: str) -> tuple[int | str, ...]:
    return tuple(int(part) if part.isdigit() else part for part in re.split(r"(\d+)", words))
