"""Finding and reading the editions in a content folder.

load_editions   every folder of content/ with an edition.yaml (or the one that is asked for)
load_edition    one folder
load_site       content/site.yaml, and what the command line adds
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from fonds.errors import UsageError
from fonds.findings import Findings
from fonds.source import Place

from .edition import (
    Decision,
    DocumentFacts,
    EditionConfig,
    Expected,
    NoteNumber,
    ParticipantFacts,
    Publisher,
    Series,
    WitnessFile,
)
from .emendations import Apparatus, load_apparatus
from .habits import read_habits
from .site import SiteConfig
from .validate import validate
from .yaml_source import Source, read_yaml

SAFE_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*\Z")
RESERVED = frozenset({"static", "dts", "pages", "registers", "con", "prn", "aux", "nul", "index"})
"""Names that the site or some file system needs for itself."""
NOT_EDITIONS = frozenset({"pages", "registers"})


def load_editions(content: Path, findings: Findings, only: str | None = None) -> list[EditionConfig]:
    """All editions of a content folder, by name. What is wrong in one does not hide what is wrong in the next."""
    if not content.is_dir():
        raise UsageError(f"there is no content folder at {content}; name it with --content DIR")
    folders = [d for d in sorted(content.iterdir()) if d.is_dir() and not d.name.startswith(".")]
    folders = [d for d in folders if d.name not in NOT_EDITIONS]
    if only is not None:
        folders = [d for d in folders if d.name == only]
    if not folders:
        wanted = f"named “{only}” " if only else ""
        fact = f"There is no edition {wanted}in this folder."
        findings.add("C-008", Place(content.name), fact, hint="Make one: build.py new ID WITNESS.")
    loaded = (load_edition(folder, f"{content.name}/{folder.name}", findings) for folder in folders)
    return [edition for edition in loaded if edition is not None]


def load_edition(folder: Path, name: str, findings: Findings) -> EditionConfig | None:
    """One edition; None where its file cannot be used (the findings say why). `name` is its path for findings."""
    if not SAFE_ID.match(folder.name) or folder.name in RESERVED or len(folder.name) > 64:
        fact = "The folder's name becomes a part of every address and is not safe as one."
        hint = "Use small letters and digits, parted by single hyphens or underscores, such as wp-4."
        findings.add("C-006", Place(name), fact, words=folder.name, hint=hint)
    source = read_yaml(folder / "edition.yaml", f"{name}/edition.yaml", findings)
    if source is None or not validate(source, "edition", findings):
        return None
    _check_doubles(source, findings)
    return _edition(folder, source, load_apparatus(folder, name, findings))


def load_site(content: Path, findings: Findings, base_url: str | None = None) -> SiteConfig:
    """What holds for the whole site; the address given on the command line goes before the one in site.yaml."""
    file = content / "site.yaml"
    data: dict[str, Any] = {}
    if file.exists():
        source = read_yaml(file, f"{content.name}/site.yaml", findings)
        if source is not None and validate(source, "site", findings):
            data = source.data or {}
    address = base_url or data.get("base_url")
    if address is not None and not re.fullmatch(r"https?://[^\s\"<>?#]+", address):
        raise UsageError(
            f'--base-url must begin with http:// or https:// without spaces and any of " < > ? #: {address}'
        )
    return SiteConfig(
        title=data.get("title", SiteConfig.title),
        base_url=address if address is None or address.endswith("/") else address + "/",
    )


def _edition(folder: Path, source: Source, apparatus: Apparatus) -> EditionConfig:
    data: dict[str, Any] = source.data
    witness = data["witness"]
    if isinstance(witness, str):
        witness = {"file": witness}
    witness = {key: str(value) for key, value in witness.items()}
    return EditionConfig(
        id=folder.name,
        folder=folder,
        file=source.file,
        title=" ".join(data["title"].split()),
        short_title=data.get("short_title"),
        witness=WitnessFile(**witness),
        authors=tuple(data.get("authors", ())),
        date=_text(data.get("date")),
        series=_series(data.get("series")),
        publisher=Publisher(**data["publisher"]) if "publisher" in data else None,
        rights=_single(data.get("rights")),
        language=data.get("language", EditionConfig.language),
        description=_single(data.get("description")),
        edited_by=tuple(data.get("edited_by", ())),
        version=_text(data.get("version")),
        released=_text(data.get("released")),
        first_page=data.get("first_page", EditionConfig.first_page),
        note_numbers=tuple(
            NoteNumber(str(entry["n"]), entry["begins"], source.place(("note_numbers", i)), entry.get("after"))
            for i, entry in enumerate(data.get("note_numbers", ()))
        ),
        documents=tuple(
            _document(entry, source.place(("documents", i))) for i, entry in enumerate(data.get("documents", ()))
        ),
        decisions=tuple(
            _decision(entry, source.place(("decisions", i))) for i, entry in enumerate(data.get("decisions", ()))
        ),
        expected=tuple(
            Expected(entry["code"], entry.get("words", ""), entry["reason"], source.place(("expected", i)))
            for i, entry in enumerate(data.get("expected", ()))
        ),
        habits=read_habits(data.get("habits", {}), source.place),
        rules_off=frozenset(name for name, is_on in data.get("rules", {}).items() if not is_on),
        apparatus=apparatus,
    )


def _document(entry: dict[str, Any], at: Place) -> DocumentFacts:
    people = tuple(ParticipantFacts(**person) for person in entry.get("participants", ()))
    texts = {key: value for key, value in entry.items() if key != "participants"}
    if "date" in texts:
        texts["date"] = str(texts["date"])
    return DocumentFacts(at=at, **texts, participants=people)


def _decision(entry: dict[str, Any], at: Place) -> Decision:
    return Decision(
        id=entry["id"],
        at=at,
        line=_text(entry.get("line")),
        words=" ".join(entry.get("words", "").split()),
        into=entry.get("into"),
        reason=_single(entry.get("reason")),
    )


def _check_doubles(source: Source, findings: Findings) -> None:
    """A document or note number that is described twice: one of the two would be lost in silence."""
    for key in ("documents", "note_numbers"):
        seen: set[str] = set()
        for position, entry in enumerate(source.data.get(key, ())):
            n = str(entry["n"])
            if n in seen:
                findings.add("C-007", source.place((key, position)), f"Number {n} is described twice.", words=n)
            seen.add(n)


def _series(data: dict[str, Any] | None) -> Series | None:
    if data is None:
        return None
    return Series(data["title"], _text(data.get("number")), tuple(data.get("editors", ())))


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _single(value: str | None) -> str | None:
    """A text from YAML with its folded lines joined."""
    return None if value is None else " ".join(value.split())
