"""Hostile queries against both readers, over the made-up edition of 2,000 pages: an answer or a clear error, and soon.

    PYTHONPATH=src:tests .venv/bin/python -m benchmarks.search_hostile [--each]

Each query is asked once of the terminal's reader and once of the browser's, in one page that stays open, so that the
time in the browser has the loading of shards in it. Printed are the limits that bound the work, the slowest queries,
and what went wrong: no answer within ten seconds, an exception that is no QueryError, two readers that differ in the
total or in the words of the error, or a page that is no longer as it was.
"""

from __future__ import annotations

import argparse
import os
import pkgutil
import re
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as Hangs

import fonds.search
from benchmarks import fonds_site
from benchmarks.byte_server import serve
from benchmarks.hostile_queries import hostile
from benchmarks.search_corpus import corpus
from fonds.search import shards
from fonds.search.analysis import words
from fonds.search.index import Index, ensure
from fonds.search.terminal import answer
from fonds.search.trees import QueryError
from fonds.site.static import SCRIPTS
from tools.chromium import context, launch

PATIENCE = 10
"""Seconds after which a reader counts as hanging."""
_ASK = """query => {
    window.done = null
    const began = performance.now()
    const end = said => { window.done = {said, seconds: (performance.now() - began) / 1000} }
    fonds.search(query, {limit: 10}).then(
        answer => end(`${answer.total} hits`),
        error => end(error instanceof fonds.parts.QueryError ? `error: ${error.message}` : `FAULT ${error.stack}`))
}"""
_STATE = "[document.body.outerHTML, document.scripts.length, document.querySelectorAll('*').length, window.injected]"


@dataclass(frozen=True)
class Said:
    """What a reader said to a query."""

    text: str
    seconds: float

    @property
    def is_fault(self) -> bool:
        """Whether it is neither an answer nor a clear error."""
        return not self.text.endswith(" hits") and not self.text.startswith("error: ")


def limits() -> dict[str, int]:
    """The counted limits of the package: each `MAX_…` of its modules."""
    modules = [import_module(f"fonds.search.{found.name}") for found in pkgutil.iter_modules(fonds.search.__path__)]
    named = ((name, value) for module in modules for name, value in vars(module).items())
    return {name: value for name, value in named if name.startswith("MAX_") and isinstance(value, int)}


def limits_of_scripts() -> dict[str, int]:
    """The same of the browser's scripts."""
    names = SCRIPTS["search"]
    text = "".join((fonds_site.TEMPLATES / f"static/js/{name}.js").read_text("utf-8") for name in names)
    return {name: int(value.replace("_", "")) for name, value in re.findall(r"\b(MAX_\w+) = ([0-9_]+)", text)}


def ask_terminal(index: Index, query: str) -> Said:
    """Ask the terminal's reader, for no longer than PATIENCE."""
    began = time.perf_counter()
    try:
        with _alarm():
            said = f"{answer(index, query, 10).total} hits"
    except QueryError as error:
        said = f"error: {error}"
    except TimeoutError:
        said = "HANGS"
    except Exception as error:
        said = f"FAULT {error!r}"
    return Said(said, time.perf_counter() - began)


@contextmanager
def _alarm() -> Iterator[None]:
    def ring(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, ring)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)


def ask_browser(page: Page, query: str) -> Said:
    """Ask the browser's reader, for no longer than PATIENCE."""
    before = page.evaluate(_STATE)
    page.evaluate(_ASK, query)
    try:
        done = page.wait_for_function("window.done", timeout=PATIENCE * 1000, polling=5).json_value()
    except Hangs:
        return Said("HANGS", PATIENCE)
    if page.evaluate(_STATE) != before:
        return Said("FAULT the page has changed", done["seconds"])
    return Said(done["said"], done["seconds"])


def ask_all(browser: Browser, index: Index, site: Path, queries: dict[str, str]) -> dict[str, tuple[Said, Said]]:
    """What both readers say to each query: the terminal's, the browser's."""
    said = {}
    with serve(site) as account, context(browser) as profile:
        page = _page(profile.new_page(), account.address)
        for name, query in queries.items():
            said[name] = ask_terminal(index, query), ask_browser(page, query)
            if said[name][1].text == "HANGS":
                page.close()
                page = _page(profile.new_page(), account.address)
    return said


def _page(page: Page, address: str) -> Page:
    page.on("dialog", lambda dialog: page.evaluate("window.injected = 'a dialog'"))
    page.goto(f"{address}bare.html")
    return page


def report(said: dict[str, tuple[Said, Said]], each: bool) -> int:
    """Print it; gives the number of queries that went wrong."""
    wrong = 0
    for at, reader in enumerate(("terminal", "browser")):
        errors = sum(pair[at].text.startswith("error: ") for pair in said.values())
        print(f"{reader}: {len(said)} hostile queries, {errors} refused with an error; the slowest:")
        order = sorted(said, key=lambda name: -said[name][at].seconds)
        for name in order if each else order[:8]:
            print(f"   {said[name][at].seconds:>7.3f} s  {name:<50}{said[name][at].text[:90]}")
    for name, (one, other) in said.items():
        if one.is_fault or other.is_fault or one.text != other.text:
            wrong += 1
            print(f"WRONG  {name}\n   terminal: {one.text[:300]}\n   browser:  {other.text[:300]}")
    print(f"{wrong} went wrong" if wrong else "each gave the same answer, or the same clear error, in both readers")
    return wrong


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search_hostile")
    parser.add_argument("--each", action="store_true", help="print every query, not only the slowest")
    options = parser.parse_args(arguments)
    found = corpus()
    known, theirs = limits(), limits_of_scripts()
    print("limits: " + ", ".join(f"{name} {value:,}" for name, value in sorted(known.items())))
    unlike = [name for name in {*known, *theirs} if known.get(name) != theirs.get(name)]
    print(f"limits that the browser's scripts have otherwise, or not by name: {', '.join(sorted(unlike)) or 'none'}")
    frequent = [word for word, _ in Counter(word for passage in found for word in words(passage.text)).most_common(60)]
    queries = hostile(frequent, known.get("MAX_CHARACTERS", 1000), known.get("MAX_PARTS", 50))
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        site = Path(temporary) / "site"
        site.mkdir()
        os.environ["XDG_STATE_HOME"] = str(Path(temporary) / "state")
        index = ensure(found, Path(temporary) / "index")
        shards.write(index, site / "search")
        fonds_site.write_bare_page(site)
        browser = launch(playwright)
        said = ask_all(browser, index, site, queries)
        browser.close()
    return 1 if report(said, options.each) else 0


if __name__ == "__main__":
    raise SystemExit(main())
