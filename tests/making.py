"""Making small editions for tests: a folder with a text and an edition.yaml, read through the stages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from fonds.config import EditionConfig, Registers, WitnessFile, load_registers
from fonds.findings import Findings
from fonds.link import link
from fonds.tei.ledger import LedgerLine
from fonds.tei.stage import Encoded, encode
from fonds.witness import Line, Witness
from fonds.witness.read import read_lines
from fonds.witness.stage import encode_lines

PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Made:
    """A text after the stages that were asked for."""

    config: EditionConfig
    witness: Witness
    encoded: Encoded
    linked: etree._Element
    findings: Findings


def config_for(folder: Path, title: str = "An Invented Paper", **more) -> EditionConfig:
    """The least that an edition needs; `more` overrides fields of EditionConfig."""
    return EditionConfig(id="invented", folder=folder, title=title, witness=WitnessFile("witness.txt"), **more)


def make(text: str, folder: Path, registers: Registers | None = None, title: str = "An Invented Paper", **more) -> Made:
    """Write a text into a folder and take it through witness, tei and link."""
    (folder / "witness.txt").write_text(text, encoding="utf-8", newline="\n")
    findings = Findings()
    config = config_for(folder, title, **more)
    lines = tuple(Line(number, line) for number, line in enumerate(text.split("\n"), 1))
    return _made(lines, config, registers, findings)


def make_again(lines: Iterable[LedgerLine], folder: Path, registers: Registers | None = None) -> Made:
    """The lines of a ledger taken through witness, tei and link, as if they were read."""
    again = tuple(Line(line.number, line.text, line.opens_page) for line in lines)
    return _made(again, config_for(folder), registers, Findings())


def read(text: str, folder: Path, registers: Registers | None = None, title: str = "An Invented Paper") -> Made:
    """The same, with the text read from its file as a build does it: line ends, form feeds, control characters."""
    (folder / "witness.txt").write_text(text, encoding="utf-8", newline="")
    findings = Findings()
    config = config_for(folder, title)
    lines = read_lines(folder, "invented", config.witness, findings)
    if lines is None:  # no text at all: a build says so and makes nothing
        lines = tuple(Line(number, "") for number, _ in enumerate(text.splitlines(), 1))
    return _made(lines, config, registers, findings)


def _made(lines: tuple[Line, ...], config: EditionConfig, registers: Registers | None, findings: Findings) -> Made:
    witness = encode_lines(lines, config, findings)
    encoded = encode(witness, config, [], findings)
    linked = link(encoded.tree, config, registers or Registers(), findings)
    return Made(config, witness, encoded, linked, findings)


def registers(*more: Path) -> Registers:
    """The registers that all editions of the project share, and those in further folders."""
    findings = Findings()
    folders = [PROJECT / "content" / "registers", *more]
    found = load_registers([(folder, f"{folder.parent.name}/registers") for folder in folders], findings)
    assert not list(findings)
    return found


def archives(folder: Path | None = None) -> Registers:
    """The project's own registers without those of names, which are its own paper's; with those of a folder."""
    findings = Findings()
    own = load_registers([(folder, f"{folder.parent.name}/{folder.name}")] if folder else [], findings)
    assert not list(findings)
    return replace(registers(), people=own.people, places=own.places, organisations=own.organisations)
