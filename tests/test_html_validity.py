"""The Nu Html Checker reads every page, style sheet and drawing of the built site, and says nothing."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from tools.needs import VNU
from tools.pages import all_pages

pytestmark = [pytest.mark.java, pytest.mark.node]


def messages(*files: Path) -> list[str]:
    """What the checker says of these files: errors, warnings and remarks alike."""
    done = subprocess.run(
        ["java", "-Xss4m", "-jar", VNU, "--format", "json", "--also-check-css", "--also-check-svg", *files],
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(done.stderr)["messages"]
    return [f"{m.get('url', '')}:{m.get('lastLine', 0)}: {m['type']}: {m['message']}" for m in found]


KNOWN = {
    r"Resource violates Content Security Policy \(meta tag\): external \w+ “[\w./-]*static/[\w/.-]+” blocked": (
        "the checker gives a file no origin, so that 'self' is nobody; Chromium loads it (test_pages_in_chromium)"
    ),
    r"Inline script violates Content Security Policy \(meta tag\): blocked by “script-src” directive": (
        "a script element of the type application/ld+json: data that no browser runs or blocks (test_pages_in_chromium)"
    ),
    r"CSS: “anchor-(name|scope)”: Property “anchor-(name|scope)” doesn't exist": (
        "CSS Anchor Positioning, newer than the checker; a browser without it shows the notes at the end"
    ),
    r"CSS: “--place”: Invalid type": "a custom property that is the larger of two others; the checker cannot read it",
}
"""Messages that stand, each with its reason."""


def test_the_html_checker_has_nothing_to_say(built_site: Path, addressed_site: Path) -> None:
    pages = [*(built_site / name for name in all_pages(built_site)), addressed_site / "404.html"]
    others = sorted([*built_site.rglob("*.css"), *built_site.rglob("*.svg")])
    said = messages(*pages, *others)
    assert not [message for message in said if not any(re.search(known, message) for known in KNOWN)]
    assert not [known for known in KNOWN if not any(re.search(known, message) for message in said)]


def test_the_html_checker_would_find_a_fault(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang=en><title>t</title><p id=a><p id=a>", "utf-8")
    assert any("Duplicate ID" in message for message in messages(page))
