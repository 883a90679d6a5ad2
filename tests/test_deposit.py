"""What an archive is given: the fingerprints of all files, and what they are; read by other people's programs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import bagit
import pytest
from rocrate.rocrate import ROCrate

from fonds.checks import check_deposit
from fonds.config import SiteConfig, WitnessFile
from fonds.config.edition import EditionConfig
from fonds.deposit import CRATE, MANIFEST, from_lines, is_deposited, publish
from fonds.deposit.crate import crate
from fonds.deposit.files import DepositFile
from fonds.findings import Findings
from fonds.publish import read_manifest
from machines_help import RELEASED, two_editions
from tools.project import run_build

OWN = "fonds-manifest.json"
"""The build's own list, which is written when all is published."""


@pytest.fixture(scope="module")
def released(tmp_path_factory) -> Path:
    return two_editions(tmp_path_factory.mktemp("released"), "--base-url", "https://editions.example", told=RELEASED)


def files(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def in_search(name: str) -> bool:
    return "/search/" in name


def test_the_manifest_lists_every_file_but_the_search_index(built_site: Path, released: Path) -> None:
    for site in (built_site, released):
        listed = from_lines((site / MANIFEST).read_bytes())
        assert set(listed) == {name for name in files(site) if not in_search(name)} - {MANIFEST, OWN}
        assert list(listed) == sorted(listed)
    assert any(map(in_search, files(built_site)))


def bag(site: Path, folder: Path) -> Path:
    """The site as a bag, made as the documentation says: files into `data`, and `data/` before each path."""
    shutil.copytree(site, folder / "data", ignore=shutil.ignore_patterns(OWN))
    for index in folder.glob("data/*/search"):
        shutil.rmtree(index)
    lines = (folder / "data" / MANIFEST).read_text("utf-8").splitlines()
    (folder / "data" / MANIFEST).unlink()
    (folder / MANIFEST).write_text("".join(line.replace("  ", "  data/", 1) + "\n" for line in lines), "utf-8")
    (folder / "bagit.txt").write_text("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", "utf-8")
    return folder


def test_bagit_finds_every_file_of_the_site_as_it_is_listed(built_site: Path, released: Path, tmp_path: Path) -> None:
    for number, site in enumerate((built_site, released)):
        made = bagit.Bag(str(bag(site, tmp_path / str(number))))
        assert made.validate(processes=1)


@pytest.mark.parametrize("fault", ["changed", "missing", "added"])
def test_bagit_would_notice_a_file_that_is_not_as_it_is_listed(released: Path, tmp_path: Path, fault: str) -> None:
    made = bag(released, tmp_path / "bag")
    page = made / "data" / "second" / "section-1.html"
    if fault == "missing":
        page.unlink()
    else:
        target = page if fault == "changed" else page.with_name("other.html")
        target.write_text("Other words.", "utf-8")
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(made)).validate(processes=1)


def test_a_library_for_crates_finds_every_file_and_what_the_site_is(released: Path) -> None:
    read = ROCrate(str(released))
    assert (read.name, read.datePublished.date().isoformat()) == ("Documentary editions", "2026-03-04")
    described = {entity.id: entity["sha256"] for entity in read.get_entities() if entity.type == "File"}
    listed = from_lines((released / MANIFEST).read_bytes())
    assert described == {name: sha256 for name, sha256 in listed.items() if name != CRATE}
    second = read.get("second/")
    assert (second["version"], second["creativeWorkStatus"]) == ("1.1", "Published")
    assert read.get("first/")["creativeWorkStatus"] == "Draft"
    assert {"first/", "second/", "robots.txt"} <= {part.id for part in read.root_dataset["hasPart"]}


def test_every_entity_of_the_crate_is_reached_from_its_root_and_every_reference_is_there(released: Path) -> None:
    graph = json.loads((released / CRATE).read_text("utf-8"))["@graph"]
    entities = {entity["@id"]: entity for entity in graph}
    assert len(entities) == len(graph)
    named: dict[str, set[str]] = {}
    for name, entity in entities.items():
        values = [one for value in entity.values() for one in (value if isinstance(value, list) else [value])]
        named[name] = {value["@id"] for value in values if isinstance(value, dict)}
    reached, waiting = set(), ["./"]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += named[name]
    assert reached | {CRATE} == set(entities)


def test_a_site_without_a_release_has_no_crate_for_a_crate_must_say_when_it_was_published(built_site: Path) -> None:
    assert not (built_site / CRATE).exists()


def edition(**more: object) -> EditionConfig:
    given: dict[str, object] = {"id": "wp", "folder": Path("wp"), "title": "A Paper", "witness": WitnessFile("w.txt")}
    return EditionConfig(**{**given, **more})  # type: ignore[arg-type]


