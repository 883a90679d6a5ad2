"""Words in quotation marks: which marks their own become, and where a stop behind them stands (American usage)."""

from __future__ import annotations

import re

_MARKS = re.compile("([“”])")
_SINGLE = re.compile(r"‘(?P<words>(?:[^‘’“”]|(?<=\w)’(?=\w))*)’(?!\w)")
"""Words in single marks; between two letters ’ is an apostrophe."""
_END = re.compile(r"[”’\"]*\Z")
_STOPS = (".", "?", "!")


def within(words: str) -> str:
    """Words as they stand between double quotation marks: their own double marks are single, those within double.

    Where more are opened than closed nothing tells which stand in which, and all are single.
    """
    is_balanced = words.count("“") == words.count("”")
    made: list[str] = []
    depth = 0
    for piece in _MARKS.split(words):
        depth -= piece == "”"
        if piece in ("“", "”"):
            is_outer = not is_balanced or depth % 2 == 0
            made.append(("‘" if piece == "“" else "’") if is_outer else piece)
        else:
            made.append(_SINGLE.sub(r"“\g<words>”", piece) if is_balanced and depth == 1 else piece)
        depth += piece == "“"
    return "".join(made)


def with_stop(title: str, stop: str) -> str:
    """A title and the stop behind it, which stands inside the title's last marks; none follows a stop of its own."""
    end = _end(title)
    words = title.removesuffix(end)
    return title if stop == "." and words.endswith(_STOPS) else f"{words}{stop}{end}"


def _end(title: str) -> str:
    """The quotation marks at the end: an apostrophe, and a sign for inches, close nothing that was opened."""
    end = _END.search(title)
    assert end is not None  # the pattern fits nothing, too
    marks = end[0]
    is_closed = ("’" not in marks or "‘" in title) and ('"' not in marks or title.count('"') % 2 == 0)
    return marks if is_closed else ""
