"""Passages → index → shards: what is kept, what is opened, what is written."""

from __future__ import annotations

import json
import os
import pickle
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.errors import UsageError
from fonds.search import publish, shards
from fonds.search.index import ensure, opened, schema
from fonds.search.pack import literal
from fonds.search.pool import Pool
from fonds.search.terminal import answer, search
from fonds.search.variants import stated
from search_help import edition, found, keep_keys_in, url_of
from search_queries import generated

PASSAGES = tuple(found().values())


@pytest.fixture(autouse=True)
def _own_key(tmp_path: Path) -> Iterator[None]:
    yield from keep_keys_in(tmp_path / "state")


def test_an_index_of_the_same_passages_is_kept_and_opened_again(tmp_path: Path) -> None:
    assert ensure(PASSAGES, tmp_path / "index").made
    again = ensure(PASSAGES, tmp_path / "index")
    assert not again.made
    assert answer(again, "dam").total == 6


def test_an_index_of_other_passages_is_made_anew(tmp_path: Path) -> None:
    ensure(PASSAGES, tmp_path / "index")
    changed = (*PASSAGES[:-1], replace(PASSAGES[-1], text="weirs"))
    assert ensure(changed, tmp_path / "index").made
    assert [hit.id for hit in search(tmp_path / "index", "weir").hits] == [PASSAGES[-1].id]


def test_the_reader_in_the_terminal_finds_in_the_kept_index_what_was_indexed(tmp_path: Path) -> None:
    made = ensure(PASSAGES, tmp_path / "index")
    kept = opened(tmp_path / "index")
    assert kept is not None
    assert kept.passages == made.passages
    assert answer(kept, "aid OR dam").hits == answer(made, "aid OR dam").hits


