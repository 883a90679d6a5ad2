"""build: the stages in order, from content/ to the published folder.

1. `_edition`    one edition: witness → tei → link → site, search, exports, each product kept in .fonds/work/
2. `check_site`  what was written is read back
3. `Publication` the new site takes the place of the old one, unless a finding fails the build
"""

from __future__ import annotations

import argparse
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from fonds import deposit, doubts, exports, search, signposts, site
from fonds.checks import check_site
from fonds.config import EditionConfig, Named, Registers, SiteConfig, load_editions, load_registers, load_site
from fonds.findings import Finding, Findings
from fonds.link import link, unnamed
from fonds.publish import Publication
from fonds.releases import former_entries, history, keep_promises, releases_of, unpack
from fonds.tei.names import Element
from fonds.tei.register import Entry, read_lock
from fonds.tei.register.report import report_anchors
from fonds.tei.stage import encode
from fonds.witness import read_witness

from .orphans import report_unnamed
from .progress import Progress
from .report import exit_code, show, summary, without_expected
from .workshop import Workshop


@dataclass(frozen=True)
class Task:
    """One edition to be built; plain data, so that another process can do it."""

    config: EditionConfig
    site: SiteConfig
    project: Path
    content: Path
    out: Path
    """The staging folder of the whole site."""
    frozen: bool
    is_release: bool = False
    """Whether pages are made that will stay as they are: without search, complete in their own folder."""


