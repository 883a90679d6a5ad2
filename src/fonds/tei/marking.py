"""An edit written into the tree: choice, supplied, gap or sic around or between the words of the witness.

Lines of the witness stay inside the emended words. Where a note or a page break stands among them, the emendation is
written in parts, of which the first has the emendation's id and each names the next.
"""

from __future__ import annotations

import re

from .edits import Edit, child_around, common
from .names import XML_ID, Element, make, sub, walk
from .parts import Part, Spot, cut, is_between, put, set_text, shared_out, text_at
from .running import Running, Segment, pieces


def can_be_written(made: Running, edit: Edit) -> bool:
    """Whether what belongs to both texts stands nowhere deeper in the words than in their own element."""
    if edit.is_insertion or edit.kind == "sic":
        return True
    parent, (first, _), (last, _) = _range(made, edit)
    inside = [child for child in list(parent)[first:last] if not is_between(child)]
    return not any(is_between(inner) for child in inside for inner in walk(child))


def write(made: Running, edit: Edit, identifier: str) -> Element:
    """Write one edit into the tree and give its (first) element, which has the id.

    Nothing that stands before it in the text may have been written yet: its place would have moved.
    """
    if edit.is_insertion:
        return _insert(made, edit, identifier)
    parent, start, end = _range(made, edit)
    parts, behind = cut(parent, start, end, is_whole=edit.kind == "sic")
    nodes: list[str | Element] = []
    marks: list[Element] = []
    for part, reading in zip(parts, _readings(parts, edit.reading), strict=True):
        if _is_as_it_was(part, reading, parts):
            nodes += [part.text, *part.children]
        else:
            marks.append(_slip(part, edit) if edit.kind == "sic" else _choice(part, reading, edit))
            nodes.append(marks[-1])
            if edit.kind == "sic":
                nodes.append(make("note", {"type": "editorial", "resp": f"#{edit.resp}"}, edit.reason))
    put(parent, start[0], [*nodes, behind])
    _name(marks, identifier)
    return marks[0]


def _readings(parts: list[Part], reading: str | None) -> list[str | None]:
    """For each part what is read there; of a loss the first part says so, the others are read as nothing."""
    stretches = [part for part in parts if not part.is_between]
    if reading is None:
        lost = next((part for part in stretches if part.words.strip()), parts[0])
        return [None if part is lost or part.is_between else "" for part in parts]
    shared = iter(shared_out([part.words for part in stretches], reading))
    return [None if part.is_between else next(shared) for part in parts]


def _is_as_it_was(part: Part, reading: str | None, parts: list[Part]) -> bool:
    """Whether a part is not emended: it stands between, or the witness has there what is read."""
    if part.is_between:
        return True
    if len(parts) == 1:
        return False
    return reading is not None and _single(reading) == _single(part.words)


def _single(text: str) -> str:
    """White space single, also at the ends."""
    return re.sub(r"\s+", " ", text)


def _choice(part: Part, reading: str | None, edit: Edit) -> Element:
    choice = make("choice", _rule(edit))
    witness = sub(choice, "orig" if edit.kind == "regularised" else "sic", None, part.text or None)
    for child in part.children:
        witness.append(child)
    by = _by(edit) | ({"type": edit.rule} if edit.rule else {})
    read = sub(choice, "reg" if edit.kind == "regularised" else "corr", by)
    if reading is None:
        read.append(_lost(edit))
    elif edit.kind == "supplied":
        sub(read, "supplied", _supplied(edit), reading)
    else:
        read.text = reading
    return choice


def _slip(part: Part, edit: Edit) -> Element:
    slip = make("sic", _by(edit) | _rule(edit), part.text or None)
    for child in part.children:
        slip.append(child)
    return slip


def _lost(edit: Edit) -> Element:
    counted = {"unit": edit.unit} | ({"quantity": str(edit.quantity)} if edit.quantity else {})
    return make("gap", {"reason": _why(edit)} | counted | _by(edit))


def _supplied(edit: Edit) -> dict[str, str]:
    return {"reason": _why(edit)} | _by(edit)


def _why(edit: Edit) -> str:
    """Lost in the extraction, or omitted in print."""
    return "lost" if edit.cause == "extraction" else "omitted"


def _by(edit: Edit) -> dict[str, str]:
    return {"resp": f"#{edit.resp}", "cert": edit.cert}


def _rule(edit: Edit) -> dict[str, str]:
    return {"ana": f"#rule.{edit.rule}"} if edit.rule else {}


def _name(marks: list[Element], identifier: str) -> None:
    """The id to the first element; the others are numbered behind it, and each names its neighbours."""
    ids = [identifier, *(f"{identifier}.{number}" for number in range(2, len(marks) + 1))]
    for mark, own, before, behind in zip(marks, ids, ["", *ids], [*ids[1:], ""], strict=False):
        mark.set(XML_ID, own)
        if before:
            mark.set("prev", f"#{before}")
        if behind:
            mark.set("next", f"#{behind}")


def _insert(made: Running, edit: Edit, identifier: str) -> Element:
    """What the witness lacks: directly behind the words before it, or directly before those behind it."""
    is_after = edit.side == "after"
    segment = made.segment(edit.start - 1 if is_after else edit.start)
    parent, (index, offset) = _spot(segment, edit.start - segment.start)
    if is_after:
        block = made.block(edit.start - 1).element
        while parent is not block and index == len(parent) and offset == len(text_at(parent, index)):
            around = parent.getparent()
            assert around is not None
            parent, index, offset = around, around.index(parent) + 1, 0
    text = text_at(parent, index)
    element = _lost(edit) if edit.kind == "gap" else make("supplied", _supplied(edit), edit.reading)
    for key, value in ({"xml:id": identifier} | _rule(edit)).items():
        element.set(XML_ID if key == "xml:id" else key, value)
    set_text(parent, index, text[:offset])
    put(parent, index, [element, text[offset:]])
    return element


def _range(made: Running, edit: Edit) -> tuple[Element, Spot, Spot]:
    """The element in whose own text the emended words begin and end, and where."""
    inside = list(pieces(made, edit.start, edit.end))
    parent = common([segment.holder for segment in inside])
    first, last = inside[0], inside[-1]
    if first.holder is parent:
        start = _spot(first, edit.start - first.start)[1]
    else:
        index = parent.index(child_around(first.holder, parent))
        start = index, len(text_at(parent, index))
    if last.holder is parent:
        return parent, start, _spot(last, edit.end - last.start)[1]
    return parent, start, (parent.index(child_around(last.holder, parent)) + 1, 0)


def _spot(segment: Segment, offset: int) -> tuple[Element, Spot]:
    holder = segment.holder
    return holder, (holder.index(segment.node) + 1 if segment.is_tail else 0, offset)
