"""The emendations of an edition, read from its TEI: what the site lists and the exports write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .names import Element, first, local, walk, xml_id, xp
from .text import LEFT_OUT, LOST, is_emendation, is_sign, plain, raw, raw_reading

NUMBERS = {"high": 1.0, "medium": 0.8, "low": 0.5}
"""TEI's words for certainty as numbers: verified, inferred, conjectured."""
WIDTH = 24
"""How many characters of the words around a restored space are given on each side, at most."""


@dataclass(frozen=True)
class Emended:
    """One emendation."""

    id: str
    anchor: str
    """The id of the smallest unit around it."""
    element: Element
    """Its element; the first where it is written in parts."""
    witness: str
    """The witness's words; "" where it has none."""
    reading: str | None
    """What is read; None for a gap and for a slip that is kept."""
    kind: str
    """corr, supplied, gap, regularised or sic."""
    cause: str
    """extraction or print."""
    rule: str | None
    resp: str
    """The key of who answers for it."""
    certainty: float
    reason: str | None
    source: str | None


def emendations(tree: Element) -> list[Emended]:
    """All emendations in the order of the text, a note where it is called."""
    text = first(tree, "t:text")
    said = {(entry.get("corresp") or "")[1:]: entry for entry in _entries(tree, "emendation")}
    rules = {f"#{xml_id(rule)}": rule for rule in _entries(tree, "rule")}
    return [] if text is None else [_emended(element, said, rules) for element in _elements(text)]


def responsible(tree: Element) -> dict[str, str]:
    """Key → names of those who answer for emendations."""
    statements = xp(tree, "t:teiHeader//t:titleStmt/t:respStmt")
    return {xml_id(s) or "": ", ".join(plain(name) for name in xp(s, "t:name")) for s in statements}


def parts_of(element: Element) -> list[Element]:
    """The elements of one emendation: the one that has its id, and further ones where it is written in parts."""
    root = element.getroottree()
    found = [element]
    while target := (found[-1].get("next") or "")[1:]:
        found += [e for e in walk(root.getroot(), local(element)) if xml_id(e) == target]
    return found


def _entries(tree: Element, kind: str) -> list[Element]:
    return xp(tree, f"t:teiHeader//t:correction/t:ab[@type='{kind}']")


def _elements(text: Element) -> Iterator[Element]:
    """The elements with an emendation's id; of those in parts the first."""
    for element in walk(text, "choice", "supplied", "gap", "sic"):
        if xml_id(element) is not None and is_emendation(element) and element.get("prev") is None:
            yield element


def _emended(element: Element, said: dict[str, Element], rules: dict[str, Element]) -> Emended:
    identifier = xml_id(element) or ""
    rule = rules.get(element.get("ana") or "")
    entry = said.get(identifier) if rule is None else rule
    source = None if entry is None else first(entry, "t:bibl")
    witness, reading = _words(element)
    mark = _responsible_mark(element)
    return Emended(
        id=identifier,
        anchor=identifier.rpartition(".e")[0],
        element=element,
        witness=witness,
        reading=reading,
        kind=_kind(element),
        cause="extraction" if entry is None else entry.get("subtype") or "extraction",
        rule=None if rule is None else rule.get("n"),
        resp=(mark.get("resp") or "")[1:],
        certainty=_number(mark.get("cert")),
        reason=None if entry is None else entry.text,
        source=None if source is None else plain(source),
    )


def _kind(element: Element) -> str:
    if local(element) != "choice":
        return local(element)
    if first(element, "t:reg") is not None:
        return "regularised"
    return next((name for name in ("supplied", "gap") if first(element, f"t:corr/t:{name}") is not None), "corr")


def _responsible_mark(element: Element) -> Element:
    """The element that says who answers for it and how sure it is."""
    read = first(element, "t:corr|t:reg") if local(element) == "choice" else None
    return element if read is None else read


def _number(cert: str | None) -> float:
    return NUMBERS[cert] if cert in NUMBERS else float(cert or 1)


def _words(element: Element) -> tuple[str, str | None]:
    """What the witness has, and what is read."""
    name = local(element)
    if name == "supplied":
        words = raw_reading(element)
        if words.strip():
            return "", " ".join(words.split())
        before, behind = _word(element, backwards=True), _word(element, backwards=False)
        return before + behind, before + words + behind
    if name != "choice":
        return plain(element), None
    witness, read = "", ""
    parts = parts_of(element)
    for i, part in enumerate(parts):
        between = "" if i == 0 or _are_neighbours(parts[i - 1], part) else " … "
        witness += between + raw(part)
        read += between + raw_reading(part)
    if witness != read and witness.split() == read.split():  # a space alone is mended: the words around it show where
        before, behind = _word(parts[0], backwards=True), _word(parts[-1], backwards=False)
        witness, read = before + witness + behind, before + read + behind
    reading = " ".join(read.split())
    return " ".join(witness.split()), None if reading == LOST else reading


def _are_neighbours(part: Element, then: Element) -> bool:
    """Whether no words of both texts stand between two parts of one emendation."""
    between = [part]
    while (following := between[-1].getnext()) is not None and following is not then:
        between.append(following)
    words = (raw(e) for e in between[1:] if local(e) not in LEFT_OUT)
    return not any(words) and not any((e.tail or "").strip() for e in between)


def _word(element: Element, backwards: bool) -> str:
    """The rest of the word before an element, or the word behind it, as far as it stands beside it in the text."""
    word, at = "", element
    while True:
        neighbour = at.getprevious() if backwards else at.getnext()
        text = _gap(at, neighbour, backwards)
        found = re.search(r"\S*\Z" if backwards else r"\S*", text)
        piece = found[0] if found else ""
        word = piece + word if backwards else word + piece
        if len(piece) < len(text) or neighbour is None or len(word) > WIDTH:
            return word
        inner = "" if local(neighbour) in LEFT_OUT or is_sign(neighbour) else raw_reading(neighbour)
        word = inner + word if backwards else word + inner
        at = neighbour


def _gap(element: Element, neighbour: Element | None, backwards: bool) -> str:
    """The characters between an element and its neighbour."""
    if not backwards:
        return element.tail or ""
    if neighbour is not None:
        return neighbour.tail or ""
    parent = element.getparent()
    return "" if parent is None else parent.text or ""
