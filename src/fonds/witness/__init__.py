"""Stage 1: a text file is read into a `Witness`. Nothing is interpreted that the layout does not show.

1. `read.read_lines`        bytes → lines
2. `divide.divide`          lines → the essay, the documents, the matter behind them
3. `essay.read_essay`       the essay → title page, running headers, body and notes, paragraphs
4. `pages.number_pages`     pages and their numbers
5. `feet.Places`            which notes a page's markers call: `places.place_notes` gives every note its place
6. `documents`              each document → heading, source line, paragraphs, speeches
7. `roles.line_roles`       every line of the witness is accounted for once
"""

from .model import Block, Line, Note, Page, Part, Position, Run, Witness
from .stage import read_witness

__all__ = ["Block", "Line", "Note", "Page", "Part", "Position", "Run", "Witness", "read_witness"]
