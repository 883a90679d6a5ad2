"""The releases that a feed tells of: those that were made, and the version that edition.yaml names."""

from __future__ import annotations

from dataclasses import dataclass

from fonds import releases
from fonds.config import EditionConfig
from fonds.site.urls import HOME


@dataclass(frozen=True)
class Release:
    """A version that was published under its number."""

    version: str
    date: str | None
    """The day, ISO 8601; None where edition.yaml does not tell it."""
    page: str = HOME
    """Its title page, relative to the edition's folder."""


def releases_of(config: EditionConfig) -> tuple[Release, ...]:
    """The releases of an edition, the newest first; none for a draft that never had one.

    What is wrong with a release that was made is told where the edition is built.
    """
    made = [Release(one.version, one.date, f"v/{one.version}/{HOME}") for one in releases.listed(config)]
    if config.version is not None and config.version not in {one.version for one in made}:
        made.append(Release(config.version, config.released))
    return tuple(reversed(made))
