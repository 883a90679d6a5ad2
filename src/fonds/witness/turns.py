"""The turns of a conversation: who speaks, what is said, and what between the turns is neither.

A paragraph without a label goes on with the turn before it, unless it is a stage direction of its own, or tells in
the third person what persons of the document said or did: then it is narrative, and so is what follows up to the next
label.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .directions import find_directions, is_direction_alone
from .flow import Paragraph, cut, mark
from .model import Block, Run
from .participants import read_people
from .persons import Roster
from .speeches import is_field

_TOLD = re.compile(
    r"(?P<who>[A-Z\[].{1,160}?) (?:then |all |both |also |jointly |again |immediately )*"
    r"(?:said|asked|expressed|replied|stated|noted|agreed|thanked|proposed|laughed|left|entered|arrived|inquired|enquired"
    r"|explained|told|added|answered|remarked|mentioned|emphasized|stressed|indicated|reported|introduced|toasted|spoke)\b"
)
_OF_MEETING = re.compile(
    r"(?:The|This|At this point,? the|Here the) (?:\w+ )?"
    r"(?:meeting|talk|conversation|session|banquet|discussion|luncheon|dinner|reception|hearing)s? (?:\w+ )?"
    r"(?:was|were|ended|adjourned|concluded|lasted|began|continued|took|resumed|closed)\b"
)


def join_turns(paragraphs: Sequence[Paragraph], roster: Roster) -> list[Block]:
    """The blocks of a conversation, in order; the speakers' labels are resolved to persons of the roster."""
    roster.resolve_all(_label(paragraph) for paragraph in paragraphs if paragraph.label)
    blocks: list[Block] = []
    for paragraph in paragraphs:
        if paragraph.label:
            blocks.append(_speech(paragraph, roster))
        elif is_direction_alone(paragraph.text):
            blocks.append(Block("stage", paragraph.runs))
        elif _speaks(blocks) and not (is_field(paragraph.text) or is_told(paragraph.text, roster)):
            _go_on(blocks, Block("paragraph", with_directions(paragraph.runs, roster)))
        else:
            blocks.append(Block("paragraph", with_directions(paragraph.runs, roster)))
    return blocks


def with_directions(runs: Sequence[Run], roster: Roster) -> tuple[Run, ...]:
    """Runs in which the stage directions stand apart."""
    return tuple(
        part
        for run in runs
        for part in mark(run, [(start, end, "stage", "") for start, end in find_directions(run.text, roster.knows)])
    )


def is_told(text: str, roster: Roster) -> bool:
    """Whether a paragraph tells in the third person what somebody known said or did, or how the meeting went on."""
    if _OF_MEETING.match(text):
        return True
    match = _TOLD.match(text)
    if match is None or any(sign in match["who"] for sign in ".?!:;"):
        return False
    people = read_people(match["who"])
    return bool(people) and all(roster.knows(mention.named.name) for mention in people)


def _speaks(blocks: Sequence[Block]) -> bool:
    """Whether the last thing that was neither a direction nor told is a speech that may go on."""
    last = next((block for block in reversed(blocks) if block.kind != "stage"), None)
    return last is not None and last.kind == "speech"


def _go_on(blocks: list[Block], further: Block) -> None:
    """Add a paragraph to the speech that is open; directions of their own since then become part of it."""
    at = max(i for i, block in enumerate(blocks) if block.kind == "speech")
    between = blocks[at + 1 :]
    del blocks[at + 1 :]
    speech = blocks.pop()
    blocks.append(replace(speech, children=(*speech.children, *between, further)))


def _label(paragraph: Paragraph) -> str:
    return paragraph.runs[0].text[: paragraph.label]


def _speech(paragraph: Paragraph, roster: Roster) -> Block:
    first, *others = paragraph.runs
    head, *spoken = cut(first, paragraph.label)
    towards = [start for start, _ in find_directions(head.text.rstrip(": "), roster.knows)][:1]
    name, *direction = cut(head, *towards)
    runs = [
        replace(name, kind="speaker"),
        *(replace(part, kind="stage") for part in direction),
        *with_directions([*spoken, *others], roster),
    ]
    gap = () if spoken or others else (Block("gap", what="speech"),)
    return Block("speech", tuple(runs), gap, who=roster.who(_label(paragraph)))
