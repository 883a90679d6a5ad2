"""The moment that a made file names as its own: never that of its making."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime

from fonds.config import EditionConfig
from fonds.errors import UsageError

FIXED = datetime(1980, 1, 1, tzinfo=UTC)
"""For a draft: the first moment that every format can name."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def moment(config: EditionConfig) -> datetime:
    """The day of the release; else SOURCE_DATE_EPOCH, where the environment gives it; else a fixed one.

    Raises UsageError where the environment gives what no calendar has.
    """
    if config.released and _DAY.fullmatch(config.released):
        return datetime.fromisoformat(config.released).replace(tzinfo=UTC)
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not given.isdecimal():
        return FIXED
    try:
        return datetime.fromtimestamp(int(given), UTC)
    except (OverflowError, OSError, ValueError):
        raise UsageError(f"SOURCE_DATE_EPOCH is {given}, which is no moment of these ages") from None
