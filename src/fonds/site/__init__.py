"""Stage 4: the linked TEI becomes pages. Addresses are made here and nowhere else.

1. `urls`        id → page and fragment
2. `edition`     the TEI as the pages need it: parts in order, who cites what (`places`: how sure a note's place is)
3. `render`      TEI element → HTML, a table (`renderer` walks, `blocks`, `inline` and `notes` make the HTML)
4. `home`, `indexes`, `records`, `prose`, `cite`, `citing`, `frame`   what else the pages show
5. `views`       exactly what each template may see
6. `pages`       which pages exist
7. `write`       templates (`templates`) and files (`static`)
"""

from .urls import Urls
from .write import publish, publish_home, publish_search, static_of

__all__ = ["Urls", "publish", "publish_home", "publish_search", "static_of"]
