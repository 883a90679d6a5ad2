"""The page of changes: by release every changed unit and every emendation, with what was, what is, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from fonds.releases import Change, Step

from .apart import told_apart
from .edition import Edition
from .text import spoken_date
from .views import ChangeRow, ChangeStep, ChangesView, Edit, EditGroup, Link, Piece

_UNITS = {"changed": "changed", "new": "new", "moved": "moved", "gone": "gone"}
_EDITS = {
    "emended": "emended",
    "emendation changed": "with another emendation",
    "emendation withdrawn": "no longer emended",
}
_OF_OTHERS = frozenset({"page", "section", "document"})
"""Kinds whose words are those of other units, which are listed themselves."""
_KINDS = {"sic": "a slip of the print that stays", "gap": "a gap", "supplied": "supplied", "regularised": "regularised"}


def changes_view(edition: Edition) -> ChangesView:
    """All steps of the edition; of a draft without releases its emendations."""
    return ChangesView(tuple(_step(edition, step) for step in edition.history))


def _step(edition: Edition, step: Step) -> ChangeStep:
    counts = Counter[str](change.what for change in step.changes)
    told = ", ".join(f"{counts[what]} {words}" for what, words in (_UNITS | _EDITS).items() if counts[what])
    pages = f"v/{step.version}/index.html" if step.is_made and not edition.is_release else None
    units = [change for change in step.changes if change.what in _UNITS]
    return ChangeStep(
        title=_title(edition, step),
        url=pages,
        counts=told or "Nothing has changed.",
        rows=tuple(_row(edition, change) for change in units if change.what != "moved"),
        moved=tuple(Link(edition.urls.of(change.id), change.id) for change in units if change.what == "moved"),
        groups=tuple(_groups(edition, (change for change in step.changes if change.what in _EDITS))),
    )


def _title(edition: Edition, step: Step) -> str:
    if step.version is not None:
        date = spoken_date(step.date)
        return f"Release {step.version}, {date}" if date else f"Release {step.version}"
    return "Draft" if edition.config.is_draft else "Not yet released"


def _row(edition: Edition, change: Change) -> ChangeRow:
    was, now = _whole(change.was), _whole(change.now)
    if change.what == "changed":
        was, now = told_apart(change.was, change.now)
    elif change.kind in _OF_OTHERS:
        was, now = (), ()
    why = f"Its words are now in {change.why}." if change.what == "gone" and change.why else change.why
    return ChangeRow(change.what.capitalize(), change.kind, _url(edition, change), change.id, was, now, why)


def _whole(words: str) -> tuple[Piece, ...]:
    return (Piece(words),) if words else ()


def _groups(edition: Edition, changes: Iterable[Change]) -> Iterator[EditGroup]:
    """Emendations by what was done and why: a reason that many have is told once. The most frequent come first."""
    found: dict[tuple[str, str, str], list[Edit]] = {}
    for change in changes:
        found.setdefault((change.what, change.kind, change.why), []).append(_edit(edition, change))
    for (what, kind, why), edits in sorted(found.items(), key=lambda group: -len(group[1])):
        times = f", {len(edits)} times" if len(edits) > 1 else ""
        name = f"{what.capitalize()}: {_KINDS[kind]}" if kind in _KINDS else what.capitalize()
        yield EditGroup(name + times, why, tuple(edits))


def _edit(edition: Edition, change: Change) -> Edit:
    url = _url(edition, change)
    if change.kind == "sic":
        return Edit(url, change.id, change.was or change.now, "", "")
    return Edit(url, change.id, change.was, change.now, "a gap" if change.kind == "gap" else "nothing")


def _url(edition: Edition, change: Change) -> str | None:
    return edition.urls.of(change.id) if edition.urls.has(change.id) else None
