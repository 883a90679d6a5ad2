"""From the results to a hit and back, over the pages of the real edition: marks and the bar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from search_browser import WAYS, answered, opened, search_page
from tools.chromium import context

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("found")]

MARKS = "() => [...document.querySelectorAll('mark.found')].map(mark => mark.textContent)"
WHOLE = "() => [document.querySelector('main').innerHTML, document.querySelectorAll('.side').length]"


@pytest.fixture(params=WAYS)
def page(request: pytest.FixtureRequest, built_site: Path, browser: Browser) -> Iterator[Page]:
    """The search page of the edition."""
    with opened(built_site, search_page(built_site), browser, request.param) as page:
        yield page


@pytest.fixture
def words(page: Page) -> list[str]:
    """The first example of the help: two words that stand side by side."""
    return page.locator(".search-help button").first.inner_text().split()


def find(page: Page, query: str, more: str = "") -> list[str]:
    """Search; gives the addresses of the hits, each once."""
    page.evaluate("hash => { location.hash = hash }", f"#q={query.replace(' ', '%20')}{more}")
    expect(page.locator("[data-search-results] a").first).to_be_visible()
    answered(page)
    links = page.locator("[data-search-results] a").evaluate_all("links => links.map(link => link.href)")
    return list(dict.fromkeys(links))


def follow(page: Page, number: int = 0) -> None:
    """Follow a hit by its number and wait for the bar."""
    link = page.locator("[data-search-results] a").nth(number)
    link.click()
    expect(page.locator(".found-bar")).to_be_visible()


def test_a_hit_is_marked_in_its_passage_at_a_clean_address(page: Page, words: list[str]) -> None:
    hits = find(page, f'"{words[0]}"')
    follow(page)
    assert page.url == hits[0]
    assert re.search(r"\.html#[\w.-]+$", page.url)
    assert {mark.lower() for mark in page.evaluate(MARKS)} == {words[0]}
    inside = "() => [...document.querySelectorAll('mark.found')].every(mark => mark.closest(':target'))"
    assert page.evaluate(inside)


@pytest.mark.parametrize("group", ["essay", "notes", "documents"])
def test_every_place_of_a_line_is_marked_once_in_each_kind_of_passage(group: str, page: Page, words: list[str]) -> None:
    find(page, words[1], "&sort=edition")
    lines = page.locator(f"[data-group={group}] .line")
    of_url: dict[str, list[str]] = {}
    for url, word in lines.evaluate_all(
        "all => all.map(l => [l.querySelector('a').href, l.querySelector('mark').textContent])"
    ):
        of_url.setdefault(url, []).append(word)
    lines.first.locator("a").click()
    expect(page.locator(".found-bar")).to_be_visible()
    for url in list(of_url)[:6]:
        if page.url != url:
            page.locator(".found-step").last.click()
            page.wait_for_url(url)
        expect(page.locator("mark.found")).to_have_text(of_url[url])  # the address is there before its marks


def test_marks_go_inside_inline_markup_and_leave_it_as_it_was(page: Page, built_site: Path) -> None:
    """A name is a link on these pages, and a phrase may begin before it and end in it."""
    section = (built_site / search_page(built_site)).with_name("section-2.html").read_text("utf-8")
    before, name = re.findall(r' (\w+) <a class="name"[^>]*>([\w ]+)</a>', section)[0]
    find(page, f'"{before} {name}"', "&sort=edition")
    page.locator('[data-search-results] a[href^="section-2.html#"]').first.click()
    expect(page.locator(".found-bar")).to_be_visible()
    marked = page.url
    assert page.locator("a mark.found").count()
    assert [mark.strip().lower() for mark in page.evaluate(MARKS)[:2]] == [before.lower(), name.lower()]
    page.get_by_role("button", name="Dismiss").click()
    after = page.evaluate(WHOLE)
    page.goto("about:blank")
    page.goto(marked)
    assert page.evaluate(WHOLE) == after
    expect(page.locator(".found-bar")).to_have_count(0)


def test_an_emendation_is_marked_in_its_card_where_the_text_has_only_a_sign(page: Page, built_site: Path) -> None:
    folder = (built_site / search_page(built_site)).parent
    pages = "".join(file.read_text("utf-8") for file in sorted(folder.glob("section-*.html")))
    signs = set(re.findall(r'class="em sign[^"]*" id="([^"]+)"', pages))
    find(page, "kind:emendation (e* OR s* OR t* OR o* OR c*)", "&sort=edition")
    for button in page.get_by_role("button", name="Show all").all():
        button.click()
    expect(page.locator(".search-rest")).to_be_hidden()
    links = page.locator(".line:has(mark) a").evaluate_all("all => all.map(link => link.getAttribute('href'))")
    url = next(link for link in links if link.partition("#")[2] in signs)
    page.locator(f'.line a[href="{url}"]').first.click()
    expect(page.locator(".em.sign:target .card mark.found").first).to_be_visible()


def test_marking_moves_no_note_from_its_place(page: Page, words: list[str]) -> None:
    find(page, words[1], "&kind=paragraph&sort=edition")
    follow(page)
    boxes = """() => [...document.querySelectorAll('.side, .ref')].map(one => {
        const box = one.getBoundingClientRect()
        return [Math.round(box.left + scrollX), Math.round(box.top + scrollY)]
    })"""
    before = page.evaluate(boxes)
    page.get_by_role("button", name="Dismiss").click()
    assert page.evaluate(MARKS) == []
    assert page.evaluate(boxes) == before


def test_the_bar_says_what_was_searched_and_leads_on_from_hit_to_hit(page: Page, words: list[str]) -> None:
    hits = find(page, words[1])
    follow(page)
    bar = page.get_by_role("navigation", name="Search", exact=True)
    expect(bar).to_contain_text(f"Found for {words[1]}")
    expect(bar).to_contain_text(f"hit 1 of {len(hits)}")
    assert bar.get_by_role("link", name="Previous hit").count() == 0
    for hit in hits[1:4]:
        bar.get_by_role("link", name="Next hit").click()
        page.wait_for_url(hit)
        expect(page.locator(".found-number")).to_contain_text(f"hit {hits.index(hit) + 1} of")
        expect(page.locator("mark.found").first).to_be_attached()
    bar.get_by_role("link", name="Previous hit").click()
    page.wait_for_url(hits[2])


def test_the_way_back_leads_to_the_same_answer_and_the_hit_that_was_seen_last(page: Page, words: list[str]) -> None:
    find(page, words[1], "&sort=edition")
    page.locator("[data-group=essay]").get_by_role("button", name="Show 10 more").click()
    expect(page.locator("[data-group=essay] ol")).not_to_have_attribute("aria-busy", "true")
    address = page.url
    links = page.locator("[data-group=essay] a.search-where")
    shown = links.count()
    links.last.click()
    last = page.url
    page.get_by_role("link", name="Back to the results").click()
    expect(page.locator("[data-search-results] a").first).to_be_visible()
    answered(page)
    assert page.url == address
    assert links.count() == shown
    assert page.evaluate("document.activeElement.href") == last
    expect(page.locator(":focus")).to_be_in_viewport()


def test_the_keyboard_alone_goes_from_hit_to_hit_and_dismisses(page: Page, words: list[str]) -> None:
    hits = find(page, words[1])
    page.locator("#search-field").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(hits[0])
    page.locator(".found-bar a").last.focus()
    for hit in hits[1:4]:
        page.keyboard.press("Enter")
        page.wait_for_url(hit)
        expect(page.locator(".found-number")).to_contain_text(f"hit {hits.index(hit) + 1} of")
        expect(page.get_by_role("link", name="Next hit")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".found-bar")).to_have_count(0)
    page.reload()
    expect(page.locator("main")).to_be_visible()
    assert page.locator(".found-bar, mark.found").count() == 0


def test_a_new_tab_is_marked_too_and_leaves_nothing_behind(page: Page, words: list[str]) -> None:
    find(page, words[1])
    with page.context.expect_page() as opening:
        page.locator("[data-search-results] a").first.click(modifiers=["ControlOrMeta"])
    tab = opening.value
    expect(tab.locator(".found-bar")).to_be_visible()
    assert tab.evaluate(MARKS)
    # Another tab may be another process, which hears of the removal a moment later.
    page.wait_for_function("localStorage.getItem('fonds-found') === null")
    page.goto(tab.url)
    expect(page.locator("main")).to_be_visible()
    assert page.locator(".found-bar").count() == 0


def test_a_page_that_is_opened_otherwise_is_as_it_is(page: Page, words: list[str]) -> None:
    hits = find(page, words[1])
    page.goto(hits[0])
    expect(page.locator("main")).to_be_visible()
    assert page.locator(".found-bar, mark.found").count() == 0


def test_what_was_left_for_a_new_tab_long_ago_is_forgotten(page: Page, words: list[str]) -> None:
    hits = find(page, words[1])
    trail = (
        "url => localStorage.setItem('fonds-found', JSON.stringify({query: 'x', hits: [{url, marks: []}], time: 1}))"
    )
    page.evaluate(trail, hits[0])
    page.goto(hits[0])
    expect(page.locator("main")).to_be_visible()
    assert page.locator(".found-bar").count() == 0
    assert page.evaluate("localStorage.getItem('fonds-found')") is None


@pytest.mark.parametrize("kept", ["no JSON", "null", "5", "{}", '{"hits": 1}', '{"hits": [{}]}', "[]"])
def test_what_others_left_in_the_storage_harms_nothing(kept: str, page: Page, words: list[str]) -> None:
    hits = find(page, words[1])
    page.evaluate("kept => { for (const s of [localStorage, sessionStorage]) s.setItem('fonds-found', kept) }", kept)
    page.goto(hits[0])
    expect(page.locator("main")).to_be_visible()
    assert page.locator(".found-bar, mark.found").count() == 0


def test_without_storage_a_hit_is_followed_all_the_same(built_site: Path, browser: Browser) -> None:
    with context(browser) as profile:
        page = profile.new_page()
        refuse = "get() { throw new DOMException('no', 'SecurityError') }"
        page.add_init_script(
            f"for (const n of ['localStorage', 'sessionStorage']) Object.defineProperty(window, n, {{{refuse}}})"
        )
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto((built_site / search_page(built_site)).as_uri())
        hits = find(page, page.locator(".search-help button").first.inner_text())
        page.locator("[data-search-results] a").first.click()
        page.wait_for_url(hits[0])
        expect(page.locator("main")).to_be_visible()
        assert page.locator(".found-bar").count() == 0
        assert not faults


def test_in_print_neither_bar_nor_marks_are_seen(page: Page, words: list[str]) -> None:
    find(page, words[1])
    follow(page)
    page.emulate_media(media="print")
    expect(page.locator(".found-bar")).to_be_hidden()
    assert (
        page.locator("mark.found").first.evaluate("mark => getComputedStyle(mark).backgroundColor")
        == "rgba(0, 0, 0, 0)"
    )


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_the_bar_is_one_line_and_each_of_its_targets_large(
    width: int, built_site: Path, browser: Browser
) -> None:
    with opened(built_site, search_page(built_site), browser, width=width) as page:
        find(page, page.locator(".search-help button").first.inner_text())
        follow(page)
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width
        bar = page.locator(".found-bar").bounding_box()
        assert bar
        assert bar["height"] < 60
        for target in page.locator(".found-bar :is(a, button)").all():
            box = target.bounding_box()
            assert box
            assert box["width"] >= 44
            assert box["height"] >= 44
        target = page.locator(":target").bounding_box()
        assert target
        assert target["y"] >= 0
