"""Publishing: the site is built beside its target and takes its place in one step, whole or not at all.

    with Publication(Path("site"), project=root, forbidden=[root / "content"], findings=findings) as stage:
        ...                                     # write the site into `stage`

What stands beside a target `site/` for a moment, each under the lock of the build that made it:

    .site.fonds-lock       which process is publishing (flock: it ends with the process, however that ends)
    .site.fonds-1a2b3c4d   the staging folder, and after the exchange the old site on its way out
    .site.fonds-journal    the exchange has begun: with which staging folder, known by which manifest
    .site.fonds-old        the old site, where the system cannot exchange two folders and needs two renames

and what stays, because only a person may throw it away:

    .site.fonds-kept/N/    files of the build that somebody changed by hand in the target, as they stood
"""

from __future__ import annotations

from .manifest import MANIFEST, Difference, FileRecord, Manifest, read_manifest, verify_manifest
from .publication import Publication, recover

__all__ = [
    "MANIFEST",
    "Difference",
    "FileRecord",
    "Manifest",
    "Publication",
    "read_manifest",
    "recover",
    "verify_manifest",
]
