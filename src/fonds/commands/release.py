"""release: an editor freezes the edition as it is now, under the version that edition.yaml names.

1. The edition is built as a release, frozen and strict: all anchors are accepted, and nothing is left to say.
2. Its pages, its PDF, its TEI and its data become `content/<edition>/releases/<version>.zip`, to be committed; every
   build puts them into `site/<edition>/v/<version>/`, as they are.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from fonds import site
from fonds.config import EditionConfig, load_editions, load_site
from fonds.errors import UsageError
from fonds.findings import Finding, Findings
from fonds.releases import pack, record, releases_of

from .build import Task, build_edition
from .pdf import make_one
from .progress import Progress
from .report import FINDINGS, GOOD, exit_code, show, without_expected

_NOT_KEPT = re.compile(r"static/js/(search|search-page|at-hand|found)\.js")
"""Scripts of the search, which a release does not have."""


def run(options: argparse.Namespace) -> int:
    """Make the release of each edition, or of the one that is named."""
    findings = Findings()
    configs = load_editions(options.content, findings, options.edition)
    if options.edition is None and len(configs) > 1:
        raise UsageError("there are several editions: name one with --edition ID")
    code = exit_code(findings)
    show(findings)
    for config in configs:
        code = max(code, _release(config, options, Findings()))
    return code


def _release(config: EditionConfig, options: argparse.Namespace, findings: Findings) -> int:
    if config.version is None or config.released is None:
        raise UsageError(f"{config.id} is a draft: give edition.yaml version and released (a date) first")
    made = {release.version for release in releases_of(config, findings)}
    if config.version in made:
        raise UsageError(f"release {config.version} of {config.id} is made and stays as it is")
    with tempfile.TemporaryDirectory(prefix="fonds-release-") as folder:
        files = _built(config, options, Path(folder), findings)
    show(findings)
    if exit_code(findings, strict=True):
        print(f"{config.id}: not released; a release leaves nothing to say", file=sys.stderr)
        return FINDINGS
    data = pack(files, config.released)
    size = f"{len(files)} files, {len(data) / 1_000_000:.1f} MB"
    if not (options.yes or _asked(config, size)):
        print("nothing was released", file=sys.stderr)
        return FINDINGS
    file = record(config, data)
    kept = f"{config.folder.name}/releases/{file.name}"
    print(f"{config.id}: release {config.version} ({size}) in {kept}; commit it and releases.lock")
    return GOOD


def _built(config: EditionConfig, options: argparse.Namespace, out: Path, findings: Findings) -> dict[str, bytes]:
    """Path in the release → content."""
    project = options.content.resolve().parent
    where = load_site(options.content, findings, options.base_url)
    if not options.without_pdf:
        make_one(config, where, options, findings, Progress(options.quiet))
    task = Task(config, where, project, options.content, out, frozen=True, is_release=True)
    left, _ = without_expected(_collected(build_edition(task).findings), config)
    findings.extend(left)
    files = {f"static/{name}": content for name, content in site.static_of(project).items()}
    files = {name: content for name, content in files.items() if not _NOT_KEPT.fullmatch(name)}
    folder = out / config.id
    return files | {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()
    }


def _collected(found: Iterable[Finding]) -> Findings:
    findings = Findings()
    findings.extend(found)
    return findings


def _asked(config: EditionConfig, size: str) -> bool:
    """Whether the editor says yes. Without a terminal nobody can be asked: then --yes is needed."""
    if not sys.stdin.isatty():
        print("this is no terminal: say --yes to release", file=sys.stderr)
        return False
    return input(f"Release {config.version} of {config.id} ({size})? [y/N] ").strip().lower() in ("y", "yes")
