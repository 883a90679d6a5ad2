"""What stands under a note of its citations: what an Ibid. means, and which document lies in a file that it cites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from fonds.link.works.record import read
from fonds.tei.names import Element, first, local, walk, xml_id, xp
from fonds.tei.text import plain

from .html import join, tag, text
from .urls import Urls


@dataclass(frozen=True)
class Cited:
    """What the notes cite, by id."""

    names: Mapping[str, str] = field(default_factory=dict)
    """Id of a unit of an archive, or of a work → how it is called in a line."""
    documents: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Id of a file → the document that lies there: its id, and its name."""
    owners: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Id of a citation → the note it stands in: its id, and its name."""

    def below(self, note: Element, urls: Urls) -> list[Markup]:
        """The lines for one note."""
        return [line for citation in walk(note, "bibl") for line in self._lines(citation, urls)]

    def _lines(self, citation: Element, urls: Urls) -> Iterator[Markup]:
        target = (citation.get("corresp") or "").removeprefix("#")
        if citation.get("subtype") == "ibid":
            if target in self.names:
                means = tag("a", self.names[target], {"href": urls.of(target)})
                yield text("Ibid. means ") + means + self._as_in(citation.get("prev") or "", urls)
            elif candidates := (citation.get("select") or "").split():
                yield text("Ibid. may mean one of these: ") + join(map(self._candidate, candidates), "; ")
        if target in self.documents and not _names_document(citation):
            document, name = self.documents[target]
            yield tag("a", name, {"href": urls.of(document)}) + " lies in this file"

    def _as_in(self, pointer: str, urls: Urls) -> Markup:
        note, name = self.owners.get(pointer.removeprefix("#"), ("", ""))
        return text(", going back to ") + tag("a", name, {"href": urls.of(note)}) if note else Markup("")

    def _candidate(self, pointer: str) -> Markup:
        """A citation that an Ibid may mean, by its words."""
        return text(self.names.get(pointer.removeprefix("#"), pointer.removeprefix("#")))


def cited(tree: Element, documents: Mapping[str, str], records: Mapping[str, Element]) -> Cited:
    """What the notes of an edition cite. `documents`: document id → its name; `records`: document id → its record."""
    names: dict[str, str] = {}
    files: dict[str, str] = {}
    for unit in xp(tree, "t:teiHeader//t:msDesc[@xml:id]"):
        number = first(unit, "t:msIdentifier/t:idno[@type='canonical']")
        repository = first(unit, "t:msIdentifier/t:repository")
        said = number if number is not None else repository
        if said is not None:
            names[str(xml_id(unit))] = plain(said)
        if number is not None and unit.get("type") == "file":
            files[plain(number)] = str(xml_id(unit))
    for record in xp(tree, "t:teiHeader//t:listBibl[@type='works']/t:biblStruct"):
        work = read(record)
        names[work.id] = ", ".join([*(name.printed for name in work.makers[:1]), work.title])
    lies: dict[str, tuple[str, str]] = {}
    for document, record in records.items():
        number = first(record, "t:msIdentifier/t:idno[@type='canonical']")
        if number is not None and plain(number) in files and document in documents:
            lies.setdefault(files[plain(number)], (document, documents[document]))
    owners: dict[str, tuple[str, str]] = {}
    for note in xp(tree, "t:text//t:note[@place]"):
        for citation in walk(note, "bibl"):
            name = f"note {note.get('n')}" if note.get("n") else "a note"
            owners[str(xml_id(citation))] = (str(xml_id(note)), name)
            names.setdefault(str(xml_id(citation)), plain(citation))
    return Cited(names, lies, owners)


def _names_document(citation: Element) -> bool:
    """Whether the citation is printed together with the document’s number."""
    following = citation.getnext()
    if citation.get("subtype") == "document":
        return True
    is_beside = following is not None and not (citation.tail or "").strip()
    return following is not None and is_beside and local(following) == "ref" and following.get("type") == "document"
