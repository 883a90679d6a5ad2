"""What a line's own characters, and those of its neighbours, say about its part on the page: body text or note.

Everything here is a *sign*: a short name for something that can be seen (`note:ends:digit.`). How much each sign
weighs was estimated on texts whose notes are known, and stands in `weights.tsv`; no sign knows a paper's names.
"""

from __future__ import annotations

import re
import sys
from functools import lru_cache

from .shapes import first_word, is_heading_like
from .vocabulary import Vocabulary

_ASKED = 65536
"""So many lines' answers are kept; a text with more of them than that takes longer, and nothing else."""

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("mark", re.compile(r"^\s*[*†‡§]\s*\w")),
    ("ibid", re.compile(r"\b(?:ibid|idem|op\. cit|loc\. cit)\b", re.I)),
    ("see", re.compile(r"^\W*(?:see|cf\.|for example|for further|for text|for the|compare)\b", re.I)),
    ("cited", re.compile(r"\b(?:cited from|quoted in|cited in|reprinted in|et al|translated in)\b", re.I)),
    ("unit", re.compile(r"\b(?:p|pp|vol|no|nos|f|d|l|ll|op|box|folder|fn|ch|art|sec|file)\.? ?\d", re.I)),
    ("abbr+number", re.compile(r"\b[A-Za-z]{1,3}\.,? ?\d+")),
    ("imprint", re.compile(r"\([^()]*: [^()]*,? (?:1[5-9]|20)\d\d[,)]?")),
    ("(year)", re.compile(r"\((?:\w+ )?(?:1[5-9]|20)\d\d\)")),
    ("eds", re.compile(r",? (?:eds?|trans)\.,? ")),
    (",”", re.compile(r",[”\"’] ")),
    (", pages.", re.compile(r",[”\"’]? \d+(?:[-–]\d+)?(?:, \d+(?:[-–]\d+)?)*[.;]?\s*$")),
    ("date, number", re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4},? \d|\d{4}, [A-Z]{2,}")),
    ("life", re.compile(r"\b(?:1[5-9]|20)\d\d[-–](?:\d\d)?\d{1,2}\b")),
    ("not", re.compile(r"^(?:\w+ ){0,3}not (?:printed|found|enclosed|reproduced|identified|attached|given)\b", re.I)),
    ("elsewhere", re.compile(r"\b(?:supra|infra|ante|post|above|below|footnote|ibid|text printed)\b", re.I)),
    ("dear", re.compile(r"^(?:(?:my )?dear|sir|gentlemen|excellency)\b|\b(?:yours|sincerely|respectfully)\b", re.I)),
    ("label", re.compile(r"^\W*[A-Z][\w.’ -]{1,30}\S:")),
    ("point", re.compile(r"^\W*(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s")),
    ("dateline", re.compile(r"^\W*[A-Z][\w’ .]+,[\]]? (?:\w+ \d{1,2}|\d{1,2} \w+),? (?:1[5-9]|20)\d\d")),
    ("number line", re.compile(r"^\W*\d[\d.,)\s-]*\s")),
    ("I we", re.compile(r"\b(?:I|we|We|our|my|you|your)\b")),
    (
        "original",
        re.compile(r"\b(?:in|on|of) (?:the|this) (?:original|document|memorandum|copy|paper|file copy)\b", re.I),
    ),
    (
        "printed",
        re.compile(r"\b(?:printed|undated|unsigned|typewritten|handwritten|marginal|herewith)\b", re.I),
    ),
    ("in brackets", re.compile(r"^\s*\[.*\]\s*$")),
    ("he said", re.compile(r"\b(?:would|will|shall|should|must|may|can|could)\b")),
)
_VERB = re.compile(
    r"\b(?:is|was|are|were|be|been|am|has|had|have|will|would|shall|should|may|might|must|can|could|do|does|did|said|says"
    r"|made|took|came|went|gave|became|[a-z]{3,}(?:ed|ing))\b"
)
_LOOSE = frozenset(
    """the of to and in a that was were had would for on with as by from its it their this at which be is not are has
    have but they he his we our all been more than who will or an these those into when""".split()  # noqa: SIM905
)
"""Small words that prose is full of and citations are not."""
_ENDS = (
    ("small", re.compile(r"\b(?:pp?|vols?|nos?|cols?|fols?|ch|[fdl]|op)\.$", re.I)),
    ("digit.", re.compile(r"\d\.[”’\"')\]]*$")),
    ("stop”", re.compile(r"[.?!][”’\"']+$|[”’\"][.?!]$")),
    ("stop]", re.compile(r"[.?!]?[)\]]\.?$")),
    ("stop", re.compile(r"[.?!…]$")),
    (":", re.compile(r"[:;][”’\"')\]]*$")),
    (",", re.compile(r",[”’\"')\]]*$")),
    ("-", re.compile(r"[-–—\xad]$")),
    ("digit", re.compile(r"\d$")),
    ("small", re.compile(r"\b[a-z’']+$")),
    ("Capital", re.compile(r"\b[A-Z][\w’'-]*$")),
)
_CLOSED = frozenset({"stop", "digit.", "stop]"})


