"""The Whoosh index → files that a browser can read: classic scripts, each a call of `fonds.shard` with data alone.

    search/index.js   what is where: the first word of each lexicon shard, how many words or passages each of the
                      others holds, the kind and the length of each passage, the totals that scores need, the names
                      that the registers state to be the same, and the edition's common words
    search/w0.js …    the lexicon: all words in order (lexicon.py); read for every query
    search/t0.js …    the same words' passages, and how often each stands there
    search/p0.js …    the same words' places, where they are needed (see FEW)
    search/d0.js …    passages (texts.py): id, address, title, page, words; read for the hits that are shown
    search/facets.js  what passages have in common (facets.py); read for the filters of the search page alone

Words of all fields stand in one order, by a letter for the field and the word, and are cut into shards by size,
never by prefix. A word's number in that order says where its passages and places are. Stems have no lists of their
own: the reader puts the lists of their words together. Every call carries the fingerprint of the whole, so that a
reader whose cache mixes two releases notices. The bytes depend on the passages alone.

Numbers are written as digits.py says. A word's passages: how many, then for each the distance from the one before,
times two, plus one where the word stands there more than once and the count follows. Its places: how many letters
they take, then for each passage the distances from place to place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from fonds.errors import Defect

from .backend import WhooshMatcher, WhooshReader
from .digits import LAST, digits, digits_of_bytes
from .facets import facets
from .index import Index
from .lexicon import front_coded, irregular
from .pack import literal, unvarints
from .passages import KINDS, Passage
from .texts import Speller
from .trees import FIELDS, WITH_PLACES
from .writing import read_whole

FIELD_CODES = dict(zip(sorted(("exact", *FIELDS)), "abcdefghi", strict=True))
"""The letter before a word that says its field, in the order in which Whoosh sorts."""

KIND_CODES = dict(zip(KINDS, "psnhtobefm", strict=True))
"""One letter for each kind; upper case in a document."""

FORM = 2
"""Counts up with every change of what shards hold; a reader of another age then says so instead of finding nothing."""

FEW = 24
"""A word of the text that stands in so many passages at most has no list of places: the reader finds them in the texts
of these passages, which it shows in any case if they answer. It takes a third of the places."""

T = TypeVar("T")
_NO_PRINT = "0" * 16
_LEXICON_BYTES = 6144
_POSTING_BYTES = 6144
_PLACE_BYTES = 8192
_TEXT_BYTES = 4096


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
    with index.whoosh.reader() as reader:
        cut = _Cut()
        yield from cut.words(_terms(reader) if index.passages else ())
        yield from cut.texts(index.passages)
        yield "facets", literal(facets(index.passages))
        yield "index", literal({**_overview(reader, index), **cut.told})


def _overview(reader: WhooshReader, index: Index) -> dict[str, object]:
    total = reader.field_length("exact")
    if reader.field_length("stem") != total:
        raise Defect("the stemmed and the exact field of the search index differ in length")
    lengths = [reader.doc_field_length(number, "exact") or 0 for number in range(len(index.passages))]
    steps = sorted(set(lengths))
    return {
        "form": FORM,
        "fields": FIELD_CODES,
        "kindNames": {code: kind for kind, code in KIND_CODES.items()},
        "passages": len(index.passages),
        "words": total,
        "few": FEW,
        "steps": steps,
        "lengths": digits(map(steps.index, lengths)),
        "kinds": "".join(_kind_code(passage) for passage in index.passages),
        "variants": index.variants,
    }


def _kind_code(passage: Passage) -> str:
    code = KIND_CODES[passage.kind]
    return code.upper() if passage.document else code


class _Cut:
    """Cuts everything into shards, and notes in `told` what the overview says of them."""

    def __init__(self) -> None:
        self.told: dict[str, object] = {}

    def words(self, terms: Iterable[tuple[str, bytes, WhooshMatcher]]) -> Iterator[tuple[str, str]]:
        """The shards of words, passages and places."""
        keys: list[str] = []
        postings, places = _Run("t", _POSTING_BYTES), _Run("p", _PLACE_BYTES)
        for field, word, matcher in terms:
            keys.append(FIELD_CODES[field] + word.decode())
            passages, standing = _postings(matcher, field)
            yield from postings.add(passages)
            yield from places.add(digits((len(standing),)) + standing)
        yield from postings.rest()
        yield from places.rest()
        self.told |= {"postings": digits(postings.counts), "places": digits(places.counts)}
        text = FIELD_CODES["exact"]
        self.told["irregular"] = irregular(key[1:] for key in keys if key[0] == text)
        yield from self.lexicon(keys)

    def lexicon(self, keys: list[str]) -> Iterator[tuple[str, str]]:
        """The shards of words."""
        firsts: list[str] = []
        counts: list[int] = []
        for number, shard in enumerate(_by_size(keys, _LEXICON_BYTES, len)):
            firsts.append(shard[0])
            counts.append(len(shard))
            yield f"w{number}", literal(front_coded(shard))
        self.told |= {"firsts": firsts, "lexicon": digits(counts)}

    def texts(self, passages: Sequence[Passage]) -> Iterator[tuple[str, str]]:
        """The shards of texts."""
        counts: list[int] = []
        speller = Speller(passages)
        for number, shard in enumerate(_by_size(passages, _TEXT_BYTES, lambda passage: len(passage.text))):
            yield f"d{number}", literal(speller.shard(shard, sum(counts)))
            counts.append(len(shard))
        self.told |= {"texts": digits(counts), "common": "\n".join(speller.common)}


class _Run:
    """Pieces of text that are put into shards of about one size."""

    def __init__(self, name: str, size: int) -> None:
        self.name, self.most = name, size
        self.counts: list[int] = []
        """How many pieces each shard holds."""
        self._pieces: list[str] = []
        self._size = 0

    def add(self, piece: str) -> Iterator[tuple[str, str]]:
        if self._pieces and self._size + len(piece) > self.most:
            yield from self.rest()
        self._pieces.append(piece)
        self._size += len(piece)

    def rest(self) -> Iterator[tuple[str, str]]:
        if not self._pieces:
            return
        yield f"{self.name}{len(self.counts)}", literal("".join(self._pieces))
        self.counts.append(len(self._pieces))
        self._pieces, self._size = [], 0


def _by_size(things: Sequence[T], most: int, size_of: Callable[[T], int]) -> Iterator[list[T]]:
    """Runs that end where they reach a size."""
    shard: list[T] = []
    size = 0
    for thing in things:
        if size >= most:
            yield shard
            shard, size = [], 0
        shard.append(thing)
        size += size_of(thing)
    if shard:
        yield shard


def _terms(reader: WhooshReader) -> Iterator[tuple[str, bytes, WhooshMatcher]]:
    """All words in order, by field and word, each with its passages; stems are left out.

    By way of the codec, which reads them as they stand in the file; to look up each by itself takes twice as long.
    """
    segment, storage = reader.segment(), reader.storage()
    codec = segment.codec()
    with (
        closing(segment.open_file(storage, codec.POSTS_EXT)) as postings,
        closing(codec.terms_reader(storage, segment)) as words,
    ):
        for (field, word), info in words.items():
            if field != "stem":
                yield field, word, codec.postings_reader(postings, info, reader.schema[field].format)


def _postings(matcher: WhooshMatcher, field: str) -> tuple[str, str]:
    """A word's passages and its places, if they are written at all."""
    documents, weights, places = read_whole(matcher)
    postings = [len(documents)]
    last = 0
    for document, often in zip(documents, weights, strict=True):
        if often > 1:
            postings += ((document - last) * 2 + 1, int(often))
        else:
            postings.append((document - last) * 2)
        last = document
    has_places = field in WITH_PLACES and not (field == "exact" and len(documents) <= FEW)
    return digits(postings), _standing(b"".join(places)) if has_places else ""


def _standing(places: bytes) -> str:
    """Places as they are kept in the index, as digits."""
    return digits_of_bytes(places) if not places or max(places) < LAST else digits(unvarints(places))
