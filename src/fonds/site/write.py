"""Pages to files: the only place of the stage that writes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from fonds.config import EditionConfig, SiteConfig
from fonds.findings import Findings
from fonds.releases import Former, Step
from fonds.tei.names import Element
from fonds.tei.register import Entry

from .citing import cite_script
from .edition import Edition
from .pages import Page, edition_pages, home_page, missing_page, search_frame
from .static import static_files
from .templates import Templates
from .urls import Urls
from .views import ShapeFile


def publish(
    tree: Element,
    config: EditionConfig,
    site: SiteConfig,
    out: Path,
    project: Path | None,
    findings: Findings,
    register: Sequence[Entry] = (),
    history: Sequence[Step] = (),
    former: Sequence[Former] = (),
    is_release: bool = False,
    shapes: tuple[ShapeFile, ...] = (),
) -> Urls:
    """Write all pages of an edition but its search page into `out`/<edition>/; `tree` is the linked TEI, `register`
    what became of its addresses, `history` what each release brought, `former` the entries that only releases have.
    Pages of a release (`is_release`) find all that they need below their own folder.

    `out` is the folder of the whole site, `project` the folder whose `templates/` go before the package's, `shapes` the
    files of the whole edition that the title page leads to. A template that cannot be rendered is a finding (S-001) and
    its pages are not written; what was found before stands on the page about the making of the edition. The addresses
    are handed back: the stages that follow make none of their own.
    """
    told = tuple(findings), tuple(register), tuple(history), tuple(former)
    edition = Edition(tree, config, site, *told, is_release, shapes=shapes)
    _write(edition_pages(edition), out / config.id, Templates(project), findings)
    for page, cited in edition.citables.items():
        _save(out / config.id / "cite" / f"{cited.name}.js", cite_script(cited, edition.forms[page]).encode())
    return Urls(tree, register, former)  # made anew: what the pages used holds every line of the witness


def publish_search(
    search: object,
    tree: Element,
    config: EditionConfig,
    site: SiteConfig,
    out: Path,
    project: Path | None,
    findings: Findings,
) -> None:
    """Write the search page of an edition. `search` is what the search stage gives its template."""
    frame = search_frame(Edition(tree, config, site))
    given = {"frame": frame, "search": search, "static": f"{frame.root}static/"}
    html = Templates(project).render("search.html", given, findings)
    if html is not None:
        _save(out / config.id / "search.html", html.encode())


def publish_home(
    configs: list[EditionConfig],
    site: SiteConfig,
    out: Path,
    project: Path | None,
    findings: Findings,
) -> None:
    """Write what belongs to the site as a whole: its home page, what all pages share, and 404.html where the site's
    address is known.
    """
    templates = Templates(project)
    pages = [home_page(configs, site), *([missing_page(configs, site)] if site.base_url else [])]
    _write(pages, out, templates, findings)
    for name, content in static_files(templates.folders).items():
        _save(out / "static" / name, content)


def static_of(project: Path | None) -> dict[str, bytes]:
    """What all pages share: path below `static/` → content."""
    return static_files(Templates(project).folders)


def _write(pages: Iterable[Page], folder: Path, templates: Templates, findings: Findings) -> None:
    for page in pages:
        html = templates.render(page.template, {"frame": page.frame, "page": page.view}, findings)
        if html is not None:
            _save(folder / page.url, html.encode())


def _save(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
