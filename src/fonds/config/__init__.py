"""What the editors decide, read from content/: one frozen dataclass an edition, every mistake as a finding.

`load.load_editions` is the way in. A decision enters here, at the left of the flow, and nowhere else.
"""

from .edition import (
    Decision,
    DocumentFacts,
    EditionConfig,
    Expected,
    NoteNumber,
    ParticipantFacts,
    Publisher,
    Series,
    WitnessFile,
)
from .emendations import Apparatus, Emendation
from .habits import Form, Habits
from .load import load_edition, load_editions, load_site
from .registers import (
    Archive,
    Level,
    Locality,
    Named,
    Organisation,
    Person,
    Registers,
    Work,
    load_registers,
)
from .site import SiteConfig

__all__ = [
    "Apparatus",
    "Archive",
    "Decision",
    "DocumentFacts",
    "EditionConfig",
    "Emendation",
    "Expected",
    "Form",
    "Habits",
    "Level",
    "Locality",
    "Named",
    "NoteNumber",
    "Organisation",
    "ParticipantFacts",
    "Person",
    "Publisher",
    "Registers",
    "Series",
    "SiteConfig",
    "WitnessFile",
    "Work",
    "load_edition",
    "load_editions",
    "load_registers",
    "load_site",
]
