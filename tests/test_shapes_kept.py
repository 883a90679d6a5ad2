"""Shapes are remade only where their input changed, and a build publishes and links what is of today's edition."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from lxml import html

from fonds.errors import UsageError
from fonds.exports.shapes import stage
from fonds.exports.shapes.kept import Shelf, fingerprint_of
from fonds.exports.shapes.stage import make_pdf, make_shapes
from fonds.findings import Findings
from fonds.tei.serialise import to_bytes
from shapes_help import source, with_words
from site_help import PROJECT, parsed, published, small_tree
from tools.project import run_build


@pytest.fixture
def made(monkeypatch) -> list[str]:
    """The names of the shapes that were really made, as they are made."""
    names: list[str] = []
    for name in ("make_epub", "make_text"):
        real = getattr(stage, name)
        monkeypatch.setattr(stage, name, lambda *given, name=name, real=real: names.append(name) or real(*given))
    return names


def build(folder: Path, tree=None, **more: object) -> list[str]:
    """The files that a build writes."""
    make_shapes(source(folder, tree, **more), folder / "out", Findings())
    return sorted(path.name for path in (folder / "out").iterdir())


def test_a_second_build_of_the_same_edition_makes_nothing(tmp_path, made):
    first = build(tmp_path)
    before = (tmp_path / "out" / "small.epub").read_bytes()
    assert (build(tmp_path), made) == (first, ["make_epub", "make_text"])
    assert (tmp_path / "out" / "small.epub").read_bytes() == before


CHANGES = {
    "a word of the text": {"tree": lambda: with_words(small_tree(), "s2.h", "Another Heading")},
    "the title": {"title": "Another Title"},
    "a release": {"version": "1.0", "released": "2026-03-01"},
    "the site's address": {"base_url": "https://example.org/"},
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_changes_the_book_makes_it_anew(change, tmp_path, made):
    build(tmp_path)
    given = dict(CHANGES[change])
    tree = given.pop("tree", small_tree)()
    build(tmp_path, tree, **given)
    assert made == ["make_epub", "make_text"] * 2


def test_what_a_book_does_not_show_makes_nothing_anew(tmp_path, made):
    build(tmp_path)
    build(tmp_path, first_page=5, rules_off=frozenset({"lost-dash"}))
    assert made == ["make_epub", "make_text"]


def test_a_changed_template_and_another_clock_make_another_fingerprint(tmp_path, monkeypatch):
    given, tei = source(tmp_path), to_bytes(small_tree())

    def now():
        return fingerprint_of(tei, given.config, given.site, [tmp_path, PROJECT / "templates"])

    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    found = [now()]
    (tmp_path / "shapes").mkdir()
    (tmp_path / "shapes" / "_title.xhtml").write_text("<p>Mine</p>", "utf-8")
    found.append(now())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    found.append(now())
    assert len(set(found)) == 3


def test_a_kept_file_that_was_cut_short_is_not_taken(tmp_path):
    shelf = Shelf(tmp_path)
    shelf.put("a.pdf", "f", b"whole")
    assert shelf.take("a.pdf", "f") == b"whole"
    assert shelf.take("a.pdf", "g") is None
    (tmp_path / "a.pdf").write_bytes(b"who")
    assert shelf.take("a.pdf", "f") is None


@pytest.mark.pango
def test_a_build_takes_the_pdf_along_until_the_edition_changes_and_then_says_so(tmp_path):
    findings = Findings()
    assert "small.pdf" not in build(tmp_path)
    kept = make_pdf(source(tmp_path), findings)
    assert build(tmp_path) == ["small.epub", "small.pdf", "small.txt"]
    at = kept.stat().st_mtime_ns
    make_pdf(source(tmp_path), findings)
    assert kept.stat().st_mtime_ns == at
    (tmp_path / "out" / "small.pdf").unlink()
    changed = source(tmp_path, title="Another Title")
    assert [file.name for file in make_shapes(changed, tmp_path / "out", findings)] == ["TEI", "EPUB", "Plain text"]
    assert [finding.code for finding in findings] == ["X-001"]


def test_the_title_page_leads_to_each_shape_with_format_and_size(tmp_path):
    files = make_shapes(source(tmp_path), tmp_path / "site" / "small", Findings())
    page = parsed(published(tmp_path, shapes=files) / "small" / "index.html")
    (listed,) = [one for one in page.iter("section") if one.get("aria-labelledby") == "shapes"]
    said = [item.text_content().partition(":")[0] for item in listed.iter("li")]
    assert said == [f"{file.name}, {file.size}" for file in files]
    assert [link.get("href") for link in listed.iter("a")] == ["tei/small.xml", "small.epub", "small.txt"]


def test_a_title_page_without_shapes_leads_to_none(tmp_path):
    page = (published(tmp_path) / "small" / "index.html").read_text("utf-8")
    assert "Other shapes" not in page
    assert ".pdf" not in page


def test_a_template_that_makes_no_xml_is_a_finding_and_nothing_is_kept(tmp_path):
    folder = tmp_path / "templates" / "shapes"
    folder.mkdir(parents=True)
    (folder / "_title.xhtml").write_text("<p>open", "utf-8")
    given, findings = source(tmp_path), Findings()
    files = make_shapes(stage.Source(given.tree, given.config, given.site, given.shelf, tmp_path), tmp_path, findings)
    assert [file.name for file in files] == ["TEI", "Plain text"]
    assert [(finding.code, finding.place.file) for finding in findings] == [
        ("S-001", "templates/shapes/epub/title.xhtml")
    ]


def test_all_pages_of_the_paper_that_lead_to_shapes_lead_to_what_is_there(built_site):
    page = html.parse(str(built_site / "nkidp-wp4" / "index.html"))
    links = [link.get("href") for link in page.xpath("//section[@aria-labelledby='shapes']//a")]
    assert {"tei/nkidp-wp4.xml", "nkidp-wp4.epub", "nkidp-wp4.txt"} <= set(links)
    assert [link for link in links if not (built_site / "nkidp-wp4" / link).is_file()] == []


@pytest.mark.pango
def test_the_command_makes_a_pdf_that_the_next_build_publishes(tmp_path):
    content, site = tmp_path / "content", tmp_path / "site"
    text = "An Invented Paper\n\nOne body line that says a thing.1\n\n1 A note of its own.\n"
    (tmp_path / "paper.txt").write_text(text, "utf-8")
    for command in (
        ["new", "invented", str(tmp_path / "paper.txt"), "--content", str(content)],
        ["pdf", "--content", str(content)],
        ["build", "--content", str(content), "--site", str(site), "--quiet"],
    ):
        done: subprocess.CompletedProcess[str] = run_build(*command)
        assert done.returncode == 0, done.stderr
    assert (site / "invented" / "invented.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert 'href="invented.pdf"' in (site / "invented" / "index.html").read_text("utf-8")


def test_a_file_that_is_kept_with_a_spoilt_label_is_made_anew(tmp_path, made):
    build(tmp_path)
    (tmp_path / "kept" / "small.epub.made-from").write_bytes(b"\xff")
    build(tmp_path)
    assert made == ["make_epub", "make_text"] * 2


def test_a_moment_that_no_calendar_has_is_said_in_a_line(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "9" * 17)
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH is 9999"):
        build(tmp_path)
