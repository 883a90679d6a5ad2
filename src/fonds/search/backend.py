"""Names for the things of Whoosh, which has no types: they say what a value is, though mypy cannot check it."""

from __future__ import annotations

from typing import Any, TypeAlias

WhooshIndex: TypeAlias = Any
"""A `whoosh.index.Index`."""
WhooshReader: TypeAlias = Any
"""A `whoosh.reading.IndexReader`: terms, postings, lengths."""
WhooshSearcher: TypeAlias = Any
"""A `whoosh.searching.Searcher`: a reader with a formula for scores."""
WhooshMatcher: TypeAlias = Any
"""A `whoosh.matching.Matcher`: the passages of a term, one after another."""
WhooshAnalyzer: TypeAlias = Any
"""A `whoosh.analysis.Analyzer`: text to tokens."""
WhooshStorage: TypeAlias = Any
"""A `whoosh.filedb.filestore.Storage`: files by name."""
WhooshFile: TypeAlias = Any
"""A `whoosh.filedb.structfile.StructFile`: a file that reads numbers too."""
WhooshFormat: TypeAlias = Any
"""A `whoosh.formats.Format`: what is kept of a word in a passage."""
WhooshCodec: TypeAlias = Any
"""A `whoosh.codec.base.Codec`: how an index is written."""
