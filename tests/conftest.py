"""What all tests share: the built site, a browser, and an honest list of what was skipped."""

from __future__ import annotations

import fcntl
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from tools import needs
from tools.addresses import BASE_URL
from tools.project import build_site
from tools.server import serve

settings.register_profile(
    "suite", max_examples=40, derandomize=True, phases=[phase for phase in Phase if phase is not Phase.shrink]
)
settings.register_profile("long", max_examples=3000)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--site DIR`: test a site that is built already."""
    parser.addoption("--site", metavar="DIR", help="test this built site instead of building the content")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test that is marked with a need which is not met is skipped, with the line that installs it."""
    for marker, need in needs.NEEDS.items():
        if item.get_closest_marker(marker) and not needs.is_met(marker):
            pytest.skip(str(need))


def _reporter(config: pytest.Config) -> pytest.TerminalReporter | None:
    """The reporter of this run; None in the worker processes."""
    return config.pluginmanager.get_plugin("terminalreporter")


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """In CI nothing may be skipped: what did not run has not been shown."""
    reporter = _reporter(session.config)
    if reporter and exitstatus == 0 and reporter.stats.get("skipped") and os.environ.get("CI") == "true":
        session.exitstatus = 1


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What was skipped and what would install it; last, the three counts on a line of their own."""
    stats = terminalreporter.stats
    skipped = stats.get("skipped", [])
    reasons = Counter(report.longrepr[2].removeprefix("Skipped: ") for report in skipped)
    for reason, number in sorted(reasons.items()):
        terminalreporter.write_line(f"skipped {number}: {reason}")
    if reasons and os.environ.get("CI") == "true":
        terminalreporter.write_line("CI=true: a skipped test is a failure")
    failed = len(stats.get("failed", [])) + len(stats.get("error", []))
    passed = len(stats.get("passed", [])) + len(stats.get("xfailed", []))
    terminalreporter.write_line(f"{passed} passed, {failed} failed, {len(skipped)} skipped")


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A temporary folder that all worker processes of this run have in common."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own


@pytest.fixture(scope="session")
def built_site(shared_folder: Path, pytestconfig: pytest.Config) -> Path:
    """The project's content, built once in a run. Tests read it and never write there."""
    given = pytestconfig.getoption("--site")
    return Path(given).resolve() if given else _built_once(shared_folder, "site")


@pytest.fixture(scope="session")
def addressed_site(shared_folder: Path) -> Path:
    """The same, built for an address that has a path: with all files that need the site's own address."""
    return _built_once(shared_folder, "addressed-site", "--base-url", BASE_URL)


def _built_once(shared_folder: Path, name: str, *options: str) -> Path:
    """Build the content with some options, in one of the worker processes; the others wait."""
    site, failed = shared_folder / name, shared_folder / f"{name}-failed.txt"
    with (shared_folder / f"{name}.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        if not site.is_dir() and not failed.exists():
            try:
                build_site(site, options=options)
            except AssertionError as fault:
                failed.write_text(str(fault), "utf-8")
    assert not failed.exists(), failed.read_text("utf-8")
    return site


@pytest.fixture(scope="session")
def served_site(built_site: Path) -> Iterator[str]:
    """The address of the built site over http."""
    with serve(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """One Chromium for each worker process."""
    from playwright.sync_api import sync_playwright

    from tools.chromium import launch

    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()
