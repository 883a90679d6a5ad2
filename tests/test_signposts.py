"""What a site tells programs: which pages there are, which releases, and who may read them."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from fonds.config import WitnessFile
from fonds.config.edition import EditionConfig
from fonds.releases import record
from fonds.signposts.feed import atom_feed
from fonds.signposts.releases import Release, releases_of
from fonds.signposts.robots import robots
from fonds.signposts.sitemap import pages_of, sitemap_files
from machines_help import RELEASED, two_editions
from tools.addresses import BASE_URL, PATH
from tools.crawl import Crawl
from tools.pages import all_pages
from tools.server import serve
from tools.trees import differences

HOST = "https://editions.example"
ABSOLUTE = ("sitemap.xml", "404.html", "nkidp-wp4/feed.xml")
"""What only a site with an address has."""
SITEMAPS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture(scope="module")
def hosted(tmp_path_factory) -> Path:
    """Two editions, one of them released, at the root of a host; the address was given without its last stroke."""
    return two_editions(tmp_path_factory.mktemp("hosted"), "--base-url", HOST, told=RELEASED)


def canonical(page: Path) -> list[str]:
    root = html.document_fromstring(page.read_bytes())
    return [link.get("href") for link in root.iter("link") if link.get("rel") == "canonical"]


def test_without_an_address_of_its_own_a_site_has_no_file_that_needs_one(built_site: Path) -> None:
    assert not [name for name in ABSOLUTE if (built_site / name).exists()]
    assert not [page for page in all_pages(built_site) if canonical(built_site / page)]


def test_robots_and_jekyll_are_told_with_and_without_an_address(built_site: Path, addressed_site: Path) -> None:
    for site in (built_site, addressed_site):
        assert (site / ".nojekyll").read_bytes() == b""
    assert (built_site / "robots.txt").read_text() == "User-agent: *\nAllow: /\n"
    assert f"\nSitemap: {BASE_URL}sitemap.xml\n" in (addressed_site / "robots.txt").read_text()


def test_robots_allow_all_by_the_reading_of_the_standard_library() -> None:
    from urllib.robotparser import RobotFileParser

    rules = RobotFileParser()
    rules.parse(robots(BASE_URL).decode().splitlines())
    assert rules.can_fetch("anybody", f"{BASE_URL}nkidp-wp4/index.html")
    assert rules.site_maps() == [f"{BASE_URL}sitemap.xml"]


@pytest.mark.parametrize(("fixture", "base"), [("addressed_site", BASE_URL), ("hosted", f"{HOST}/")])
def test_every_page_but_404_names_its_own_address(fixture: str, base: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(fixture)
    named = {page: canonical(site / page) for page in all_pages(site)}
    assert named.pop("404.html") == []
    assert named == {page: [base + page] for page in named}


def test_the_sitemap_lists_every_page_of_every_edition_once(hosted: Path, addressed_site: Path) -> None:
    for site, base in ((hosted, f"{HOST}/"), (addressed_site, BASE_URL)):
        listed = etree.parse(site / "sitemap.xml").xpath("//s:loc/text()", namespaces=SITEMAPS)
        assert listed == [base + page for page in all_pages(site) if page != "404.html"]


def test_a_page_has_a_date_only_where_its_edition_was_released(hosted: Path) -> None:
    dated = {}
    for url in etree.parse(hosted / "sitemap.xml").getroot():
        dated[url[0].text.removeprefix(f"{HOST}/")] = [mark.text for mark in url[1:]]
    assert {page.partition("/")[0] for page, days in dated.items() if days} == {"second"}
    assert {tuple(days) for page, days in dated.items() if page.startswith("second/")} == {("2026-03-04",)}


def test_frozen_releases_are_left_out_of_the_sitemap(tmp_path: Path) -> None:
    for name in ("index.html", "wp/index.html", "wp/v/1.0/index.html", "v/wp/1.0/index.html", "wp/v.html", "404.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert pages_of(tmp_path) == ["index.html", "wp/index.html", "wp/v.html"]


@given(st.integers(0, 40), st.integers(1, 7), st.integers(300, 700))
def test_no_sitemap_holds_more_than_it_may_and_together_they_hold_all(count: int, most: int, room: int) -> None:
    pages = [f"wp/page-{number}.html" for number in range(count)]
    files = sitemap_files(BASE_URL, pages, {"wp": "2026-01-02"}, most, room)
    trees = {name: etree.fromstring(content) for name, content in files.items()}
    names = [
        name.removeprefix(BASE_URL)
        for name in trees["sitemap.xml"].xpath("s:sitemap/s:loc/text()", namespaces=SITEMAPS)
    ]
    assert names == [name for name in files if name != "sitemap.xml"]
    listed = []
    for name in names or ["sitemap.xml"]:
        found = trees[name].xpath("s:url/s:loc/text()", namespaces=SITEMAPS)
        assert len(found) <= most
        assert len(files[name]) <= room or len(found) == 1
        listed += found
    assert listed == [BASE_URL + page for page in pages]


def test_fifty_thousand_addresses_are_one_sitemap_and_one_more_are_two() -> None:
    pages = [f"wp/page-{number}.html" for number in range(50_001)]
    assert sorted(sitemap_files(BASE_URL, pages[:-1], {})) == ["sitemap.xml"]
    assert sorted(sitemap_files(BASE_URL, pages, {})) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]


def test_an_address_with_signs_of_xml_and_letters_of_other_scripts_is_escaped() -> None:
    (content,) = sitemap_files("https://a.example/x&y/", ["wp/ä.html"], {}).values()
    assert etree.fromstring(content)[0][0].text == "https://a.example/x&y/wp/%C3%A4.html"


def edition(**more: object) -> EditionConfig:
    given: dict[str, object] = {"id": "wp", "folder": Path("wp"), "title": "A <Paper>", "witness": WitnessFile("w.txt")}
    return EditionConfig(**{**given, **more})  # type: ignore[arg-type]


def test_a_draft_has_no_release_and_no_feed(hosted: Path, addressed_site: Path) -> None:
    assert releases_of(edition()) == ()
    assert not (hosted / "first" / "feed.xml").exists()
    assert not (addressed_site / "nkidp-wp4" / "feed.xml").exists()


def test_a_release_without_a_day_is_in_no_feed() -> None:
    assert releases_of(edition(version="1.0")) == (Release("1.0", None),)
    assert atom_feed(edition(version="1.0"), [Release("1.0", None)], "Site", BASE_URL) is None


def test_the_feed_of_a_released_edition_is_read_by_feedparser_and_its_pages_lead_to_it(hosted: Path) -> None:
    feed = feedparser.parse((hosted / "second" / "feed.xml").read_bytes())
    assert (feed.bozo, feed.version) == (False, "atom10")
    (entry,) = feed.entries
    assert (entry.title, entry.link) == ("Release 1.1", f"{HOST}/second/index.html")
    assert entry.updated == "2026-03-04T00:00:00Z"
    for name, found in (("first", []), ("second", ["feed.xml"])):
        page = html.document_fromstring((hosted / name / "index.html").read_bytes())
        assert page.xpath("//link[@type='application/atom+xml']/@href") == found


ATOM = "{http://www.w3.org/2005/Atom}"


@given(
    st.lists(st.dates(min_value=date(1900, 1, 1)), min_size=1, max_size=5),
    st.sampled_from([(), ("Ann Author", "Ben & Co.")]),
)
def test_feed_and_entries_have_what_rfc_4287_demands(days: list[date], authors: tuple[str, ...]) -> None:
    releases = [Release(f"{number}.0", day.isoformat()) for number, day in enumerate(days)]
    root = etree.fromstring(atom_feed(edition(authors=authors), releases, "The site", BASE_URL) or b"")
    assert [author[0].text for author in root.iter(f"{ATOM}author")] == list(authors or ["The site"])
    entries = root.findall(f"{ATOM}entry")
    for one in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(one.findall(ATOM + name)) == 1
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", one.findtext(f"{ATOM}updated"))
        relations = [(link.get("rel"), link.get("type")) for link in one.findall(f"{ATOM}link")]
        assert len(relations) == len(set(relations))
    ids = [one.findtext(f"{ATOM}id") for one in (root, *entries)]
    assert len(set(ids)) == len(releases) + 1
    assert all(identifier.startswith(BASE_URL) for identifier in ids)
    assert root.findtext(f"{ATOM}updated") == f"{max(days)}T00:00:00Z"


@pytest.mark.parametrize("fixture", ["built_site", "addressed_site"])
def test_the_script_of_addresses_says_what_the_file_of_anchors_says(
    fixture: str, request: pytest.FixtureRequest
) -> None:
    folder = request.getfixturevalue(fixture) / "nkidp-wp4"
    script = (folder / "addresses.js").read_text()
    pages = json.loads(script[script.index("= {\n") + 2 :].rstrip(";\n"))
    assert sorted(pages) == sorted(path.name for path in folder.glob("*.html"))
    rows = json.loads((folder / "data" / "anchors.json").read_text())
    assert {f"{page}#{name}" for page, ids in pages.items() for name in ids} == {row["url"] for row in rows}


@pytest.mark.parametrize("fixture", ["built_site", "addressed_site", "hosted"])
def test_a_program_that_follows_every_address_finds_all_pages_and_no_dead_end(
    fixture: str, request: pytest.FixtureRequest
) -> None:
    site: Path = request.getfixturevalue(fixture)
    with serve(site, below=None if fixture == "hosted" else PATH) as home:
        crawl = Crawl(home).all_from("index.html")
        if fixture != "built_site":
            crawl.all_from("404.html")
    assert crawl.dead == []
    reached = {address.removeprefix(home) for address in crawl.seen}
    assert {page for page in all_pages(site)} <= reached


def test_own_absolute_addresses_stand_only_where_they_must(built_site: Path, addressed_site: Path) -> None:
    """None without an address; with one in canonical links, in citations and on the page for lost addresses."""
    for page in all_pages(built_site):
        root = html.document_fromstring((built_site / page).read_bytes())
        assert not [link for link in root.xpath("//@href | //@src") if link.startswith("/")], page
    for page in all_pages(addressed_site):
        root = html.document_fromstring((addressed_site / page).read_bytes())
        assert page == "404.html" or not [link for link in root.xpath("//@href | //@src") if link.startswith("/")], page
        for element in root.xpath("//*[starts-with(@href, $base)]", base=BASE_URL):
            where = [*element.iterancestors()]
            assert element.get("rel") in ("canonical", "cite-as") or any(
                "cit" in (above.get("class") or "") for above in where
            ), (page, html.tostring(element))


def test_all_links_of_the_page_for_lost_addresses_begin_with_the_sites_path(addressed_site: Path, hosted: Path) -> None:
    for site, path in ((addressed_site, PATH), (hosted, "/")):
        root = html.document_fromstring((site / "404.html").read_bytes())
        links = [
            link for link in root.xpath("//@href | //@src | //@data-addresses") if not link.startswith(("#", "data:"))
        ]
        assert len(links) > 4
        assert all(link.startswith(path) for link in links)


def test_a_site_with_an_address_is_the_same_bytes_whatever_the_order_of_sets_and_the_folder(tmp_path: Path) -> None:
    options = ("--base-url", BASE_URL)
    one = two_editions(tmp_path / "a", *options, told=RELEASED, env={"PYTHONHASHSEED": "1", "TZ": "UTC"})
    other = two_editions(tmp_path / "b" / "c", *options, told=RELEASED, env={"PYTHONHASHSEED": "2", "LC_ALL": "C"})
    assert (one / "ro-crate-metadata.json").is_file()
    assert differences(one, other) == []


def test_a_feed_tells_of_every_release_that_was_made_and_leads_to_its_pages(tmp_path: Path) -> None:
    config = edition(folder=tmp_path, file="content/wp/edition.yaml", version="1.0", released="2026-01-02")
    record(config, b"the file of the first release")
    later = edition(folder=tmp_path, file="content/wp/edition.yaml", version="1.1", released="2026-02-03")
    assert releases_of(config) == (Release("1.0", "2026-01-02", "v/1.0/index.html"),)
    assert [(one.version, one.page) for one in releases_of(later)] == [
        ("1.1", "index.html"),
        ("1.0", "v/1.0/index.html"),
    ]
    feed = feedparser.parse(atom_feed(later, releases_of(later), "Site", BASE_URL) or b"")
    assert [entry.link for entry in feed.entries] == [f"{BASE_URL}wp/{one.page}" for one in releases_of(later)]
