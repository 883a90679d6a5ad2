"""check: verify a built site from its files alone; writes nothing."""

from __future__ import annotations

import argparse
from pathlib import Path

from fonds.checks import check_deposit, check_site, editions_in
from fonds.errors import UsageError
from fonds.findings import Findings
from fonds.publish import MANIFEST, read_manifest, recover, verify_manifest
from fonds.source import Place

from .report import exit_code, show, summary


def run(options: argparse.Namespace) -> int:
    """Check the site against its manifest and itself: pages, data, and the witness that lies beside them."""
    findings = Findings()
    recover(options.site, findings)
    if not (options.site / MANIFEST).is_file():
        raise UsageError(f"{options.site} holds no site that Fonds built; build it first: build.py")
    _check_manifest(options.site, findings)
    check_site(options.site, [options.edition] if options.edition else editions_in(options.site), findings)
    show(findings, options.verbose)
    if not options.quiet:
        print(f"{options.site}: {summary(findings, 0) or 'checked, nothing to say'}")
    return exit_code(findings)


def _check_manifest(site: Path, findings: Findings) -> None:
    """What is not as the build left it, and what archives are told. Foreign files are nobody's fault."""
    for difference in verify_manifest(site):
        if difference.kind != "foreign":
            fact = f"The file is {difference.kind} since it was built."
            findings.add("K-008", Place(f"{site.name}/{difference.path}"), fact, hint="Build the site anew.")
    manifest = read_manifest(site)
    if manifest is not None:
        check_deposit(site, {path: file.sha256 for path, file in manifest.files.items()}, findings)
