"""What the template of the search page is given: the help, and the index from A to Z, which needs no JavaScript."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fonds.tei.names import Element

from .az import Letter, Places, letters
from .az_files import Archive, archives
from .examples import Example, examples
from .passages import Passage
from .variants import Group


@dataclass(frozen=True)
class SearchPage:
    """All that `templates/pages/search.html` may see."""

    examples: tuple[Example, ...]
    """The help."""
    letters: tuple[Letter, ...]
    """The index of names and abbreviations."""
    archives: tuple[Archive, ...]
    """The index of archive files."""


def search_page(
    root: Element, passages: Sequence[Passage], variants: Sequence[Group], url_of: Callable[[str], str]
) -> SearchPage:
    """The search page of an edition, from its linked TEI, its passages and the names that are the same."""
    places = Places(root, url_of)
    return SearchPage(examples(passages, variants), letters(root, places), archives(root, places, url_of))
