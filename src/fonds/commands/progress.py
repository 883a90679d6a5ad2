"""Progress on a terminal: one line that says what is being done, shown once a build takes longer than a second."""

from __future__ import annotations

import sys
import threading
import time
from types import TracebackType

PATIENCE = 1.0
"""Seconds before anything is shown: a short build says nothing."""


class Progress:
    """`with Progress(quiet) as progress: progress.say("reading")`; silent where stderr is no terminal."""

    def __init__(self, quiet: bool = False) -> None:
        self._shown = sys.stderr.isatty() and not quiet
        self._words = ""
        self._began = time.monotonic()
        self._lock = threading.Lock()
        self._timer = threading.Timer(PATIENCE, self._draw)
        self._timer.daemon = True

    def __enter__(self) -> Progress:
        if self._shown:
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._timer.cancel()
            with self._lock:
                sys.stderr.write("\r\x1b[K")
                sys.stderr.flush()
                self._shown = False

    def say(self, words: str) -> None:
        """What is being done now."""
        self._words = words
        if time.monotonic() - self._began >= PATIENCE:
            self._draw()

    def _draw(self) -> None:
        with self._lock:
            if self._shown:
                sys.stderr.write(f"\r\x1b[K{self._words} …")
                sys.stderr.flush()
