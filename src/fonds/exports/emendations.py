"""emendations.json: all emendations, by hand and by rule."""

from __future__ import annotations

from fonds.tei.emended import emendations

from .edition import Edition, Row


def rows(edition: Edition) -> list[Row]:
    """One object for each emendation, in the order of the text."""
    return [
        {
            "id": found.id,
            "anchor": found.anchor,
            "witness": found.witness,
            "reading": found.reading,
            "kind": found.kind,
            "cause": found.cause,
            "rule": found.rule,
            "resp": found.resp,
            "certainty": found.certainty,
            "reason": found.reason,
            "source": found.source,
        }
        for found in emendations(edition.tree)
    ]