@dataclass(frozen=True)
class Built:
    """What became of one edition."""

    config: EditionConfig
    findings: tuple[Finding, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    """Name of a data file → its objects; empty where the edition could not be built."""
    unnamed: tuple[Named, ...] = ()
    """Entries of the registers that the edition never names."""


class Refused(Exception):
    """The build ends without publishing: findings say why."""


def run(options: argparse.Namespace) -> int:
    """Build all editions and publish them together; the exit code says whether that was done."""
    began = time.monotonic()
    findings = Findings()
    project = options.content.resolve().parent
    accepted = 0
    with Progress(options.quiet) as progress:
        progress.say("reading the content")
        configs = load_editions(options.content, findings, options.edition)
        site_config = load_site(options.content, findings, options.base_url)
        forbidden = [options.content, project / "src", project / "templates", project / "tests"]
        publication = Publication(options.site, project=project, forbidden=forbidden, findings=findings)
        try:
            with publication as stage:
                tasks = [
                    Task(config, site_config, project, options.content, stage, options.frozen) for config in configs
                ]
                built = _all(tasks, options.jobs, progress)
                for result in built:
                    left, known = without_expected(_collected(result), result.config)
                    findings.extend(left)
                    accepted += known
                if options.edition is None:
                    report_unnamed([result.unnamed for result in built if result.counts], findings)
                if exit_code(findings, options.strict):
                    raise Refused
                progress.say("writing the home of the site")
                site.publish_home(configs, site_config, stage, project, findings)
                signposts.publish(configs, site_config, stage)
                deposit.publish(configs, site_config, stage)
                progress.say("reading back what was written")
                check_site(stage, [result.config.id for result in built], findings, schemas=False)
                if exit_code(findings, options.strict):
                    raise Refused
        except Refused:
            pass
    show(findings, options.verbose)
    code = exit_code(findings, options.strict)
    if not options.quiet:
        _tell(options.site, built, findings, accepted, code, time.monotonic() - began)
    return code


def _collected(result: Built) -> Findings:
    found = Findings()
    found.extend(result.findings)
    return found


def _all(tasks: list[Task], jobs: int, progress: Progress) -> list[Built]:
    """Build the editions; several of them in several processes. The order of the results is that of the tasks."""
    if min(jobs, len(tasks)) <= 1:
        return [build_edition(task, progress) for task in tasks]
    with ProcessPoolExecutor(max_workers=min(jobs, len(tasks))) as pool:
        return list(pool.map(build_edition, tasks))


def build_edition(task: Task, progress: Progress | None = None) -> Built:
    """One edition, through all stages."""
    findings = Findings()
    built = _edition(task, findings, progress or Progress(quiet=True))
    return replace(built, findings=tuple(findings))


@dataclass(frozen=True)
class Linked:
    """The linked TEI and what else the later stages need; the witness and the tree before are let go."""

    tree: Element
    register: tuple[Entry, ...]
    unnamed: tuple[Named, ...]


def _edition(task: Task, findings: Findings, progress: Progress) -> Built:
    config = task.config
    workshop = Workshop(task.project, config.id)
    out = task.out / config.id
    linked = linked_edition(task, workshop, findings, progress)
    if linked is None:
        return Built(config)
    releases = releases_of(config, findings)
    keep_promises(config, releases, linked.register, findings)
    steps = history(config, releases, linked.tree, findings)
    former = former_entries(releases, linked.tree, config.version)
    if findings.at_level("error"):
        return Built(config)
    said, own = tuple(findings), Findings()
    progress.say(f"{config.id}: making the other shapes")
    shapes = exports.make_shapes(shapes_of(task, linked.tree), out, own)
    progress.say(f"{config.id}: writing the pages")
    about = (linked.register, steps, former, task.is_release, shapes)
    urls = site.publish(linked.tree, config, task.site, task.out, task.project, findings, *about)
    findings.extend(own)
    if not task.is_release:
        progress.say(f"{config.id}: indexing")
        found = search.publish(linked.tree, urls.of, workshop.index, out / "search")
        site.publish_search(found.page, linked.tree, config, task.site, task.out, task.project, findings)
        for release in releases:
            unpack(release, out / "v" / release.version)
    if findings.at_level("error"):
        return Built(config)  # a page could not be written, and the exports read the pages
    progress.say(f"{config.id}: exporting")
    base = task.site.base_url
    edition = exports.Edition(
        config, linked.tree, urls.of, said, None if task.is_release else base, cited_at=base, former=former
    )
    return Built(config, (), exports.publish(edition, linked.register, out), linked.unnamed)


def shapes_of(task: Task, tree: Element) -> exports.Source:
    """What the shapes of an edition are made from; `tree` is its linked TEI."""
    return exports.Source(tree, task.config, task.site, Workshop(task.project, task.config.id).shapes, task.project)


def linked_edition(task: Task, workshop: Workshop, findings: Findings, progress: Progress) -> Linked | None:
    """The first three stages; None where the witness or the register of anchors cannot be read."""
    config, name = task.config, task.config.file.rpartition("/")[0]
    progress.say(f"{config.id}: reading the witness")
    registers = _registers(task, findings)
    lock = read_lock(config.folder, name, findings)
    witness = read_witness(config, findings)
    if lock is None or witness is None:
        return None
    workshop.keep_witness(witness)
    progress.say(f"{config.id}: encoding")
    encoded = encode(witness, config, lock, findings)
    report_anchors(encoded.settlement, config, task.frozen, findings)
    workshop.keep_tei("2-edition.xml", encoded.tree)
    progress.say(f"{config.id}: linking")
    linked = link(encoded.tree, config, registers, findings, in_place=True)
    workshop.keep_tei("3-linked.xml", linked)
    doubts.look(linked, config, findings)
    return Linked(linked, encoded.register, tuple(unnamed(linked, registers)))


def _registers(task: Task, findings: Findings) -> Registers:
    """The registers that all editions share, and the edition's own."""
    shared = (task.content / "registers", f"{task.content.name}/registers")
    own = (task.config.folder / "registers", f"{task.config.file.rpartition('/')[0]}/registers")
    return load_registers([shared, own], findings)


def _tell(target: Path, built: list[Built], findings: Findings, accepted: int, code: int, seconds: float) -> None:
    for result in built:
        if result.counts:
            what = ("sections", "notes", "documents", "citations", "anchors")
            print(f"{result.config.id}: " + ", ".join(f"{result.counts[name]} {name}" for name in what))
    said = summary(findings, accepted)
    if code:
        print(f"not published ({said}); {target} is as it was")
    else:
        print(f"published in {target}{'; ' + said if said else ''} ({seconds:.1f} s)")
