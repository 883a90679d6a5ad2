"""What the shards are written in: numbers as letters, words by what they share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.errors import Defect
from fonds.search.analysis import stem, words
from fonds.search.digits import LAST, LETTERS, digits, digits_of_bytes
from fonds.search.lexicon import beginning, front_coded, irregular
from fonds.search.texts import pieces
from search_help import numbers_of

_BETWEEN = "".join(sign for sign in map(chr, range(0x20, 0x7F)) if not sign.isalnum()) + "‘’“”–—…"
KNOWN = ("dying", "skies", "using", "planning", "ministries", "news", "early", "generically", "ugly", "a")


@given(st.lists(st.integers(0, 10**7)))
def test_numbers_written_as_letters_are_read_back(numbers: list[int]) -> None:
    assert numbers_of(digits(numbers)) == numbers


@given(st.binary().map(lambda data: bytes(byte % LAST for byte in data)))
def test_small_bytes_are_written_like_numbers(data: bytes) -> None:
    assert digits_of_bytes(data) == digits(data)


def test_no_letter_of_a_number_needs_an_escape_in_a_script_or_a_page() -> None:
    assert len(LETTERS) == 90
    assert not set(LETTERS) & set('"\\<>&')


@given(st.lists(st.text()))
def test_front_coded_words_are_read_back(texts: list[str]) -> None:
    keys = sorted({word for text in texts for word in words(text)})
    before, read = "", []
    for piece in "".join(f"\n{sign}" if "A" <= sign <= "Z" else sign for sign in front_coded(keys)).split("\n")[1:]:
        before = before[: ord(piece[0]) - ord("A")] + piece[1:]
        read.append(before)
    assert read == keys


def test_a_word_that_would_be_read_as_two_is_refused() -> None:
    with pytest.raises(Defect):
        front_coded(["b1957-10-04T22:00"])


@given(st.lists(st.sampled_from(KNOWN)))
def test_a_word_is_found_by_its_stem_through_its_beginning_or_by_name(known: list[str]) -> None:
    named = irregular(known)
    for word in known:
        assert word.startswith(beginning(stem(word))) or word in named[stem(word)]


@given(st.text(st.characters(blacklist_characters="\n", blacklist_categories=["Cs"])))
def test_a_text_is_put_together_again_from_its_pieces(text: str) -> None:
    together, before = "", ""
    for piece in pieces(text):
        are_words = piece[0] not in _BETWEEN and before and before[0] not in _BETWEEN
        together += f" {piece}" if are_words else piece
        before = piece
    assert together == text
