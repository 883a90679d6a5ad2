"""The permanent codes of all findings, in one list. A code is never given to another fault; a retired one stays.

First letter: C configuration, W witness, T TEI and anchors, L links, S site, X exports, K checks of what was written,
P publishing. What each code means, why it matters and what to do stands in `explanations.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["notice", "warning", "error"]
"""How much a finding weighs: an error fails the build, with --strict a warning too, a notice never."""


@dataclass(frozen=True)
class Code:
    """What a code stands for."""

    level: Level
    title: str


CATALOGUE: dict[str, Code] = {
    "C-001": Code("error", "a file that is needed is not there"),
    "C-002": Code("error", "a YAML file cannot be read"),
    "C-003": Code("error", "an unknown key"),
    "C-004": Code("error", "a key is missing"),
    "C-005": Code("error", "a value of the wrong kind"),
    "C-006": Code("error", "an edition's name is no safe file name"),
    "C-007": Code("error", "two things have the same name"),
    "C-008": Code("error", "there is no edition"),
    "C-009": Code("error", "an expected finding did not occur"),
    "C-010": Code("error", "an emendation that does not agree with itself"),
    "C-011": Code("error", "the words of an emendation are not in its quotation"),
    "C-012": Code("error", "the words of an emendation stand in its quotation twice"),
    "C-013": Code("error", "an emendation by somebody unknown"),
    "C-014": Code("error", "a habit that was told and that the text does not have"),
    "C-015": Code("warning", "a name in two registers"),
    "W-001": Code("error", "the witness is not UTF-8"),
    "W-002": Code("error", "the witness is empty"),
    "W-003": Code("error", "the witness is not the one that was recorded"),
    "W-004": Code("warning", "a control character in the witness"),
    "W-005": Code("warning", "a character without a meaning of its own"),
    "W-010": Code("warning", "a page has more markers than notes"),
    "W-011": Code("warning", "a note's place is a guess"),
    "W-012": Code("warning", "a note could not be placed"),
    "W-013": Code("warning", "lines count on like notes, and nothing calls them"),
    "W-020": Code("warning", "a document without a source line"),
    "W-021": Code("warning", "a document without a date"),
    "W-022": Code("warning", "a date out of order"),
    "W-030": Code("warning", "a paragraph breaks off"),
    "W-031": Code("warning", "a note breaks off"),
    "W-032": Code("warning", "a bracket without its other half"),
    "W-033": Code("warning", "a quotation mark without its other half"),
    "W-034": Code("warning", "a number is skipped"),
    "W-035": Code("warning", "a table is announced and absent"),
    "W-036": Code("warning", "a speaker is heard once"),
    "T-001": Code("error", "an anchor was lost"),
    "T-002": Code("error", "a new anchor was not accepted"),
    "T-003": Code("error", "the anchor register is damaged"),
    "T-004": Code("warning", "the anchors are not recorded"),
    "T-005": Code("error", "a decision in edition.yaml finds nothing to decide"),
    "T-006": Code("error", "units are alike, and a person must say which has the address"),
    "T-007": Code("warning", "a decision about an address finds nothing to decide"),
    "T-008": Code("error", "the register lacks an anchor of a release"),
    "T-010": Code("error", "the quotation of an emendation is not in the text"),
    "T-011": Code("error", "the quotation of an emendation stands in the text more than once"),
    "T-012": Code("error", "the quotation of an emendation is not at its line"),
    "T-013": Code("error", "an emendation that runs over the end of a paragraph"),
    "T-014": Code("error", "two emendations of the same words"),
    "T-015": Code("error", "an emendation that cannot be written down at its place"),
    "L-001": Code("warning", "a reference to a document that is not there"),
    "L-002": Code("warning", "two words that may refer to documents"),
    "L-003": Code("warning", "a citation of an archive that cannot be read"),
    "L-004": Code("warning", "an Ibid that may mean several sources"),
    "L-010": Code("notice", "what looks like a citation of a work cannot be read as one"),
    "L-020": Code("notice", "an entry of a register that no text names"),
    "R-001": Code("error", "the file of a release was changed"),
    "R-002": Code("error", "the file of a release is gone"),
    "R-003": Code("warning", "the edition has changed since its release"),
    "R-004": Code("error", "a version that comes before a release"),
    "S-001": Code("error", "a template cannot be rendered"),
    "X-001": Code("notice", "the PDF that is kept is of another state of the edition"),
    "X-002": Code("error", "characters that no typeface of the machine has"),
    "K-001": Code("error", "a link that leads nowhere"),
    "K-002": Code("error", "a fragment that leads nowhere"),
    "K-003": Code("error", "data that break their schema"),
    "K-004": Code("error", "an anchor that does not resolve"),
    "K-005": Code("error", "a file that cannot be read back"),
    "K-006": Code("error", "a page without its security policy"),
    "K-007": Code("error", "two elements with one id"),
    "K-008": Code("error", "a file was changed or is missing since the build"),
    "K-009": Code("error", "words of the witness are missing from the edition"),
    "K-010": Code("error", "the published witness is not the one that the edition names"),
    "K-011": Code("error", "the ledger does not agree with the edition"),
    "K-012": Code("error", "a data file does not agree with the edition"),
    "K-013": Code("error", "a file of a release is not as it was released"),
    "K-014": Code("error", "the manifest for archives does not list what was built"),
    "K-020": Code("error", "a note or an address is not in every shape of the edition"),
    "P-001": Code("notice", "files that the build did not make were carried over"),
    "P-002": Code("notice", "an interrupted publication was finished or undone"),
    "P-003": Code("notice", "built files that were changed by hand were built afresh and copies kept"),
}
"""Every code, its level and what it stands for."""
