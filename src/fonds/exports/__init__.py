"""Stage 6: the linked TEI becomes files for other programs: TEI, and data/*.json by the schemas in `schemas/`;
and the witness itself. `shapes` makes EPUB, PDF and plain text for people.

`edition.Edition` is what every export reads; each module makes the rows of one or two files; `stage` writes them.
All texts are the witness's words; every reference from one file to another is an id.
"""

from . import anchors, dts
from .edition import Edition
from .shapes.stage import Source, make_pdf, make_shapes, size_said
from .stage import FROM_TEI, data, publish

__all__ = [
    "FROM_TEI",
    "Edition",
    "Source",
    "anchors",
    "data",
    "dts",
    "make_pdf",
    "make_shapes",
    "publish",
    "size_said",
]
