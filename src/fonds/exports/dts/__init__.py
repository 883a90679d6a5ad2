"""The edition by Distributed Text Services 1.0, as files that any web server can answer with (conformance level 0).

1. `addresses`   the templates by which a client makes addresses, and the files that these lead to
2. `resource`    what the edition is: its metadata and the kinds of things that can be cited
3. `navigation`  what lies in what
4. `passages`    the TEI of each thing that can be cited

A client begins at dts/entry.json of the site, which is written when all editions are there. A folder of files cannot
answer for every pair of two places (`start`, `end`) nor repeat all neighbours of each place (`down=0`): both grow with
the square of the text. The first the specification leaves to level 1, the second is given by the answer for what is
around a place. Depths below the bottom are not answered one by one either; -1 gives them.
"""

from .addresses import COLLECTION, ENTRY, ROOT, VERSION, context, templates
from .stage import publish

__all__ = ["COLLECTION", "ENTRY", "ROOT", "VERSION", "context", "publish", "templates"]
