"""The pages of citations: of the edition, and of each section and document, with every passage that has an address."""

from __future__ import annotations

import json

from fonds.cite import Citable, Form, Passage
from fonds.cite.forms import FORMATS, text_of

from .cite import runs_of
from .edition import Edition
from .html import text
from .prose import prose_view
from .urls import HOME, cite_page, cite_place
from .views import Citation, CitationFile, CitedPassage, CiteView, Link

FOLDER = "cite"
"""Where the files of citations lie, and the data of the script."""
OF_PASSAGE = ("quotation", "chicago-note", "mla-in-text", "apa-in-text")
"""The forms that differ from passage to passage; those for a list of literature name what all of them stand in."""


def cite_view(edition: Edition, page: str) -> CiteView:
    """The citations of the edition (`index.html`), or of a section or document."""
    cited, forms = edition.citables[page], edition.forms[page]
    is_edition = page == HOME
    prose = prose_view(edition, "cite") if is_edition else None
    for_readers = [form for form in forms if form.whole and not form.is_for_programs]
    parts = [(other, one) for other, one in edition.citables.items() if is_edition and other != HOME]
    return CiteView(
        title=prose.title if prose else f"Citations of {_name(cited)}",
        body=prose.body if prose else text(""),
        back=None if is_edition else Link(page, _name(cited)),
        address=cited.address,
        is_file=cited.url is None,
        facts=prose.facts if prose else (),
        citations=tuple(_citation(form, cited, cited.whole) for form in for_readers),
        files=tuple(_file(form, cited) for form in forms if form.is_for_programs),
        passages=tuple(_passage(cited, forms, passage) for passage in cited.passages),
        parts=tuple(Link(cite_page(other), _name(one)) for other, one in parts),
    )


def _name(cited: Citable) -> str:
    return f"Document {cited.number}: {cited.title}" if cited.kind == "document" else cited.title


def _citation(form: Form, cited: Citable, passage: Passage) -> Citation:
    return Citation(form.label, runs_of(form.of(cited, passage), cited, cited.address_of(passage)))


def _file(form: Form, cited: Citable) -> CitationFile:
    ending = FORMATS[form.name].ending
    name = f"{FOLDER}/{cited.name}"
    many = f"{name}-passages.{ending}" if cited.passages else None
    return CitationFile(form.label, f"{name}.{ending}", many, text_of(form.whole))


def _passage(cited: Citable, forms: tuple[Form, ...], passage: Passage) -> CitedPassage:
    named = {form.name: form for form in forms}
    shown = [named[name] for name in OF_PASSAGE if name != "quotation" or passage.words]
    return CitedPassage(
        id=cite_place(passage.id),
        name=passage.pinpoint,
        url=f"{cited.page}#{passage.id}",
        address=cited.address_of(passage),
        citations=tuple(_citation(form, cited, passage) for form in shown),
    )


def cite_script(cited: Citable, forms: tuple[Form, ...]) -> str:
    """The data of the script cite.js for a part: its forms with their slots, and its passages with their values."""
    told = {
        "page": cite_page(cited.page),
        "release": cited.release,
        "address": cited.address,
        "forms": [
            [form.name, form.label, form.is_for_programs, form.template, [list(run) for run in form.whole]]
            for form in forms
        ],
        "passages": [[p.id, p.pinpoint, p.quoted, _escaped(p)] for p in cited.passages],
        "whole": cited.whole.pinpoint or _name(cited),
    }
    return f"fonds.cite.take({json.dumps(told, ensure_ascii=False, separators=(',', ':'))});\n"


def _escaped(passage: Passage) -> dict[str, str]:
    """The pinpoint in the formats that write it with signs of their own."""
    made = {name: format_.escaped(passage.pinpoint) for name, format_ in FORMATS.items()}
    return {name: words for name, words in made.items() if words != passage.pinpoint}


def cite_link(page: str, kind: str) -> Link:
    """The link from a page to its citations."""
    return Link(cite_page(page), f"Cite this {kind}")
