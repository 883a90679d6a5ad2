"""persons.json, places.json, organisations.json, abbreviations.json: whom and what the text names, and where."""

from __future__ import annotations

from fonds.link.names.listed import Listed

from .edition import Edition, Row


def persons(edition: Edition) -> list[Row]:
    """One object for each person whom the text names, in the order of the index."""
    return [_row(one) for one in edition.named["person"]]


def places(edition: Edition) -> list[Row]:
    """One object for each place."""
    return [_row(one) | {"abbreviation": one.abbreviation, "country": one.country} for one in edition.named["place"]]


def organisations(edition: Edition) -> list[Row]:
    """One object for each body."""
    return [_row(one) | {"abbreviation": one.abbreviation} for one in edition.named["org"]]


def abbreviations(edition: Edition) -> list[Row]:
    """One object for each abbreviation that is explained."""
    return [
        {
            "id": one.id,
            "abbreviation": one.abbreviation,
            "expansion": one.expansion,
            "defined_at": one.defined_at,
            "source": one.source,
            "uses": list(one.uses),
        }
        for one in edition.shorts
    ]


def _row(one: Listed) -> Row:
    return {"id": one.id, "name": one.name, "variants": list(one.variants), "mentions": list(one.mentions)}
