"""Passages → a Whoosh index: made in memory, kept in a folder, and opened again only under this machine's seal.

1. `ensure` gives the index of a list of passages: the kept one if it is sealed and of the same passages and code,
   else a new one, which is kept.
2. `opened` gives the kept one, whatever it was made from, for a reader in the terminal; None if it is not sealed.

The folder is an ordinary Whoosh index with two files more: `passages.json`, all that is known of each passage in
the order of document numbers (Whoosh itself stores nothing, which is its fastest way) and the names that are the
same, and `fonds.json`, the seal.
The files are read into memory once, tested, and opened from there: what was tested is what is opened. A build that
is killed in between, or two at once, leave a folder whose seal does not fit, and the next build makes it anew.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
import weakref
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib import resources
from pathlib import Path

import whoosh
from whoosh.fields import ID, KEYWORD, TEXT, Schema
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.filedb.structfile import BufferFile

from .analysis import exact_analyzer, stem, stemmed_analyzer, words
from .backend import WhooshAnalyzer, WhooshFile, WhooshFormat, WhooshIndex, WhooshStorage
from .formats import Counts, Places
from .passages import Passage
from .seal import is_sealed, seal
from .variants import Group
from .writing import Writer

_SEAL = "fonds.json"
_PASSAGES = "passages.json"
_DATE = re.compile(r"[0-9][0-9T:.Z/+-]*")
_BETWEEN = "\u2029"
"""A term that no query can hold, between two names in one field: a phrase never runs from one into the next."""


@dataclass(frozen=True)
class Index:
    """An open index."""

    whoosh: WhooshIndex
    """The `whoosh.index.Index`: a kept one in memory, a new one in a folder that goes when this does."""
    passages: tuple[Passage, ...]
    """What was indexed; the place in this list is the document number."""
    variants: tuple[Group, ...]
    """Names that the registers state to be the same."""
    made: bool = False
    """Whether it was made just now."""


def schema() -> Schema:
    """The fields. `stem` and `exact` hold the text and are ranked; the others narrow."""
    return Schema(
        stem=_text(stemmed_analyzer(), Counts()),
        exact=_text(exact_analyzer(), Places()),
        kind=ID(),
        document=KEYWORD(),
        section=KEYWORD(),
        speaker=_text(exact_analyzer(), Places()),
        person=_text(exact_analyzer(), Places()),
        archive=_text(exact_analyzer(), Places()),
        identifier=_text(exact_analyzer(), Places()),
        date=ID(),
    )


def _text(analyzer: WhooshAnalyzer, kept: WhooshFormat) -> TEXT:
    field = TEXT(analyzer=analyzer)
    field.format = kept
    return field


def ensure(passages: Sequence[Passage], folder: Path, variants: Sequence[Group] = ()) -> Index:
    """The index of these passages, from the folder where it is there, ours and of the same content and code."""
    listed = _listed(passages, variants)
    fingerprint = _fingerprint(listed)
    files = _sealed_files(folder, fingerprint)
    if files is not None:
        return Index(_open(files), tuple(passages), tuple(variants))
    scratch = Path(tempfile.mkdtemp(prefix="fonds-index-"))
    made = _made(passages, scratch)
    index = Index(made, tuple(passages), tuple(variants), made=True)
    weakref.finalize(index, shutil.rmtree, scratch, ignore_errors=True)
    _keep({file.name: file for file in scratch.iterdir()}, listed, fingerprint, folder)
    return index


def opened(folder: Path) -> Index | None:
    """The index kept in the folder; None where there is none, or none that this machine made with this code."""
    files = _sealed_files(folder, None)
    return None if files is None else Index(_open(files), *_unlisted(files[_PASSAGES]))


def _made(passages: Sequence[Passage], scratch: Path) -> WhooshIndex:
    """A new index in a folder. In memory it would be there twice while it grows."""
    index = _Folder(scratch).create_index(schema())
    writer = Writer(index)
    for passage in passages:
        writer.add_document(**_document(passage))
    writer.commit()
    for lock in scratch.glob("*LOCK"):
        lock.unlink()
    return index


def _document(passage: Passage) -> dict[str, object]:
    """A passage for Whoosh: lists of words, so that each text is cut and folded once for both its fields."""
    exact = words(passage.text)
    document: dict[str, object] = {
        "stem": [stem(word) for word in exact],
        "exact": exact,
        "kind": passage.kind,
    }
    optional = {
        "document": [*words(passage.document), *words(passage.number)],
        "section": [*words(passage.section), *words(passage.part)],
        "speaker": words(passage.speaker),
        "person": list(_apart(passage.persons)),
        "archive": list(_apart(passage.archives)),
        "identifier": list(_apart(passage.identifiers)),
        # No word has a capital letter, and the shards' lexicon counts on it; a date may have the T before a time.
        "date": [passage.date.lower()] if _DATE.fullmatch(passage.date) else [],
    }
    document.update((name, terms) for name, terms in optional.items() if terms)
    return document


def _apart(names: Sequence[str]) -> Iterator[str]:
    for number, name in enumerate(names):
        if number:
            yield _BETWEEN
        yield from words(name)


class _Folder(FileStorage):  # type: ignore[misc]  # whoosh has no types
    """Whoosh's storage in a folder. Its scratch files would go to a fixed name in /tmp, where two builds meet."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder), supports_mmap=False)

    def temp_storage(self, name: str | None = None) -> WhooshStorage:
        return FileStorage(str(Path(self.folder) / "scratch")).create()


