"""Words of the English language that tell what a name or a label is: ranks, bodies, and the fields of a record.

They are words of any paper: no person, place or archive stands here. A word that is missing costs a split between rank
and name, never a letter of the text.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


RANKS = _words(
    """
    premier president vice-president chairman vice-chairman chairwoman chair chairperson minister vice-minister
    ministers ambassador ambassadors secretary undersecretary secretary-general general colonel lieutenant major
    captain admiral marshal brigadier commander commander-in-chief commandant chief director director-general deputy
    vice prime assistant associate acting senior junior special professor prof dr doctor mr mrs ms miss messrs sir
    lord lady dame madame monsieur comrade comrades counselor counsellor attaché attache chargé charge d’affaires
    d'affaires consul consul-general envoy representative representatives delegate delegates commissioner commissar
    governor mayor senator congressman judge justice king queen prince princess emperor pope cardinal bishop
    archbishop rabbi member members head adviser advisor officer interpreter translator reporter editor leader
    treasurer clerk historian archivist student academician spokesman citizen
    """
)
"""Words of a rank or office, in lower case and without a full stop."""

BODIES = _words(
    """
    committee subcommittee bureau department ministry commission embassy legation council party government army navy
    force forces office section division mission delegation institute university academy association union league
    assembly parliament congress cabinet court corps staff secretariat presidium politburo affairs defense defence
    interior trade finance planning industry education culture state war security relations board agency service
    administration headquarters bank company society conference station group front
    """
)
"""Words that end the name of a body or of its business."""

LINKS = _words("of for to in at on the and de du la")
"""Small words inside a rank or the name of a body."""

PARTICLES = _words("de la du van von der den di da del al el bin ibn ben ter")
"""Small words inside a person's name."""

NO_SPEAKERS = _words(
    """
    note notes time date place location venue participants present absent attendees attendance subject re source
    sources translator translation translated interpreter documentation documented recorder recorded from to cc via
    article section chapter part point item annex appendix attachment enclosure addendum remark summary conclusion
    conclusions introduction agenda example result results total classification distribution copy copies reference
    references comment comments decision decisions action resolved postscript ps warning figure table
    """
)
"""Words before a colon that name a field or a remark, never someone who speaks."""

QUESTIONERS = frozenset(["q", "a", "question", "answer", "interviewer", "interviewee"])
"""Labels of a conversation in questions and answers."""


def is_rank(word: str) -> bool:
    """Whether a word, in any case and with or without a stop, is of a rank or office."""
    return word.strip(".,;:()[]").casefold() in RANKS


def is_body(word: str) -> bool:
    """Whether a word ends the name of a body."""
    return word.strip(".,;:()[]").casefold() in BODIES
