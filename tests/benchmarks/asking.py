"""Asking one side in Chromium: the bytes of a first query, of each further one, and the time of a warm one."""

from __future__ import annotations

import statistics
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks.byte_server import Account, serve
from tools.chromium import context

TURNS = 4
"""How often all queries are asked one after another, each time beginning at another one."""
_WARM = """async ([queries, rounds]) => {
    const times = []
    for (const query of queries) {
        const own = []
        for (let round = 0; round < rounds; round++) {
            const began = performance.now()
            await ask(query)
            own.push(performance.now() - began)
        }
        times.push(own.sort((one, other) => one - other)[rounds >> 1])
    }
    return times
}"""


@dataclass(frozen=True)
class Side:
    """How a side is asked."""

    name: str
    folder: Path
    """What is served; `bare.html` in it is the page that asks."""
    ask: str
    """A function of a query, in JavaScript: [all results, those given with their texts]."""
    part: Callable[[str], str]
    """What a path belongs to, for the account."""


@dataclass
class Asked:
    """What came of it."""

    first: list[int] = field(default_factory=list)
    """Bytes of each query, asked by somebody who has nothing yet."""
    found: list[int] = field(default_factory=list)
    """Results of each query."""
    parts: Counter[str] = field(default_factory=Counter)
    """The bytes of `first` by what they are."""
    further: list[float] = field(default_factory=list)
    """Mean bytes of a query behind the first, one figure for each turn."""


@contextmanager
def opened(browser: Browser, account: Account, ask: str) -> Iterator[Page]:
    """The page that asks, in a fresh profile. What was sent for it is in the account, but for the page itself."""
    with context(browser) as profile:
        account.take()
        page = profile.new_page()
        page.on("pageerror", lambda error: sys.exit(f"{account.address}: {error}"))
        page.goto(f"{account.address}bare.html")
        page.evaluate(f"() => {{ window.ask = {ask} }}")
        yield page
        if account.missed:
            sys.exit(f"not there: {', '.join(account.missed)}")


def ask(browser: Browser, side: Side, queries: Sequence[str]) -> Asked:
    """Count the bytes of the queries."""
    asked = Asked()
    with serve(side.folder) as account:
        for query in queries:
            with opened(browser, account, side.ask) as page:
                found, given = page.evaluate("query => ask(query)", query)
                if given < min(found, 10) or not found:
                    sys.exit(f"{side.name} gives {given} of {found} results for {query}")
                sent = _sent(page, account)
            asked.found.append(found)
            asked.first.append(sum(count for _, count in sent))
            for path, count in sent:
                asked.parts[side.part(path)] += count
        for turn in range(TURNS):
            start = turn * len(queries) // TURNS
            with opened(browser, account, side.ask) as page:
                sizes = []
                for query in [*queries[start:], *queries[:start]]:
                    page.evaluate("query => ask(query)", query)
                    sizes.append(sum(count for _, count in _sent(page, account)))
            asked.further.append(statistics.mean(sizes[1:]))
    return asked


def _sent(page: Page, account: Account) -> list[tuple[str, int]]:
    """What was sent; what a side begins to load behind its answer counts too."""
    page.wait_for_timeout(50)
    return [(path, count) for path, count in account.take() if not path.endswith(".html")]


def warm(browser: Browser, sides: Sequence[Side], queries: Sequence[str], turns: int = 3) -> list[list[float]]:
    """Milliseconds of each query on each side, asked again in the same page; the sides take turns."""
    times: list[list[list[float]]] = [[] for _ in sides]
    for _ in range(turns):
        for number, side in enumerate(sides):
            with serve(side.folder) as account, opened(browser, account, side.ask) as page:
                page.evaluate(_WARM, [queries, 1])
                times[number].append(page.evaluate(_WARM, [queries, 5]))
    return [[statistics.median(each) for each in zip(*turn, strict=True)] for turn in times]
