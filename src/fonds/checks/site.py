"""A whole built site, read back: what `check` verifies, and every build before it publishes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from fonds.findings import Findings
from fonds.source import Place
from fonds.witness.model import Line

from .data import check_data
from .pages import check_pages
from .words import check_words

_WITHOUT_WORDS = ("blank", "separator")


def check_site(site: Path, witnesses: Mapping[str, Sequence[Line]], findings: Findings, schemas: bool = True) -> None:
    """Check pages, data and words below a folder. `witnesses`: edition → the lines of its witness.

    A build leaves the `schemas` to the command `check`: what it writes follows them by its own tests.
    """
    pages = check_pages(site, findings)
    for edition, lines in witnesses.items():
        folder = site / edition
        if not folder.is_dir():
            findings.add("K-005", Place(edition), "The site has no such edition.")
            continue
        data = check_data(folder, edition, pages, findings, schemas)
        left_out = {row["line"] for row in data.get("ledger", []) if row["role"] in _WITHOUT_WORDS}
        tei = folder / "tei" / f"{edition}.xml"
        check_words(tei, f"{edition}/tei/{edition}.xml", lines, left_out, findings)
