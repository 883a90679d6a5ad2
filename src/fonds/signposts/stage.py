"""The stage as a whole: which signposts a site has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from fonds.config import EditionConfig, SiteConfig
from fonds.site.urls import ADDRESSES, FEED

from .addresses import addresses_script
from .dts import entry_and_collection
from .feed import atom_feed
from .releases import releases_of
from .robots import robots
from .sitemap import pages_of, sitemap_files

NO_JEKYLL = ".nojekyll"
"""GitHub Pages leaves out files whose names begin with `_` or `.`, unless the site holds an empty file of this name."""


def publish(configs: Sequence[EditionConfig], site: SiteConfig, out: Path) -> None:
    """Write the signposts of the site in `out`, whose pages and data are written already."""
    files: dict[str, bytes] = {NO_JEKYLL: b"", "robots.txt": robots(site.base_url)}
    files |= {f"{config.id}/{ADDRESSES}": addresses_script(config.id, out / config.id) for config in configs}
    if site.base_url:
        files |= _absolute(configs, site, site.base_url, out)
    _save(files, out)


def _absolute(configs: Sequence[EditionConfig], site: SiteConfig, base_url: str, out: Path) -> Mapping[str, bytes]:
    """The files in which the site's own address stands."""
    released = {config.id: config.released for config in configs if config.version and config.released}
    files = sitemap_files(base_url, pages_of(out), released)
    files |= entry_and_collection(site, base_url, [config.id for config in configs], out)
    for config in configs:
        feed = atom_feed(config, releases_of(config), site.title, base_url)
        if feed is not None:
            files[f"{config.id}/{FEED}"] = feed
    return files


def _save(files: Mapping[str, bytes], out: Path) -> None:
    for name, content in files.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(content)
