"""Archival citations: found by the grammar that an archive's register entry gives, and put into the notes.

1. `names`      archives named in a text
2. `levels`     what follows a name: the levels of an identifier, some of them from the citation before
3. `locators`   what follows the levels: leaves and pages
4. `grammar`    the three together: all citations of a text
5. `damaged`    names of archives that lost letters, for source lines
6. `marking`    the citations put into the notes
"""

from .grammar import Citation, Grammar, Unread, identifier
from .levels import Levels
from .marking import Marked, archive_id, file_id, mark_citations

__all__ = ["Citation", "Grammar", "Levels", "Marked", "Unread", "archive_id", "file_id", "identifier", "mark_citations"]
