"""axe finds nothing to complain of on a page of each kind, on a phone and on a desk, by day and by night."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tools.chromium import context
from tools.needs import AXE
from tools.pages import editions, one_of_each_kind

pytestmark = [pytest.mark.browser, pytest.mark.node, pytest.mark.xdist_group("axe")]

RUN = """async () => {
    const result = await axe.run(document, {resultTypes: ['violations']})
    return result.violations.map(({id, impact, help, nodes}) =>
        `${id} (${impact}): ${help}: ${nodes.length} × ${nodes[0].target} ${nodes[0].html.slice(0, 120)}`)
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing(width: int, scheme: str, built_site: Path, browser: Browser) -> None:
    axe = AXE.read_text("utf-8")
    found = {}
    with context(browser, width, color_scheme=scheme) as profile:
        page = profile.new_page()
        for name in one_of_each_kind(built_site):
            page.goto((built_site / name).as_uri())
            page.evaluate(axe)
            violations = page.evaluate(RUN)
            if violations:
                found[name] = violations
    assert not found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_in_the_answers_to_a_search(
    width: int, scheme: str, built_site: Path, browser: Browser
) -> None:
    with context(browser, width, color_scheme=scheme) as profile:
        page = profile.new_page()
        page.goto((built_site / editions(built_site)[0] / "search.html").as_uri())
        page.get_by_role("searchbox").fill("reconstruction")
        page.keyboard.press("Enter")
        page.locator(".search-results a").first.wait_for()
        page.evaluate(AXE.read_text("utf-8"))
        assert not page.evaluate(RUN)


def test_axe_would_find_a_fault(browser: Browser) -> None:
    with context(browser) as profile:
        page = profile.new_page()
        page.set_content("<!doctype html><html lang=en><title>t</title><main><h1>t</h1><img src='data:,'></main>")
        page.evaluate(AXE.read_text("utf-8"))
        assert any(fault.startswith("image-alt") for fault in page.evaluate(RUN))
