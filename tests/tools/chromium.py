"""Chromium for the tests: started the same way everywhere, asking nobody, watched for every fault."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Request

from .needs import browser_path

QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]
"""Chromium of its own accord asks servers elsewhere; here it must not."""

TELL = """addEventListener('securitypolicyviolation', event =>
    console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI}`))"""


def launch(playwright: Playwright) -> Browser:
    """The installed Chromium. The sandbox needs another user than root."""
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=browser_path(), args=QUIET + root)


class Watch:
    """Collects what goes wrong in a page, and every request that leaves `home`."""

    def __init__(self, home: str) -> None:
        self.home = home
        self.faults: list[str] = []

    def over(self, page: Page) -> Page:
        """Watch a page that is still empty."""
        page.add_init_script(TELL)
        page.on("console", lambda message: self._note(message.type in {"error", "warning"}, page, message.text))
        page.on("pageerror", lambda error: self._note(True, page, str(error)))
        page.on("request", lambda request: self._note(self._leaves(request.url), page, f"asks {request.url}"))
        page.on("requestfailed", lambda request: self._failed(request, page))
        return page

    def _failed(self, request: Request, page: Page) -> None:
        # A page that is left while its icon is still being fetched aborts that, which is no fault.
        left = request.failure == "net::ERR_ABORTED"
        self._note(not left, page, f"did not get {request.url}: {request.failure}")

    def _leaves(self, url: str) -> bool:
        return not url.startswith((self.home, "data:", "about:", "blob:"))

    def _note(self, wrong: bool, page: Page, words: str) -> None:
        if wrong:
            self.faults.append(f"{page.url}: {words}")


@contextmanager
def context(browser: Browser, width: int = 1440, height: int = 900, **options: object) -> Iterator[BrowserContext]:
    """A fresh browser profile with a window of this size."""
    made = browser.new_context(viewport={"width": width, "height": height}, **options)  # type: ignore[arg-type]
    try:
        yield made
    finally:
        made.close()
