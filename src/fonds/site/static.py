"""What all pages share: the style sheet and the scripts, each put together from its parts in their order."""

from __future__ import annotations

from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

STYLES = (
    "tokens",
    "text",
    "apparatus",
    "names",
    "emending",
    "frame",
    "citing",
    "making",
    "pictures",
    "search",
    "found",
    "print",
)
"""The style sheets of static/css/ in the order in which they hold; they become one file."""
SHEET = "fonds.css"
READER = (
    "words",
    "stem",
    "values",
    "variants",
    "query",
    "load",
    "texts",
    "index",
    "spans",
    "places",
    "rank",
    "snippet",
)
PAGE = ("address", "names", "facets", "lines", "trail", "results", "concordance", "filters", "messages", "keys", "page")
SCRIPTS = {
    "search": (*(f"search-{name}" for name in (*READER, "suggest")), "search"),
    "search-page": tuple(f"search-{name}" for name in PAGE),
    "at-hand": ("at-hand",),
    "found": ("found", "found-bar"),
    "cite": ("cite",),
    "cite-panel": ("cite-panel",),
}
"""Scripts of static/js/ that are one file on the site, in the order in which they run. Their comments and indents stay
behind: they would be a fourth of what a first search loads. Scripts that are not named here are copied as they are."""


def static_files(folders: list[Path]) -> dict[str, bytes]:
    """Path below static/ → content. Of a file that several folders have, the first one's holds."""
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        root = folder / "static"
        found.update((path.relative_to(root).as_posix(), path) for path in sorted(root.rglob("*")) if path.is_file())
    sheets = [found.pop(f"css/{name}.css", None) for name in STYLES]
    parts = {name: [found.pop(f"js/{part}.js") for part in parts] for name, parts in SCRIPTS.items()}
    made = {name: path.read_bytes() for name, path in sorted(found.items())}
    made[SHEET] = _sheet([sheet for sheet in sheets if sheet is not None])
    made.update((f"js/{name}.js", _joined(paths)) for name, paths in parts.items())
    return made


def _sheet(parts: list[Path]) -> bytes:
    """The parts one behind the other, without comments and spaces, as it is with scripts."""
    rules: str = cssmin("\n".join(part.read_text("utf-8") for part in parts))
    return f"{rules}\n".encode()


def _joined(parts: list[Path]) -> bytes:
    script: str = jsmin("\n".join(part.read_text("utf-8") for part in parts))
    return f"{script}\n".encode()
