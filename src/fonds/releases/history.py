"""What each release brought: the differences from one to the next, and from the last one to the text as it is now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fonds.config import EditionConfig
from fonds.findings import Findings
from fonds.source import Place
from fonds.tei.names import Element

from .compare import Change, compare, first_emendations
from .record import Release
from .unpack import tei_of


@dataclass(frozen=True)
class Step:
    """A release, or the text as it is now, with what is different in it."""

    version: str | None
    """None: not released."""
    date: str | None
    is_made: bool
    """Whether its file is there and its pages stand below `v/`."""
    changes: tuple[Change, ...]


def history(config: EditionConfig, releases: Sequence[Release], tree: Element, findings: Findings) -> list[Step]:
    """The steps of an edition, the latest first. `tree` is the linked TEI of today.

    Words that differ from those of the release of the same version are a finding (R-003); so is a version that comes
    before a release that was made (R-004).
    """
    steps: list[Step] = []
    before: Element | None = None
    for release in releases:
        after = tei_of(release)
        steps.append(Step(release.version, release.date, True, _changes(before, after)))
        before = after
    now = _changes(before, tree)
    made = {release.version for release in releases}
    _check_version(config, releases, len(now), findings)
    if config.version not in made or now:
        version = None if config.version in made else config.version
        steps.append(Step(version, config.released if version else None, False, now))
    return steps[::-1]


def _check_version(config: EditionConfig, releases: Sequence[Release], now: int, findings: Findings) -> None:
    """Whether the version that edition.yaml names may stand for the text as it is now, which differs in so much."""
    if not releases or config.version is None:
        return
    latest = max((release.version for release in releases), key=_in_order)
    hint = "Give edition.yaml the version that comes next."
    if _in_order(config.version) < _in_order(latest):
        fact = f"The version comes before release {latest}, which is made."
        findings.add("R-004", Place(config.file), fact, words=config.version, hint=hint)
    elif config.version == latest and now:
        differences = "1 difference" if now == 1 else f"{now} differences"
        fact = f"{differences} from release {latest}, which is made and stays as it is."
        findings.add("R-003", Place(config.file), fact, words=config.version, hint=hint)


def _in_order(version: str) -> tuple[int, ...]:
    """1.9 comes before 1.10."""
    return tuple(int(part) for part in version.split("."))


def _changes(before: Element | None, after: Element) -> tuple[Change, ...]:
    if before is None:
        return tuple(first_emendations(after))
    return tuple(compare(before, after))