@lru_cache(_ASKED)
def end_of(text: str) -> str:
    """The class of a line's end."""
    text = text.rstrip()
    return next((name for name, pattern in _ENDS if pattern.search(text)), "other")


@lru_cache(_ASKED)
def beginning_of(text: str) -> str:
    """The class of a line's first characters."""
    text = text.lstrip()
    head, word = text[:1], first_word(text)
    if word[:1].islower():
        return "small"
    if head.isdigit():
        return "digit"
    if head in "“‘\"'":
        return "quote"
    if head in "[(":
        return "bracket"
    return "capital" if head.isupper() else "other"


def length_of(text: str) -> str:
    """The class of a line's length in characters."""
    size = len(text)
    return next((f"<{bound}" for bound in (25, 60, 115, 220, 500) if size < bound), "long")


def own_signs(text: str) -> tuple[str, ...]:
    """The signs of one line alone, without its neighbours."""
    words = re.findall(r"[^\W\d_]+", text)
    found = [f"{name}" for name, pattern in _PATTERNS if pattern.search(text)]
    found += [f"ends {end_of(text)}", f"begins {beginning_of(text)}", f"length {length_of(text)}"]
    if words:
        loose = sum(word in _LOOSE for word in words) / len(words)
        capitals = sum(word[0].isupper() for word in words) / len(words)
        found += [f"loose {min(int(loose * 10), 5)}", f"capitals {min(int(capitals * 5), 4)}"]
    else:
        found.append("no word")
    if end_of(text) in _CLOSED and not _VERB.search(text):
        found.append("no verb")
    digits = sum(c.isdigit() for c in text) / max(1, len(text))
    found.append(f"digits {min(int(digits * 20), 4)}")
    commas = (text.count(",") + text.count(";")) / max(8, len(words))
    found.append(f"commas {min(int(commas * 10), 3)}")
    if is_heading_like(text):
        found.append("heading")
    return tuple(map(sys.intern, found))


def joint_signs(before: str, after: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """How the end of one line and the beginning of another fit as one running text."""
    end, beginning = end_of(before), beginning_of(after)
    if beginning in ("capital", "quote") and first_word(after):
        opens = vocabulary.begins_sentences(first_word(after))
        beginning += " of sentences" if opens else " inside"
    found = [f"{end}|{beginning}", f"{length_of(before)} {end}"]
    if before.rfind("[") > before.rfind("]") or before.rfind("(") > before.rfind(")"):
        found.append("bracket closes" if re.match(r"[^\[\]()]*[\])]", after) else "bracket stays open")
    if before.count("“") > before.count("”"):
        found.append("quotation open")
    return tuple(found)
