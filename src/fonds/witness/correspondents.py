"""What a document's title says beside its words: who wrote to whom, or who made it.

`The Envoy (A) to the Secretary of State` names both; `A's Report on …`, `Memorandum by the Chief (B)` and
`Notification from the Bureau on …` name an author. A title that begins with a kind of document is no letter, whatever
stands before its “to”.
"""

from __future__ import annotations

import re

KIND_WORDS = (
    "minutes|memorand(?:um|a)|memo|records?|conversation|transcript|meeting|agreement|treaty|protocol|accord|convention"
    "|notification|notice|circular|instructions?|directive|order|telegrams?|cables?|letters?|reference|background|briefing"
    "|reports?|summary|remarks|speech|address|toast|statement|announcement|proclamation|message|declaration|note|notes"
    "|draft|outline|list|survey|plan|programme|program|materials?|resolution|appeal|introduction|preface"
)
_KIND = re.compile(rf"\b(?:{KIND_WORDS})\b", re.IGNORECASE)
_LETTER = re.compile(r"(?P<author>.{2,160}?) to (?P<recipient>(?:the |President |Mr\. )?[A-Z“\[].{1,160})")
_OF_AUTHOR = re.compile(
    rf"(?P<name>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){{0,4}}?)[’']s? (?:\w+ ){{0,2}}(?:{KIND_WORDS})\b", re.IGNORECASE
)
_BY = re.compile(
    rf"\b(?:{KIND_WORDS})\b(?: [a-z]+)? (?P<how>by|from) (?P<name>(?:the |a )?[A-Z].{{2,160}}?)"
    r"(?=\s(?:on|concerning|regarding|about|of the [A-Z][a-z]+ing|to)\b|\s*[,;]|\Z)",
    re.IGNORECASE,
)
_DATE_BEHIND = re.compile(r",?\s*(?:dated )?(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2},|[A-Z][a-z]+) ?\d{4}.*\Z")
_HEAD = 40
_ARTICLE = re.compile(r"\A(?:the|a) ", re.IGNORECASE)


def correspondents(title: str) -> tuple[str, str] | None:
    """Author and recipient of a title `A to B`; None for a title of another kind."""
    bare = _without_date(title)
    match = _LETTER.fullmatch(bare)
    if match is None or _KIND.search(match["author"]) or not _is_named(match["author"]):
        return None
    return _without_article(match["author"]), _without_article(match["recipient"])


def author_of(title: str) -> str | None:
    """Who made the document, as far as its title says so."""
    pair = correspondents(title)
    if pair:
        return pair[0]
    bare = _without_date(title)
    own = _OF_AUTHOR.match(bare)
    if own and own["name"][0].isupper():
        return own["name"]
    by = _BY.search(bare)
    # the kind of the document stands at the head of the title; further behind it is what the document speaks about
    if by is None or by.start() > _HEAD or not _without_article(by["name"])[:1].isupper():
        return None
    return _without_article(by["name"])


def _is_named(author: str) -> bool:
    """Whether the words are a name or an office: all with capitals but the small words between them."""
    words = re.sub(r"\([^()]*\)", "", author).split()
    small = {"the", "of", "and", "in", "for", "at", "de", "von", "on"}
    return (
        bool(words)
        and all(word[0].isupper() or word[0] in "[“" or word in small for word in words)
        and words[0]
        not in (
            "From",
            "Introduction",
        )
    )


def _without_date(title: str) -> str:
    return _DATE_BEHIND.sub("", title).strip(" ,;.")


def _without_article(words: str) -> str:
    return _ARTICLE.sub("", words).strip()
