"""A note that is longer than what a page has room for is set whole: it goes on at the feet of the pages that follow."""

from __future__ import annotations

import io

import pytest
from lxml import etree
from markupsafe import Markup
from pypdf import PdfReader

from fonds.site.parted import LONGEST, PIECE, parted
from fonds.tei.names import xp
from shapes_help import letters, pdf
from site_help import small_tree

LONG = " ".join(f"Sentence {number} of a note that has a lot to tell, and tells it." for number in range(200))


def words(piece: str) -> str:
    return "".join(str(part) for part in etree.fromstring(f"<p>{piece}</p>").itertext())


@pytest.mark.pango
def test_no_word_of_a_note_longer_than_a_page_stands_outside_the_pages(tmp_path):
    tree = small_tree()
    (note,) = xp(tree, "//t:note[@xml:id='n1']")
    note.text = f"{LONG} {note.text}"
    places: list[tuple[str, float]] = []
    for page in PdfReader(io.BytesIO(pdf(tmp_path, tree))).pages:
        top = float(page.mediabox.height)
        page.extract_text(
            visitor_text=lambda said, cm, tm, _font, _size, top=top: places.append(
                (said, (tm[5] * cm[3] + cm[5]) / top)
            )
        )
    every = letters("".join(said for said, _ in places))
    assert [number for number in range(200) if f"Sentence{number}ofanote" not in every] == []
    assert [said for said, height in places if said.strip() and not 0.05 < height < 0.97] == []


def test_a_note_that_a_page_has_room_for_stays_whole():
    note = Markup("A <i>note</i>. ") + Markup("x" * (LONGEST - 8))
    assert parted(note) == [note]


def test_the_pieces_have_all_the_words_end_with_sentences_and_fit():
    pieces = parted(Markup(f"<b>1</b> {LONG}"))
    assert "".join(f"{words(piece)} " for piece in pieces).strip() == f"1 {LONG}"
    assert [piece for piece in pieces if not piece.endswith("it.") or len(words(piece)) > LONGEST] == []


def test_a_short_sentence_before_one_without_an_end_makes_no_piece_of_its_own():
    assert len(words(parted(Markup("See. " + "word " * 400))[0])) > PIECE // 2


def test_an_element_that_is_parted_goes_on_without_its_id():
    first, second, *_ = parted(Markup(f'<a id="b" class="back">1</a> <span id="c" class="cited">{LONG}</span>'))
    assert first.startswith('<a id="b" class="back">1</a> <span id="c" class="cited">Sentence 0 ')
    assert second.startswith('<span class="cited">Sentence ')
    assert "</a>" not in second


def test_what_has_no_words_stands_in_one_piece_alone():
    pieces = parted(Markup(f'{LONG}<span class="pb" id="pg7"></span>{LONG}<span id="e"></span>'))
    assert sum('id="pg7"' in piece for piece in pieces) == sum('id="e"' in piece for piece in pieces) == 1


def test_a_note_without_any_space_is_parted_all_the_same():
    assert [len(piece) for piece in parted(Markup("x" * 2500))] == [PIECE, PIECE, 500]


def test_signs_of_markup_stay_signs():
    pieces = parted(Markup("&lt;b&gt; &amp; “A”. ") + Markup(LONG))
    assert pieces[0].startswith("&lt;b&gt; &amp; “A”. Sentence")
