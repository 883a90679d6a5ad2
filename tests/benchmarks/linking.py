"""What linking costs for more notes: the paper's own text, once and several times over, with other numbers each time.

    PYTHONPATH=src:tests .venv/bin/python -m benchmarks.linking [--times N …] [--runs N]

Linear means that seconds a note stay the same. Each copy has ids and archive numbers of its own, so that the index of
sources grows with the notes.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Sequence
from copy import deepcopy

from fonds.config import EditionConfig, load_edition
from fonds.findings import Findings
from fonds.link import link
from fonds.tei.names import XML_ID, Element, first, walk
from fonds.tei.stage import encode
from fonds.witness import read_witness
from making import PROJECT, archives

_NUMBER = re.compile(r"(?<=\bd\. )\d+|(?<=\d{3}-\d{5}-)\d\d")


def encoded() -> tuple[Element, EditionConfig]:
    """The paper as the TEI stage hands it on, and what its editors say."""
    findings = Findings()
    config = load_edition(PROJECT / "content/nkidp-wp4", "content/nkidp-wp4", findings)
    assert config is not None
    witness = read_witness(config, findings)
    assert witness is not None
    return encode(witness, config, [], findings).tree, config


def several(tree: Element, times: int) -> Element:
    """The same with its essay several times."""
    whole = deepcopy(tree)
    body = first(whole, "t:text/t:body")
    assert body is not None
    sections = list(body)
    for copy in range(1, times):
        for section in sections:
            again = deepcopy(section)
            for element in walk(again):
                if XML_ID in element.attrib:
                    element.set(XML_ID, f"{element.get(XML_ID)}.x{copy}")
                element.text = element.text and _other(element.text, copy)
                element.tail = element.tail and _other(element.tail, copy)
            body.append(again)
    return whole


def _other(words: str, copy: int) -> str:
    return _NUMBER.sub(lambda match: str(int(match[0]) + 100 * copy), words)


def measured(tree: Element, config: EditionConfig, runs: int) -> float:
    """The seconds of the fastest run."""
    found = []
    for _ in range(runs):
        given, registers = deepcopy(tree), archives()
        began = time.perf_counter()
        link(given, config, registers, Findings(), in_place=True)
        found.append(time.perf_counter() - began)
    return min(found)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.linking", description=__doc__.partition("\n")[0])
    parser.add_argument("--times", type=int, nargs="+", default=[1, 2, 4, 8, 16], metavar="N")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args(arguments)
    tree, config = encoded()
    print(f"{'notes':>8}{'seconds':>10}{'ms a note':>12}")
    for times in options.times:
        text = several(tree, times)
        notes = sum(note.get("place") == "foot" for note in walk(text, "note"))
        seconds = measured(text, config, options.runs)
        print(f"{notes:>8}{seconds:>10.3f}{seconds / notes * 1000:>12.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
