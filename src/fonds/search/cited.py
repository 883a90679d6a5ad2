"""Archive files, as the header records them: who cites them, and which documents lie in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fonds.tei.names import Element, first, local, xml_id, xp
from fonds.tei.text import reading


@dataclass(frozen=True)
class File:
    """An archive file, or a fond or the like where no file is named."""

    archive: tuple[str, ...]
    """Key and name of the archive."""
    identifier: str
    """In canonical form; "" where no number is known."""
    levels: tuple[tuple[str, str], ...] = ()
    """Names and numbers of its levels, from the outside in."""

    @property
    def name(self) -> str:
        """The archive's name."""
        return self.archive[-1] if self.archive else ""


def records(root: Element) -> list[tuple[Element, File]]:
    """The header's records of files and of documents, each with the file that it tells of."""
    return [(record, _file(record)) for record in xp(root, "t:teiHeader//t:msDesc")]


def sources(records: Iterable[tuple[Element, File]]) -> dict[str, File]:
    """Archive files by what points to them: `#src-…` for a citation, `#d5` for a document's own record."""
    found: dict[str, File] = {}
    for record, file in records:
        identifier = xml_id(record)
        if identifier:
            found[f"#{identifier}"] = file
        for target in (record.get("corresp") or "").split():
            found.setdefault(target, file)
    return found


def cited(elements: Iterable[Element], sources: dict[str, File]) -> tuple[File, ...]:
    """The files that the citations among these elements point to."""
    targets = (target for e in elements if local(e) == "bibl" for target in (e.get("corresp") or "").split())
    return tuple(dict.fromkeys(sources[target] for target in targets if target in sources))


def archive_key(record: Element) -> str:
    """The key of the archive that a record tells of; "" where it has none."""
    repository = _repository(record)
    return "" if repository is None else repository.get("key") or ""


def _repository(record: Element) -> Element | None:
    return first(record, "t:msIdentifier/t:repository")


def _file(record: Element) -> File:
    repository = _repository(record)
    canonical = first(record, "t:msIdentifier/t:idno[@type='canonical']")
    names = () if repository is None else (archive_key(record), reading(repository))
    return File(
        tuple(dict.fromkeys(name for name in names if name)),
        "" if canonical is None else reading(canonical),
        tuple(
            (level.get("type") or "", reading(level)) for level in xp(record, "t:msIdentifier/t:altIdentifier[@type]")
        ),
    )
