"""Words of the index that are spelled like those of a query that found nothing.

The browser's twin is `templates/static/js/search-suggest.js`: the same words in the same order.
"""

from __future__ import annotations

from collections.abc import Sequence

from .backend import WhooshIndex
from .fits import is_alike
from .postings import Postings

MOST = 5
"""Words suggested for one query."""
_SHORT = 3
"""Letters up to which a word is not like another in which two letters differ."""


def suggest(asked: Sequence[str], index: WhooshIndex) -> list[str]:
    """The words nearest to each word asked for that the index does not have: few letters changed, and frequent ones."""
    with index.searcher() as searcher:
        postings = Postings(index, searcher)
        lexicon = postings.lexicon("exact")
        known = set(lexicon)
        found: dict[str, None] = {}
        for word in dict.fromkeys(asked):
            if word not in known:
                alike = _nearest(word, lexicon)
                found.update(dict.fromkeys(sorted(alike, key=lambda other: -len(postings.term("exact", other)))))
        return list(found)[:MOST]


def _nearest(word: str, lexicon: list[str]) -> list[str]:
    for letters in (1, 2) if len(word) > _SHORT else (1,):
        alike = [other for other in lexicon if is_alike(word, other, letters)]
        if alike:
            return alike
    return []
