"""Golden cases of the pages: each folder of tests/cases/site holds a piece of TEI and the HTML that it must become.

`ACCEPT=1 python3 build.py test tests/test_site_cases.py` writes the golden files anew; read them closely before they
are committed.
"""

from __future__ import annotations

import os
import re

import pytest
from lxml import html

from fonds.site.explained import explained
from fonds.site.places import note_places
from fonds.site.render import Rendered, render
from fonds.site.renderer import is_mark
from fonds.site.urls import Urls
from fonds.tei.emended import emendations
from fonds.tei.names import first, local
from site_help import CASES, tree_around, words

NAMES = sorted(path.name for path in CASES.iterdir() if path.is_dir())


def rendered(name: str) -> Rendered:
    tree = tree_around((CASES / name / "in.xml").read_text("utf-8"))
    emended = explained(emendations(tree), {"editors": "The editors", "fonds": "Fonds"})
    return render([first(tree, "t:text/t:body/t:div")], Urls(tree), note_places(tree), emended)


def as_text(made: Rendered) -> str:
    """A line for each block, so that a difference can be read."""
    parts = [made.heading or "", made.body, *made.notes]
    together = "\n".join(part.strip() for part in parts if part.strip())
    return re.sub(r"(?=<(?:p|h\d|li|details|blockquote|table|div)[ >])", "\n", together).strip() + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_a_piece_of_tei_becomes_the_html_that_was_reviewed(name):
    golden = CASES / name / "golden.html"
    made = as_text(rendered(name))
    if os.environ.get("ACCEPT"):
        golden.write_text(made, "utf-8")
    assert made == golden.read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_the_running_text_is_lost(name):
    tree = tree_around((CASES / name / "in.xml").read_text("utf-8"))
    made = rendered(name)
    body = html.fragment_fromstring(f"<div>{made.heading or ''} {made.body}</div>")
    for aside in body.xpath("//*[@class='ref' or contains(@class, 'ref ') or @class='beside' or @class='address']"):
        aside.drop_tree()
    shown = re.sub(r"\s+", "", words(body))
    read = [node for node in first(tree, "t:text/t:body/t:div").xpath(".//text()") if not is_left_out(node)]
    assert [word for node in read for word in re.findall(r"\w+", node) if word not in shown] == []


def is_left_out(node) -> bool:
    """Whether a piece of text is no running text: in a note, a running header, an undone hyphen, a note's sign."""
    owner = node.getparent().getparent() if node.is_tail else node.getparent()
    above = [] if owner is None else [owner, *owner.iterancestors()]
    return any(local(e) in ("note", "fw") or is_mark(e) or e.get("force") == "weak" for e in above)


@pytest.mark.parametrize("name", NAMES)
def test_an_id_stands_once_in_a_page(name):
    made = rendered(name)
    ids = re.findall(r' id="([^"]*)"', f"{made.heading or ''}{made.body}{''.join(made.notes)}")
    assert sorted(ids) == sorted(set(ids))
