"""Drawing with leather: it lays out margins, rows and axes, and asks the scales where things stand; the marks are ours.

The library is loaded when the first picture is drawn. It measures no fonts and knows no clock: the same numbers give
the same drawing on every machine.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from markupsafe import Markup

from .clean import SVG, clean
from .marks import LETTER, SIZE, link, said

WIDTH = 860
"""Width of every picture in its own units."""
_PAD = 14


@dataclass(frozen=True)
class Scale:
    """A scale whose ends are exactly those of the data, with ticks that are given."""

    begin: float
    """What stands at the left end."""
    end: float
    """What stands at the right end."""

    def contains(self, value: float) -> bool:
        """Whether a value lies on it."""
        return self.begin <= value <= self.end

    def project(self, value: float, first: float, last: float) -> float:
        """Where a value stands between two places."""
        return first + (value - self.begin) / (self.end - self.begin) * (last - first)


@dataclass(frozen=True)
class Row:
    """A row of a picture; the label at its left leads somewhere."""

    name: str
    """Its label; "" for none. No two named rows are alike."""
    url: str = ""
    """Where the label leads; "" for nowhere."""
    title: str = ""
    """What the label stands for, in full."""


@dataclass(frozen=True)
class Canvas:
    """Where marks are drawn: to the right of the labels and above the ticks."""

    width: float
    """Its width."""
    height: float
    """Its height."""
    scale: Scale
    """The scale across."""
    rows: Any
    """leather's scale of the rows."""

    def x(self, value: float) -> float:
        """Where a value stands, from the left."""
        return self.scale.project(value, 0, self.width)

    def y(self, row: int) -> float:
        """The middle of a row, from the top."""
        return float(self.rows.project(row, self.height, 0))

    def band(self, row: int) -> tuple[float, float]:
        """The upper and the lower edge of a row, with a little space between rows."""
        lower, upper = self.rows.project_interval(row, self.height, 0)
        return float(upper), float(lower)


Draw = Callable[[Canvas], Iterable[ET.Element]]
"""What draws the marks."""


class _Marks:
    """Our marks as one of leather's shapes."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw

    def validate_series(self, series: object) -> None:
        """All series are good."""

    def to_svg(self, width: float, height: float, x_scale: Scale, y_scale: object, *_: object) -> ET.Element:
        """The marks on the canvas that leather has left for them."""
        group = ET.Element("g", {"class": "marks"})
        group.extend(self._draw(Canvas(float(width), float(height), x_scale, y_scale)))
        return group


@dataclass(frozen=True)
class Frame:
    """What stands around the marks."""

    picture: str
    """The id of the picture."""
    title: str
    """Its name."""
    desc: str
    """What it shows, for those who cannot see it."""
    kind: str
    """Its class."""
    scale: Scale
    """The scale across."""
    ticks: Sequence[tuple[float, str]]
    """The ticks across, each with its words."""
    rows: Sequence[Row]
    """The rows from the top."""
    step: int
    """Height of a row."""


def drawing(frame: Frame, draw: Draw) -> Markup:
    """The whole picture, cleaned."""
    leather = _leather()
    domain = list(range(len(frame.rows)))[::-1]
    height = frame.step * len(domain) + SIZE + 10
    words = dict(frame.ticks)
    chart = leather.Chart()
    chart.set_x_scale(frame.scale)
    chart.set_y_scale(leather.Ordinal(domain))
    chart.set_x_axis(leather.Axis(list(words) or [frame.scale.begin], lambda value, *_: words.get(value, "")))
    chart.set_y_axis(leather.Axis(None, lambda row, *_: frame.rows[row].name))
    corners = [(frame.scale.begin, domain[0]), (frame.scale.end, domain[-1])]
    chart.add_series(leather.Series(corners), _Marks(draw))
    group = chart.to_svg_group(WIDTH, height)
    group.remove(group[0])  # a background
    for axis in [one for one in group.iter("g") if one.get("class") == "axis left"]:
        _name_rows(axis, [one for one in axis.iter("g") if one.get("class") == "tick"], frame.rows)
    view = f"{-_PAD} {-_PAD} {WIDTH + 2 * _PAD} {height + 2 * _PAD}"
    root = ET.Element("svg", {
        "xmlns": SVG, "viewBox": view, "class": f"drawing {frame.kind}", "role": "group",
        "aria-labelledby": "title", "aria-describedby": "desc",
    })  # fmt: skip
    root.extend([said("title", frame.title, "title"), said("desc", frame.desc, "desc"), group])
    return clean(ET.tostring(root, encoding="unicode"), frame.picture)


def _leather() -> ModuleType:
    """The library, set to our sizes."""
    import leather

    leather.theme.margin = 0.0
    leather.theme.tick_font_size = SIZE
    leather.theme.tick_font_char_width = LETTER
    module: ModuleType = leather
    return module


def _name_rows(axis: ET.Element, ticks: list[ET.Element], rows: Sequence[Row]) -> None:
    """Make links of the labels of the rows; a row without a label has no tick either. Row 0 comes last in leather."""
    for tick, row in zip(ticks, list(rows)[::-1], strict=True):
        label = next(iter(tick.findall("text")))
        if not row.name:
            axis.remove(tick)
        elif row.url:
            tick.remove(label)
            tick.append(link(row.url, row.title or row.name, [label]))
