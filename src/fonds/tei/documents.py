"""One appended document to its `div`: head, source line, frame, particulars, lists, speeches, what is missing.

Every unit gets the id it would have in a first numbering: paragraphs `d5.p3`, speeches `d10.t14` and their further
paragraphs `d10.t14.p2`, points `d2.i4` and points inside them `d2.i4.2`, gaps `d5.g1`, quotations `d5.q1`, stage
directions `d10.st1`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from fonds.config import ParticipantFacts
from fonds.witness.model import Block, Part, Person, Run

from .blocks import Marks, Writer, write_runs
from .kinds import kind_of_document
from .names import Element, local, make, sub, xp

_FRAME = {"dateline": "dateline", "salute": "salute", "signed": "signed", "byline": "byline"}


def document(part: Part, n: int, marks: Marks) -> Element:
    """The `div` of the document that is counted `n`."""
    div = make("div", {"type": "document", "n": str(n), "subtype": kind_of_document(part), "xml:id": f"d{n}"})
    _Document(f"d{n}", marks).blocks(div, part.blocks)
    return div


def participants(part: Part, n: int, facts: Sequence[ParticipantFacts] = ()) -> Element | None:
    """The persons of a document, as the header lists them; None where it names none.

    `facts` is what the editors know of them; those whom the document does not name come last.
    """
    persons = _with_facts(part.persons, facts)
    if not persons:
        return None
    listing = make("listPerson", {"corresp": f"#d{n}"})
    for i, person in enumerate(persons, 1):
        element = sub(listing, "person", {"xml:id": f"d{n}.person{i}"})
        sub(element, "persName", None, person.name)
        for variant in person.variants:
            sub(element, "persName", {"type": "variant"}, variant)
        if person.role:
            sub(element, "occupation", None, person.role)
        if person.side:
            sub(element, "affiliation", {"type": "side"}, person.side)
    return listing


def settle_values(text: Element) -> None:
    """Put what editors supply behind a label that has lost its value (`Documentation:`) into the place of the value."""
    for label in xp(text, ".//t:list[@type='gloss']/t:label[t:supplied]"):
        item = label.getnext()
        value = label[-1]
        if item is None or local(value) != "supplied" or value.tail or [local(child) for child in item] != ["gap"]:
            continue
        item.remove(item[0])
        item.append(value)


def _with_facts(persons: Sequence[Person], facts: Sequence[ParticipantFacts]) -> list[Person]:
    made = list(persons)
    for fact in facts:
        known = next((i for i, person in enumerate(made) if fact.name in (person.name, *person.variants)), None)
        if known is None:
            made.append(Person(fact.name, fact.role, fact.side))
        else:
            made[known] = replace(made[known], role=fact.role or made[known].role, side=fact.side or made[known].side)
    return made


class _Document:
    def __init__(self, owner: str, marks: Marks) -> None:
        self._owner = owner
        self._marks = marks
        self._counts: Counter[str] = Counter()

    def blocks(self, parent: Element, blocks: Sequence[Block]) -> None:
        """Blocks in order into an element that holds only blocks. A page that opens with one begins before it."""
        for block in blocks:
            self._open_page(parent, block)
            self._block(parent, block)

    def _open_page(self, parent: Element, block: Block) -> None:
        runs = [] if block.children and not block.runs else list(block.runs[:1])
        for run in runs:
            parent.extend(self._marks.page_before(run.at.line))

    def _block(self, parent: Element, block: Block) -> None:
        make_one = {
            "heading": self._heading,
            "source": self._source,
            "speech": self._speech,
            "list": self._list,
            "particulars": self._particulars,
            "opener": self._frame,
            "closer": self._frame,
            "quote": self._quote,
            "postscript": self._postscript,
            "gap": self._gap,
            "stage": self._stage,
        }.get(block.kind, self._paragraph)
        make_one(parent, block)

    def _next(self, kind: str) -> str:
        self._counts[kind] += 1
        return f"{self._owner}.{kind}{self._counts[kind]}"

    def _write(self, element: Element, runs: Sequence[Run]) -> None:
        write_runs(Writer(element), tuple(map(self._pointing, runs)), self._marks)

    def _pointing(self, run: Run) -> Run:
        """A run of a person with the reference to the header's list of persons."""
        if run.kind != "person" or not run.value:
            return run
        return replace(run, value=self._person(int(run.value)))

    def _person(self, place: int) -> str:
        return f"#{self._owner}.person{place + 1}"

    def _heading(self, parent: Element, block: Block) -> None:
        self._write(sub(parent, "head", {"xml:id": f"{self._owner}.h"}), block.runs)

    def _source(self, parent: Element, block: Block) -> None:
        self._write(sub(parent, "note", {"type": "source", "xml:id": f"{self._owner}.source"}), block.runs)

    def _paragraph(self, parent: Element, block: Block) -> None:
        self._write(sub(parent, "p", {"xml:id": self._next("p")}), block.runs)

    def _stage(self, parent: Element, block: Block) -> None:
        self._write(sub(parent, "stage", {"xml:id": self._next("st")}), block.runs)

    def _gap(self, parent: Element, block: Block) -> None:
        sub(parent, "gap", {"reason": "lost", "unit": block.what or "words", "xml:id": self._next("g")})

    def _quote(self, parent: Element, block: Block) -> None:
        self.blocks(sub(parent, "quote", {"xml:id": self._next("q")}), block.children)

    def _postscript(self, parent: Element, block: Block) -> None:
        self.blocks(sub(parent, "postscript"), block.children)

    def _frame(self, parent: Element, block: Block) -> None:
        """Opener or closer: its parts each by its name; a number alone is a segment."""
        element = sub(parent, block.kind, {"xml:id": f"{self._owner}.{block.kind}"})
        for child in block.children:
            self._open_page(element, child)
            name = _FRAME.get(child.kind)
            self._write(sub(element, name) if name else sub(element, "seg", {"type": "number"}), child.runs)
        _space(element)

    def _particulars(self, parent: Element, block: Block) -> None:
        listing = sub(parent, "list", {"type": "gloss"})
        for child in block.children:
            self._open_page(listing, child)
            if child.kind == "label":
                self._write(sub(listing, "label", {"type": child.what}), child.runs)
            else:
                self._item(listing, child, self._next("i"))
        _space(listing)

    def _list(self, parent: Element, block: Block) -> None:
        self._items(parent, block, None)

    def _items(self, parent: Element, block: Block, above: str | None) -> None:
        """The points of a list; `above` is the id of the point in which the list stands."""
        listing = sub(parent, "list")
        for child in block.children:
            self._open_page(listing, child)
            if above is None:
                identifier = self._next("i")
            else:
                self._counts[above] += 1
                identifier = f"{above}.{self._counts[above]}"
            self._item(listing, child, identifier)
        _space(listing)

    def _item(self, parent: Element, block: Block, identifier: str) -> None:
        element = sub(parent, "item", {"xml:id": identifier})
        has_blocks = any(child.kind != "gap" or block.runs for child in block.children)
        if block.runs:
            self._write(element, block.runs)
        elif not has_blocks:
            sub(element, "gap", {"reason": "lost", "unit": "words"})
            return
        for child in block.children:
            if block.runs or len(element):
                Writer(element).text("\n")
            if child.kind == "list":
                self._items(element, child, identifier)
            else:
                self._open_page(element, child)
                self._block(element, child)

    def _speech(self, parent: Element, block: Block) -> None:
        identifier = self._next("t")
        who = {} if block.who is None else {"who": self._person(block.who)}
        element = sub(parent, "sp", {"xml:id": identifier} | who)
        runs = list(block.runs)
        speaker = [run for run in runs if run.kind == "speaker"]
        self._write(sub(element, "speaker"), speaker)
        rest = runs[len(speaker) :]
        if rest and rest[0].kind == "stage" and rest[0].at.line == speaker[-1].at.line and _is_of_label(rest[0]):
            self._write(sub(element, "stage"), [replace(rest.pop(0), kind="text")])
        if rest:
            self._write(sub(element, "p"), rest)
        further = 1
        for child in block.children:
            if child.kind == "gap":
                sub(sub(element, "p"), "gap", {"reason": "lost", "unit": child.what or "speech"})
                continue
            self._open_page(element, child)
            if child.kind == "stage":
                self._stage(element, child)
                continue
            further += 1
            self._write(sub(element, "p", {"xml:id": f"{identifier}.p{further}"}), child.runs)
        _space(element)


def _is_of_label(run: Run) -> bool:
    """Whether a direction stands before the label's colon, which it takes with it."""
    return run.text.endswith(":")


def _space(element: Element) -> None:
    """A line break between blocks, so that their words do not run together."""
    for child in element:
        child.tail = child.tail or "\n"
