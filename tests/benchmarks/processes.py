"""What a command costs: seconds of wall time, and the highest memory of it and its children together (Linux)."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.02


@dataclass(frozen=True)
class Cost:
    """Of one run."""

    seconds: float
    """Wall time."""
    busy: float
    """Seconds of processor time, of all processes and threads together."""
    mebibytes: float
    processes: int
    """The most that ran at once."""


def run_measured(command: Sequence[str], env: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end; SystemExit with what it printed where it fails.

    The memory of one process is the kernel's own account of it (`ru_maxrss`). Of several at once it is the largest sum
    that was seen, looking every 20 ms, in which pages that they share count once.
    """
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(
            command, env={**os.environ, **(env or {})}, stdout=said, stderr=said, start_new_session=True
        )
        watch = _Watch(process.pid)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        watch.done.set()
        watch.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{command[0]} ended with {process.returncode}:\n{said.read().decode(errors='replace')}")
    busy = usage.ru_utime + usage.ru_stime
    return Cost(seconds, busy, max(usage.ru_maxrss / 1024, watch.highest), watch.most)


class _Watch(threading.Thread):
    """Looks at the processes of a session while they run."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.session = session
        self.done = threading.Event()
        self.highest, self.most = 0.0, 1

    def run(self) -> None:
        while not self.done.wait(_EVERY):
            members = [folder for folder in Path("/proc").glob("[0-9]*") if _session(folder) == self.session]
            self.most = max(self.most, len(members))
            if len(members) > 1:
                self.highest = max(self.highest, sum(map(_memory, members)))


def _session(process: Path) -> int:
    try:
        # The name stands in brackets and may hold spaces; the session is the fourth word behind it.
        return int((process / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()[3])
    except (OSError, IndexError):
        return -1


def _memory(process: Path) -> float:
    """What a process holds, in MiB, with its part of what it shares."""
    try:
        lines = (process / "smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
