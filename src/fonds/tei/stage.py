"""The stage as a whole: witness and decisions to one TEI file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from fonds.config import EditionConfig
from fonds.findings import Findings
from fonds.witness.model import Witness

from .citing import refs_decl
from .documents import settle_values
from .emend import emend
from .encode import encode_text
from .header import header
from .names import XML_ID, Element, make, walk, xml_id, xp
from .register import Decided, Entry, Settlement, accepted, set_tombstones, settle


@dataclass(frozen=True)
class Encoded:
    """The TEI of an edition, and what became of its anchors."""

    tree: Element
    settlement: Settlement
    register: tuple[Entry, ...]
    """The register as it describes this text, accepted or not: the living addresses and those that are gone."""


def encode(witness: Witness, config: EditionConfig, lock: list[Entry], findings: Findings) -> Encoded:
    """Witness to TEI P5. Every word of the witness stands in it, in its place; ids are those of the register."""
    root = make("TEI", {"xml:id": config.id, "xml:lang": config.language})
    root.append(header(config, witness, _sha256(config)))
    text = encode_text(witness)
    root.append(text)
    settlement = settle(text, lock, Decided(config.decisions))
    for certainty in walk(root[0], "certainty"):
        target = (certainty.get("target") or "")[1:]
        certainty.set("target", "#" + settlement.ids.get(target, target))
    _follow_documents(root, settlement)
    emend(root, config, findings)
    settle_values(text)
    _declare_references(root, text)
    _report(text, config, findings)
    register = tuple(accepted(settlement, config.version))
    set_tombstones(text, register)
    return Encoded(root, settlement, register)


def _declare_references(root: Element, text: Element) -> None:
    """Say in the header how what can be cited is found."""
    declaration = refs_decl(text)
    if declaration is not None:
        xp(root, "t:teiHeader/t:encodingDesc")[0].append(declaration)


def _follow_documents(root: Element, settlement: Settlement) -> None:
    """Give the lists of persons the ids of their documents in the register, and speeches the ids of the persons."""
    for listing in walk(root[0], "listPerson"):
        natural = (listing.get("corresp") or "")[1:]
        settled = settlement.ids.get(natural, natural)
        listing.set("corresp", f"#{settled}")
        for person in walk(listing, "person"):
            person.set(XML_ID, settled + (xml_id(person) or "").removeprefix(natural))
    for element in walk(root, "sp", "persName"):
        for name in ("who", "ref"):
            document, dot, place = (element.get(name) or "")[1:].partition(".")
            if dot:
                element.set(name, f"#{settlement.ids.get(document, document)}.{place}")


def _sha256(config: EditionConfig) -> str:
    return hashlib.sha256((config.folder / config.witness.file).read_bytes()).hexdigest()


def _report(text: Element, config: EditionConfig, findings: Findings) -> None:
    numbers = {int(div.get("n") or 0) for div in xp(text, "t:back/t:div[@type='document']")}
    for facts in config.documents:
        if facts.n not in numbers:
            findings.add("T-005", facts.at, f"There is no document {facts.n}.", words=str(facts.n))
