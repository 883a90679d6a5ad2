"""Lost addresses in a browser: the page that hosts show for them at any depth, and ids asked on the wrong page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from machines_help import two_editions
from test_accessibility import RUN
from tools.addresses import PATH
from tools.chromium import Watch, context
from tools.needs import AXE
from tools.server import serve

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def home(addressed_site: Path) -> Iterator[str]:
    with serve(addressed_site, below=PATH) as address:
        yield address


@pytest.fixture(scope="module")
def hosted_pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = two_editions(tmp_path_factory.mktemp("pair"), "--base-url", "https://editions.example/")
    with serve(site, below="/") as address:
        yield address


def nearest(browser: Browser, address: str) -> str | None:
    """Where the page leads from a lost address: the address of the link it shows."""
    with context(browser) as profile:
        page = profile.new_page()
        watch = Watch("http://127.0.0.1")
        watch.over(page)
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 404
        page.wait_for_load_state("networkidle")
        styled = page.evaluate("getComputedStyle(document.body).fontFamily")
        link = page.query_selector("#nearest a")
        found = page.evaluate("link => link.href", link) if link else None
        # That the page itself is not there is the one thing that a browser may complain of.
        assert [fault for fault in watch.faults if "404" not in fault] == []
        assert "serif" in styled
        return found


@pytest.mark.parametrize(
    ("lost", "near"),
    [
        ("nkidp-wp4/section-99.html", "nkidp-wp4/section-7.html"),
        ("nkidp-wp4/section-3", "nkidp-wp4/section-3.html"),
        ("nkidp-wp4/Document-14.html", "nkidp-wp4/document-13.html"),
        ("nkidp-wp4/soruces.html", "nkidp-wp4/sources.html"),
        ("nkidp-wp4/v/1.0/document-5.html", "nkidp-wp4/document-5.html"),
        ("nkidp-wp4/document-5.html/", "nkidp-wp4/document-5.html"),
        ("nkidp-wp4/qqqq/zzzzzzzzzz.html", "nkidp-wp4/index.html"),
        ("deep/er/x.html", "nkidp-wp4/index.html"),
        ("deep/er/still/section-2.html", "nkidp-wp4/section-2.html"),
        ("%E4%80/%zz.html", "nkidp-wp4/index.html"),
    ],
)
def test_a_lost_address_at_any_depth_names_the_nearest_page(browser: Browser, home: str, lost: str, near: str) -> None:
    assert nearest(browser, home + lost) == home + near


@pytest.mark.parametrize(
    ("asked", "right"),
    [
        ("nkidp-wp4/section-99.html#d5", "nkidp-wp4/document-5.html#d5"),
        ("nkidp-wp4/document-99.html#s2", "nkidp-wp4/section-2.html#s2"),
        ("x/y/z.html#d10.t14", "nkidp-wp4/document-10.html#d10.t14"),
    ],
)
def test_an_id_that_is_known_leads_to_its_page_whatever_page_it_was_asked_on(
    browser: Browser, home: str, asked: str, right: str
) -> None:
    with context(browser) as profile:
        page = profile.new_page()
        page.goto(home + asked)
        page.wait_for_url(home + right)
        assert page.title().startswith("Nothing") is False
        assert page.query_selector(f'[id="{right.partition("#")[2]}"]')


@pytest.mark.parametrize(
    ("asked", "right"),
    [("section-3.html#d5", "document-5.html#d5"), ("index.html#d10.t14", "document-10.html#d10.t14")],
)
def test_an_id_asked_on_a_page_where_it_does_not_stand_leads_to_its_page_also_without_a_server(
    browser: Browser, built_site: Path, asked: str, right: str
) -> None:
    folder = (built_site / "nkidp-wp4").as_uri()
    with context(browser) as profile:
        page = profile.new_page()
        Watch(built_site.as_uri()).over(page)
        page.goto(f"{folder}/{asked}")
        page.wait_for_url(f"{folder}/{right}")
        page.evaluate("location.hash = 's2'")
        page.wait_for_url(f"{folder}/section-2.html#s2")


@pytest.mark.parametrize("fragment", ["", "#s3", "#page-text", "#q=war", "#p99999"])
def test_a_page_that_has_what_is_asked_or_whose_edition_has_it_not_is_left_alone(
    browser: Browser, built_site: Path, fragment: str
) -> None:
    address = (built_site / "nkidp-wp4" / "section-3.html").as_uri() + fragment
    with context(browser) as profile:
        page = profile.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address)
        page.wait_for_load_state("networkidle")
        assert page.url == address
        assert any("addresses.js" in url for url in asked) == (fragment == "#p99999")


def test_an_id_that_is_not_known_leads_nowhere_by_itself(browser: Browser, home: str) -> None:
    assert nearest(browser, f"{home}nkidp-wp4/section-9.html#p99999") == f"{home}nkidp-wp4/section-7.html"


def without_scripts(browser: Browser, address: str) -> tuple[Page, list[str]]:
    with context(browser, java_script_enabled=False) as profile:
        page = profile.new_page()
        page.goto(address)
        return page, [link.get_attribute("href") or "" for link in page.query_selector_all("main a")]


def test_without_scripts_the_page_leads_to_home_editions_and_search(browser: Browser, home: str) -> None:
    _, links = without_scripts(browser, f"{home}deep/er/x.html")
    assert links == [f"{PATH}index.html", f"{PATH}nkidp-wp4/index.html", f"{PATH}nkidp-wp4/search.html"]


@pytest.mark.parametrize(
    ("lost", "near"),
    [
        ("second/section-9.html", "second/section-"),
        ("frist/document-7.html", "first/document-1.html"),
        ("neither/document-7.html", None),
        ("document-7.html", None),
    ],
)
def test_of_several_editions_the_one_that_is_named_is_meant_and_none_is_guessed(
    browser: Browser, hosted_pair: str, lost: str, near: str | None
) -> None:
    found = nearest(browser, hosted_pair + lost)
    assert found is None if near is None else (found or "").startswith(hosted_pair + near)


@pytest.mark.node
@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1440, "light")])
def test_axe_finds_nothing_on_the_page_for_lost_addresses(browser: Browser, home: str, width: int, scheme: str) -> None:
    with context(browser, width, color_scheme=scheme) as profile:
        page = profile.new_page()
        page.goto(f"{home}nkidp-wp4/section-99.html")
        page.locator("#nearest a").wait_for()
        page.evaluate(AXE.read_text("utf-8"))
        assert not page.evaluate(RUN)
