"""Templates get a documented view and nothing else; a mistake in one is a finding with its line, not a traceback."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import typing

import pytest
from jinja2 import Environment, nodes

from fonds.config import SiteConfig
from fonds.findings import Findings
from fonds.site import publish, views
from fonds.site.templates import template_folders
from site_help import PROJECT, config_in, parsed, published, small_tree

TEMPLATES = PROJECT / "templates"
VIEWS = {
    "home": views.HomeView,
    "section": views.SectionView,
    "changes": views.ChangesView,
    "gone": views.GoneView,
    "document": views.DocumentView,
    "notes": views.NotesView,
    "sources": views.SourcesView,
    "archive": views.ArchiveView,
    "pictures": views.PicturesView,
    "emendations": views.EmendationsView,
    "works": views.WorksView,
    "names": views.NamesView,
    "abbreviations": views.AbbreviationsView,
    "prose": views.ProseView,
    "cite": views.CiteView,
    "site": views.SiteView,
    "witness": views.WitnessView,
    "making": views.MakingView,
    "missing": views.MissingView,
}
OTHERS = {"search.html"}  # given by the search stage, which has its own tests


def parse(name):
    return Environment(autoescape=True).parse((TEMPLATES / name).read_text("utf-8"))


class Uses:
    """Walks a template with the types of its names; notes which fields are used and which are not there."""

    def __init__(self, names):
        self.names = names
        self.used: dict[type, set[str]] = {}
        self.faults: list[str] = []

    def template(self, name):
        self.visit(parse(name), name)
        return self

    def visit(self, node, where):
        if isinstance(node, nodes.For):
            self.visit(node.iter, where)
            before = dict(self.names)
            self.bind(node.target, item_of(self.type_of(node.iter, where)))
            for child in node.body:
                self.visit(child, where)
            self.names = before
        elif isinstance(node, nodes.Include | nodes.Extends):
            self.template(node.template.value)
            for child in node.iter_child_nodes(exclude=["template"]):
                self.visit(child, where)
        elif isinstance(node, nodes.Getattr | nodes.Name):
            self.type_of(node, where)
        else:
            for child in node.iter_child_nodes():
                self.visit(child, where)

    def bind(self, target, kind):
        if isinstance(target, nodes.Tuple):
            for name, one in zip(target.items, typing.get_args(kind), strict=True):
                self.names[name.name] = one
        else:
            self.names[target.name] = kind

    def type_of(self, node, where):
        if isinstance(node, nodes.Name):
            if node.name not in self.names:
                self.faults.append(f"{where}:{node.lineno}: {node.name}")
            return self.names.get(node.name)
        assert isinstance(node, nodes.Getattr), f"{where}:{node.lineno}: templates use names and fields only"
        owner = without_none(self.type_of(node.node, where))
        if owner is LOOP:
            return bool
        hints = typing.get_type_hints(owner) if dataclasses.is_dataclass(owner) else {}
        if node.attr not in hints:
            self.faults.append(f"{where}:{node.lineno}: {getattr(owner, '__name__', owner)}.{node.attr}")
        self.used.setdefault(owner, set()).add(node.attr)
        return hints.get(node.attr)


LOOP = object()


def without_none(kind):
    options = [option for option in typing.get_args(kind) if option is not type(None)]
    return options[0] if type(None) in typing.get_args(kind) else kind


def item_of(kind):
    arguments = typing.get_args(without_none(kind))
    return arguments[0] if arguments else None


def uses(name, view):
    return Uses({"frame": views.Frame, "page": view, "loop": LOOP}).template(f"pages/{name}.html")


@pytest.mark.parametrize("name", sorted(VIEWS))
def test_a_template_uses_only_what_its_view_has(name):
    assert not uses(name, VIEWS[name]).faults


def test_every_field_of_every_view_is_used_by_some_template():
    used: dict[type, set[str]] = {}
    for name, view in VIEWS.items():
        for owner, fields in uses(name, view).used.items():
            used.setdefault(owner, set()).update(fields)
    spare = {
        f"{owner.__name__}.{field.name}"
        for owner, fields in used.items()
        if dataclasses.is_dataclass(owner)
        for field in dataclasses.fields(owner)
        if field.name not in fields
    }
    assert not spare


def test_every_template_has_its_view():
    assert {path.name for path in (TEMPLATES / "pages").iterdir()} == {f"{name}.html" for name in VIEWS} | OTHERS


def test_every_template_says_first_what_it_is_given():
    for path in (*TEMPLATES.glob("*.html"), *TEMPLATES.glob("pages/*.html"), *TEMPLATES.glob("parts/*.html")):
        assert path.read_text("utf-8").startswith("{# Given"), path
    for path in (*TEMPLATES.rglob("*.xhtml"), TEMPLATES / "shapes/print/book.html"):
        assert "Given: " in path.read_text("utf-8").split("#}")[0], path


def test_every_field_of_every_view_is_documented():
    found = {getattr(views, name) for name in views.__all__}
    for owner in [ast.parse(inspect.getsource(view)).body[0] for view in found]:
        for field, doc in zip(owner.body[1::2], owner.body[2::2], strict=True):
            assert isinstance(field, ast.AnnAssign)
            assert isinstance(doc.value, ast.Constant), f"{owner.name}.{field.target.id}"


def faults_with(tmp_path, template):
    """The findings where a project has its own template for sections."""
    folder = tmp_path / "templates" / "pages"
    folder.mkdir(parents=True)
    (folder / "section.html").write_text(template, "utf-8")
    findings = Findings()
    publish(small_tree(), config_in(tmp_path), SiteConfig(), tmp_path / "site", tmp_path, findings)
    return list(findings)


@pytest.mark.parametrize(
    ("template", "line", "fact"),
    [
        ("<p>\n{{ page.titel }}", 2, "has no attribute 'titel'"),
        ("\n\n{{ nothing }}", 3, "'nothing' is undefined"),
        ("{% if %}", 1, "Expected an expression"),
        ("a\n{{ page.body + 1 }}", 2, ""),
        ('{% extends "no-such.html" %}', 1, "no-such.html"),
    ],
)
def test_a_mistake_in_a_template_is_one_finding_with_file_and_line(tmp_path, template, line, fact):
    findings = faults_with(tmp_path, template)
    assert [finding.code for finding in findings] == ["S-001"]
    assert (findings[0].place.file, findings[0].place.line) == ("templates/pages/section.html", line)
    assert fact in findings[0].fact


def test_pages_whose_template_fails_are_not_written_and_all_others_are(tmp_path):
    faults_with(tmp_path, "{{ nothing }}")
    written = {path.name for path in (tmp_path / "site" / "small").iterdir()}
    assert "section-1.html" not in written
    assert {"index.html", "document-1.html", "notes.html"} <= written


def test_a_project_replaces_a_single_template_and_a_single_style_sheet(tmp_path):
    own = tmp_path / "templates"
    (own / "pages").mkdir(parents=True)
    (own / "pages" / "names.html").write_text(
        '{% extends "base.html" %}{% block main %}<h1>Ours: {{ page.title }}</h1>{% endblock %}', "utf-8"
    )
    (own / "static" / "css").mkdir(parents=True)
    (own / "static" / "css" / "tokens.css").write_text('/* ours */\nq::before {\n  content: "/* kept */"; }', "utf-8")
    site = published(tmp_path)
    assert parsed(site / "small" / "people.html").xpath("string(//h1)") == "Ours: People"
    assert parsed(site / "small" / "notes.html").xpath("string(//h1)") == "Notes"
    sheet = (site / "static" / "fonds.css").read_text("utf-8")
    assert sheet.startswith('q::before{content:"/* kept */"}')
    assert "@media print" in sheet


def test_the_project_s_templates_go_before_all_others(tmp_path):
    (tmp_path / "templates").mkdir()
    assert template_folders(tmp_path)[0] == (tmp_path / "templates").resolve()


def test_values_are_escaped_wherever_they_come_from(tmp_path):
    site = published(tmp_path, title='<i>"A" & B</i>', authors=("<b>",), description="</title><script>")
    for path in site.rglob("*.html"):
        assert not parsed(path).xpath("//i[contains(., 'A')] | //script[not(@src or @type='application/ld+json')]"), (
            path
        )
        assert "<b>" not in path.read_text("utf-8")
