"""pdf: make the PDF of each edition. It is kept in .fonds/ and published by the next build."""

from __future__ import annotations

import argparse

from fonds import exports
from fonds.config import EditionConfig, SiteConfig, load_editions, load_site
from fonds.findings import Findings

from .build import Task, linked_edition, shapes_of
from .progress import Progress
from .report import exit_code, program, show
from .workshop import Workshop


def run(options: argparse.Namespace) -> int:
    """Make what is not made yet of today's editions; 1 where an edition has a finding of level error.

    Where the machine lacks what a PDF needs, UsageError says what installs it (exit code 2).
    """
    findings = Findings()
    configs = load_editions(options.content, findings, options.edition)
    site = load_site(options.content, findings, options.base_url)
    with Progress(options.quiet) as progress:
        made = (
            [] if exit_code(findings) else [make_one(config, site, options, findings, progress) for config in configs]
        )
    show(findings.at_level("error"))
    if not options.quiet:
        print("\n".join(line for line in made if line))
    return exit_code(findings)


def make_one(
    config: EditionConfig, site: SiteConfig, options: argparse.Namespace, findings: Findings, progress: Progress
) -> str:
    """The PDF of one edition, taken along by the next build; gives the line that tells of it, "" if there is none."""
    project, own = options.content.resolve().parent, Findings()
    task = Task(config, site, project, options.content, out=project, frozen=False)
    linked = linked_edition(task, Workshop(project, config.id), own, progress)
    progress.say(f"{config.id}: setting the pages")
    is_whole = linked is not None and not own.at_level("error")
    file = exports.make_pdf(shapes_of(task, linked.tree), own) if linked is not None and is_whole else None
    findings.extend(own.at_level("error"))
    if file is None:
        return ""
    size = exports.size_said(file.stat().st_size)
    return f"{config.id}: {file.relative_to(project).as_posix()} ({size}); {program()} publishes it"
