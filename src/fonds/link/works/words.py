"""Small patterns that all citations share, and words made comparable."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|sept\.|october|november|december|"
    r"jan\.|feb\.|mar\.|apr\.|aug\.|oct\.|nov\.|dec\.)"
)
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
DAY = rf"(?:\d{{1,2}}\s+{MONTH}(?:,?\s+\d{{4}})?|{MONTH}\s+\d{{1,2}}(?:,\s+\d{{4}})?(?!\d))"
"""A day, perhaps without its year."""
_ONE_DATE = rf"(?:(?:{DAY}|{MONTH}|{_SEASON})?,?\s*\d{{4}}(?:[-–]\d{{2,4}})?)"
DATE = (
    rf"(?:{DAY}(?:\s*[-–/]\s*{DAY})?|"
    rf"(?:{MONTH}\s*[-–/]\s*|{_SEASON}\s*[-–/]\s*)?{_ONE_DATE}(?:\s*[-–/]\s*{_ONE_DATE})?)"
)
_RANGE = r"\d+(?:\s*[-–]\s*\d+)?(?!\d|\s*[-–])"
PAGES = (
    rf"(?:(?:pp?\.\s*)?{_RANGE}(?:,\s*(?:and\s+)?{_RANGE}(?![\s]*{MONTH}))*(?![\w/])|"
    rf"(?:chapters?|chs?\.|chaps?\.)\s*{_RANGE}(?:,?\s*(?:and\s+)?{_RANGE})*(?![\w/]))"
)
VOLUME = r"vols?\.?\s*(?P<volume>\d+)"
IGNORE = re.IGNORECASE


def spaced(text: str) -> str:
    """The text with every white space as a space: as long as before, so that offsets stay true."""
    return re.sub(r"\s", " ", text)


def single(text: str) -> str:
    """The text with white space single, none at its ends."""
    return " ".join(text.split())


def folded(text: str) -> str:
    """Small letters without accents and apostrophes."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("ø", "o").replace("ł", "l").replace("ı", "i"))
    return "".join(c for c in letters if not unicodedata.combining(c) and c not in "'’‘ʼʹ´`")


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[str, ...]:
    """The words of a title, comparable: without the ’s of a name."""
    return tuple(re.findall(r"[^\W_]+", folded(re.sub(r"[’']s\b", "", text))))


def slug(text: str) -> str:
    """The words as a part of an address: letters of the Latin alphabet, digits, hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", folded(text)))
