"""The register of anchors: which address belongs to which words, and what became of those that are gone."""

from .decisions import Decided, Refusal, line_of
from .entry import FRONT, Entry, Fate
from .fresh import natural
from .lockfile import NAME, in_order, read_lock, write_lock
from .settle import Settlement, accepted, settle
from .tombstones import set_tombstones

__all__ = [
    "FRONT",
    "NAME",
    "Decided",
    "Entry",
    "Fate",
    "Refusal",
    "Settlement",
    "accepted",
    "in_order",
    "line_of",
    "natural",
    "read_lock",
    "set_tombstones",
    "settle",
    "write_lock",
]
