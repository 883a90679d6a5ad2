"""Minutes of a conversation, made up of sentences of a chapter, since the volumes at hand hold none."""

from __future__ import annotations

import random
import re
from pathlib import Path

from damage.sources import Block, Part, chapter

NAMES = (
    "Hale",
    "Okafor",
    "Lindqvist",
    "Marchetti",
    "Prideaux",
    "Sorensen",
    "Tanaka",
    "Vasquez",
    "Whitlam",
    "Zielinski",
)
OFFICES = ("Ambassador", "Director", "Professor", "Secretary", "Minister", "Counselor")
MONTHS = ("January", "March", "April", "June", "September", "November")


def minutes(path: Path, name: str, turns: int, rng: random.Random) -> Part:
    """A document of so many turns. Some of its lines end in a colon after a word that is no speaker."""
    sentences = _sentences(chapter(path, name))
    people = [f"{rng.choice(OFFICES)} {surname}" for surname in rng.sample(NAMES, 4)]
    spoken = rng.choice((str.upper, str, _bracketed))
    date = f"{rng.choice(MONTHS)} {rng.randint(1, 28)}, 19{rng.randint(47, 79)}"
    title = f"{rng.choice(('Memorandum of Conversation', 'Minutes of a Meeting', 'Record of a Conversation'))}, {date}"
    opening = [
        Block("title", title),
        Block("text", f"Time: {rng.randint(2, 5)}:{rng.choice(('15', '30', '45'))} p.m."),
        Block("text", f"Place: {rng.choice(('Conference Room', 'Office of the Secretary', 'Embassy Residence'))}"),
        Block("text", f"Participants: {'; '.join(people)}"),
    ]
    return Part("minutes", (*opening, *_turns(sentences, people, spoken, turns, rng)), title)


def _sentences(part: Part) -> list[str]:
    text = " ".join(b.text for b in part.blocks if b.kind == "text" and len(b.text) > 200)
    return [s for s in re.split(r"(?<=[a-z]\.) (?=[A-Z])", text) if 20 < len(s) < 260 and "“" not in s and ":" not in s]


def _turns(sentences: list[str], people: list[str], spoken, turns: int, rng: random.Random) -> list[Block]:
    blocks, last = [], ""
    for _ in range(turns):
        last = rng.choice([p for p in people if p != last])
        speaker = spoken(last)
        words = " ".join(rng.choice(sentences) for _ in range(rng.choice((1, 1, 2, 3))))
        if rng.random() < 0.1:
            words += f" {rng.choice(('(Laughter.)', '(He nods.)', 'Note: this was agreed.'))}"
        blocks.append(Block("text", f"{speaker}: {words}", speaker=speaker))
        if rng.random() < 0.08:
            blocks.append(Block("text", f"{rng.choice(sentences)}"))
    return blocks


def _bracketed(person: str) -> str:
    office, _, surname = person.partition(" ")
    return f"{office} [{surname}]"
