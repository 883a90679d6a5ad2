"""A whole built site, read back: what `check` verifies, and every build before it publishes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from fonds.findings import Findings
from fonds.source import Place

from .data import check_data
from .facts import check_facts
from .pages import check_pages
from .releases import check_releases
from .selectors import check_selectors
from .shapes import check_shapes
from .words import check_witness, read_tei

_UNREADABLE = frozenset({"K-003", "K-005"})
"""Data with such a finding cannot be compared with the TEI."""


def check_site(site: Path, editions: Iterable[str], findings: Findings, schemas: bool = True) -> None:
    """Check pages, data and words below a folder, for the editions of these names, from its files alone.

    A build leaves the `schemas` and selectors to the command `check`: what it writes follows them by its own tests.
    """
    pages = check_pages(site, findings)
    for edition in editions:
        folder = site / edition
        if not folder.is_dir():
            findings.add("K-005", Place(edition), "The site has no such edition.")
            continue
        check_releases(folder, edition, findings)
        own = Findings()
        data = check_data(folder, edition, pages, own, schemas)
        findings.extend(own)
        tree = read_tei(folder / "tei" / f"{edition}.xml", f"{edition}/tei/{edition}.xml", findings)
        check_witness(folder, edition, tree, data.get("ledger"), findings)
        if tree is not None and not any(finding.code in _UNREADABLE for finding in own):
            check_facts(tree, data, edition, findings)
            if schemas:
                check_selectors(folder, data, pages, edition, findings)
            check_shapes(folder, edition, data, findings)


def editions_in(site: Path) -> list[str]:
    """The names of the editions that a site holds: its folders with a TEI file of their name."""
    return [f.name for f in sorted(site.iterdir()) if (f / "tei" / f"{f.name}.xml").is_file()]