class Trap:
    """What unpickling would run: makes a file, by which one sees that it was run."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> tuple[object, tuple[str, ...]]:
        return os.mkdir, (str(self.file),)


@pytest.mark.parametrize("name", ["toc", "passages.json", "fonds.json"])
def test_an_index_that_was_changed_is_not_opened(tmp_path: Path, name: str) -> None:
    folder, sprung = tmp_path / "index", tmp_path / "sprung"
    ensure(PASSAGES, folder)
    [file] = folder.glob(f"*{name}")
    file.write_bytes(pickle.dumps(Trap(sprung)))
    with pytest.raises(UsageError, match="holds no search index that this program made on this machine"):
        search(folder, "dam")
    assert ensure(PASSAGES, folder).made
    assert not sprung.exists()


def test_an_index_that_another_machine_made_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "theirs"))
    ensure(PASSAGES, tmp_path / "index")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "mine"))
    assert opened(tmp_path / "index") is None
    assert ensure(PASSAGES, tmp_path / "index").made


def test_a_seal_does_not_hold_for_files_outside_the_folder(tmp_path: Path) -> None:
    ensure(PASSAGES, tmp_path / "index")
    record = json.loads((tmp_path / "index/fonds.json").read_bytes())
    record["files"] = ["../state/fonds/seal.key" if name == "passages.json" else name for name in record["files"]]
    (tmp_path / "index/fonds.json").write_text(json.dumps(record))
    assert opened(tmp_path / "index") is None


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX")
def test_a_key_that_others_can_read_seals_nothing(tmp_path: Path) -> None:
    ensure(PASSAGES, tmp_path / "index")
    (tmp_path / "state/fonds/seal.key").chmod(0o644)
    assert opened(tmp_path / "index") is None
    assert ensure(PASSAGES, tmp_path / "index").made
    assert answer(ensure(PASSAGES, tmp_path / "index"), "dam").total == 6


def test_where_no_key_can_be_kept_the_index_is_made_anew_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    assert ensure(PASSAGES, tmp_path / "index").made
    assert ensure(PASSAGES, tmp_path / "index").made
    assert not (tmp_path / "index").exists()


def test_a_folder_keeps_one_index_and_no_leavings(tmp_path: Path) -> None:
    ensure(PASSAGES, tmp_path / "index")
    ensure(PASSAGES[:-1], tmp_path / "index")
    names = {file.name.partition(".")[0] for file in (tmp_path / "index").iterdir()}
    segments = {name for name in names if re.fullmatch(r"MAIN_[a-z0-9]{16}", name)}
    assert len(segments) == 1
    assert names - segments == {"_MAIN_1", "fonds", "passages"}


def test_an_edition_without_passages_is_indexed_and_answers_nothing(tmp_path: Path) -> None:
    index = ensure((), tmp_path / "index")
    assert answer(index, "dam OR date:1957 OR a*").total == 0
    assert shards.write(index, tmp_path / "search").files == 2, "what is where, and the facets"


def test_whoosh_alone_reads_the_text_as_the_index_does() -> None:
    text = "The plans of 1957.The Szalontái’s d. 8, 204-00315-04, 北京"
    fields = schema()
    exact = [token.text for token in fields["exact"].analyzer(text)]
    assert exact == ["the", "plans", "of", "1957", "the", "szalontai", "s", "d", "8", "204", "00315", "04", "北", "京"]
    assert [token.text for token in fields["stem"].analyzer(text)][:2] == ["the", "plan"]


def test_words_in_a_list_are_indexed_as_the_same_text_is() -> None:
    text = "aid to Korea, aid, the dam " * 60 + "end"
    for name in ("stem", "exact"):
        field = schema()[name]
        listed = [token.text for token in field.analyzer(text)]
        assert sorted(field.index(listed)) == sorted(field.index(text))
        assert (
            field.format.decode_frequency(dict((word, kept) for word, _, _, kept in field.index(listed))[b"aid"]) == 120
        )


def test_places_of_words_are_kept_whole() -> None:
    kept = schema()["exact"].format
    for places in ([0], [0, 1, 2], [5, 46, 92, 220, 5000, 5127, 5255]):
        assert kept.decode_positions(kept.encode(places)) == places


def test_shards_are_the_same_bytes_whoever_writes_them(tmp_path: Path) -> None:
    shards.write(ensure(generated(300), tmp_path / "one"), tmp_path / "here")
    program = (
        "import sys; sys.path[:0] = ['src', 'tests']; from pathlib import Path; from search_queries import generated;"
        "from fonds.search import shards; from fonds.search.index import ensure;"
        f"shards.write(ensure(generated(300), Path({str(tmp_path / 'two')!r})), Path({str(tmp_path / 'there')!r}))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "Asia/Pyongyang"}
    project = Path(__file__).parent.parent
    subprocess.run([sys.executable, "-W", "ignore", "-c", program], check=True, env=environment, cwd=project)
    shutil.rmtree(tmp_path / "two")
    assert _bytes(tmp_path / "here") == _bytes(tmp_path / "there")


def _bytes(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_a_kept_index_gives_the_same_shards_as_a_new_one(tmp_path: Path) -> None:
    first = publish(edition(), url_of, tmp_path / "index", tmp_path / "one")
    second = publish(edition(), url_of, tmp_path / "index", tmp_path / "two")
    assert (first.made, second.made) == (True, False)
    assert _bytes(tmp_path / "one") == _bytes(tmp_path / "two")


def test_no_text_breaks_out_of_a_shard(tmp_path: Path) -> None:
    evil = "</script><script>alert(1)</script> <!-- \u2028 \u2029 \ufeff ]]> \\ \" ' `${x}` &amp;"
    passage = replace(PASSAGES[0], text=evil, title=evil, speaker=evil)
    shards.write(ensure([passage], tmp_path / "index"), tmp_path / "search")
    for name, data in _bytes(tmp_path / "search").items():
        text = data.decode()
        assert re.fullmatch(r'fonds\.shard\("\w+","[0-9a-f]{16}",[^\n]*\);\n', text), name
        assert not re.search("[<>&\u2028\u2029\ufeff]", text), name
    assert json.loads(literal(evil)) == evil


def test_shards_are_cut_by_size(tmp_path: Path) -> None:
    shards.write(ensure(generated(2000), tmp_path / "index"), tmp_path / "search")
    sizes = {name: len(data) for name, data in _bytes(tmp_path / "search").items()}
    # 4 KB of words, of which the common ones are numbers.
    texts = sorted(size for name, size in sizes.items() if name[0] == "d")
    assert 1000 < texts[1] <= texts[-1] < 4096
    # A term that stands nearly everywhere fills a shard of its own; no other is larger than the measure.
    assert sorted(size for name, size in sizes.items() if name[0] == "t")[-2] < 9500


def test_examples_of_the_help_find_something(tmp_path: Path) -> None:
    report = publish(edition(), url_of, tmp_path / "index", tmp_path / "search")
    index = ensure(PASSAGES, tmp_path / "index", stated(edition()))
    queries = [query for example in report.page.examples for query in example.queries]
    assert len(queries) > 12
    assert [query for query in queries if not answer(index, query).total] == []


POSTINGS = st.lists(
    st.dictionaries(
        st.tuples(st.sampled_from(["exact", "kind", "stem"]), st.text(min_size=1, max_size=3)),
        st.tuples(st.integers(1, 9), st.binary(max_size=4)),
        max_size=8,
    ),
    max_size=8,
)


@given(POSTINGS)
def test_postings_come_out_by_field_and_term_and_in_the_order_of_the_passages(passages: list[dict]) -> None:
    taken = [
        (field, term.encode(), document, float(often), value)
        for document, words in enumerate(passages)
        for (field, term), (often, value) in words.items()
    ]
    pool = Pool()
    for document, words in enumerate(passages):
        for field in {field for field, _ in words}:
            values = [
                (term, often, float(often), value) for (name, term), (often, value) in words.items() if name == field
            ]
            assert pool.add(field, document, values) == sum(often for _, often, _, _ in values)
    given = [(field, term, *one) for field, term, *three in pool.iter_postings() for one in zip(*three, strict=True)]
    assert given == sorted(taken, key=lambda posting: posting[:3])
    pool.cleanup()
    assert list(pool.iter_postings()) == []
