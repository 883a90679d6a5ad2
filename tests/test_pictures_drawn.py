"""Pictures of invented editions: what is drawn and what is not, hostile words, same bytes."""

from __future__ import annotations

import os
import re
import subprocess
import sys

from lxml import etree
from markupsafe import escape

from fonds.site.pictures.clean import clean
from pictures_help import CITE, document, edition, section, shown, speech, view, words_of
from site_help import PROJECT, parsed, published, words

HOSTILE = "</svg><script>alert(1)</script>\"'&"


def test_an_edition_without_anything_to_draw_says_so(tmp_path):
    found = edition(tmp_path, section('<p xml:id="p1">Words.</p>'), document(1), units=0)
    assert view(found).groups == ()
    site = published(tmp_path / "site", tree=found.tree)
    assert "no dates, no archives" in words(parsed(site / "small" / "pictures.html"))
    for page in site.rglob("*.html"):
        assert not parsed(page).xpath("//div[@class='picture']")


def test_one_date_is_no_picture_and_two_are(tmp_path):
    assert "picture-time" not in shown(edition(tmp_path, documents=document(1, "1950-01-01")))
    two = edition(tmp_path, documents=document(1, "1950-01-01") + document(2, "1950-01-01"))
    assert len(shown(two)["picture-time"].rows) == 2


def test_documents_of_nearly_one_day_stand_one_above_the_other(tmp_path):
    def discs(*dates):
        made = "".join(document(number, iso) for number, iso in enumerate(dates, 1))
        root = etree.fromstring(shown(edition(tmp_path, documents=made))["picture-time"].svg)
        return [(float(one.get("cx")), float(one.get("cy"))) for one in root.findall(".//{*}circle[@class='disc']")]

    (x1, y1), (x2, y2) = discs("1953-11-23", "1953-11-24")
    assert abs(x1 - x2) < 3
    assert y2 < y1 - 20
    (_, y1), (_, y2) = discs("1953-11-23", "1958-11-23")
    assert y1 == y2


def test_words_of_a_speech_are_those_that_are_said(tmp_path):
    said = 'Three small words<note place="foot" n="1" xml:id="n1">not this</note> <gap reason="lost" xml:id="d1.g1"/>'
    content = speech(1, "Kim", said) + speech(2, "Zhou", "Yes.") + speech(3, "Kim", "No.")
    (picture,) = shown(edition(tmp_path, documents=document(1, content=content), units=0)).values()
    assert [[words_of(row.name), *(words_of(cell.value) for cell in row.cells)] for row in picture.rows] == [
        ["Kim", "4", "2", "1", "d1.t1"],
        ["Zhou", "1", "1", "0", "d1.t2"],
    ]
    assert "1 gap where words are lost" in picture.said


def test_hostile_words_stay_words(tmp_path):
    bad = str(escape(HOSTILE)).replace("&#34;", '"').replace("&#39;", "'")
    found = edition(
        tmp_path,
        section(
            f'<p xml:id="p1">Words.<note place="foot" n="1" xml:id="n1">Report, 7 July 1954, {CITE}</note></p>', bad
        ),
        document(1, "1950-01-01", speech(1, bad, "Words."), bad) + document(2, "1951-01-01", title=bad),
    )
    repository = found.tree.find(".//{*}repository")
    repository.text = HOSTILE
    drawn = shown(found)
    assert len(drawn) == 4
    for picture in drawn.values():
        root = etree.fromstring(picture.svg)
        assert "<script" not in picture.svg
        assert not root.findall(".//{*}script")
        assert any("alert(1)" in (one.text or "") for one in root.iter())
    site = published(tmp_path / "site", tree=found.tree)
    for page in site.rglob("*.html"):
        assert not parsed(page).xpath("//script[not(@src) and not(@type='application/ld+json')]"), page


def test_the_cleaner_keeps_only_what_is_listed():
    made = clean(
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" onload="f()" style="top:0"'
        ' viewBox="0 0 10 10" width="1e9" class="drawing"><!-- c --><style>a{}</style>'
        '<script>f()</script><g fill="#ccc" stroke="none" font-family="Monaco" id="one">'
        '<a href="javascript:f()" x:href="javascript:f()"><rect x="1.23456" y="nan" href="page.html"/></a>'
        '<a href="https://example.org/"/><a href="//example.org/a.html"/><a href="page-1.html#n1"/>'
        '<foreignObject><p/></foreignObject>tail<image href="a.png"/><use href="#one"/>'
        '<text x="-0.01" style="fill:red" onclick="f()">A &lt;b&gt;</text></g></svg>',
        "picture",
    )
    root = etree.fromstring(made)
    assert [(one.tag.rpartition("}")[2], dict(one.attrib)) for one in root.iter()] == [
        ("svg", {"viewBox": "0 0 10 10", "class": "drawing"}),
        ("g", {"fill": "currentColor", "stroke": "none", "id": "picture-one"}),
        ("a", {}),
        ("rect", {"x": "1.2"}),
        ("a", {}),
        ("a", {}),
        ("a", {"href": "page-1.html#n1"}),
        ("text", {"x": "0"}),
    ]
    assert "tail" in made
    assert "A &lt;b&gt;" in made
    assert not re.search("javascript|style|script|Monaco|example|onclick|onload", made)


def test_the_cleaner_refuses_what_is_no_drawing():
    assert clean("<p xmlns='http://www.w3.org/1999/xhtml'>words</p>", "picture") == ""


BUILD = """
import sys; sys.path[:0] = ["src", "tests"]
from pathlib import Path
from site_help import config_in, small_tree
from fonds.config import SiteConfig
from fonds.site.edition import Edition
from fonds.site.holdings import Sources
from fonds.site import pictures
assert "leather" not in sys.modules
edition = Edition(small_tree(), config_in(Path(sys.argv[1])), SiteConfig())
view = pictures.pictures_view(edition, Sources(edition))
print([p.svg for g in view.groups for p in g.pictures])
"""


def test_the_same_edition_gives_the_same_bytes_and_the_library_is_loaded_only_to_draw(tmp_path):
    def run(seed):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC-{seed}", "LC_ALL": "C"}
        command = [sys.executable, "-c", BUILD, str(tmp_path)]
        return subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, check=True).stdout

    assert run("1") == run("2")
    assert b"<svg" in run("3")
