"""The search page, in a browser, over http and from a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from fonds.search.index import Index
from fonds.search.terminal import answer
from search_help import keep_keys_in, small_site
from search_queries import generated, hostile
from tools.chromium import Watch, context
from tools.server import serve

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", autouse=True)
def _own_key(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    yield from keep_keys_in(tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Index]:
    """The site of many generated passages."""
    folder = tmp_path_factory.mktemp("large") / "site"
    return folder, small_site(folder, generated(1200))


@pytest.fixture(scope="module")
def dam(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Index]:
    """The site of the invented edition; tests do not change it."""
    folder = tmp_path_factory.mktemp("dam") / "site"
    return folder, small_site(folder)


@pytest.fixture(params=["http", "file"])
def page(request: pytest.FixtureRequest, dam: tuple[Path, Index], browser: Browser) -> Iterator[Page]:
    """Its search page, over http and from a folder; whatever goes wrong in it fails the test."""
    with serve(dam[0]) as address, context(browser) as profile:
        home = address if request.param == "http" else dam[0].as_uri()
        watch = Watch(home)
        page = watch.over(profile.new_page())
        page.goto(f"{home.rstrip('/')}/dam/search.html")
        yield page
        assert not watch.faults


def ask(page: Page, query: str) -> None:
    page.get_by_role("searchbox").fill(query)
    page.get_by_role("searchbox").press("Enter")


def status(page: Page) -> str:
    """What the live region says, once the answer is there."""
    expect(page.locator(".search-results")).not_to_have_attribute("aria-busy", "true")
    return page.get_by_role("status").inner_text()


def test_the_page_shows_passages_under_essay_notes_and_documents(page: Page) -> None:
    ask(page, "dam")
    expect(page.get_by_role("status")).to_have_text("6 passages: 3 in the essay, 1 in notes, 2 in documents.")
    assert page.locator(".search-group h2").all_inner_texts() == ["Essay 3", "Notes 1", "Documents 2"]
    page.get_by_text("Passages", exact=True).click()
    speech = page.locator(".search-hit", has_text="Premier Kim")
    expect(speech).to_be_visible()
    assert speech.locator("mark").all_inner_texts() == ["dam"]
    assert speech.locator("a").get_attribute("href") == "document-1.html#d1.t1"


def test_a_hit_leads_to_its_passage_and_back_to_the_same_answer(page: Page) -> None:
    ask(page, "thank")
    page.locator(".line a").click()
    assert page.url.endswith("/document-1.html#d1.t1.p2")
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("thank")
    expect(page.locator(".line")).to_have_count(1)


def test_a_search_can_be_bookmarked(page: Page) -> None:
    ask(page, '"free labor" OR 100 % of 北京 & #')
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    expect(page.get_by_role("searchbox")).to_have_value('"free labor" OR 100 % of 北京 & #')
    ask(page, '"free labor"')
    expect(page.locator(".line")).to_have_count(1)


def test_an_answer_comes_while_one_types(page: Page) -> None:
    page.get_by_role("searchbox").press_sequentially("szalont*")
    expect(page.get_by_role("status")).to_have_text("2 passages: 2 in the essay.")
    assert page.url.endswith("#q=szalont*")


def test_nothing_found_is_said(page: Page) -> None:
    ask(page, "xyzzyq")
    expect(page.get_by_role("status")).to_have_text("Nothing in this edition answers “xyzzyq”.")
    expect(page.locator(".line")).to_have_count(0)


def test_a_query_that_cannot_be_read_is_told_where_and_why(page: Page) -> None:
    ask(page, "dam (aid")
    expect(page.get_by_role("status")).to_have_text(
        "This cannot be searched: at character 5: this bracket is not closed."
    )
    expect(page.get_by_role("searchbox")).to_have_attribute("aria-invalid", "true")
    ask(page, "aid")
    expect(page.get_by_role("searchbox")).not_to_have_attribute("aria-invalid", "true")


def test_every_example_of_the_help_finds_something(page: Page) -> None:
    buttons = page.locator(".search-help button")
    assert buttons.count() > 12
    for number in range(buttons.count()):
        buttons.nth(number).click()
        expect(page.get_by_role("searchbox")).to_have_value(buttons.nth(number).inner_text())
        expect(page.get_by_role("status")).to_contain_text("passage")


def test_text_of_an_edition_is_never_markup(page: Page) -> None:
    ask(page, "ministry kind:paragraph")
    page.get_by_text("Passages", exact=True).click()
    hit = page.locator(".search-hit")
    expect(hit).to_contain_text("<script>alert(1)</script>")
    assert hit.locator("script").count() == 0


def test_a_hostile_query_leaves_the_page_as_it_was(page: Page) -> None:
    rest = "document.querySelector('.search-help').outerHTML + document.querySelector('.search-index').outerHTML"
    before = page.evaluate(rest)
    for query in hostile():
        page.evaluate("query => { location.hash = '#q=' + encodeURIComponent(query) }", query)
        status(page)
        assert page.evaluate(rest) == before
        assert page.locator(".search-results :is(script, img, iframe, object, embed, style)").count() == 0


def test_the_keyboard_alone_searches_and_follows_a_hit(page: Page) -> None:
    page.get_by_role("searchbox").focus()
    page.keyboard.type("thank")
    page.keyboard.press("Enter")
    expect(page.locator(".line")).to_have_count(1)
    for _ in ("the button", "the views", "the order", "the filters", "the hit"):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "document-1.html#d1.t1.p2"
    page.keyboard.press("Enter")
    page.wait_for_url("**/document-1.html#d1.t1.p2")


def test_more_hits_are_shown_on_demand_and_the_keyboard_goes_on_with_them(
    large: tuple[Path, Index], browser: Browser
) -> None:
    with context(browser) as profile:
        page = profile.new_page()
        page.goto((large[0] / "dam/search.html").as_uri() + "#q=&view=passages")
        ask(page, "kind:note plan")
        total = answer(large[1], "kind:note plan").total
        expect(page.locator(".search-hit")).to_have_count(10)
        page.get_by_role("button", name=f"Show 10 more of {total - 10} in notes").press("Enter")
        expect(page.locator(".search-hit")).to_have_count(20)
        expect(page.locator(".search-hit").nth(10).locator("a")).to_be_focused()


@pytest.mark.parametrize("missing", ["index", "t0", "d0"])
def test_a_part_that_does_not_come_is_told_and_can_be_asked_for_again(
    missing: str, tmp_path: Path, browser: Browser
) -> None:
    small_site(tmp_path / "site")
    shard = tmp_path / f"site/dam/search/{missing}.js"
    kept = shard.read_bytes()
    shard.unlink()
    with context(browser) as profile:
        page = profile.new_page()
        page.goto((tmp_path / "site/dam/search.html").as_uri())
        ask(page, "archive:avprf OR kind:title")
        expect(page.get_by_role("status")).to_have_text(
            f"The search did not work: a part of the search index ({missing}) could not be loaded."
        )
        shard.write_bytes(kept)
        page.get_by_role("button", name="Try again").click()
        expect(page.get_by_role("status")).to_contain_text("passages:")
        expect(page.get_by_role("button", name="Try again")).to_be_hidden()


def test_parts_of_two_releases_are_not_mixed(tmp_path: Path, browser: Browser) -> None:
    small_site(tmp_path / "site")
    shard = tmp_path / "site/dam/search/t0.js"
    shard.write_text(shard.read_text().replace(shard.read_text().split('"')[3], "0123456789abcdef"))
    with context(browser) as profile:
        page = profile.new_page()
        page.goto((tmp_path / "site/dam/search.html").as_uri())
        ask(page, "archive:avprf")
        expect(page.get_by_role("status")).to_contain_text("is of another release than the rest: reload the page")


def test_shards_of_another_form_are_refused_and_not_misread(tmp_path: Path, browser: Browser) -> None:
    small_site(tmp_path / "site")
    shard = tmp_path / "site/dam/search/index.js"
    shard.write_text(shard.read_text().replace('"form":2,', '"form":0,'))
    with context(browser) as profile:
        page = profile.new_page()
        page.goto((tmp_path / "site/dam/search.html").as_uri())
        ask(page, "dam")
        expect(page.get_by_role("status")).to_contain_text("is of another release than this page: reload it")


def test_without_javascript_the_page_says_so_and_lists_the_archive_files(
    dam: tuple[Path, Index], browser: Browser
) -> None:
    with context(browser, java_script_enabled=False) as profile:
        page = profile.new_page()
        page.goto((dam[0] / "dam/search.html").as_uri())
        expect(page.get_by_text("Searching needs JavaScript")).to_be_visible()
        expect(page.locator(".search-form")).to_be_hidden()
        entry = page.get_by_role("listitem").filter(has_text="AVPRF, f. 0102, op. 10, p. 53, d. 8")
        assert entry.get_by_role("link").evaluate_all("links => links.map(link => link.getAttribute('href'))") == [
            "section-1.html#src-avprf-f0102-d8",
            "section-1.html#n1",
        ]


@pytest.mark.parametrize("view", ["concordance", "passages"])
@pytest.mark.parametrize("width", [320, 390, 1440])
def test_nothing_scrolls_sideways(width: int, view: str, dam: tuple[Path, Index], browser: Browser) -> None:
    with context(browser, width) as profile:
        page = profile.new_page()
        page.goto((dam[0] / "dam/search.html").as_uri() + f"#q=dam%20OR%20aid&view={view}")
        expect(page.locator(".search-results a").first).to_be_visible()
        page.locator(".search-filters > summary").click()
        expect(page.get_by_role("checkbox").first).to_be_visible()
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_a_first_answer_asks_for_few_parts(large: tuple[Path, Index], browser: Browser) -> None:
    with context(browser) as profile:
        page = profile.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(Path(request.url).stem))
        page.goto((large[0] / "dam/search.html").as_uri())
        asked.clear()
        page.evaluate("fonds.search('mystery')")
        assert [name[0] for name in asked if name[0] != "d"] == ["i", "w", "t"]
        assert len([name for name in asked if name[0] == "d"]) <= 10
