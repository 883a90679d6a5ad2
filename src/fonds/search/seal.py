"""The seal on an index: it says that this user, on this machine, wrote exactly these bytes.

Whoosh unpickles what it opens, so opening an index is running its author's code. `.fonds/` is ignored by git, but
nothing stops an archive or a careless commit from carrying one; and a plain checksum beside the files would be
forged along with them. The seal is therefore an HMAC whose key never stands in the project:

    ${XDG_STATE_HOME:-~/.local/state}/fonds/seal.key      32 random bytes, mode 600

Where the key cannot be kept (no home, a read-only one, a key that others can read) nothing can be sealed, and an
index is made anew in each build. What the seal does not help against is somebody who can already write as this
user: who can read the key needs no index to run code.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import secrets
import stat
from collections.abc import Mapping
from pathlib import Path

_SIZE = 32


Content = bytes | Path
"""What is sealed: the bytes of a file, or where it lies."""


def seal(files: Mapping[str, Content], fingerprint: str) -> str | None:
    """The seal of files by name and of what they were made from; None where this machine keeps no key."""
    key = _key()
    if key is None:
        return None
    mac = hmac.new(key, fingerprint.encode(), hashlib.sha256)
    for name in sorted(files):
        size, digest = _measured(files[name])
        mac.update(f"\n{name}\n{size}\n".encode())
        mac.update(digest)
    return mac.hexdigest()


def _measured(content: Content) -> tuple[int, bytes]:
    if isinstance(content, bytes):
        return len(content), hashlib.sha256(content).digest()
    with content.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").digest()
        return file.tell(), digest


def is_sealed(files: Mapping[str, Content], fingerprint: str, given: str) -> bool:
    """Whether `given` is the seal that this user on this machine gives to these files."""
    own = seal(files, fingerprint)
    return own is not None and hmac.compare_digest(own.encode(), given.encode(errors="replace"))


def _key() -> bytes | None:
    try:
        path = _place()
        if not path.exists():
            _make(path)
        state = path.stat()
        if os.name == "posix" and (state.st_uid != os.getuid() or state.st_mode & (stat.S_IRWXG | stat.S_IRWXO)):
            return None
        key = path.read_bytes()
    except (OSError, RuntimeError):  # RuntimeError: pathlib finds no home
        return None
    return key if len(key) == _SIZE else None


def _place() -> Path:
    state = os.environ.get("XDG_STATE_HOME") or ""
    # The specification of XDG says that a relative path is to be ignored.
    base = Path(state) if Path(state).is_absolute() else Path.home() / ".local" / "state"
    return base / "fonds" / "seal.key"


def _make(path: Path) -> None:
    """Write a new key whole or not at all; where another process was faster, its key stays."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_bytes(_SIZE))
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink(missing_ok=True)
