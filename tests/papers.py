"""Papers drawn by Hypothesis: any text that looks a little like one. `synthetic` has those whose truth is known."""

from __future__ import annotations

from hypothesis import strategies as st

from making import PROJECT

TITLE = "An Invented Paper"
PAPER = [line for line in (PROJECT / "content/nkidp-wp4/witness.txt").read_text("utf-8").split("\n") if len(line) < 400]
ODD = [
    "* * *", "", "   ", "*", "* a note", "***", "A:", "A B:", "[x: y]", "[Source. F. 1.]", "word-", "Ibid.",
    "Title, 3 May 1950", TITLE, f"{TITLE} 12", "1950", ".", "Kim: yes.Kim: no", "Kim: a", "a\u00adb\u00ad", "\ufeffx",
    "[Document 1]", "]]>", "<p>&amp;", "\x00", "\x01\x02", "a\x00b", "\x0b", "a\tb", "\u202eright to left\u202c",
    "\u2066isolated\u2069", "\u0301", "ﬁrst ﬂight", "1", "12 See also", "12. See also", "¹² See also", "text.12 More",
    "text¹² more", "- 14 -", "1.", "(a) a point", "Article 3", "Moscow, 3 May 1950", "(smiles)", "To: All", "\u2028",
    "\x85", "[", "]", "(", "“", "…", "\u3000", "Document 1", "A" * 5000, "a. " * 2000, "“a.B” " * 800,
]  # fmt: skip
"""Lines at which a program stumbles."""
SHAPES = [
    "{n} See the Report of the Council, p. {n}.",
    "{n}. Ibid., {n}.",
    "The council met in May.{n} It did not meet again.",
    "the river and the town,{n} which no one had seen",
    TITLE + " {n}",
    "Page {n}",
    "{n}",
    "{n}. a point",
    "Kim [{n}]: We agree.Zhou: Good.",
    "Report of the Embassy, {n} May 1950",
    "[Source: Archive, f. {n}, l. 2. Obtained by a reader.]",
    "Protocol No. {n}",
    "Table {n}:",
]
"""Lines that return with a number that counts on."""
ENDS = ["\n", "\r\n", "\r", "\n\f", "\f", "\n\n", "\n\n\n"]

_loose = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=60)
_counted = st.tuples(st.sampled_from(SHAPES), st.integers(0, 1200)).map(lambda pair: pair[0].format(n=pair[1]))
some_line = st.one_of(st.sampled_from(PAPER), st.sampled_from(ODD), _counted, _loose)


@st.composite
def _counting(draw: st.DrawFn) -> list[str]:
    """Lines of a few shapes whose numbers count on, with other lines between."""
    shapes = draw(st.lists(st.sampled_from(SHAPES), min_size=1, max_size=3))
    lines = []
    for n in range(draw(st.integers(0, 40)), draw(st.integers(1, 60))):
        lines += [shape.format(n=n) for shape in shapes]
        lines += draw(st.lists(some_line, max_size=2))
    return lines


_only = st.tuples(
    st.sampled_from(["* * *", "* a note", "1 A note.", TITLE, "\f", "[Source: A. 1.]", "A:"]), st.integers(1, 30)
)
_lines = st.one_of(
    st.lists(some_line, min_size=1, max_size=40), _counting(), _only.map(lambda pair: [pair[0]] * pair[1])
)


@st.composite
def any_text(draw: st.DrawFn) -> str:
    """Any text: with or without a title page, with the line ends of any system, with form feeds."""
    lines = draw(_lines)
    if draw(st.booleans()):
        lines = [TITLE, *draw(st.sampled_from([[], ["John Abel and Mary Cole*"], ["", "By J. Abel"]])), *lines]
    usual = draw(st.sampled_from(ENDS))
    odd = draw(st.dictionaries(st.integers(0, len(lines)), st.sampled_from(ENDS), max_size=4))
    return "".join(line + odd.get(i, usual) for i, line in enumerate(lines))


paper_lines = st.lists(
    st.one_of(
        st.sampled_from(PAPER),
        st.sampled_from([line for line in ODD if not any(ord(c) < ord(" ") for c in line)]),
        st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=60),
    ),
    min_size=1,
    max_size=40,
)
"""Lines of a paper among odd ones, without control characters."""
