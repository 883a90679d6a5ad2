"""Stage directions in minutes: what the note-taker says of the scene, apart from what was said.

A parenthesis is a direction where its words tell an action (`smiles and nods`), whom somebody turns to (`to Minister
B`), a reaction of all (`Laughter.`), what was not heard or recorded, or words thrown in by another (`B: thank you`).
Any other parenthesis is speech: words taken out of a speech are worse than an action that stays in it. Square
brackets are the translator's completions and never directions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .ranks import is_rank

_PARENTHESIS = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
_SILENT = re.compile(
    r"(?P<name>(?:[A-Z][\w’'-]*\.? |\[[^\]]*\] ?){1,5})(?P<act>\((?:[^()])*\))\s*\.(?=\s|\Z)",
)
_REACTION = re.compile(
    r"(?:general |loud |prolonged |warm |much )*"
    r"(?:laughter|laughs?|laughing|smiles?|smiling|nods?|nodding|applause|applauds?|cheers|pauses?|silence|sighs?|coughs?"
    r"|interrupts?|interrupting|interruption|aside|inaudible|unintelligible|indistinct|cross-?talk|whispers?|recess"
    r"|exchange of greetings|greetings)\b",
    re.IGNORECASE,
)
_ACTS = (
    "laughs|smiles|nods|turns|points|gestures|hands|hands over|gives|shows|reads|looks|rises|stands|sits|leaves|enters"
    "|arrives|departs|interrupts|interjects|addresses|whispers|applauds|toasts|raises|takes|bows|shakes|sighs|continues"
    "|introduced|handed|turned|laughed|smiled|nodded|pointed|gave|showed|read|left|entered|arrived|interrupted|addressed"
    "|applauded|toasted|asked|greeted"
)
_ACTION = re.compile(
    r"(?P<who>(?:(?i:he|she|they|everyone|everybody|all|both"
    r"|(?:the )?(?:[a-z]+ )?(?:premier|minister|president|ambassador|chairman|secretary|interpreter|translator))"
    rf"|[A-Z\[][\w’'\]-]*)(?: [A-Z\[][\w’'\]-]*){{0,4}} )(?:then |personally |also )*(?:{_ACTS})\b"
)
_BARE_ACTION = re.compile(
    rf"(?:{_ACTS}|turning|addressing|pointing|showing|reading|looking|raising|speaking|referring)\b(?=[ ,.;)]|\Z)",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are) (?:then |personally |also )*"
    r"(?:handed|given|shown|read|presented|distributed|introduced|played)\b"
)
_TOWARDS = re.compile(r"(?:turning |speaking )?to (?:the )?(?P<whom>[A-Z\[][\w’'.\]-]*)")
_UNRECORDED = re.compile(
    r"\b(?:not|did not|un|in)-? ?(?:heard|hear|translated|recorded|transcribed|audible|intelligible|legible|clear"
    r"|declassified)\b"
    r"|\b(?:redacted|omitted|excised|illegible|inaudible|deleted)\b"
    r"|\b(?:meeting|session|talks?|conversation|discussion|hearing) (?:was|were|is)? ?"
    r"(?:convened|adjourned|concluded|resumed|ended)\b",
    re.IGNORECASE,
)
_LONGEST = 160
"""A parenthesis of more characters tells more than a scene."""


def is_of_conversation(title: str) -> bool:
    """Whether a title announces minutes, in which directions may stand without turns."""
    return bool(re.search(r"\b(?:minutes|conversation|meeting|talks?|transcript|stenographic)\b", title, re.IGNORECASE))


def find_directions(text: str, is_known: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Where stage directions stand in a text: start and end, in order.

    `is_known` tells whether words name a person of the document.
    """
    silent = {
        match.start("act"): match
        for match in _SILENT.finditer(text)
        if _is_act(match["act"][1:-1], is_known) and is_known(match["name"])
    }
    for match in _PARENTHESIS.finditer(text):
        if match.start() in silent:
            whole = silent[match.start()]
            yield _start_of_name(whole, is_known), whole.end()
        elif _is_direction(match[0][1:-1].strip(), text[: match.start()], is_known):
            yield match.start(), match.end()


def is_direction_alone(text: str) -> bool:
    """Whether a whole line is one parenthesis: in a conversation that is a word about it."""
    match = _PARENTHESIS.match(text.strip())
    return match is not None and not text.strip()[match.end() :].strip(" .")


def _start_of_name(match: re.Match[str], is_known: Callable[[str], bool]) -> int:
    """The beginning of the shortest name before a silent act that names somebody known."""
    words = list(re.finditer(r"\S+", match["name"]))
    for word in reversed(words):
        if is_known(match["name"][word.start() :]) and not (word.start() and _goes_on(match["name"], word.start())):
            return match.start() + word.start()
    return match.start()


def _goes_on(name: str, start: int) -> bool:
    """Whether the word before is part of the name too."""
    before = name[:start].split()
    return bool(before) and before[-1][:1].isupper() and not before[-1].endswith(".")


def _is_direction(words: str, before: str, is_known: Callable[[str], bool]) -> bool:
    if not words or len(words) > _LONGEST:
        return False
    speaker, colon, _ = words.partition(":")
    if colon and is_known(speaker):
        return True
    return bool(_UNRECORDED.search(words)) or _is_act(words, is_known) or _is_passive(words, before)


def _is_act(words: str, is_known: Callable[[str], bool]) -> bool:
    if _REACTION.match(words) or _BARE_ACTION.match(words) or re.match(r"[Aa]fter (?:greeting|exchanging)\b", words):
        return True
    towards = _TOWARDS.match(words)
    if towards and (is_rank(towards["whom"].strip("[]")) or is_known(words[towards.start("whom") :])):
        return True
    action = _ACTION.match(words)
    return action is not None and _is_someone(action["who"], is_known)


def _is_someone(who: str, is_known: Callable[[str], bool]) -> bool:
    words = who.strip().replace("[", "").replace("]", "")
    is_pronoun = words.casefold() in ("he", "she", "they", "everyone", "everybody", "all", "both")
    return is_pronoun or any(is_rank(word) for word in words.split()) or is_known(words)


def _is_passive(words: str, before: str) -> bool:
    """A whole sentence in parentheses that tells what was handed over or read."""
    is_sentence = words[0].isupper() and words[-1] in ".!" and re.search(r"[.?!…”\])]\s*\Z", before) is not None
    return is_sentence and bool(_PASSIVE.search(words))
