"""One build at a time: a file lock beside the target, which the system lifts when its process dies, however
it dies.

A second build is refused at once and not made to wait: in CI a job that hangs is worse than one that says why
it stopped, and a build that waited would publish over the other's site what it had read before.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from fonds.errors import UsageError

_held: set[int] = set()


class Held(UsageError):
    """Another process is publishing to the same target."""


class Lock:
    """The lock of one target."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._fd: int | None = None

    def acquire(self) -> None:
        """Take the lock, or raise Held. The file is made where it is not there, and holds the holder's
        process id.
        """
        lock = _file_locks()
        while self._fd is None:
            fd = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
            try:
                self._try(lock, fd)
                # Its last holder may have removed the file after we opened it: then we hold what nobody sees.
                if _is_at(fd, self._path):
                    os.ftruncate(fd, 0)
                    os.pwrite(fd, f"{os.getpid()}\n".encode(), 0)
                    self._fd = fd
            finally:
                if self._fd is None:
                    os.close(fd)
        _held.add(self._fd)

    def release(self) -> None:
        """Give the lock back and leave no file behind. Without effect where it is not held."""
        if self._fd is None or self._fd not in _held:
            return
        self._path.unlink(missing_ok=True)
        _held.discard(self._fd)
        os.close(self._fd)
        self._fd = None

    def _try(self, lock: Callable[[int], None], fd: int) -> None:
        try:
            lock(fd)
        except BlockingIOError as error:
            pid = os.pread(fd, 20, 0).decode("ascii", "replace").strip()
            holder = f"process {pid}" if pid else "another process"
            raise Held(
                f"{holder} is building into the same folder (it holds {self._path}): "
                "wait until it has ended, or stop it, and build again"
            ) from error


def _file_locks() -> Callable[[int], None]:
    """What locks a file or raises BlockingIOError. Asked for only now, so that `--help` works where there is
    none.
    """
    try:
        import fcntl
    except ImportError as error:
        raise UsageError("publishing needs file locks, which this system lacks: use Linux, macOS or WSL") from error
    return lambda fd: fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_at(fd: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(fd), path.stat())
    except FileNotFoundError:
        return False


def _let_go_in_child() -> None:
    """A worker that was forked while the lock is held would keep it alive after its parent was killed."""
    for fd in _held:
        os.close(fd)
    _held.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go_in_child)