def test_a_crate_tells_who_wrote_and_edited_and_what_is_said_of_the_rights() -> None:
    config = edition(
        version="1.0", released="2026-01-02", authors=("Ann", "Ben"), edited_by=("Ben", "Cy"), rights="All kept."
    )
    graph = json.loads(crate([config], SiteConfig(), [DepositFile("wp/ä b.html", "0" * 64, 3)]) or b"")["@graph"]
    entities = {entity["@id"]: entity for entity in graph}
    own = entities["wp/"]
    assert [[entities[one["@id"]]["name"] for one in own[kind]] for kind in ("author", "editor")] == [
        ["Ann", "Ben"],
        ["Ben", "Cy"],
    ]
    assert entities[own["license"]["@id"]]["description"] == "All kept."
    assert own["hasPart"] == [{"@id": "wp/%C3%A4%20b.html"}]
    assert "url" not in entities["./"]


def test_a_crate_calls_no_committee_a_person() -> None:
    config = edition(
        title="Who “Won”?", version="1.0", released="2026-01-02", authors=("Author, Ann", "Road Committee")
    )
    graph = json.loads(crate([config], SiteConfig(), []) or b"")["@graph"]
    kinds = {entity["name"]: entity["@type"] for entity in graph if entity["@id"].startswith("#wp-person")}
    assert kinds == {"Ann Author": "Person", "Road Committee": "Organization"}
    assert "Rights in “Who ‘Won’?”" in {entity.get("name") for entity in graph}


def checked(site: Path) -> set[tuple[str, str]]:
    """What `check_deposit` finds: (file, words)."""
    manifest = read_manifest(site)
    assert manifest is not None
    findings = Findings()
    check_deposit(site, {path: file.sha256 for path, file in manifest.files.items()}, findings)
    assert {finding.code for finding in findings} <= {"K-014"}
    return {(finding.place.file, finding.words or "") for finding in findings}


def test_check_is_content_with_a_site_as_it_was_built(released: Path, built_site: Path) -> None:
    assert checked(released) == checked(built_site) == set()


def test_check_names_each_file_that_the_manifests_for_archives_do_not_tell_right(
    released: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(released, site)
    lines = (site / MANIFEST).read_text("utf-8").splitlines(keepends=True)
    other = "1" if lines[-1].startswith("0") else "0"
    (site / MANIFEST).write_text("".join([*lines[1:-1], "0" * 64 + "  no/file\n", other + lines[-1][1:]]), "utf-8")
    described = json.loads((site / CRATE).read_text("utf-8"))
    described["@graph"] = [entity for entity in described["@graph"] if entity["@id"] != "robots.txt"]
    (site / CRATE).write_text(json.dumps(described), "utf-8")
    first, last = (line.split("  ")[1].strip() for line in (lines[0], lines[-1]))
    assert checked(site) == {(MANIFEST, first), (MANIFEST, last), (MANIFEST, "no/file"), (CRATE, "robots.txt")}


@pytest.mark.parametrize("content", ["", "no manifest", "\ud800"])
def test_a_manifest_that_cannot_be_read_is_a_finding(released: Path, tmp_path: Path, content: str) -> None:
    site = tmp_path / "site"
    shutil.copytree(released, site)
    (site / MANIFEST).write_bytes(content.encode("utf-8", "surrogatepass"))
    assert (MANIFEST in {file for file, _ in checked(site)}) is True
    (site / MANIFEST).unlink()
    assert MANIFEST in {file for file, _ in checked(site)}


def test_the_command_check_fails_on_a_file_that_was_changed_or_is_missing(released: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(released, site)
    assert run_build("check", "--site", str(site)).returncode == 0
    (site / "second" / "data" / "works.json").unlink()
    (site / MANIFEST).write_text("0" * 64 + "  robots.txt\n", "utf-8")
    done = run_build("check", "--site", str(site))
    assert done.returncode == 1
    assert [code for code in ("K-008", "K-014") if code not in done.stdout + done.stderr] == []


def test_only_search_indexes_are_left_out() -> None:
    assert not is_deposited("wp/search/x.js")
    assert not is_deposited("wp/v/1.0/search/x.js")
    assert all(map(is_deposited, ("search/index.html", "wp/search.html", "static/js/search.js")))


def test_what_is_published_twice_is_published_the_same(tmp_path: Path) -> None:
    (tmp_path / "wp").mkdir()
    (tmp_path / "wp" / "index.html").write_text("A page.", "utf-8")
    config = edition(version="1.0", released="2026-01-02")
    publish([config], SiteConfig(), tmp_path)
    first = {name: (tmp_path / name).read_bytes() for name in (MANIFEST, CRATE)}
    publish([config], SiteConfig(), tmp_path)
    assert first == {name: (tmp_path / name).read_bytes() for name in (MANIFEST, CRATE)}
