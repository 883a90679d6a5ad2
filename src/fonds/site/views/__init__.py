"""Exactly what each template may see. A template gets two names: `frame`, the same for all pages, and `page`.

Templates decide nothing: where one needs arithmetic or a look-up, a field is missing here. A test compares what the
templates use with these fields.
"""

from .frame import Contents, Entry, Frame, Link
from .making import Count, CountTable, FindingGroup, FindingRow, MakingView, WitnessLine, WitnessPart, WitnessView
from .registers import (
    EmendationGroup,
    EmendationRow,
    EmendationsView,
    NoteGroup,
    NoteRow,
    NotesView,
    ProseView,
    RegisterView,
)
from .sources import ArchiveFact, ArchiveRow, ArchiveView, Citing, Printed, SourcesView, SourceUnit, Step
from .text import DocumentView, Fact, SectionView
from .titles import DocumentRow, Dot, EditionRow, HomeView, MissingView, SiteView, Tick, Timeline
from .works import WorkCiting, WorkGroup, WorkRow, WorksView

__all__ = [
    "ArchiveFact",
    "ArchiveRow",
    "ArchiveView",
    "Citing",
    "Contents",
    "Count",
    "CountTable",
    "DocumentRow",
    "DocumentView",
    "Dot",
    "EditionRow",
    "EmendationGroup",
    "EmendationRow",
    "EmendationsView",
    "Entry",
    "Fact",
    "FindingGroup",
    "FindingRow",
    "Frame",
    "HomeView",
    "Link",
    "MakingView",
    "MissingView",
    "NoteGroup",
    "NoteRow",
    "NotesView",
    "Printed",
    "ProseView",
    "RegisterView",
    "SectionView",
    "SiteView",
    "SourceUnit",
    "SourcesView",
    "Step",
    "Tick",
    "Timeline",
    "WitnessLine",
    "WitnessPart",
    "WitnessView",
    "WorkCiting",
    "WorkGroup",
    "WorkRow",
    "WorksView",
]
