"""A built edition → the file of a release: the same input gives the same bytes."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping

SUMS = "SHA256SUMS"
"""Lists every other file of a release with its SHA-256, as `sha256sum --check` reads it."""


def pack(files: Mapping[str, bytes], date: str) -> bytes:
    """A zip of files (path → content), all dated on the day of the release (ISO 8601), in order, with their sums."""
    sums = "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    year, month, day = (int(part) for part in date.split("-"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted({**files, SUMS: sums.encode()}.items()):
            entry = zipfile.ZipInfo(name, (max(year, 1980), month, day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, content)
    return out.getvalue()
