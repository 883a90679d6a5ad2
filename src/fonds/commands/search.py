"""search: ask the index from the terminal."""

from __future__ import annotations

import argparse
import json
import sys

from fonds.config import load_editions
from fonds.findings import Findings
from fonds.search.terminal import Answer, search
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
    answers: list[tuple[str, Answer]] = []
    try:
        for config in configs:
            index = Workshop(project, config.id).index
            answers.append((config.id, search(index, options.query, options.limit, not options.as_written)))
    except QueryError as error:
        print(f"fonds: {error}", file=sys.stderr)
        return FINDINGS
    found = [(edition, hit) for edition, answer in answers for hit in answer.hits]
    found = sorted(found, key=lambda pair: -pair[1].score)[: options.limit]
    _tell([answer for _, answer in answers])
    if options.json:
        print(json.dumps([hit.as_json() for _, hit in found], ensure_ascii=False, indent=1))
        return GOOD
    for edition, hit in found:
        print(f"{edition}/{hit.url}  ({hit.kind}, {hit.score:.2f})\n    {hit.snippet}")
    return GOOD


def _tell(answers: list[Answer]) -> None:
    """What a reader should know beside the hits, on standard error, where it is in no list's way."""
    widenings = dict.fromkeys(widening for answer in answers for widening in answer.widenings)
    for widening in widenings:
        print(f"also searched for {widening.asked}: {', '.join(widening.also)} (--as-written: not)", file=sys.stderr)
    if not any(answer.total for answer in answers):
        words = list(dict.fromkeys(word for answer in answers for word in answer.suggestions))
        print("nothing found" + (f"; near in spelling: {', '.join(words)}" if words else ""), file=sys.stderr)
