"""What content/site.yaml and the command line say about the site as a whole."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SiteConfig:
    """The site that holds the editions. All of it is optional."""

    title: str = "Documentary editions"
    base_url: str | None = None
    """Absolute address of the site, ending in `/`; None: unknown, and nothing absolute is written."""
