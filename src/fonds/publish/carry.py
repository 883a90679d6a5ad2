"""What people put into the target goes with the site into its new folder: nothing of theirs is lost by a
build.

Three kinds of files lie in an old site. The build's own, unchanged, go. Foreign files, which its manifest
does not know, are carried over, by hard link where possible, so that even what is written into them meanwhile
arrives. Files of the build that somebody changed belong to the build and are built afresh; but as changed
words may be an editor's, a copy is kept beside the target. A foreign file whose place the new site needs
stops the publication before anything is changed.
"""

from __future__ import annotations

import itertools
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from fonds.errors import UsageError

from .durable import sync_file
from .leaves import Leaf, above, is_folder, leaves, same
from .manifest import MANIFEST, Manifest, read_manifest


@dataclass
class Sorted:
    """The leaves of an old site that are not simply the build's own."""

    foreign: list[Leaf] = field(default_factory=list)
    """What goes over into the new site."""
    changed: list[str] = field(default_factory=list)
    """Files of the build that a person changed."""
    clashing: list[str] = field(default_factory=list)
    """Foreign leaves whose place is taken in the new site by something else."""


def sort_out(old: Path, new: Path, made: Manifest) -> Sorted:
    """Look through an old site. `made` is what the build made for `new`. What is the same in both needs no
    care.
    """
    before = read_manifest(old) or Manifest({})
    result = Sorted()
    for leaf in leaves(old):
        if leaf.path == MANIFEST or before.unchanged(old, leaf):
            continue
        if leaf.kind == "folder" and (leaf.path in before.folders or leaf.path in before.files):
            continue  # emptied by hand: no file of anybody's is in it
        if same(old / leaf.path, new / leaf.path):
            continue
        if leaf.path in before.files:
            result.changed.append(leaf.path)
        elif os.path.lexists(new / leaf.path) or any(folder in made.files for folder in above(leaf.path)):
            result.clashing.append(leaf.path)
        else:
            result.foreign.append(leaf)
    return result


def carry_over(old: Path, stage: Path, made: Manifest, kept: Path) -> Sorted:
    """Before the exchange: bring what is foreign in `old` to `stage`, and keep copies of what was changed by
    hand. UsageError, with nothing changed, where a foreign file stands in the way.
    """
    found = sort_out(old, stage, made)
    if found.clashing:
        more = f" (and {len(found.clashing) - 1} more)" if len(found.clashing) > 1 else ""
        raise UsageError(
            f"{old / found.clashing[0]}{more} was not made by the build, and the new site needs its place: "
            "nothing was published; move it elsewhere, or delete it, and build again"
        )
    for path in found.changed:
        keep(old, path, kept)
    folders = [folder for leaf in found.foreign for folder in above(leaf.path)]
    folders += [leaf.path for leaf in found.foreign if leaf.kind == "folder"]
    fresh = [folder for folder in dict.fromkeys(folders) if not (stage / folder).is_dir()]
    for folder in fresh:
        (stage / folder).mkdir(parents=True, exist_ok=True)
    for leaf in found.foreign:
        if leaf.kind != "folder":
            _place(old / leaf.path, stage / leaf.path)
    # Last, and the inner ones first: what is put into a folder alters its time.
    for folder in sorted(fresh, reverse=True):
        shutil.copystat(old / folder, stage / folder)
    return found


def rescue(old: Path, target: Path, kept: Path) -> list[str]:
    """After the exchange: what reached the old site between carrying over and the exchange follows now. What
    cannot take its place in the new site is kept beside it; the paths of these are returned.
    """
    made = read_manifest(target) or Manifest({})
    found = sort_out(old, target, made)
    for path in found.changed:
        keep(old, path, kept)
    in_the_way = [path for path in found.clashing if not made.files.keys().isdisjoint([path, *above(path)])]
    for path in in_the_way:
        keep(old, path, kept)
    newer = [path for path in found.clashing if path not in in_the_way]
    for path in newer + [leaf.path for leaf in found.foreign]:
        try:
            _move(old / path, target / path)
        except OSError:  # a file where a folder was, or the other way round
            keep(old, path, kept)
            in_the_way.append(path)
    return found.changed + in_the_way


def keep(old: Path, path: str, kept: Path) -> None:
    """Copy a file or link to the first numbered folder of `kept` where its place is free, unless the same is
    kept already.
    """
    if is_folder(old / path):
        return  # an empty folder holds nothing to keep
    for number in itertools.count(1):
        root = kept / str(number)
        copy = root / path
        if same(old / path, copy):
            return
        if not os.path.lexists(copy) and all(_may_be_folder(root / folder) for folder in above(path)):
            break
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(old / path, copy, follow_symlinks=False)
    if not copy.is_symlink():
        sync_file(copy)


def _may_be_folder(path: Path) -> bool:
    return not os.path.lexists(path) or is_folder(path)


def _place(file: Path, copy: Path) -> None:
    """The same file in another place: a link to the same bytes, or else a copy with mode and time."""
    if file.is_symlink():
        copy.symlink_to(os.readlink(file))  # noqa: PTH115 (a Path would tidy ./x into x)
        shutil.copystat(file, copy, follow_symlinks=False)
        return
    try:
        os.link(file, copy)
    except OSError:
        if not file.is_file():
            raise
        shutil.copy2(file, copy)


def _move(path: Path, place: Path) -> None:
    """Into the new site, in the place of what was carried over from an earlier state."""
    place.parent.mkdir(parents=True, exist_ok=True)
    if is_folder(path):
        place.mkdir(exist_ok=True)
    else:
        path.rename(place)
