"""The documents behind the essay, as blocks: title, source line, frame, particulars, points, speeches; and what is no
document.

1. Title and source line, by the layout of the head.
2. `particulars` takes the labelled lines, `persons` gathers who takes part, `speeches` finds the speakers' labels.
3. `flow` joins lines to paragraphs and cuts turns; `letters` takes the frame off; `lists` builds points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .dates import find_date, find_month
from .directions import is_of_conversation
from .flow import Paragraph, flow, mark
from .letters import read_closer, read_opener, signatory
from .lists import list_blocks
from .marked import Marked
from .model import Block, Line, Part
from .names import Named, name_words
from .paragraphs import block
from .participants import parties
from .particulars import read_particulars
from .persons import Roster
from .shapes import is_heading_like
from .speeches import Labels, find_labels
from .turns import join_turns, with_directions
from .vocabulary import Vocabulary

_LONGEST_TITLE = 4
"""A title of more lines than this is none."""


def document_part(lines: Sequence[Line], vocabulary: Vocabulary, marked: Marked) -> Part:
    """One document as its parts, from its lines, blank lines included; notes and running headers are out already."""
    title, source, rest = _head(lines, marked)
    blocks = [_heading(title, vocabulary)]
    if source:
        blocks.append(block("source", [source], vocabulary))
    words = blocks[0].text
    roster = Roster()
    roster.parties(parties(words))
    particulars, rest = read_particulars(rest, roster)
    labels = find_labels([line.text.strip() for line in rest], roster.knows)
    above, below = _around(flow(rest, labels, vocabulary), particulars)
    opener, opened = read_opener(above or ([] if particulars else below))
    above, below = (opened, below) if above else ([], opened if not particulars else below)
    closer, below, behind = read_closer(below, frozenset(name_words(words)))
    is_conversation = bool(labels.names) or is_of_conversation(words)
    blocks += [opener] if opener else []
    blocks += _body(above, roster, labels, is_conversation)
    blocks += particulars
    blocks += _body(below, roster, labels, is_conversation)
    blocks += [_signed(closer, roster, words, lines)] if closer else []
    roster.learn_roles(" ".join(line.text for line in rest))
    return Part("document", (*blocks, *behind), roster.persons())


def _heading(lines: Sequence[Line], vocabulary: Vocabulary) -> Block:
    """The title; its date, which mostly ends it, stands apart."""
    made = block("heading", lines, vocabulary)
    for i in range(len(made.runs) - 1, -1, -1):
        run = made.runs[i]
        date = find_date(run.text) or find_month(run.text)
        if date is not None:
            marked = mark(run, [(date.start, date.end, "date", date.iso)])
            return replace(made, runs=(*made.runs[:i], *marked, *made.runs[i + 1 :]))
    return made


def other_part(lines: Sequence[Line], vocabulary: Vocabulary) -> Part:
    """Matter about the paper, such as the authors' biographies: a heading where its first line is one."""
    written = [line for line in lines if not line.is_blank]
    blocks: list[Block] = []
    if len(written) > 1 and is_heading_like(written[0].text.rstrip(": ")):
        blocks.append(block("heading", written[:1], vocabulary))
        written = written[1:]
    blocks += [Block("paragraph", paragraph.runs) for paragraph in flow(written, Labels(), vocabulary)]
    return Part("biographies", tuple(blocks))


def _head(lines: Sequence[Line], marked: Marked) -> tuple[list[Line], Line | None, list[Line]]:
    """Title lines, source line, and all that follows."""
    at = [i for i, line in enumerate(lines) if not line.is_blank]
    source = next((k for k, i in enumerate(at[: _LONGEST_TITLE + 1]) if lines[i].number in marked.sources), None)
    if source:
        return [lines[i] for i in at[:source]], lines[at[source]], list(lines[at[source] + 1 :])
    return [lines[at[0]]], None, list(lines[at[0] + 1 :])


def _around(paragraphs: Sequence[Paragraph], particulars: Sequence[Block]) -> tuple[list[Paragraph], list[Paragraph]]:
    """The paragraphs above the particulars and those below; all below where there are none."""
    if not particulars:
        return [], list(paragraphs)
    at = particulars[0].start
    above = [paragraph for paragraph in paragraphs if paragraph.runs[0].at < at]
    return above, list(paragraphs[len(above) :])


def _body(paragraphs: Sequence[Paragraph], roster: Roster, labels: Labels, is_conversation: bool) -> list[Block]:
    if labels.names:
        return join_turns(paragraphs, roster)
    blocks = list_blocks(paragraphs)
    return [_with_directions(one, roster) for one in blocks] if is_conversation else blocks


def _with_directions(one: Block, roster: Roster) -> Block:
    """A block of minutes without turns, its stage directions apart."""
    children = tuple(_with_directions(child, roster) for child in one.children)
    return replace(one, runs=with_directions(one.runs, roster), children=children)


def _signed(closer: Block, roster: Roster, title: str, lines: Sequence[Line]) -> Block:
    """The closer, in which the names of two or more who sign for their sides are found and put into the roster."""
    signatures = [part for part in closer.children if part.kind == "signed"]
    if len(signatures) < 2:
        return closer
    known = " ".join([title, *(line.text for line in lines)])
    return replace(closer, children=tuple(_signatory(part, roster, known) for part in closer.children))


def _signatory(part: Block, roster: Roster, known: str) -> Block:
    found = signatory(part.text, known) if part.kind == "signed" else None
    if found is None:
        return part
    role, name = found
    person = roster.add(Named(name, role))
    (run,) = part.runs
    at = len(run.text) - len(name)
    return replace(part, runs=tuple(mark(run, [(at, len(run.text), "person", str(person))])))
