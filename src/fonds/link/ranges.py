"""Characters of an element and the wrapping of some of them in new markup, without changing one of them.

Offsets count the characters of an element's content, children's included, as `content` gives them: of emended words
those that the edition reads, and none of a note of the editors, which stands behind a slip in the middle of a sentence.
An emendation is wrapped whole or not at all.
"""

from __future__ import annotations

import itertools

from fonds.config import EditionConfig
from fonds.errors import Defect
from fonds.source import Place
from fonds.tei.names import Element, local, q, walk, xml_id
from fonds.tei.text import EDITORS_WORDS, WITNESS_FORMS, is_in


def characters(element: Element) -> str:
    """All characters inside an element, of both texts, white space as it stands."""
    return "".join(str(part) for part in element.itertext())


def content(element: Element) -> str:
    """All characters of the reading text inside an element, white space as it stands."""
    inside = (content(child) + (child.tail or "") if _is_read(child) else child.tail or "" for child in element)
    return (element.text or "") + "".join(inside)


def _is_read(element: Element) -> bool:
    return is_in(element, True) and not _is_editorial(element)


def _is_editorial(element: Element) -> bool:
    """Whether an element is a note of the editors: their words would break a citation in two, or make one."""
    return local(element) == "note" and element.get("type") == "editorial"


def covering(parent: Element, start: int, end: int) -> tuple[int, int] | None:
    """The characters start…end of `parent`, and of emendations that they begin or end in the whole.

    None where they begin or end inside of something else, which cannot be wrapped in part.
    """
    position = len(parent.text or "")
    for child in parent:
        behind = position + (len(content(child)) if _is_read(child) else 0)
        if position < start < behind or position < end < behind:
            if local(child) not in _WHOLE:
                return None
            start = position if position < start < behind else start
            end = behind if position < end < behind else end
        position = behind + len(child.tail or "")
    return start, end


_WHOLE = EDITORS_WORDS | WITNESS_FORMS | {"choice"}
"""What emendations are made of."""


def is_running(parent: Element, start: int, end: int) -> bool:
    """Whether between these characters of `parent` there are only lines of the witness and emendations."""
    position = len(parent.text or "")
    for child in parent:
        behind = position + (len(content(child)) if _is_read(child) else 0)
        is_mere = local(child) in _WHOLE | {"lb"} or _is_editorial(child)
        if start < behind and position < end and not is_mere:
            return False
        position = behind + len(child.tail or "")
    return True


def placed(parent: Element, name: str) -> list[tuple[int, int, Element]]:
    """The children of `parent` with a name, each with the characters between which it stands, in order."""
    found = []
    position = len(parent.text or "")
    for child in parent:
        behind = position + (len(content(child)) if _is_read(child) else 0)
        if local(child) == name:
            found.append((position, behind, child))
        position = behind + len(child.tail or "")
    return found


def fresh_id(note: Element, letter: str) -> str:
    """The next free id of a citation in a note: `n22.c3`."""
    taken = {xml_id(bibl) for bibl in walk(note, "bibl")}
    return next(free for n in itertools.count(1) if (free := f"{xml_id(note)}.{letter}{n}") not in taken)


def witness_place(parent: Element, offset: int, config: EditionConfig) -> Place:
    """The line of the witness on which a character of `parent` stands, for findings."""
    lines = [line for start, _, line in placed(parent, "lb") if start <= offset]
    lines = lines or list(walk(parent, "lb"))[:1] or list(parent.itersiblings(q("lb"), preceding=True))[:1]
    number = (lines[-1].get("n") or "0").partition(":")[0] if lines else "0"
    return Place(f"{config.file.rpartition('/')[0]}/{config.witness.file}", int(number))


def wrap(parent: Element, start: int, end: int, wrapper: Element) -> Element:
    """Put `wrapper` around the characters start…end of `parent`; elements between them move inside it.

    Both ends must lie in text that stands directly in `parent`; else Defect is raised. Returns the wrapper.
    """
    return enclose(parent, _find(parent, start), _find(parent, end), wrapper)


def enclose(parent: Element, start: tuple[int, int], end: tuple[int, int], wrapper: Element) -> Element:
    """The same for two places that are known: how many children stand before each, and the offset behind these."""
    (first, offset), (last, rest) = start, end
    inside = list(parent)[first:last]
    before = direct_text(parent, first)
    after = direct_text(parent, last)
    if first == last:
        wrapper.text, tail = before[offset:rest] or None, before[rest:]
    else:
        wrapper.text, tail = before[offset:] or None, after[rest:]
        _set_text(parent, last, after[:rest])
    _set_text(parent, first, before[:offset])
    for child in inside:
        wrapper.append(child)  # with its tail
    parent.insert(first, wrapper)
    wrapper.tail = tail or None
    return wrapper


def unwrap(element: Element) -> None:
    """Take an element away and leave its content in its place."""
    parent = element.getparent()
    if parent is None:
        raise Defect("a root element cannot be unwrapped")
    index = parent.index(element)
    children, tail = list(element), element.tail or ""
    _set_text(parent, index, direct_text(parent, index) + (element.text or ""))
    element.tail = None
    parent.remove(element)
    for position, child in enumerate(children, index):
        parent.insert(position, child)
    end = index + len(children)
    _set_text(parent, end, direct_text(parent, end) + tail)


def _find(parent: Element, offset: int) -> tuple[int, int]:
    """The piece of direct text that holds an offset: how many children stand before it, and the offset inside it."""
    position = 0
    for index in range(len(parent) + 1):
        length = len(direct_text(parent, index))
        if offset <= position + length:
            return index, offset - position
        position += length
        if index < len(parent):
            inner = len(content(parent[index])) if _is_read(parent[index]) else 0
            if offset < position + inner:
                break
            position += inner
    raise Defect(f"offset {offset} does not lie in text that stands directly in <{parent.tag}>")


def direct_text(parent: Element, index: int) -> str:
    """The direct text behind the first `index` children."""
    return (parent.text if index == 0 else parent[index - 1].tail) or ""


def _set_text(parent: Element, index: int, text: str) -> None:
    if index == 0:
        parent.text = text or None
    else:
        parent[index - 1].tail = text or None
