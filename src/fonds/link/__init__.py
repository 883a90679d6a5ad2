"""Stage 3: the TEI gets more markup; its text and its ids stay the same.

1. `grammar.Grammar`              archival citations, by the registers' grammar
2. `citations.mark_citations`     … put into the notes
3. `references.mark_references`   `[Document 5]` → a link
4. `records.record_of`            each document's source line → repository, identifier, locator, what is lost
5. `header`                       what was found, as `msDesc` in the header

A false link is worse than a missing one: what does not parse stays text.
"""

from .stage import link, unlink

__all__ = ["link", "unlink"]
