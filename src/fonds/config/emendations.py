"""emendations.yaml: what an editor reads differently from the witness, each entry with its place, author and reason.

An entry finds its place by quotation. What can be said of it without the text is said here (C-010 to C-013); whether
the text has the quotation, and only once, the TEI stage says.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from fonds.findings import Findings
from fonds.source import Place

from .validate import validate
from .yaml_source import Source, read_yaml

NAME = "emendations.yaml"
EDITORS = "editors"
"""The key of those who answer for an entry that names nobody."""
PROGRAM = "fonds"
"""The key of what the program restores by rule; no person can have it."""

Kind = Literal["corr", "supplied", "gap", "regularised", "sic"]
Cause = Literal["extraction", "print"]
Certainty = Literal["verified", "inferred", "conjectured"]
Side = Literal["after", "before"]


@dataclass(frozen=True)
class Emendation:
    """One decision about the text."""

    quote: str
    """Words of the witness, white space single; they stand in the text once."""
    start: int
    """Where in the quotation the emended words begin."""
    end: int
    """Where they end; the same as `start` where the witness has nothing."""
    reading: str | None
    """What is read instead; None for a gap and for a slip that is kept."""
    kind: Kind
    place: Place
    """Where emendations.yaml says so."""
    side: Side = "after"
    """Where the witness has nothing: whether the reading belongs to the words before its place or to those behind."""
    cause: Cause = "extraction"
    resp: str = EDITORS
    certainty: Certainty = "inferred"
    reason: str = ""
    source: str | None = None
    """Where the reading was seen; None where the text alone shows it."""
    line: int | None = None
    """A line of the witness on which the quotation stands."""
    unit: str = "words"
    """What a gap is counted in."""
    quantity: int | None = None
    """How many of these are missing."""

    @property
    def witness(self) -> str:
        """The words that are emended."""
        return self.quote[self.start : self.end]


@dataclass(frozen=True)
class Apparatus:
    """All of an edition's emendations by hand, and who answers for them."""

    emendations: tuple[Emendation, ...] = ()
    people: tuple[tuple[str, str], ...] = ()
    """Key → name, for entries that somebody else than the edition's editors answers for."""


def load_apparatus(folder: Path, name: str, findings: Findings) -> Apparatus:
    """Read `emendations.yaml` in an edition's folder; without the file there are none. `name`: the folder's path."""
    file = folder / NAME
    if not file.exists():
        return Apparatus()
    source = read_yaml(file, f"{name}/{NAME}", findings)
    if source is None or not validate(source, "emendations", findings):
        return Apparatus()
    data: dict[str, Any] = source.data or {}
    people = {str(key): " ".join(str(value).split()) for key, value in data.get("people", {}).items()}
    _check_people(people, source, findings)
    found = []
    for position, entry in enumerate(data.get("emendations") or ()):
        made = _emendation(entry, source, ("emendations", position), people, findings)
        found += [] if made is None else [made]
    return Apparatus(tuple(found), tuple(people.items()))


def _check_people(people: dict[str, str], source: Source, findings: Findings) -> None:
    for key in (EDITORS, PROGRAM):
        if key in people:
            fact = f"The key “{key}” is taken: it stands for {'the edition’s editors' if key == EDITORS else 'rules'}."
            findings.add("C-007", source.place(("people", key)), fact, words=key)


def _emendation(
    entry: dict[str, Any], source: Source, path: tuple[str | int, ...], people: dict[str, str], findings: Findings
) -> Emendation | None:
    """One entry, or None where its parts do not agree."""
    place, before = source.place(path), len(findings)
    resp = entry.get("resp", EDITORS)
    if resp != EDITORS and resp not in people:
        hint = f"Name the person under “people”, or leave resp out for the edition's editors (“{EDITORS}”)."
        findings.add("C-013", source.place((*path, "resp")), "Nobody is known by this key.", words=resp, hint=hint)
    quote = " ".join(entry["quote"].split())
    for fact in _disagreements(entry):
        findings.add("C-010", place, fact, words=quote)
    span = _span(entry, quote, source, path, findings)
    if span is None or len(findings) > before:
        return None
    return Emendation(
        quote=quote,
        start=span[0],
        end=span[1],
        side="before" if "before" in entry else "after",
        reading=_single(entry.get("reading")),
        kind=entry["kind"],
        place=place,
        cause=entry.get("cause", "print" if entry["kind"] == "sic" else Emendation.cause),
        resp=resp,
        certainty=entry.get("certainty", Emendation.certainty),
        reason=" ".join(entry["reason"].split()),
        source=" ".join(entry["source"].split()) if entry.get("source") else None,
        line=entry.get("line"),
        unit=entry.get("unit", Emendation.unit),
        quantity=entry.get("quantity"),
    )


def _disagreements(entry: dict[str, Any]) -> list[str]:
    """What an entry says that cannot all be meant."""
    kind, reading = entry["kind"], entry.get("reading")
    places = [key for key in ("after", "before") if key in entry]
    witness = entry.get("witness")
    found = []
    if kind in ("gap", "sic") and reading is not None:
        found.append(f"An entry of kind {kind} has no reading.")
    if kind not in ("gap", "sic") and reading is None:
        found.append(f"An entry of kind {kind} needs a reading.")
    if kind == "supplied" and reading is not None and not reading.strip():
        found.append("What is supplied must be more than white space.")
    if len(places) == 2 or (places and witness):
        found.append("An entry names the emended words (witness) or the place of an insertion (after or before).")
    if witness == "" and not places:
        found.append(
            "Where the witness has nothing, the entry needs the words after or before which the reading is put."
        )
    if places and kind not in ("supplied", "gap"):
        found.append(f"An insertion is of kind supplied (or gap), not {kind}.")
    if not places and reading is not None and _single(reading) == " ".join((witness or entry["quote"]).split()):
        found.append("The reading is what the witness has.")
    if kind != "gap" and ("unit" in entry or "quantity" in entry):
        found.append("Only a gap is counted (unit, quantity).")
    return found


def _span(
    entry: dict[str, Any], quote: str, source: Source, path: tuple[str | int, ...], findings: Findings
) -> tuple[int, int] | None:
    """Where in the quotation the emended words begin and end; None where that cannot be told (C-011, C-012)."""
    key = next((key for key in ("after", "before", "witness") if entry.get(key)), None)
    if key is None:
        return 0, len(quote)
    words = " ".join(entry[key].split())
    count = _count(quote, words)
    if count != 1:
        code, fact = ("C-011", "are not in") if count == 0 else ("C-012", "stand more than once in")
        hint = "" if count == 0 else "Take more words around them, so that they stand in the quotation once."
        findings.add(
            code, source.place((*path, key)), f"The words {fact} the entry's quotation.", words=words, hint=hint
        )
        return None
    start = quote.index(words)
    if key == "witness":
        return start, start + len(words)
    at = start + len(words) if key == "after" else start
    return at, at


def _count(text: str, words: str) -> int:
    """How often words stand in a text, those that overlap counted each."""
    return sum(text.startswith(words, at) for at in range(len(text))) if words else 0


def _single(value: str | None) -> str | None:
    """A reading with white space single; a space at its ends is meant and stays."""
    if value is None:
        return None
    inner = " ".join(value.split())
    if not inner:
        return ""
    before, behind = " " * value[0].isspace(), " " * value[-1].isspace()
    return before + inner + behind
