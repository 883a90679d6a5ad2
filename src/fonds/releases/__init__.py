"""Releases: what was published once and stays as it was, and what changed from one to the next.

`record`  the releases of an edition: content/<edition>/releases/, a file each and a list of them
`pack`    a built edition as a release's file; `unpack` puts it back, byte for byte
`former`  entries of registers and archives that a release had and the text no longer names
`compare` what two states of an edition differ in: words, addresses, emendations
"""

from .compare import Change, compare
from .former import Former, former_entries
from .history import Step, history
from .pack import pack
from .promise import keep_promises
from .record import Release, listed, record, releases_of
from .unpack import tei_of, unpack

__all__ = [
    "Change",
    "Former",
    "Release",
    "Step",
    "compare",
    "former_entries",
    "history",
    "keep_promises",
    "listed",
    "pack",
    "record",
    "releases_of",
    "tei_of",
    "unpack",
]
