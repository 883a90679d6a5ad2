"""A large made-up edition: some 2,000 pages, 28,800 passages and 10 MB of prose, the same every time.

    PYTHONPATH=src:tests .venv/bin/python -m benchmarks.search_corpus FOLDER     # writes its pages, to look at

It is made once as passages, for this project's index, and once as HTML pages of the same words, for Pagefind: two
thirds of the pages are chapters with notes, the others dated documents in which people speak.
"""

from __future__ import annotations

import html
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from benchmarks.made_words import FUNCTION_WORDS, Zipf, archive_file, forms, lemmas, name, pick
from fonds.search.passages import Passage

PAGES = 2000
_LEMMAS, _TOPICS, _EXPRESSIONS = 13_000, 60, 3000
_ARCHIVES = ("ARVO", "TSENMA", "GRALI", "POMA", "VELDI")


@dataclass(frozen=True)
class _Topic:
    """What some pages have in common: their own words, names and archive files."""

    words: Zipf[list[str]]
    names: Zipf[str]
    files: Zipf[str]


class _Writer:
    """Writes made-up sentences."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        made = [forms(lemma, int(self.chance.random() * 3)) for lemma in lemmas(self.chance, _LEMMAS)]
        self.function = Zipf(FUNCTION_WORDS)
        self.content = Zipf(made, 12)
        self.expressions = Zipf([self.expression() for _ in range(_EXPRESSIONS)], 20)
        names = [name(self.chance, 2 + (self.chance.random() < 0.3)) for _ in range(900)]
        self.topics = [self.topic(made, names) for _ in range(_TOPICS)]

    def expression(self) -> str:
        """Words that always stand together."""
        one, other = (self.form(self.content.draw(self.chance)) for _ in range(2))
        return pick(self.chance, [f"{one} {other}", f"{one} and {other}", f"{one} of the {other}"])

    def topic(self, made: list[list[str]], names: list[str]) -> _Topic:
        words = [pick(self.chance, made) for _ in range(120)]
        files = [archive_file(self.chance, pick(self.chance, _ARCHIVES)) for _ in range(80)]
        return _Topic(Zipf(words), Zipf([pick(self.chance, names) for _ in range(30)]), Zipf(files))

    def form(self, inflected: list[str]) -> str:
        return inflected[int(self.chance.random() ** 2 * len(inflected))]

    def word(self, topic: _Topic) -> str:
        turn = self.chance.random()
        if turn < 0.43:
            return self.function.draw(self.chance)
        if turn < 0.77:
            return self.form(self.content.draw(self.chance))
        if turn < 0.92:
            return self.form(topic.words.draw(self.chance))
        if turn < 0.96:
            return self.expressions.draw(self.chance)
        if turn < 0.985:
            return topic.names.draw(self.chance)
        return pick(
            self.chance, [self.year(), f"{int(self.chance.random() * 900) + 10}", f"{self.chance.random():.2f}"]
        )

    def year(self) -> str:
        return str(1945 + int(self.chance.random() * 25))

    def sentences(self, topic: _Topic, length: int) -> str:
        """Prose of about this many words."""
        done: list[str] = []
        while length > 0:
            size = min(length, 6 + int(self.chance.random() * 24))
            words = [self.word(topic) for _ in range(max(size, 3))]
            words[0] = words[0][:1].upper() + words[0][1:]
            for at in range(6, len(words) - 2, 9):
                words[at] += ","
            done.append(" ".join(words) + ".")
            length -= size
        return " ".join(done)

    def length(self, mean: float) -> int:
        """Lengths of paragraphs: many short, few very long."""
        return 4 + int(self.chance.expovariate(1 / mean))

    def title(self, topic: _Topic) -> str:
        words = [self.form(topic.words.draw(self.chance)) for _ in range(3)]
        return f"The {words[0]} {words[1]} of {topic.names.draw(self.chance)} and its {words[2]}".title()


def corpus(pages: int = PAGES, seed: int = 57) -> list[Passage]:
    """The passages of the edition in order."""
    writer = _Writer(seed)
    found: list[Passage] = []
    for number in range(1, pages + 1):
        found += _document(writer, number) if number % 3 == 0 else _chapter(writer, number)
    return found


def _chapter(writer: _Writer, number: int) -> Iterator[Passage]:
    topic = pick(writer.chance, writer.topics)
    title, here, page = writer.title(topic), f"s{number}", f"section-{number}.html"
    shared = {"title": title, "section": here, "part": "section", "page": str(number * 7)}
    yield Passage(here, f"{page}#{here}", "heading", title, **shared)
    for at in range(1, 9 + int(writer.chance.random() * 5.2)):
        anchor = f"{here}.p{at}"
        words = writer.sentences(topic, writer.length(70))
        yield Passage(anchor, f"{page}#{anchor}", "paragraph", words, **shared)
    for at in range(1, 3 + int(writer.chance.random() * 4)):
        anchor, file = f"{here}.n{at}", topic.files.draw(writer.chance)
        words = f"{writer.sentences(topic, writer.length(14))} {file}, l. {at}."
        archive = (file.replace(",", " ").split()[0],)
        yield Passage(
            anchor, f"{page}#{anchor}", "note", words, n=str(at), archives=archive, identifiers=(file,), **shared
        )


def _document(writer: _Writer, number: int) -> Iterator[Passage]:
    topic = pick(writer.chance, writer.topics)
    title, here, page = writer.title(topic), f"d{number}", f"document-{number}.html"
    file = topic.files.draw(writer.chance)
    archives = (file.replace(",", " ").split()[0],)
    shared = {
        "title": f"Document {number}: {title}",
        "document": here,
        "number": str(number),
        "date": f"{writer.year()}-{1 + int(writer.chance.random() * 12):02}-{1 + int(writer.chance.random() * 28):02}",
        "archives": archives,
    }
    yield Passage(f"{here}.t", f"{page}#{here}.t", "title", title, identifiers=(file,), **shared)
    yield Passage(f"{here}.s", f"{page}#{here}.s", "source", f"Source: {file}.", identifiers=(file,), **shared)
    talks = writer.chance.random() < 0.5
    for at in range(1, 10 + int(writer.chance.random() * 7)):
        anchor = f"{here}.p{at}"
        speaker = topic.names.draw(writer.chance) if talks else ""
        said = writer.sentences(topic, writer.length(46 if talks else 56))
        yield Passage(
            anchor,
            f"{page}#{anchor}",
            "speech" if talks else "paragraph",
            f"{speaker}: {said}" if talks else said,
            speaker=speaker,
            **shared,
        )


def write_pages(passages: Sequence[Passage], folder: Path) -> int:
    """Write the same words as HTML pages; gives their number."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for page, inside in groupby(passages, key=lambda passage: passage.url.partition("#")[0]):
        (folder / page).write_text(_page(list(inside)), encoding="utf-8")
        count += 1
    return count


def _page(passages: Sequence[Passage]) -> str:
    blocks = []
    for passage in passages:
        tag = "h1" if passage.kind in ("heading", "title") else "p"
        blocks.append(f'<{tag} id="{passage.id}">{html.escape(passage.text)}</{tag}>')
    title = html.escape(passages[0].title)
    return (
        f'<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{title}</title></head>\n<body>\n'
        "<main data-pagefind-body>\n" + "\n".join(blocks) + "\n</main>\n</body>\n</html>\n"
    )


def main(folder: str) -> None:
    """Write the pages and say how large the edition is."""
    found = corpus()
    pages = write_pages(found, Path(folder))
    print(f"{pages} pages, {len(found)} passages, {sum(len(passage.text.encode()) for passage in found):,} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
