"""Stage 8: what an archive needs to take the site in, and to know in fifty years that nothing in it has changed.

1. `files`     the files that are deposited, each with its fingerprint: all but the search index, which any build
               makes again from the TEI
2. `manifest`  manifest-sha256.txt: one line a file, in the form of BagIt's manifests and of `sha256sum`
3. `crate`     ro-crate-metadata.json: what the files are, by RO-Crate 1.2

Archives check fingerprints by BagIt, and catalogues read RO-Crate; neither does the other's work. The site is no bag
itself: a bag keeps its files in a folder `data`, and every address would change. Who wants one moves them there and
puts `data/` before each path of the manifest. A crate must say when it was published: a site without a release that has
a day has none.
"""

from .crate import CRATE
from .files import is_deposited
from .manifest import MANIFEST, from_lines
from .stage import publish

__all__ = ["CRATE", "MANIFEST", "from_lines", "is_deposited", "publish"]
