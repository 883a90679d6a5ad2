"""The templates: where they lie, and what a mistake in one of them becomes.

A template is looked for in the project's `templates/`, then in the installed package, so that a project can replace a
single one. Undefined names fail; all values are escaped.
"""

from __future__ import annotations

import traceback
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError

from fonds.findings import Findings
from fonds.source import Place

_SOURCE = Path(__file__).parents[3]
"""The project that this file belongs to, where it was not installed."""


def template_folders(project: Path | None) -> list[Path]:
    """The folders with templates, the first one first: the project's own, the package's, the source's."""
    packaged = Path(str(files("fonds"))) / "templates"
    candidates = [*([project / "templates"] if project else []), packaged, _SOURCE / "templates"]
    return list(dict.fromkeys(folder.resolve() for folder in candidates if folder.is_dir()))


class Templates:
    """The templates of one site."""

    def __init__(self, project: Path | None) -> None:
        self.folders = template_folders(project)
        self._environment = Environment(
            loader=FileSystemLoader(self.folders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )

    def render(self, template: str, given: dict[str, object], findings: Findings, folder: str = "pages") -> str | None:
        """The page that a template of a folder makes; None where it cannot, and a finding says where and why."""
        name = f"{folder}/{template}"
        try:
            return self._environment.get_template(name).render(given)
        except TemplateSyntaxError as fault:
            self._report(fault, fault.name or name, fault.lineno, findings)
        except Exception as fault:
            place = self._line_of(fault)
            if place is None and not isinstance(fault, TemplateError):
                raise
            self._report(fault, *(place or (name, 0)), findings)
        return None

    def _line_of(self, fault: Exception) -> tuple[str, int] | None:
        """The innermost template and its line in a traceback; jinja writes the template's own lines there."""
        for frame in reversed(traceback.extract_tb(fault.__traceback__)):
            for folder in self.folders:
                if Path(frame.filename).is_relative_to(folder):
                    return Path(frame.filename).relative_to(folder).as_posix(), frame.lineno or 0
        return None

    def _report(self, fault: Exception, name: str, line: int, findings: Findings) -> None:
        fact = f"{fault}".rstrip(".") + "."
        hint = "The views in src/fonds/site/views/ list what a template may use."
        findings.add("S-001", Place(f"templates/{name}", line), fact, hint=hint)
