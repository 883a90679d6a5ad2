"""The title pages of an edition and of the site."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .frame import Entry, Link
from .pictures import Picture


@dataclass(frozen=True)
class DocumentRow:
    """A document in the table of the home page."""

    url: str
    """Its page."""
    number: str
    """Its number in the paper."""
    title: str
    """Its title without the date."""
    iso: str
    """Its date for programs; "" where it has none."""
    date: str
    """Its date as one writes it."""
    archive: Markup
    """Archive and identifier, as far as they are known."""


@dataclass(frozen=True)
class ShapeFile:
    """The whole edition as one file."""

    url: str
    """The file."""
    name: str
    """Its format."""
    use: str
    """What it is good for, in a few words."""
    size: str
    """Its length as one says it: `658 kB`, `2.5 MB`."""


@dataclass(frozen=True)
class HomeView:
    """The title page of an edition."""

    series: str
    """Series and number; "" where none is known."""
    title: Markup
    """The title as it is printed."""
    title_id: str | None
    """Its id."""
    byline: Markup
    """The line of the authors; "" where there is none."""
    byline_id: str | None
    """Its id."""
    imprint: str
    """Publisher, place and date of the print; "" where nothing is known."""
    description: str
    """What this edition is, in the editors' words; "" where they say nothing."""
    sections: tuple[Entry, ...]
    """The essay."""
    documents: tuple[DocumentRow, ...]
    """The documents."""
    pictures: tuple[Picture, ...]
    """The documents and sources in time; none where fewer than two have a date."""
    shapes: tuple[ShapeFile, ...]
    """The whole edition as one file, in several formats; none where the build makes pages alone."""
    downloads: tuple[Link, ...]
    """Files for programs."""
    citation: Markup
    """How to cite the edition."""
    notes: tuple[Markup, ...]
    """The notes that the title and the authors call, as items of a list."""


@dataclass(frozen=True)
class EditionRow:
    """An edition on the site's home page."""

    url: str
    """Its home page."""
    title: str
    """Its title."""
    authors: str
    """Its authors; "" where none is known."""
    series: str
    """Series and number, date of the print; "" where nothing is known."""
    description: str
    """What it is; "" where the editors say nothing."""
    state: str
    """Its version and date in a sentence."""


@dataclass(frozen=True)
class SiteView:
    """The home page of the site."""

    title: str
    """Its name."""
    editions: tuple[EditionRow, ...]
    """The editions, by name."""


@dataclass(frozen=True)
class LivingEdition:
    """An edition to which the page for lost addresses leads. All addresses begin at the root of the server."""

    id: str
    """Its folder."""
    title: str
    """The paper's title."""
    home: str
    """Its title page."""
    search: str
    """Its search page."""
    addresses: str
    """The script that knows its pages and ids."""


@dataclass(frozen=True)
class MissingView:
    """The page for addresses that lead nowhere (404)."""

    root: str
    """The site's folder, from the root of the server: `/` or `/editions/`."""
    home: str
    """The site's home, from the root of the server."""
    editions: tuple[LivingEdition, ...]
    """The editions, by name."""
