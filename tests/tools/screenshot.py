"""Take the picture of a page, such as the one in the README, as a PNG of 1440 × 900 pixels.

PYTHONPATH=src:tests .venv/bin/python -m tools.screenshot site/EDITION/PAGE.html TARGET.png
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from .chromium import context, launch


def take(page_file: Path, target: Path, width: int = 1440, height: int = 900, scheme: str = "light") -> None:
    """Open a page as a file, in a window of this size, and keep what is seen as a PNG."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        with context(browser, width, height, color_scheme=scheme) as profile:
            page = profile.new_page()
            page.goto(page_file.resolve().as_uri())
            page.screenshot(path=target)
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python -m tools.screenshot PAGE.html TARGET.png")
    take(Path(sys.argv[1]), Path(sys.argv[2]))
