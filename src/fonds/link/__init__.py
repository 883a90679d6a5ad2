"""Stage 3: the TEI gets more markup; its text and its ids stay the same.

1. `archival`                     archival citations by the registers' grammar, put into the notes
2. `works`                        books, articles, newspapers that the notes cite, in full or by a short title
3. `backrefs`                     Ibid., which goes on with either
4. `references.mark_references`   `[Document 5]` → a link
5. `records.record_of`            each document's source line → repository, identifier, locator, what is lost
6. `header`                       what was found: archives and their units, and the works, in the header
7. `relations.mark_relations`     how a note brings in what it cites: see also, cited from
8. `names.mark_names`             people, bodies and places that the text names, and abbreviations

A false link is worse than a missing one: what does not parse stays text.
"""

from .names import unnamed
from .stage import link, unlink

__all__ = ["link", "unlink", "unnamed"]
