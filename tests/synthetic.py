"""Undamaged papers drawn by Hypothesis, of which the truth is known: how they are printed, and their notes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from hypothesis import strategies as st

from papers import TITLE

NOUNS = """council river harbour railway embassy ministry village winter treaty harvest garrison newspaper journey
    bridge valley school hospital market budget committee border island minister teacher engineer worker""".split()  # noqa: SIM905
VERBS = "discussed visited described opposed remembered neglected rebuilt counted reported divided promised".split()  # noqa: SIM905
NAMES = "Abel Bruhn Cole Dorsey Ekman Farrow Gatti Holm Ivers Janda Kolar Lund Marek Novak Orsini Petri".split()  # noqa: SIM905
PLACES = "Norwick Eastham Sandport Larkfield Millbrook Otterby Quarrel Redmoor".split()  # noqa: SIM905
AUTHORS = "Quist Rask Sorel Tamm Ulrich Vogel Wirth Zeller".split()  # noqa: SIM905
TOWNS = "Aldport Brenholm Corvik Dunmere".split()  # noqa: SIM905
"""Names of notes, which no sentence shares: the places of notes are told by their markers alone."""
STOPS = [".", ".”", ",", ";", ")", "?", "", ".", "."]
"""What stands before a marker."""


@dataclass(frozen=True)
class Call:
    """A note of a synthetic paper, and where its marker stands."""

    number: int
    words: str
    line: int = 0
    column: int = 0


@dataclass
class Style:
    """How a synthetic paper is printed."""

    width: int | None
    """Letters on a line; None where a line is a whole paragraph."""
    label: str
    """What stands before a note: its number and the sign behind it."""
    superscript: bool
    count: str
    """`through`, `page` or `part`: where notes are counted from 1 again."""
    header: str
    """`none`, `title` (title with the page's number) or `number`: what stands between two pages."""
    feeds: bool = False
    """Whether a form feed stands before each page but the first."""
    running: str = ""
    """A running header that says the same on every page, at its head."""
    signs: bool = False
    """Whether notes are counted by signs, on each page anew."""
    at_end: bool = False
    """Whether the notes are printed together behind the essay."""


@dataclass
class Synthetic:
    """A paper as it was printed, with all its numbers, and the truth about its notes."""

    style: Style
    lines: list[str] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    waiting: list[Call] = field(default_factory=list)
    page: int = 1
    feed: str = ""
    """The form feed that stands before the next line."""

    @property
    def text(self) -> str:
        """The text."""
        return "\n".join(self.lines) + "\n"

    def shown(self, number: int) -> str:
        """A number as it is printed."""
        if self.style.signs:
            return SIGNS[number - 1]
        return str(number).translate(SUPERSCRIPT) if self.style.superscript else str(number)

    def mark(self, call: Call) -> str:
        """What a note is called by: its sign or number."""
        return self.shown(call.number) if self.style.signs else str(call.number)

    def paragraph(self, sentences: list[tuple[str, Call | None, str]]) -> None:
        """Write a paragraph: pieces of text, each with the note that is called behind it and what follows."""
        text, at = "", []
        for words, call, behind in sentences:
            text += words
            if call is not None:
                at.append((len(text), call))
                text += self.shown(call.number)
            text += behind
        for start, line in wrapped(text.rstrip(), self.style.width):
            shift = len(self.feed)
            self.print(line)
            for offset, call in at:
                if start < offset <= start + len(line):
                    placed = replace(call, line=len(self.lines), column=offset - start + 1 + shift)
                    self.calls.append(placed)
                    self.waiting.append(placed)

    def print(self, line: str) -> None:
        """Write a line, behind the form feed that waits for it."""
        self.lines.append(self.feed + line)
        self.feed = ""

    def begin(self) -> None:
        """Begin the page: what stands at its head."""
        if self.style.feeds and self.page > 1:
            self.feed = "\f"
        if self.style.running:
            self.print(self.style.running)
            self.print("")

    def notes(self) -> None:
        """Print the notes that were called and are not yet printed."""
        for call in self.waiting:
            text = self.style.label.format(self.shown(call.number)) + call.words
            self.lines += [line for _, line in wrapped(text, self.style.width)]
        self.waiting = []

    def foot(self) -> None:
        """End the page: its notes, and what stands between two pages."""
        if not self.style.at_end:
            self.notes()
        if self.style.header != "none":
            self.lines.append(str(self.page) if self.style.header == "number" else f"{TITLE} {self.page}")
        self.page += 1


SIGNS = [sign * times for times in (1, 2) for sign in "*†‡§"]
SHORT = ["", "", "", "", " for him", " in May", " of oil", " to us", " in the war"]
"""Words before a call that look like abbreviations."""
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def wrapped(text: str, width: int | None) -> list[tuple[int, str]]:
    """Where each printed line begins in the text, and the line."""
    lines: list[tuple[int, str]] = []
    start = 0
    while width is not None and len(text) - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut <= start:
            break
        lines.append((start, text[start:cut]))
        start = cut + 1
    return [*lines, (start, text[start:])]


@st.composite
def _sentence(draw: st.DrawFn) -> str:
    """A sentence without its stop."""
    one, two, three = (draw(st.sampled_from(NOUNS)) for _ in range(3))
    name, verb = draw(st.sampled_from(NAMES)), draw(st.sampled_from(VERBS))
    place, year = draw(st.sampled_from(PLACES)), draw(st.integers(1900, 1960))
    return draw(
        st.sampled_from(
            [
                f"In {year} the {one} of {place} {verb} the {two} and, as {name} wrote, the {three} of the {one}",
                f"The {one} had {verb} every {two} that the {three} of {place} could give to {name}",
                f"{name} {verb} the {one} in {place} before the {two} and the {three} were known to anyone there",
                f"Nobody in the {one} {verb} what {name} called the {two} of {year}, least of all the {three}",
            ]
        )
    )


@st.composite
def _note(draw: st.DrawFn) -> str:
    name, noun, place = draw(st.sampled_from(AUTHORS)), draw(st.sampled_from(NOUNS)), draw(st.sampled_from(TOWNS))
    page, year = draw(st.integers(2, 99)), draw(st.integers(1970, 2005))
    return draw(
        st.sampled_from(
            [
                f"{name} to the {noun} of {place}, {page % 28 + 1} June {year}, p. {page}.",
                f"See J. {name}, The {noun} of {place} ({place}: {name} Press, {year}), pp. {page}–{page + 9}.",
                f"Ibid., {page}.",
                f"{name}, “The {noun},” {page}. For another view of the {noun} see {place} Review, {year}, {page}.",
                f"On the {noun}, see {name}, {place}, {page}; and the papers of the {noun} in {place}, box {year}.",
            ]
        )
    )


@st.composite
def styles(draw: st.DrawFn) -> Style:
    """A way to print a paper."""
    signs = draw(st.sampled_from([False, False, False, True]))
    at_end = not signs and draw(st.sampled_from([False, False, False, True]))
    return Style(
        width=draw(st.sampled_from([None, None, 74, 92])),
        label="{} " if signs else draw(st.sampled_from(["{} ", "{}. ", "{}) ", "[{}] "])),
        superscript=not signs and draw(st.booleans()),
        count="page" if signs else "through" if at_end else draw(st.sampled_from(["through", "part", "page"])),
        header=draw(st.sampled_from(["none", "title", "number"])),
        feeds=draw(st.booleans()),
        running=draw(st.sampled_from(["", "", "Institute Working Paper #7"])),
        signs=signs,
        at_end=at_end,
    )


@st.composite
def synthetic(draw: st.DrawFn, style: Style | None = None) -> Synthetic:
    """An undamaged paper: an essay of several pages, perhaps documents behind it, each page with its notes."""
    paper = Synthetic(style or draw(styles()))
    paper.lines += [TITLE, "John Abel and Mary Cole"]
    number = 0
    for part in range(1 + (0 if paper.style.at_end else draw(st.integers(0, 2)))):
        if part:
            paper.lines += ["", "* * *", ""]
            name = draw(st.sampled_from(NAMES))
            paper.lines.append(f"Letter, {name} to the Ministry of {PLACES[part]}, {part + 2} May 195{part}")
            paper.lines.append(f"[Source: {PLACES[part]} Archive, f. {part}, l. 1{part}. Obtained by {name}.]")
        number = 0 if paper.style.count == "part" else number
        for _ in range(draw(st.integers(1 if part else 3, 3))):
            number = 0 if paper.style.count == "page" else number
            number = _page(draw, paper, number)
    if paper.style.at_end:
        paper.lines.append(draw(st.sampled_from(["Notes", "Endnotes"])))
        paper.notes()
    return paper


def _page(draw: st.DrawFn, paper: Synthetic, number: int) -> int:
    """A page with one to four notes; gives the number of the last. The first has three: one number proves nothing."""
    left = draw(st.integers(1 if paper.calls else 3, 4))
    if paper.page > 1:
        paper.begin()
    while left:
        sentences: list[tuple[str, Call | None, str]] = []
        for _ in range(draw(st.integers(2, 4))):
            words = draw(_sentence())
            if left and draw(st.booleans()):
                left, number = left - 1, number + 1
                stop = draw(st.sampled_from(STOPS))
                words += draw(st.sampled_from(SHORT)) if len(paper.calls) >= 3 else ""
                words = words + ("." if stop == ".”" else "") if stop != ".”" else f"{words[:-6]}“{words[-6:]}"
                rest = "" if stop in (".", ".”", "?") else f" and {draw(_sentence())[:1].lower()}ll the rest."
                if stop == ")":
                    words = f"{words} (or so it was said"
                sentences.append((words + stop, Call(number, draw(_note())), rest + " "))
            else:
                sentences.append((words + ".", None, " "))
        sentences.append((draw(_sentence()) + ".", None, ""))
        paper.paragraph(sentences)
    paper.foot()
    return number
