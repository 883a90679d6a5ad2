"""A document's record, like an archive's item sheet: the facts of its header entry and of the essay that cites it."""

from __future__ import annotations

from markupsafe import Markup

from fonds.link.archival import archive_id
from fonds.tei.names import Element, first, walk, xml_id, xp
from fonds.tei.text import plain

from .edition import Edition
from .html import join, link_away, tag, text
from .lines import in_words
from .notes import number_of
from .part import Part
from .render import render_line
from .text import spoken_date
from .views import Fact

_STATUS = {
    "partly-lost": "The source line has lost letters and digits. No digit is invented here.",
    "supplied": "The source line has lost digits; the identifier is supplied from elsewhere.",
}
_ITEMS = (("author", "Author"), ("recipient", "To"))
_MAKERS = (("translator", "Translated by"), ("obtained-by", "Obtained by"))


def record_of(edition: Edition, document: Part) -> tuple[Fact, ...]:
    """The lines of the record. What is not known has no line."""
    record = edition.records.get(document.id)
    facts = [_date(document)]
    if record is not None:
        facts.append(_place(record))
        facts += [_said(record, kind, name) for kind, name in _ITEMS]
        facts += _participants(edition, edition.persons.get(document.id, []))
        facts += _source(edition, record)
        facts += [_said(record, kind, name) for kind, name in _MAKERS]
        facts.append(_published(record))
    facts += [_source_line(edition, document), _witness(edition, document), _cited(edition, document)]
    return tuple(fact for fact in facts if fact is not None)


def archive_of(edition: Edition, document: Part) -> Markup:
    """Archive and identifier in a line of a table: the identifier where it is known, else the archive's name."""
    record = edition.records.get(document.id)
    repository = None if record is None else first(record, "t:msIdentifier/t:repository")
    if record is None or repository is None:
        return Markup("")
    identifier = identifier_of(record)
    return _identifier(edition, record, identifier) if identifier else _archive(edition, repository)


def identifier_of(record: Element) -> str | None:
    """The identifier in one form, file level."""
    found = first(record, "t:msIdentifier/t:idno[@type='canonical']")
    return plain(found) if found is not None else None


def note_links(edition: Edition, notes: list[Element]) -> Markup:
    """Links to notes, in a row."""
    links = [tag("a", number_of(note), {"href": edition.urls.of(xml_id(note) or "")}) for note in notes]
    name = "notes" if len(links) > 1 else "note"
    return text(f"{name} ") + join(links, ", ")


def _date(document: Part) -> Fact | None:
    iso = document.iso
    if iso is None:
        return None
    spoken = spoken_date(iso, with_time=True) or iso
    return Fact("Date", text(spoken) if "/" in iso else tag("time", spoken, {"datetime": iso}))


def _place(record: Element) -> Fact | None:
    found = first(record, "t:history/t:origin/t:origPlace")
    return None if found is None else Fact("Place", text(plain(found)))


def _participants(edition: Edition, persons: list[Element]) -> list[Fact | None]:
    """Those who took part, a line for each side; those whom no side is told of in a line of their own."""
    sides: dict[str, list[Markup]] = {}
    for person in persons:
        side = first(person, "t:affiliation[@type='side']")
        sides.setdefault("" if side is None else plain(side), []).append(_person(edition, person))
    alone = "Also present" if len(sides) > 1 else "Participants"
    return [
        Fact(f"Participants, {side}" if side else alone, tag("ul", join(tag("li", one) for one in people)))
        for side, people in sides.items()
    ]


def _person(edition: Edition, person: Element) -> Markup:
    """Name, other forms of it, and role; the name leads to its entry in the register."""
    names = [plain(name) for name in xp(person, "t:persName")]
    role = first(person, "t:occupation")
    other = f" ({', '.join(names[1:])})" if names[1:] else ""
    behind = tag("span", f", {plain(role)}", {"class": "role"}) if role is not None else Markup("")
    entry = (person.get("sameAs") or "")[1:]
    name = text(names[0] if names else "")
    if edition.urls.has(entry):
        name = tag("a", name, {"href": edition.urls.of(entry)})
    return name + text(other) + behind


def _said(record: Element, kind: str, name: str) -> Fact | None:
    found = first(record, f"t:msContents/t:msItem/t:note[@type='{kind}']")
    return None if found is None else Fact(name, text(plain(found)))


def _source(edition: Edition, record: Element) -> list[Fact | None]:
    repository = first(record, "t:msIdentifier/t:repository")
    identifier = identifier_of(record)
    locus = first(record, "t:msContents/t:msItem/t:locus")
    evidence = first(record, "t:msContents/t:msItem/t:note[@type='evidence']")
    status = _STATUS.get(record.get("subtype") or "")
    remarks = [words for words in (status, plain(evidence) if evidence is not None else None) if words]
    return [
        Fact("Archive", _archive(edition, repository)) if repository is not None else None,
        Fact("Identifier", _identifier(edition, record, identifier)) if identifier else None,
        Fact("Pages", text(plain(locus))) if locus is not None else None,
        Fact("State of the source", text(" ".join(remarks))) if remarks else None,
    ]


def _archive(edition: Edition, repository: Element) -> Markup:
    return tag("a", plain(repository), {"href": edition.urls.of(archive_id(repository.get("key") or ""))})


def _identifier(edition: Edition, record: Element, identifier: str) -> Markup:
    """The identifier, leading to its file in the index of sources, or to its archive where no note cites the file."""
    file = edition.files.get(identifier)
    if file is not None:
        return tag("a", identifier, {"class": "shelfmark", "href": edition.urls.of(file)})
    repository = first(record, "t:msIdentifier/t:repository")
    key = "" if repository is None else repository.get("key") or ""
    return tag("a", identifier, {"class": "shelfmark", "href": edition.urls.of(archive_id(key))})


def _published(record: Element) -> Fact | None:
    found = first(record, "t:msContents/t:msItem/t:note[@type='published']/t:ref")
    target = "" if found is None else found.get("target") or ""
    return Fact("Digital archive", link_away(target, target.partition("://")[2])) if target else None


def _source_line(edition: Edition, document: Part) -> Fact | None:
    line = first(document.element, "t:note[@type='source']")
    if line is None:
        return None
    words = render_line(
        line, edition.urls, edition.places, edition.emended, expansions=edition.expansions, shape=edition.shape
    ).body
    return Fact("Source line", tag("q", words), xml_id(line))


def _witness(edition: Edition, document: Part) -> Fact | None:
    """The lines of the witness from the document's first to its last."""
    numbers = [line for element in walk(document.element) for line in edition.urls.lines.of(xml_id(element) or "")]
    if not numbers:
        return None
    said = in_words(tuple(range(min(numbers), max(numbers) + 1)))
    lines = "lines" if len(set(numbers)) > 1 else "line"
    return Fact("Witness", tag("a", f"{lines} {said}", {"href": edition.urls.lines.url(min(numbers))}))


def _cited(edition: Edition, document: Part) -> Fact:
    citing = edition.citing_documents.get(document.id, [])
    return Fact("Cited in", note_links(edition, citing) if citing else text("no note that names it by its number"))
