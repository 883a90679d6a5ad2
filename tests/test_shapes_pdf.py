"""The PDF: bookmarks, tags, every note once at the foot of a page, the same bytes in any folder."""

from __future__ import annotations

import fcntl
import io
import json
import logging
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from fonds.config import load_editions, load_site
from fonds.exports.shapes import pdf as pdf_module
from fonds.exports.shapes.stage import Source, make_pdf
from fonds.findings import Findings
from fonds.tei.serialise import from_bytes
from shapes_help import letters, pdf, with_many_notes, with_words, without
from site_help import small_tree
from tools.project import PROJECT, run_build

pytestmark = pytest.mark.pango
PAPER = "nkidp-wp4"
HOSTILE = "<b>\"Aid\" & 'Ruin'</b> ]]> שלום " + "endless " * 60


@pytest.fixture(scope="session")
def paper(built_site: Path, shared_folder: Path) -> PdfReader:
    """The PDF of the paper, made once in a run from what the built site publishes."""
    kept = shared_folder / "pdf"
    with (shared_folder / "pdf.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        findings = Findings()
        (config,) = load_editions(PROJECT / "content", findings, PAPER)
        tree = from_bytes((built_site / PAPER / "tei" / f"{PAPER}.xml").read_bytes())
        made = make_pdf(Source(tree, config, load_site(PROJECT / "content", findings, None), kept, PROJECT), findings)
    assert made is not None
    return PdfReader(made)


def read(made: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(made))


def titles(outline: list) -> list:
    return [titles(one) if isinstance(one, list) else one.title for one in outline]


def words(page) -> str:
    """The letters of a page, without the sign that the editors put behind a slip."""
    return letters(re.sub(r"\[s?ic\]|\[sic", "", page.extract_text()))


def test_the_bookmarks_are_the_parts_of_the_paper(tmp_path):
    assert titles(read(pdf(tmp_path)).outline) == [
        "[Introduction]",
        "The Preparatory Period",
        "Documents",
        ["1. Minutes of Conversation, 22 November 1958", "2. Agreement on Something, 23 November 1953"],
        "Author Bios",
        "Archive files",
        "Emendations",
        "About this edition",
    ]


def test_the_bookmarks_of_the_paper_lead_to_all_its_sections_and_documents(paper, built_site):
    data = built_site / PAPER / "data"
    sections = json.loads((data / "sections.json").read_text("utf-8"))
    documents = json.loads((data / "documents.json").read_text("utf-8"))
    found = [letters(title) for one in titles(paper.outline) for title in (one if isinstance(one, list) else [one])]
    for title in [*(s["title_reading"] or s["title"] for s in sections), *(d["title"] for d in documents)]:
        assert title is None or [one for one in found if letters(title) in one], title


def test_the_text_of_the_papers_pdf_has_every_note_once(paper, built_site):
    places = paper.named_destinations
    behind = paper.get_destination_page_number(places["sources"])  # what the edition adds names works once more
    pages = [words(page) for page in paper.pages[:behind]]
    for note in json.loads((built_site / PAPER / "data/notes.json").read_text("utf-8")):
        text = letters(f"{note['n']} {note['reading'] or note['text']}")  # two notes may have the same words
        at = paper.get_destination_page_number(places[note["id"]])
        assert is_at(text, pages, at), note["id"]
        if len(text) > 40:  # a number and few words may stand elsewhere too
            assert sum(is_at(text, pages, number) for number in range(len(pages))) == 1, note["id"]


def is_at(text: str, pages: list[str], number: int) -> bool:
    """Whether a note begins on a page: it stands there whole, or ends the page and goes on at the foot of the next."""
    if text in pages[number]:
        return True
    following = pages[number + 1] if number + 1 < len(pages) else ""
    if text in following:
        return False
    cuts = (cut for cut in range(20, len(text)) if text[:cut] in pages[number] and text[cut:] in following)
    return next(cuts, None) is not None


def test_a_call_leads_to_its_note_and_back(paper, built_site):
    notes = json.loads((built_site / PAPER / "data/notes.json").read_text("utf-8"))
    led = {
        str(link.get_object()["/Dest"]) for page in paper.pages for link in page.get("/Annots", ()) if has_place(link)
    }
    assert {note["id"] for note in notes} | {f"ref-{note['id']}" for note in notes} <= led


def has_place(link) -> bool:
    return "/Dest" in link.get_object()


def test_it_is_tagged_and_says_title_authors_and_language_and_no_day_of_its_making(tmp_path):
    made = read(pdf(tmp_path))
    root = made.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == (
        "en",
        True,
        True,
    )
    assert "/StructTreeRoot" in root
    assert (made.metadata.title, made.metadata.author) == ("A Small Paper, 1953-1961", "Ann Author, Ben Writer")
    assert made.metadata.creation_date_raw is None


def test_a_release_is_the_only_day_it_names(tmp_path):
    made = read(pdf(tmp_path, version="1.0", released="2026-03-01"))
    assert made.metadata.creation_date_raw.startswith("D:20260301")


def test_two_processes_in_different_folders_make_the_same_bytes(tmp_path):
    code = "import sys; from pathlib import Path; from shapes_help import pdf; pdf(Path(sys.argv[1]))"
    for seed, name in enumerate(("one", "two")):
        folder = tmp_path / name
        folder.mkdir()
        env = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": "src:tests"}
        subprocess.run([sys.executable, "-c", code, str(folder)], cwd=PROJECT, env=env, check=True)
    one, two = ((tmp_path / name / "kept" / "small.pdf").read_bytes() for name in ("one", "two"))
    assert one == two


EDITIONS = {
    "with a hostile title": (
        lambda: with_words(small_tree(), "s2.h", HOSTILE),
        {"title": HOSTILE, "authors": ("<A>",)},
    ),
    "without notes": (lambda: without(small_tree(), "//t:note[@place]"), {}),
    "without authors": (lambda: without(small_tree(), "//t:byline"), {"authors": ()}),
    "with 300 notes": (lambda: with_many_notes(300), {}),
}


@pytest.mark.parametrize("kind", EDITIONS)
def test_any_edition_can_be_set(kind, tmp_path):
    tree, more = EDITIONS[kind]
    made = read(pdf(tmp_path, tree(), **more))
    assert made.metadata.title.split() == more.get("title", "A Small Paper, 1953-1961").split()
    assert len(made.pages) > 5


def test_words_that_look_like_markup_are_words(tmp_path):
    made = read(pdf(tmp_path, with_words(small_tree(), "s2.h", HOSTILE)))
    assert any('<b>"Aid" & ' in page.extract_text() for page in made.pages)


def test_nothing_of_the_style_sheet_is_unknown_to_what_sets_the_pages(tmp_path, caplog):
    caplog.set_level(logging.WARNING, "weasyprint")
    logging.getLogger("weasyprint").propagate = True
    pdf(tmp_path)
    assert [record.getMessage() for record in caplog.records if record.name == "weasyprint"] == []


def test_the_packages_it_names_are_those_of_pyproject():
    import tomllib

    extras = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert sorted(extras["pdf"]) == sorted(pdf_module.NEEDED)
    assert set(pdf_module.NEEDED) <= set(extras["test"])


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ("weasyprint", "a PDF needs WeasyPrint; this installs it: "),
        ("fontpkg_eb_garamond", "a PDF needs its typeface; this installs it: "),
    ],
)
def test_a_machine_that_lacks_something_is_told_the_line_that_mends_it(missing, said, tmp_path):
    (tmp_path / f"{missing}.py").write_text("raise ModuleNotFoundError", "utf-8")
    if missing == "fontpkg_eb_garamond":
        (tmp_path / f"{missing}.py").write_text("raise ModuleNotFoundError(name='x')", "utf-8")
    done = run_build("pdf", "--quiet", env={"PYTHONPATH": str(tmp_path)})
    assert done.returncode == 2, done.stderr
    assert said in done.stderr
    assert "pip install 'weasyprint" in done.stderr


def test_a_machine_without_pango_is_told_so(tmp_path):
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library')", "utf-8")
    done = run_build("pdf", "--quiet", env={"PYTHONPATH": str(tmp_path)})
    assert (done.returncode, "apt install libpango-1.0-0" in done.stderr) == (2, True)
