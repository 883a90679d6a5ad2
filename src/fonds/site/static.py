"""What all pages share: the style sheet, put together in its order, and the scripts as they are."""

from __future__ import annotations

from pathlib import Path

STYLES = ("tokens", "text", "apparatus", "names", "emending", "frame", "making", "pictures", "search", "found", "print")
"""The style sheets of static/css/ in the order in which they hold; they become one file."""
SHEET = "fonds.css"


def static_files(folders: list[Path]) -> dict[str, bytes]:
    """Path below static/ → content. Of a file that several folders have, the first one's holds."""
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        root = folder / "static"
        found.update((path.relative_to(root).as_posix(), path) for path in sorted(root.rglob("*")) if path.is_file())
    sheets = [found.pop(f"css/{name}.css", None) for name in STYLES]
    made = {name: path.read_bytes() for name, path in sorted(found.items())}
    made[SHEET] = b"\n".join(sheet.read_bytes() for sheet in sheets if sheet is not None)
    return made
