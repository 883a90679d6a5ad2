"""Which dates of notes and which years of sections a picture shows."""

from __future__ import annotations

import pytest

from fonds.site.holdings import Sources
from fonds.site.pictures.dates import dated_sources
from fonds.site.pictures.spans import span_of
from pictures_help import CITE, edition, notes, section


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (f"Diary Report, 7 July 1954, {CITE}.", [("1954-07-07", "Archive 0")]),
        (f"“Work Report,” July 7, 1954, {CITE}.", [("1954-07-07", "Archive 0")]),
        (f"“Report of 30 August 1960,” {CITE}.", [("1960-08-30", "Archive 0")]),
        (f"Diary from 21 January to 24 March 1959, {CITE}.", [("1959-01-21/1959-03-24", "Archive 0")]),
        (f"Cable, 28 June 1961; Report, 8 July 1961, {CITE}.", [("1961-07-08", "Archive 0")]),
        (f"{CITE}; 4 July 1961, {CITE}.", [("1961-07-04", "Archive 0")]),
        ("Renmin Ribao, 23 March 1954, 4.", [("1954-03-23", "Renmin Ribao")]),
        ("Renmin Ribao, 31 March 1954, 1; 25 June, 3; 25 October 1957, 5.",
         [("1954-03-31", "Renmin Ribao"), ("1957-10-25", "Renmin Ribao")]),
        ("“A; B,” Neibu cankao (Internal), 8 December 1956, no. 2073, 158.", [("1956-12-08", "Neibu cankao")]),
        ("Pravda, 30 January 1959, 8. Earlier, on 14 May 1958, he left.", [("1959-01-30", "Pravda")]),
        (f"Earlier on 14 September 1960 Kim told Yudin, {CITE}.", []),
        ("On 14 September 1960, 3 people came.", []),
        ("Report, 16 December 1959, 3.", []),
        ("Minutes of a talk, 21 May 1960.", []),
        (f"25 November and 6 December 1958, {CITE}.", []),
        ("A Book (Oxford: Press, 1992), 300.", []),
        (f"Diary, 5 May 9999, {CITE}.", []),
    ],
)  # fmt: skip
def test_a_note_dates_a_source_only_where_it_says_so_plainly(note, expected, tmp_path):
    found = edition(tmp_path, notes(note))
    assert [(one.iso, one.source) for one in dated_sources(found, Sources(found))] == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("War, 1950-1953", "In 1999.", ("1950–1953", "its title says so")),
        ("War, 1950–53", "", ("1950–1953", "its title says so")),
        ("The Year 1956", "", ("1956", "its title says so")),
        (
            "War",
            "1954 1954 1954 1954 1954 1955 1955 1949",
            ("1954–1955", "its text names 1954 (5 times), 1955 (2 times)"),
        ),
        ("War", "1954 1954 1954 1954", None),
        ("War", "1954 1954 1954 1954 1954 1910 1911 1912 1913 1914 1915", None),
        ("War", "1950s 1950s 1950s 1950s 1950s 1950’s, no. 1954/3, 11954", None),
        ("War", "", None),
    ],
)
def test_a_section_has_a_band_only_where_its_title_or_its_text_tells_the_years(title, text, expected, tmp_path):
    found = edition(tmp_path, section(f'<p xml:id="p1">{text}</p>', title))
    span = span_of(found.sections[0])
    assert (span and (span.years, span.told)) == expected


def test_years_in_notes_tell_nothing_of_a_section(tmp_path):
    found = edition(tmp_path, notes("1954 1954 1954 1954 1954 1954"))
    assert span_of(found.sections[0]) is None
