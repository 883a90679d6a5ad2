"""All forms of a citation in one table: what the pages show, the files hold and the script of the pages fills."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from . import bibtex, csl, jsonld, ris
from .facts import Citable, Passage
from .styles import style_templates
from .template import Run, Template, fill, slot, template, text_of, values_of

STYLES = {
    "chicago-note": "Chicago, note",
    "chicago-bibliography": "Chicago, bibliography",
    "mla": "MLA, list of works",
    "mla-in-text": "MLA, in the text",
    "apa": "APA, list of references",
    "apa-in-text": "APA, in the text",
    "quotation": "Quotation with citation",
}
"""Name → what the page calls it, of the forms for readers."""


@dataclass(frozen=True)
class Format:
    """A format for programs."""

    label: str
    ending: str
    write: Callable[[Citable, Passage], str]
    escaped: Callable[[str], str]
    """A pinpoint as the format has it."""
    before: str = ""
    between: str = "\n"
    after: str = "\n"

    def file(self, cited: Citable, passages: tuple[Passage, ...]) -> str:
        """A file with one entry for each of these passages."""
        return self.before + self.between.join(self.write(cited, passage) for passage in passages) + self.after


def _in_json(words: str) -> str:
    return words.replace("\\", "\\\\").replace('"', '\\"')


FORMATS = {
    "bibtex": Format("BibTeX", "bib", bibtex.write, bibtex.escaped),
    "ris": Format("RIS", "ris", ris.write, str, after=""),
    "csl": Format("CSL-JSON", "csl.json", csl.write, _in_json, "[\n", ",\n", "\n]\n"),
    "jsonld": Format("JSON-LD", "jsonld", jsonld.write, _in_json, "[\n", ",\n", "\n]\n"),
}
"""Name → the format, of the forms for programs."""


@dataclass(frozen=True)
class Form:
    """One form of the citations of a part."""

    name: str
    label: str
    template: Template
    """With slots: for a passage."""
    whole: tuple[Run, ...]
    """Filled for the part as a whole; empty for the quotation, which quotes passages alone."""
    is_for_programs: bool

    def of(self, cited: Citable, passage: Passage) -> tuple[Run, ...]:
        """The citation of a passage, or of the whole; empty for a quotation of what has no words."""
        if not passage.id:
            return self.whole
        values = values_of(cited, passage)
        if self.name == "quotation" and not passage.words:
            return ()
        if self.is_for_programs:
            values["pinpoint"] = FORMATS[self.name].escaped(passage.pinpoint)
        return fill(self.template, values)


def forms_of(cited: Citable) -> tuple[Form, ...]:
    """All forms of an edition, a section or a document."""
    styles = style_templates(cited)
    note = styles["chicago-note"]
    styles["quotation"] = ("“", ("slot", "words", ""), "” (", *_without_stop(note), ").")
    values = values_of(cited, cited.whole)
    for_readers = [
        Form(name, label, styles[name], fill(styles[name], values) if name != "quotation" else (), False)
        for name, label in STYLES.items()
    ]
    return (*for_readers, *(_for_programs(cited, name) for name in FORMATS))


def _without_stop(note: Template) -> Template:
    last = note[-1]
    return (*note[:-1], last[:-1]) if isinstance(last, str) and last.endswith(".") else note


def _for_programs(cited: Citable, name: str) -> Form:
    """A format with slots: what it writes of a passage whose values are the slots themselves."""
    format_ = FORMATS[name]
    stand_in = Passage(slot("id"), "", slot("pinpoint"), "")
    text = format_.write(cited, stand_in).replace("\\u0005", slot("x")[0])
    address = f"{cited.address}#{slot('id')}"
    made = template(text.replace(address, slot("address")))
    return Form(name, format_.label, made, ((format_.write(cited, cited.whole), False),), True)


__all__ = ["FORMATS", "STYLES", "Form", "Format", "forms_of", "text_of"]
