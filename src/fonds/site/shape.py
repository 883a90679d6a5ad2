"""In which shape of the edition a text stands: what a page of the site has, a chapter of an EPUB and a printed
page not.

The table in `render` is one for all shapes; its rules ask these two questions and no others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Shape:
    """What differs from shape to shape."""

    notes: Literal["beside", "end", "foot"] = "beside"
    """Where the notes stand: a copy beside the paragraph, and the note itself in the list at the page's end; in that
    list alone; or behind their calls, for a style sheet that sets them at the foot of the printed page."""
    has_apparatus: bool = True
    """Whether emendations hold both texts and open to their reasons, and units lead to themselves and to the lines of
    the witness. Else there is the reading text, numbered."""


SITE = Shape()
"""A page of the site."""
EPUB = Shape(notes="end", has_apparatus=False)
"""A chapter of an EPUB."""
PRINT = Shape(notes="foot", has_apparatus=False)
"""Printed pages."""
