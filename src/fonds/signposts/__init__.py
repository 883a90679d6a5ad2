"""Stage 7: what tells programs where the pages are, for the site as a whole. It reads the files that were written.

1. `robots`     who may read the site: everybody; and a sign for hosts that would leave out files
2. `sitemap`    the addresses of all pages
3. `feed`       the releases of an edition, as Atom
4. `dts`        where clients of Distributed Text Services begin
5. `addresses`  id → page, for the page that is shown where there is none

Only `robots` is written where the site's own address is not known: the others need it.
"""

from .stage import publish

__all__ = ["publish"]
