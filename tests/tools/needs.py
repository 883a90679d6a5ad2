"""What some tests need beside Python, how to see whether it is there, and the line that installs it."""

from __future__ import annotations

import shutil
import subprocess
from ctypes.util import find_library
from dataclasses import dataclass
from functools import cache
from pathlib import Path

NODE_MODULES = Path(__file__).parent / "node_modules"
AXE = NODE_MODULES / "axe-core" / "axe.min.js"
VNU = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True)
class Need:
    """A thing outside Python, and the line that installs it."""

    name: str
    install: str

    def __str__(self) -> str:
        return f"{self.name} is missing: {self.install}"


NEEDS = {
    "browser": Need("Chromium or what drives it", "apt install chromium libatomic1"),
    "java": Need("a Java runtime", "apt install default-jre-headless"),
    "pango": Need("Pango", "apt install libpango-1.0-0 libpangoft2-1.0-0"),
    "node": Need("the accessibility and HTML checkers of npm", "npm ci --ignore-scripts --prefix tests/tools"),
}
"""By the name of the pytest marker that asks for it."""


@cache
def browser_path() -> str | None:
    """Where Chromium is, or None."""
    return next((path for path in map(shutil.which, BROWSERS) if path), None)


@cache
def driver_starts() -> bool:
    """Whether Playwright's driver runs: it needs a library of the system that a bare one lacks."""
    from playwright._impl._driver import compute_driver_executable

    return subprocess.run([compute_driver_executable()[0], "--version"], capture_output=True).returncode == 0


def is_met(marker: str) -> bool:
    """Whether what the marker asks for is there."""
    if marker == "browser":
        return browser_path() is not None and driver_starts()
    if marker == "java":
        return shutil.which("java") is not None
    if marker == "pango":
        return all(map(find_library, ("pango-1.0", "pangoft2-1.0")))
    return AXE.is_file() and VNU.is_file()