class _Memory(RamStorage):  # type: ignore[misc]
    """Whoosh's storage in memory. It would copy a file each time it is opened: bytes are shared, views are not."""

    def open_file(self, name: str, **options: object) -> WhooshFile:
        return BufferFile(self.files[name], name=name, **options)


def _open(files: dict[str, bytes]) -> WhooshIndex:
    storage = _Memory()
    storage.files = {name: data for name, data in files.items() if name != _PASSAGES}
    return storage.open_index()


def _listed(passages: Sequence[Passage], variants: Sequence[Group]) -> bytes:
    names = [field.name for field in fields(Passage)]
    rows = [[getattr(passage, name) for name in names] for passage in passages]
    listed = {"fields": names, "passages": rows, "variants": list(variants)}
    return json.dumps(listed, ensure_ascii=False).encode()


def _unlisted(data: bytes) -> tuple[tuple[Passage, ...], tuple[Group, ...]]:
    listed = json.loads(data)
    names = listed["fields"]
    rows = ([tuple(value) if isinstance(value, list) else value for value in row] for row in listed["passages"])
    passages = tuple(Passage(**dict(zip(names, row, strict=True))) for row in rows)
    return passages, tuple(map(tuple, listed["variants"]))


def _fingerprint(listed: bytes) -> str:
    return hashlib.sha256(_code() + hashlib.sha256(listed).digest()).hexdigest()


@lru_cache(maxsize=1)
def _code() -> bytes:
    """What makes the index, beside the passages: this package's own text and Whoosh."""
    digest = hashlib.sha256(repr(whoosh.__version__).encode())
    sources = (file for file in resources.files(__package__ or "").iterdir() if file.name.endswith(".py"))
    for file in sorted(sources, key=lambda file: file.name):
        digest.update(file.read_bytes())
    return digest.digest()


def _sealed_files(folder: Path, fingerprint: str | None) -> dict[str, bytes] | None:
    """The files of a kept index if their seal holds and they are of this code (and of this fingerprint, if given)."""
    try:
        record = json.loads((folder / _SEAL).read_bytes())
        named, given = str(record["fingerprint"]), str(record["seal"])
        files = {name: (folder / Path(name).name).read_bytes() for name in map(str, record["files"])}
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if named != (fingerprint or named) or _PASSAGES not in files or not is_sealed(files, named, given):
        return None
    return files if named == _fingerprint(files[_PASSAGES]) else None


def _keep(files: dict[str, Path], listed: bytes, fingerprint: str, folder: Path) -> None:
    """Copy the files, the seal last; take away what an earlier index left. Without a key nothing is kept."""
    given = seal({**files, _PASSAGES: listed}, fingerprint)
    if given is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _SEAL).unlink(missing_ok=True)
    for old in folder.glob("*MAIN_*"):
        old.unlink(missing_ok=True)
    for name, file in files.items():
        shutil.copyfile(file, folder / name)
    (folder / _PASSAGES).write_bytes(listed)
    record = {"fingerprint": fingerprint, "files": sorted([*files, _PASSAGES]), "seal": given}
    (folder / _SEAL).write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
