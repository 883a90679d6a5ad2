"""The page of changes: by release every changed unit and every emendation, with what was, what is, and why."""

from __future__ import annotations

from collections import Counter

from fonds.releases import Change, Step

from .edition import Edition
from .text import spoken_date
from .views import ChangeRow, ChangeStep, ChangesView

_COUNTED = {
    "changed": "changed",
    "new": "new",
    "moved": "moved",
    "gone": "gone",
    "emended": "emended",
    "emendation changed": "with another emendation",
    "emendation withdrawn": "no longer emended",
}


def changes_view(edition: Edition) -> ChangesView:
    """All steps of the edition; of a draft without releases its emendations."""
    return ChangesView(tuple(_step(edition, step) for step in edition.history))


def _step(edition: Edition, step: Step) -> ChangeStep:
    counts = Counter[str](change.what for change in step.changes)
    told = ", ".join(f"{counts[what]} {words}" for what, words in _COUNTED.items() if counts[what])
    pages = f"v/{step.version}/index.html" if step.is_made and not edition.is_release else None
    rows = tuple(_row(edition, change) for change in step.changes)
    return ChangeStep(_title(edition, step), pages, told or "Nothing has changed.", rows)


def _title(edition: Edition, step: Step) -> str:
    if step.version is not None:
        date = spoken_date(step.date)
        return f"Release {step.version}, {date}" if date else f"Release {step.version}"
    return "Draft" if edition.config.is_draft else "Not yet released"


def _row(edition: Edition, change: Change) -> ChangeRow:
    has_address = edition.urls.has(change.id)
    why = f"Its words are now in {change.why}." if change.what == "gone" and change.why else change.why
    return ChangeRow(
        what=change.what.capitalize(),
        url=edition.urls.of(change.id) if has_address else None,
        name=change.id,
        was=change.was if change.what != "moved" else "",
        now=change.now,
        why=why,
    )
