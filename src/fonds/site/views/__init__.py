"""Exactly what each template may see. A template gets two names: `frame`, the same for all pages, and `page`.

Templates decide nothing: where one needs arithmetic or a look-up, a field is missing here. A test compares what the
templates use with these fields.
"""

from .changes import ChangeRow, ChangeStep, ChangesView, Edit, EditGroup, Piece
from .citing import Citation, CitationFile, CitedPassage, CiteView
from .frame import Contents, Entry, Frame, FrozenLine, Link, Meta
from .making import Count, CountTable, FindingGroup, FindingRow, MakingView, WitnessLine, WitnessPart, WitnessView
from .names import (
    AbbreviationRow,
    AbbreviationsView,
    MentionGroup,
    NamedHere,
    NamedRow,
    NameRow,
    NamesView,
    PartTaken,
)
from .pictures import Cell, Column, Picture, PictureGroup, PictureRow, PicturesView
from .registers import (
    EmendationGroup,
    EmendationRow,
    EmendationsView,
    NoteGroup,
    NoteRow,
    NotesView,
    ProseView,
)
from .sources import ArchiveFact, ArchiveRow, ArchiveView, Citing, Printed, SourcesView, SourceUnit, Step
from .text import DocumentView, Fact, GoneView, SectionView
from .titles import DocumentRow, EditionRow, HomeView, LivingEdition, MissingView, ShapeFile, SiteView
from .works import WorkCiting, WorkGroup, WorkRow, WorksView

__all__ = [
    "AbbreviationRow",
    "AbbreviationsView",
    "ArchiveFact",
    "ArchiveRow",
    "ArchiveView",
    "Cell",
    "ChangeRow",
    "ChangeStep",
    "ChangesView",
    "Citation",
    "CitationFile",
    "CiteView",
    "CitedPassage",
    "Citing",
    "Column",
    "Contents",
    "Count",
    "CountTable",
    "DocumentRow",
    "DocumentView",
    "Edit",
    "EditGroup",
    "EditionRow",
    "EmendationGroup",
    "EmendationRow",
    "EmendationsView",
    "Entry",
    "Fact",
    "FindingGroup",
    "FindingRow",
    "Frame",
    "FrozenLine",
    "GoneView",
    "HomeView",
    "Link",
    "LivingEdition",
    "MakingView",
    "MentionGroup",
    "Meta",
    "MissingView",
    "NameRow",
    "NamedHere",
    "NamedRow",
    "NamesView",
    "NoteGroup",
    "NoteRow",
    "NotesView",
    "PartTaken",
    "Picture",
    "PictureGroup",
    "PictureRow",
    "PicturesView",
    "Piece",
    "Printed",
    "ProseView",
    "SectionView",
    "ShapeFile",
    "SiteView",
    "SourceUnit",
    "SourcesView",
    "Step",
    "WitnessLine",
    "WitnessPart",
    "WitnessView",
    "WorkCiting",
    "WorkGroup",
    "WorkRow",
    "WorksView",
]
