"""What the tests of search share: a small invented edition, and a site of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader, StrictUndefined
from lxml import etree

from fonds.search import shards
from fonds.search.digits import LAST, LETTERS
from fonds.search.index import Index, ensure
from fonds.search.page import SearchPage, search_page
from fonds.search.passages import Passage, passages
from fonds.search.variants import Group, stated
from fonds.site.static import static_files
from fonds.tei.names import Element

HERE = Path(__file__).parent
TEMPLATES = HERE.parent / "templates"


def url_of(identifier: str) -> str:
    """Addresses as the site gives them, simply."""
    document = identifier.split(".")[0] if identifier.startswith("d") else ""
    return f"{f'document-{document[1:]}' if document else 'section-1'}.html#{identifier}"


def edition() -> Element:
    """The invented edition."""
    return etree.parse(HERE / "search_edition.xml").getroot()


def found() -> dict[str, Passage]:
    """Its passages by their ids."""
    return {passage.id: passage for passage in passages(edition(), url_of)}


def small_site(folder: Path, found: Iterable[Passage] | None = None, variants: Iterable[Group] | None = None) -> Index:
    """A site with a search page and the pages its hits lead to: of the invented edition, or of given passages."""
    root = edition()
    listed = passages(root, url_of) if found is None else list(found)
    out = folder / "dam"
    names = stated(root) if variants is None else list(variants)
    index = ensure(listed, folder.parent / "index", names)
    shards.write(index, out / "search")
    (out / "search.html").write_text(rendered(search_page(root, listed, names, url_of)), encoding="utf-8")
    for page in {passage.url.partition("#")[0] for passage in listed}:
        here = "".join(f'<p id="{p.id}">{p.id}</p>' for p in listed if p.url.startswith(page))
        (out / page).write_text(
            f'<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>{page}</title>{here}',
            encoding="utf-8",
        )
    for name, content in static_files([TEMPLATES]).items():
        target = folder / "static" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    (folder / "static/css").mkdir(parents=True, exist_ok=True)
    for sheet in (TEMPLATES / "static/css").glob("search*.css"):
        (folder / "static/css" / sheet.name).write_bytes(sheet.read_bytes())
    return index


def rendered(given: SearchPage) -> str:
    """The search page in the plainest frame."""
    base = DictLoader({"base.html": (HERE / "search_base.html").read_text("utf-8")})
    loader = ChoiceLoader([base, FileSystemLoader(TEMPLATES)])
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    return environment.get_template("pages/search.html").render(search=given, static="../static/")


def numbers_of(text: str) -> list[int]:
    """The numbers of a text of digits, as its description says, and not by any code of the project."""
    found, number, weight = [], 0, 1
    for letter in text:
        value = LETTERS.index(letter)
        number += value * weight
        weight *= len(LETTERS) - LAST
        if value < LAST:
            found.append(number)
            number, weight = 0, 1
    return found


def keep_keys_in(folder: Path) -> Iterator[None]:
    """For a fixture: the key that seals an index is kept in this folder, never in the home of who runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(folder))
        yield
