"""The releases of an edition: the only place that says which there are."""

from __future__ import annotations

from dataclasses import dataclass

from .edition import EditionConfig


@dataclass(frozen=True)
class Release:
    """A version that was published under its number."""

    version: str
    date: str | None
    """The day, ISO 8601; None where edition.yaml does not tell it."""


def releases_of(config: EditionConfig) -> tuple[Release, ...]:
    """The releases of an edition, the newest first; none for a draft."""
    return () if config.version is None else (Release(config.version, config.released),)
