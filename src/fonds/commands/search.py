"""search: ask the index from the terminal."""

from __future__ import annotations

import argparse
import json
import sys

from fonds.config import load_editions
from fonds.findings import Findings
from fonds.search.terminal import Hit, search
from fonds.search.trees import QueryError

from .report import FINDINGS, GOOD, show
from .workshop import Workshop


def run(options: argparse.Namespace) -> int:
    """Print the best passages of every edition (or one) for a query; 1 where the query cannot be answered."""
    findings = Findings()
    configs = load_editions(options.content, findings, options.edition)
    if findings.at_level("error"):
        show(findings)
        return FINDINGS
    project = options.content.resolve().parent
    found: list[tuple[str, Hit]] = []
    try:
        for config in configs:
            hits = search(Workshop(project, config.id).index, options.query, options.limit)
            found += [(config.id, hit) for hit in hits]
    except QueryError as error:
        print(f"fonds: {error}", file=sys.stderr)
        return FINDINGS
    found = sorted(found, key=lambda pair: -pair[1].score)[: options.limit]
    if options.json:
        print(json.dumps([hit.as_json() for _, hit in found], ensure_ascii=False, indent=1))
        return GOOD
    for edition, hit in found:
        print(f"{edition}/{hit.url}  ({hit.kind}, {hit.score:.2f})\n    {hit.snippet}")
    if not found:
        print("nothing found", file=sys.stderr)
    return GOOD
