"""Stage 7: what tells programs where the pages are, for the site as a whole. It reads the files that were written.

1. `robots`     who may read the site: everybody; and a sign for hosts that would leave out files
2. `addresses`  id → page, for the page that is asked for an id that stands elsewhere, and for addresses that are lost
3. `sitemap`    the addresses of all pages
4. `feed`       the releases of an edition, as Atom
5. `dts`        where clients of Distributed Text Services begin

The last three hold absolute addresses: they are written where the site's own address is known.
"""

from .stage import publish

__all__ = ["publish"]
