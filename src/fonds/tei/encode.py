"""The witness to the text of the TEI: front, body with its sections, back with documents and biographies.

Every element that can be cited gets the id it would have in a first numbering; `anchors` then puts the recorded ids in
their place. No word is changed here.
"""

from __future__ import annotations

from collections import Counter

from fonds.witness.model import Part, Witness

from .blocks import Marks, header_element, write_block
from .documents import document
from .names import Element, make, sub, walk
from .pieces import FORM_FEED
from .separators import Separators


def encode_text(witness: Witness) -> Element:
    """The `text` element. Notes stand inline where they are called, pages begin with `pb`."""
    marks = Marks.of(witness.notes, witness.pages)
    separators = Separators(witness)
    text = make("text")
    counts: Counter[str] = Counter()
    sections = [part for part in witness.parts if part.kind == "section"]
    front = next((part for part in witness.parts if part.kind == "front"), None)
    if front is not None:
        text.append(_front(front, marks))
    body = sub(text, "body")
    for part in sections:
        body.extend(separators.before(part))
        body.append(_section(part, _kind_of_section(part, sections), marks, counts))
    if not sections:
        sub(body, "ab")
    _back(text, witness, marks, separators, counts)
    text[-1].extend(separators.rest())
    _close(text, witness, marks)
    marks.check_empty()
    _mark_form_feeds(text, witness)
    return text


def _mark_form_feeds(text: Element, witness: Witness) -> None:
    """Say of each line that opens a page in the witness that a form feed stands before it: XML can hold none."""
    opened = {line.number for line in witness.lines if line.opens_page}
    first: dict[int, tuple[int, Element]] = {}
    for beginning in walk(text, "lb") if opened else ():
        line, _, column = (beginning.get("n") or "").partition(":")
        if int(line) in opened and (int(line) not in first or int(column or 1) < first[int(line)][0]):
            first[int(line)] = int(column or 1), beginning
    for _, beginning in first.values():
        beginning.set("type", FORM_FEED)


def _close(text: Element, witness: Witness, marks: Marks) -> None:
    """Pages of notes alone and running headers behind the last words stand at the end of the last part."""
    divisions = list(walk(text, "div")) or [text[-1]]
    last = max((run.at.line for part in witness.parts for block in part.blocks for run in block.all_runs), default=0)
    divisions[-1].extend(marks.pages_behind(last))
    for run in witness.closing:
        divisions[-1].append(header_element(run, "bottom"))


def _front(part: Part, marks: Marks) -> Element:
    front = make("front")
    page = sub(front, "titlePage")
    for block in part.blocks:
        if block.kind == "title":
            element = sub(sub(page, "docTitle"), "titlePart", {"xml:id": "title"})
        else:
            element = sub(page, "byline", {"xml:id": "byline"})
        for opening in marks.page_before(block.start.line):
            element.append(opening)
        write_block(element, block, marks)
    return front


def _kind_of_section(part: Part, sections: list[Part]) -> str:
    """An untitled first section is the introduction, an untitled last one the conclusion."""
    if part.blocks[0].kind == "heading":
        return "section"
    if part is sections[0]:
        return "introduction"
    return "conclusion" if part is sections[-1] else "section"


def _section(part: Part, kind: str, marks: Marks, counts: Counter[str]) -> Element:
    counts["s"] += 1
    section = f"s{counts['s']}"
    div = make("div", {"type": "section", "subtype": kind, "xml:id": section})
    _blocks(div, part, section, marks, counts)
    return div


def _blocks(div: Element, part: Part, owner: str, marks: Marks, counts: Counter[str]) -> None:
    """The blocks of a section. A page that opens with a block begins before it."""
    for block in part.blocks:
        opening = marks.page_before(block.start.line)
        if block.kind == "heading":
            element = sub(div, "head", {"xml:id": f"{owner}.h"})
            write_block(element, block, marks)
            for before in opening:
                element.addprevious(before)
        else:
            div.extend(opening)
            parent = div
            if block.kind == "quote":
                counts["q"] += 1
                parent = sub(div, "quote", {"xml:id": f"q{counts['q']}"})
            for paragraph in block.children or (block,):
                counts["p"] += 1
                write_block(sub(parent, "p", {"xml:id": f"p{counts['p']}"}), paragraph, marks)


def _back(text: Element, witness: Witness, marks: Marks, separators: Separators, counts: Counter[str]) -> None:
    parts = [part for part in witness.parts if part.kind in ("document", "biographies")]
    if not parts:
        return
    back = sub(text, "back")
    for part in parts:
        back.extend(separators.before(part))
        if part.kind == "document":
            counts["d"] += 1
            back.append(document(part, counts["d"], marks))
        else:
            counts["s"] += 1
            section = f"s{counts['s']}"
            div = sub(back, "div", {"type": "biographies", "xml:id": section})
            _blocks(div, part, section, marks, counts)
