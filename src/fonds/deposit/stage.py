"""The stage as a whole: the two files for archives, made when all others are there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fonds.config import EditionConfig, SiteConfig

from .crate import CRATE, crate
from .files import deposit_file, deposited
from .manifest import MANIFEST, to_lines


def publish(configs: Sequence[EditionConfig], site: SiteConfig, out: Path) -> None:
    """Write the crate (where one can be made) and the manifest of the site in `out`, which is complete but for them."""
    files = deposited(out, frozenset({MANIFEST, CRATE}))
    described = crate(configs, site, files)
    if described is not None:
        (out / CRATE).write_bytes(described)
        files = sorted([*files, deposit_file(out, CRATE)])
    (out / MANIFEST).write_bytes(to_lines(files))
