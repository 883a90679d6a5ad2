"""How the edition and every place in it are cited: one set of facts, and every form made from it.

1. `names`      a name as printed → family and given name, where its form tells them
2. `facts`      what is cited: the edition, its sections and documents, and the passages with an address
3. `collect`    the linked TEI → these facts (`titles`, `pinpoint`: what a heading and a passage are called)
4. `styles`     citeproc makes the text of each style once for each part, with slots (`template` fills them)
5. `bibtex`, `ris`, `csl`, `jsonld`, `coins`, `highwire`   the same facts for programs
6. `forms`      all forms of a part in one table: what pages, files and the script of the pages read
"""

from .collect import citables
from .facts import Citable, Held, Passage, Print, release_of
from .forms import Form, forms_of
from .names import Name, name_of, spoken

__all__ = [
    "Citable",
    "Form",
    "Held",
    "Name",
    "Passage",
    "Print",
    "citables",
    "forms_of",
    "name_of",
    "release_of",
    "spoken",
]
