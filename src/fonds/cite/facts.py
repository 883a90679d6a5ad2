"""What is cited, as facts: every form of a citation is made from these and from nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fonds.config import EditionConfig

from .names import Name
from .quoting import within

Kind = Literal["edition", "section", "document"]


@dataclass(frozen=True)
class Print:
    """The paper as it was printed."""

    title: str
    authors: tuple[Name, ...]
    date: str | None
    """ISO 8601, as exact as it is known."""
    series: str | None
    number: str | None
    publisher: str | None
    place: str | None
    language: str


@dataclass(frozen=True)
class Held:
    """Where the original of a document lies. What a damaged source line has lost stays None."""

    archive: str
    place: str | None
    """Town and country of the archive."""
    identifier: str | None
    """In one form, file level."""
    pages: str | None
    """As the source line prints them: `pp. 9-25`."""

    @property
    def location(self) -> str | None:
        """Identifier and pages in a row; None where neither is known."""
        return ", ".join(part for part in (self.identifier, self.pages) if part) or None


@dataclass(frozen=True)
class Passage:
    """One place with an address; or, with an empty id, the whole of what is cited."""

    id: str
    kind: str
    """paragraph, heading, note, speech, item …"""
    pinpoint: str
    """`¶ 31`, `n. 22`, `doc. 5 ¶ 3`; "" where the citation itself is enough."""
    words: str
    """Its words as the edition reads them; "" where it has none to quote."""

    @property
    def quoted(self) -> str:
        """Its words as they stand between quotation marks."""
        return within(self.words)


@dataclass(frozen=True)
class Citable:
    """The edition, or one of its sections or documents."""

    key: str
    """Its key in lists of literature: `wp4`, `wp4-document-5`."""
    kind: Kind
    title: str
    """Its heading; of a document without the date at its end."""
    authors: tuple[Name, ...]
    """Of a section those of the paper."""
    date: str | None
    """When it was written or printed, ISO 8601, a range with `/`; without the time of day."""
    translators: tuple[Name, ...]
    held: Held | None
    """Of a document where it lies, as far as that is known."""
    number: str
    """The number of a document in the paper; "" for all else."""
    print: Print
    """The paper it stands in, or is."""
    release: str
    """`draft` or `release 1.0`."""
    page: str
    """Its page, relative to the edition's folder."""
    folder: str
    """The edition's folder, relative to the site's."""
    base_url: str | None
    """The site's absolute address; None: not known, and nothing absolute is said."""
    whole: Passage
    """The whole of it, as a passage without an id."""
    passages: tuple[Passage, ...]
    """All places on its page, in order."""

    @property
    def name(self) -> str:
        """What its files are called: `section-2`; `edition` for the whole."""
        return "edition" if self.kind == "edition" else self.page.removesuffix(".html")

    @property
    def file(self) -> str:
        """Its page, relative to the site's folder."""
        return f"{self.folder}/{self.page}"

    @property
    def address(self) -> str:
        """Its absolute address where the site's is known, else its file."""
        return f"{self.base_url}{self.file}" if self.base_url else self.file

    @property
    def url(self) -> str | None:
        """Its absolute address; None where the site's is not known."""
        return self.address if self.base_url else None

    def address_of(self, passage: Passage) -> str:
        """The address of a passage in it."""
        return f"{self.address}#{passage.id}" if passage.id else self.address

    def key_of(self, passage: Passage) -> str:
        """The key of a passage."""
        return f"{self.key}-{passage.id}" if passage.id else self.key


def release_of(config: EditionConfig) -> str:
    """Which text is cited: `draft`, while addresses may change, or `release 1.0`."""
    return "draft" if config.is_draft else f"release {config.version}"


def print_of(config: EditionConfig, authors: tuple[Name, ...]) -> Print:
    """The paper, as edition.yaml describes it."""
    series, publisher = config.series, config.publisher
    return Print(
        title=config.title,
        authors=authors,
        date=config.date,
        series=series.title if series else None,
        number=series.number if series else None,
        publisher=publisher.name if publisher else None,
        place=publisher.place if publisher else None,
        language=config.language,
    )
