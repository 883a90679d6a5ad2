"""The Whoosh index → files that a browser can read: classic scripts, each a call of `fonds.shard` with data alone.

    search/index.js   what is where: the first key of each term shard, the first passage of each text shard,
                      the kind and the length of each passage, the totals that scores need
    search/t0.js …    terms in order, each with its passages and how often it stands in each
    search/p0.js …    the places of the same terms, in the same order; read for phrases alone
    search/d0.js …    passages: id, address, title, page, words; read for the hits that are shown

Terms of all fields stand in one order, by a letter for the field and the word, and are cut into shards by size,
never by prefix. Every call carries the fingerprint of the whole, so that a reader whose cache mixes two releases
notices. The bytes depend on the passages alone.

Numbers are varints in base64. A term's postings: how many, then for each the distance from the passage before,
times two, plus one where the word stands there more than once and the count follows. Its places: how many bytes
they take, then for each posting the distances from place to place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from fonds.errors import Defect

from .backend import WhooshMatcher, WhooshReader
from .index import Index
from .pack import base64_of, literal, varints
from .passages import KINDS, Passage
from .trees import FIELDS, RANKED, WITH_PLACES

FIELD_CODES = dict(zip(sorted((*RANKED, *FIELDS)), "abcdefghi", strict=True))
"""The letter before a term that says its field, in the order in which Whoosh sorts."""

KIND_CODES = dict(zip(KINDS, "psnhtobe", strict=True))
"""One letter for each kind; upper case in a document."""

FORM = 1
"""Counts up with every change of what shards hold; a reader of another age then says so instead of finding nothing."""

_NO_PRINT = "0" * 16
_TERM_BYTES = 8192
_TEXT_BYTES = 4096
_TEXT_PASSAGES = range(8, 17)


@dataclass(frozen=True)
class Shards:
    """What was written."""

    files: int
    bytes: int


def write(index: Index, folder: Path) -> Shards:
    """Write all shards of an index into a folder, which is made where it is not there.

    One shard is held at a time: each is written with its place for the fingerprint empty, which is filled in at last.
    """
    digest = hashlib.sha256()
    folder.mkdir(parents=True, exist_ok=True)
    names: list[str] = []
    written = 0
    for name, data in _calls(index):
        digest.update(f"{name}\n{data}\n".encode())
        script = f'{_opening(name)}{_NO_PRINT}",{data});\n'.encode()
        (folder / f"{name}.js").write_bytes(script)
        names.append(name)
        written += len(script)
    for name in names:
        with (folder / f"{name}.js").open("r+b") as script_file:
            script_file.seek(len(_opening(name).encode()))
            script_file.write(digest.hexdigest()[: len(_NO_PRINT)].encode())
    return Shards(len(names), written)


def _opening(name: str) -> str:
    return f'fonds.shard("{name}","'


def _calls(index: Index) -> Iterator[tuple[str, str]]:
    """(name of the shard, its data as a literal), the index of all last."""
    keys: list[str] = []
    texts: list[int] = []
    with index.whoosh.reader() as reader:
        for number, shard in enumerate(_term_shards(reader) if index.passages else ()):
            keys.append(shard.keys[0])
            yield f"t{number}", literal(["\n".join(shard.keys), base64_of(shard.postings)])
            yield f"p{number}", literal(base64_of(shard.places))
        for number, passages in enumerate(_text_shards(index.passages)):
            texts.append(len(passages))
            yield f"d{number}", literal(_texts(passages))
        yield "index", literal(_overview(reader, index.passages, keys, texts))


def _overview(
    reader: WhooshReader, passages: Sequence[Passage], keys: list[str], texts: list[int]
) -> dict[str, object]:
    total = reader.field_length("exact")
    if reader.field_length("stem") != total:
        raise Defect("the stemmed and the exact field of the search index differ in length")
    lengths = [reader.doc_field_length(document, "exact") or 0 for document in range(len(passages))]
    return {
        "form": FORM,
        "fields": FIELD_CODES,
        "kindNames": {code: kind for kind, code in KIND_CODES.items()},
        "passages": len(passages),
        "words": total,
        "lengths": base64_of(varints(lengths)),
        "kinds": "".join(_kind_code(passage) for passage in passages),
        "keys": keys,
        "texts": texts,
    }


def _kind_code(passage: Passage) -> str:
    code = KIND_CODES[passage.kind]
    return code.upper() if passage.document else code


class _Terms:
    """A term shard in the making."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.postings = bytearray()
        self.places = bytearray()
        self.size = 0

    def add(self, key: str, postings: bytes, places: bytes) -> None:
        self.keys.append(key)
        self.postings += postings
        self.places += varints((len(places),)) + places
        self.size += len(key) + 1 + len(postings) * 4 // 3


def _term_shards(reader: WhooshReader) -> Iterator[_Terms]:
    shard = _Terms()
    for field, word, matcher in _terms(reader):
        postings, places = _postings(matcher, field in WITH_PLACES)
        if shard.keys and shard.size + len(postings) * 4 // 3 > _TERM_BYTES:
            yield shard
            shard = _Terms()
        shard.add(FIELD_CODES[field] + word.decode(), postings, places)
    if shard.keys:
        yield shard


def _terms(reader: WhooshReader) -> Iterator[tuple[str, bytes, WhooshMatcher]]:
    """All terms in order, by field and word, each with its postings.

    By way of the codec, which reads them as they stand in the file; to look up each by itself takes twice as long.
    """
    segment, storage = reader.segment(), reader.storage()
    codec = segment.codec()
    with (
        closing(segment.open_file(storage, codec.POSTS_EXT)) as postings,
        closing(codec.terms_reader(storage, segment)) as words,
    ):
        for (field, word), info in words.items():
            yield field, word, codec.postings_reader(postings, info, reader.schema[field].format)


def _postings(matcher: WhooshMatcher, has_places: bool) -> tuple[bytes, bytes]:
    """A term's postings and, as they are kept in the index, its places."""
    postings: list[int] = []
    places: list[bytes] = []
    last = count = 0
    while matcher.is_active():
        document, often = matcher.id(), int(matcher.weight())
        count += 1
        if often > 1:
            postings += ((document - last) * 2 + 1, often)
        else:
            postings.append((document - last) * 2)
        last = document
        if has_places:
            places.append(matcher.value())
        matcher.next()
    return varints((count, *postings)), b"".join(places)


def _text_shards(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Runs of 8 to 16 passages, fewer only at the end, cut where they come to some 4 KB of words."""
    shard: list[Passage] = []
    size = 0
    for passage in passages:
        full = size + len(passage.text) > _TEXT_BYTES and len(shard) >= _TEXT_PASSAGES.start
        if full or len(shard) >= _TEXT_PASSAGES.stop - 1:
            yield shard
            shard, size = [], 0
        shard.append(passage)
        size += len(passage.text)
    if shard:
        yield shard


def _texts(passages: list[Passage]) -> list[object]:
    """[files and titles, rows]: a row is id, file, title, page, note number, speaker, words."""
    shared: dict[str, int] = {}
    rows = []
    for passage in passages:
        file, _, anchor = passage.url.partition("#")
        if anchor != passage.id:
            raise Defect(f"the address of {passage.id} is {passage.url}")
        at = [shared.setdefault(name, len(shared)) for name in (file, passage.title, passage.speaker)]
        rows.append([passage.id, at[0], at[1], passage.page, passage.n, at[2], passage.text])
    return [list(shared), rows]
