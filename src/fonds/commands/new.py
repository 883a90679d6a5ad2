"""new: start an edition from a text file, with what the text itself says."""

from __future__ import annotations

import argparse
import json
import shutil

from fonds.config.load import RESERVED, SAFE_ID
from fonds.errors import UsageError

from .report import GOOD

_TEMPLATE = """\
# What the editors say of this edition. A title and a witness are needed; all else may be added as it is known.
title: {title}
witness:
  file: {file}
  sha256: {sha256}
# authors: [First Author, Second Author]
# date: 2012-05
# series: {{title: Name of the series, number: 1}}
# publisher: {{name: Publisher, place: Place, url: "https://example.org/"}}
# rights: Who holds the rights, and what may be done.
"""


def run(options: argparse.Namespace) -> int:
    """Make content/ID/ with a copy of the witness, byte for byte, and an edition.yaml."""
    import hashlib

    if not SAFE_ID.match(options.id) or options.id in RESERVED or len(options.id) > 64:
        raise UsageError(
            f"“{options.id}” is no safe name: use small letters and digits, "
            "parted by single hyphens or underscores, such as wp-4"
        )
    if not options.witness.is_file():
        raise UsageError(f"there is no file {options.witness}")
    folder = options.content / options.id
    if folder.exists():
        raise UsageError(f"{folder} is there already")
    data = options.witness.read_bytes()
    title = options.title or _first_line(data) or options.id
    folder.mkdir(parents=True)
    shutil.copyfile(options.witness, folder / "witness.txt")
    text = _TEMPLATE.format(
        title=json.dumps(title, ensure_ascii=False),
        file="witness.txt",
        sha256=hashlib.sha256(data).hexdigest(),
    )
    (folder / "edition.yaml").write_text(text, encoding="utf-8", newline="\n")
    print(f"{folder}/edition.yaml is there; now: build.py build --edition {options.id}")
    return GOOD


def _first_line(data: bytes) -> str:
    """The text's first written line, for a title; "" where the bytes are no text."""
    lines = (line.strip() for line in data.decode("utf-8-sig", "replace").splitlines())
    return next((" ".join(line.split())[:200] for line in lines if line), "")
