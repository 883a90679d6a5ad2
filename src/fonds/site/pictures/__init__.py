"""Pictures of an edition, drawn when it is built: each leads to the pages, and has its table.

timeline      documents and dated sources in time, with the sections of the essay as bands
archives      cited files by archive
conversation  who speaks how much in a document
strip         where in the essay each archive is used
draw, clean   the plotting library, and what may stay of what it writes
"""

from __future__ import annotations

from fonds.site.edition import Edition
from fonds.site.holdings import Sources
from fonds.site.views import Picture, PictureGroup, PicturesView

from .archives import archives_picture
from .conversation import conversation_picture, is_conversation
from .strip import Essay, essay, strip_picture
from .timeline import time_picture

__all__ = ["CONVERSATIONS", "Essay", "conversation_picture", "essay", "pictures_view", "strip_picture", "time_picture"]

CONVERSATIONS = 8
"""So many conversations are shown on the page of all pictures; each stands at the end of its document as well."""


def pictures_view(edition: Edition, sources: Sources) -> PicturesView:
    """The edition in pictures. What cannot be drawn has no picture."""
    talks = [part for part in edition.documents if is_conversation(part)]
    left = len(talks) - CONVERSATIONS
    said = (
        f"The first {CONVERSATIONS} are shown, {left:,} more stand at the end of their documents." if left > 0 else ""
    )
    groups = (
        _group("time", "In time", time_picture(edition, sources)),
        _group("archives", "Archives", archives_picture(sources)),
        _group("essay", "The essay and its archives", strip_picture(sources, essay(edition, sources))),
        _group(
            "talks",
            "Conversations",
            *(conversation_picture(edition, part) for part in talks[:CONVERSATIONS]),
            said=said,
        ),
    )
    return PicturesView(tuple(group for group in groups if group.pictures))


def _group(name: str, title: str, *found: Picture | None, said: str = "") -> PictureGroup:
    return PictureGroup(f"pictures-{name}", title, said, tuple(one for one in found if one is not None))
