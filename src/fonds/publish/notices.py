"""What a publication tells people: notices of what it found in the target, and the machine's refusals in
plain words.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from fonds.errors import UsageError
from fonds.findings import Findings
from fonds.source import Place

from .leaves import Leaf, above
from .manifest import Manifest
from .settle import Settled


def name_mended(given: Path, settled: Settled, findings: Findings) -> None:
    """P-002: what became of a publication that was killed."""
    fact = (
        "a publication was interrupted while the new site took its place; it was finished"
        if settled.published
        else "a build was interrupted before the new site took its place; what it left was removed"
    )
    stuck = ", ".join(settled.stuck)
    hint = f"Delete by hand what could not be removed: {stuck}." if stuck else ""
    findings.add("P-002", Place(_shown(given)), fact, hint=hint)


def name_foreign(given: Path, foreign: Sequence[Leaf], made: Manifest, findings: Findings) -> None:
    """P-001: one notice that names what was carried over; a folder with nothing of the build in it by its own
    name.
    """
    names = dict.fromkeys(_topmost(leaf, made) for leaf in foreign)
    if names:
        findings.add(
            "P-001",
            Place(_shown(given)),
            f"not made by the build, and carried over into the new site: {_listed(names)}",
            hint="Delete what is not wanted there; the build does not.",
        )


def _topmost(leaf: Leaf, made: Manifest) -> str:
    for folder in above(leaf.path):
        if folder not in made.folders:
            return folder + "/"
    return leaf.path + ("/" if leaf.kind == "folder" else "")


def name_changed(given: Path, kept: Path, changed: Iterable[str], findings: Findings) -> None:
    """P-003: one notice that names the built files which somebody had changed by hand."""
    names = dict.fromkeys(sorted(changed))
    if names:
        findings.add(
            "P-003",
            Place(_shown(given)),
            f"changed by hand since the last build, and built afresh: {_listed(names)}",
            hint=f"They are kept in {_shown(kept)}. What should stay belongs in content/ or templates/.",
        )


def _listed(names: Iterable[str], limit: int = 20) -> str:
    """Names for a person, printable even where a name's bytes are no UTF-8."""
    all_names = [os.fsencode(name).decode("utf-8", "backslashreplace") for name in names]
    more = f" and {len(all_names) - limit} more" if len(all_names) > limit else ""
    return ", ".join(all_names[:limit]) + more


def _shown(path: Path) -> str:
    """A path as the editor knows it: from the current folder, where it lies in it."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return path.as_posix()


@contextmanager
def told(given: Path) -> Iterator[None]:
    """What the machine refuses is told as one line with what to do about it."""
    try:
        yield
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        fault = f"{error.strerror or error}{where}"
        raise UsageError(f"cannot publish to {given}: {fault}; {_advice(error)}") from error


def _advice(error: OSError) -> str:
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "give this user the right to write there, or choose another folder"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "make room on the disk"
    if error.errno in (errno.EXDEV, errno.EBUSY):
        return "mount points and folders of a container's image cannot be exchanged: choose a folder inside it"
    return "the site is as it was"
