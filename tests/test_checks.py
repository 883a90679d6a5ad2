"""check: every promise of a built site, broken on purpose in a copy of it, is noticed and named."""

from __future__ import annotations

import hashlib
import json
import shutil

import pytest

from fonds.__main__ import main
from test_witness import DOCUMENTS, PAPER

TEXT = PAPER + DOCUMENTS.split("ends soon.\n")[1]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A small edition, built."""
    folder = tmp_path_factory.mktemp("built")
    edition = folder / "content" / "wp"
    edition.mkdir(parents=True)
    (edition / "witness.txt").write_text(TEXT, "utf-8")
    (edition / "edition.yaml").write_text("title: An Invented Paper\nwitness: witness.txt\n", "utf-8")
    code = main(["build", "--content", str(folder / "content"), "--site", str(folder / "site"), "--quiet"])
    assert code == 0
    return folder


@pytest.fixture
def site(built, tmp_path):
    """A copy of it that a test may break."""
    shutil.copytree(built, tmp_path / "copy")
    return tmp_path / "copy"


def check(folder, capsys):
    """The exit code of check and the codes of its findings."""
    capsys.readouterr()
    code = main(["check", "--content", str(folder / "content"), "--site", str(folder / "site"), "--quiet"])
    printed = capsys.readouterr().err
    return code, {word.rstrip(":") for word in printed.split() if word[1:2] == "-" and word.endswith(":")}


def change(path, old, new):
    """Change words once; those of the TEI in its text, for its header may say them too."""
    text = path.read_text("utf-8")
    head, start, body = text.rpartition("<text>") if "<text>" in text else ("", "", text)
    assert old in body, f"{old!r} is not in {path.name}"
    path.write_text(head + start + body.replace(old, new, 1), "utf-8")


def test_a_site_as_it_was_built_has_nothing_to_say(site, capsys):
    assert check(site, capsys) == (0, set())


def test_a_changed_file_is_noticed(site, capsys):
    change(site / "site/wp/section-1.html", "river trade", "river traffic")
    assert check(site, capsys) == (1, {"K-008", "K-012"})  # and the selectors no longer find its words


def test_a_missing_file_is_noticed(site, capsys):
    (site / "site/wp/notes.html").unlink()
    code, codes = check(site, capsys)
    assert code == 1
    assert {"K-001", "K-008"} <= codes


def test_a_link_to_a_place_that_is_not_there_is_noticed(site, capsys):
    change(site / "site/wp/section-1.html", 'href="', 'href="section-1.html#nowhere" data-was="')
    assert "K-002" in check(site, capsys)[1]


def test_an_anchor_that_no_page_has_is_noticed(site, capsys):
    change(site / "site/wp/section-1.html", 'id="p1"', 'id="p1-gone"')
    assert {"K-002", "K-004"} & check(site, capsys)[1]


def test_an_id_given_twice_is_noticed(site, capsys):
    change(site / "site/wp/section-1.html", 'id="p2"', 'id="p1"')
    assert "K-007" in check(site, capsys)[1]


def test_a_page_without_its_policy_is_noticed(site, capsys):
    change(site / "site/wp/index.html", "default-src 'none'", "default-src *")
    assert "K-006" in check(site, capsys)[1]


def test_an_inline_style_is_noticed(site, capsys):
    change(site / "site/wp/index.html", "<main", '<main style="color:red"')
    assert "K-006" in check(site, capsys)[1]


def test_a_data_file_that_breaks_its_schema_is_noticed(site, capsys):
    file = site / "site/wp/data/notes.json"
    rows = json.loads(file.read_text("utf-8"))
    del rows[0]["lost"]
    file.write_text(json.dumps(rows), "utf-8")
    assert "K-003" in check(site, capsys)[1]


def test_a_reference_to_nothing_is_noticed(site, capsys):
    change(site / "site/wp/data/notes.json", '"section": "s1"', '"section": "s99"')
    assert "K-004" in check(site, capsys)[1]


@pytest.mark.parametrize("lost", ["valley", "[Source: State", "Harbour Press", "Working Paper 7"])
def test_a_word_of_the_witness_that_is_lost_is_noticed(site, capsys, lost):
    change(site / "site/wp/tei/wp.xml", lost, "")
    assert "K-009" in check(site, capsys)[1]


def test_a_word_that_the_witness_does_not_have_is_noticed(site, capsys):
    change(site / "site/wp/tei/wp.xml", "river trade", "river salt trade")
    assert "K-009" in check(site, capsys)[1]


def test_a_word_at_another_column_than_in_the_witness_is_noticed(site, capsys):
    change(site / "site/wp/tei/wp.xml", "river trade", "river  trade")
    assert "K-009" in check(site, capsys)[1]


def test_a_separator_that_is_lost_is_noticed(site, capsys):
    change(site / "site/wp/tei/wp.xml", "* * *", "")
    assert "K-009" in check(site, capsys)[1]


def test_a_line_that_the_witness_does_not_have_is_noticed(site, capsys):
    change(site / "site/wp/tei/wp.xml", '<lb n="4"/>', '<lb n="4000"/>')
    assert "K-009" in check(site, capsys)[1]


def test_a_witness_that_is_not_the_one_of_the_edition_is_noticed(site, capsys):
    change(site / "site/wp/data/witness.txt", "river trade", "river traffic")
    assert {"K-008", "K-010"} == check(site, capsys)[1]


def test_a_ledger_that_says_other_than_the_edition_is_noticed(site, capsys):
    change(site / "site/wp/data/ledger.json", '"role": "note"', '"role": "body"')
    assert {"K-008", "K-011"} == check(site, capsys)[1]


def test_a_ledger_that_leaves_out_a_line_is_noticed(site, capsys):
    file = site / "site/wp/data/ledger.json"
    file.write_text(json.dumps(json.loads(file.read_text("utf-8"))[:-1]), "utf-8")
    assert "K-011" in check(site, capsys)[1]


def test_the_published_files_are_enough_to_check_them(site, capsys):
    shutil.rmtree(site / "content")
    assert check(site, capsys) == (0, set())


def test_an_edition_that_is_not_there_is_named(site, capsys):
    assert main(["check", "--site", str(site / "site"), "--edition", "wp-2"]) == 1
    assert "K-005: The site has no such edition." in capsys.readouterr().err


def test_check_writes_nothing(site, capsys):
    def state():
        return {str(p): (p.stat().st_mtime_ns, p.stat().st_size) for p in sorted(site.rglob("*"))}

    before = state()
    check(site, capsys)
    assert state() == before


def test_where_no_site_was_built_check_says_so(tmp_path, capsys):
    (tmp_path / "content").mkdir()
    assert main(["check", "--content", str(tmp_path / "content"), "--site", str(tmp_path / "site")]) == 2
    assert "build it first" in capsys.readouterr().err


def rewrite(folder, name, changed):
    """Change a data file, and let the manifest say that it was built so."""
    (path,) = (folder / "site").glob(f"*/data/{name}.json")
    manifest = folder / "site" / "fonds-manifest.json"
    old = path.read_bytes()
    rows = json.loads(old)
    new = json.dumps(changed(rows) or rows, ensure_ascii=False).encode()
    path.write_bytes(new)
    before, after = (hashlib.sha256(data).hexdigest() for data in (old, new))
    lines = manifest.read_text("utf-8").splitlines(keepends=True)
    own = [line.replace(f'"size": {len(old)}', f'"size": {len(new)}') if before in line else line for line in lines]
    manifest.write_text("".join(own).replace(before, after), "utf-8")


def altered(identifier, **fields):
    """A change of one row; a field that holds an object is changed in part."""

    def change(rows):
        (row,) = (row for row in rows if row["id"] == identifier)
        for key, value in fields.items():
            row[key] = {**row[key], **value} if isinstance(value, dict) else value

    return change


@pytest.mark.parametrize(
    ("name", "changed", "code"),
    [
        ("notes", lambda rows: rows[:-1], "K-012"),
        ("notes", altered("n2", text="Other words."), "K-012"),
        ("notes", altered("n2", anchor={"before": "other words"}), "K-012"),
        ("anchors", altered("p1", quote="Other words."), "K-012"),
        ("anchors", lambda rows: [row for row in rows if row["kind"] != "page"], "K-012"),
        ("anchors", altered("p1", url="section-1.html#p2"), "K-004"),
        ("emendations", lambda rows: rows[:-1], "K-012"),
        ("emendations", lambda rows: rows[0].update(anchor="p999"), "K-004"),
        ("emendations", lambda rows: rows[0].update(reading="other words"), "K-012"),
    ],
)
def test_data_that_say_what_the_edition_does_not_are_noticed_whatever_the_manifest_says(
    name, changed, code, site, capsys
):
    rewrite(site, name, changed)
    exit_code, codes = check(site, capsys)
    assert exit_code == 1
    assert code in codes
    assert "K-008" not in codes


REGISTERS = (
    "sections",
    "documents",
    "citations",
    "sources",
    "works",
    "persons",
    "places",
    "organisations",
    "abbreviations",
)


@pytest.mark.parametrize("name", REGISTERS)
def test_a_register_that_lost_its_last_entry_or_says_another_thing_is_noticed(name, built_site, tmp_path, capsys):
    shutil.copytree(built_site, tmp_path / "site")
    (tmp_path / "content").mkdir()
    assert check(tmp_path, capsys)[0] == 0
    told = next(key for key in ("title", "name", "raw", "identifier", "expansion") if key in first_row(tmp_path, name))
    for changed in (lambda rows: rows[0].update({told: "Other words"}), lambda rows: rows[:-1]):
        rewrite(tmp_path, name, changed)
        exit_code, codes = check(tmp_path, capsys)
        assert (exit_code, "K-012" in codes, "K-008" in codes) == (1, True, False)


def first_row(folder, name):
    (path,) = (folder / "site").glob(f"*/data/{name}.json")
    return json.loads(path.read_bytes())[0]
