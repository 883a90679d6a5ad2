"""The words of passages as a reader of the published pages meets them: taken from the HTML by id, with lxml alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path

from lxml import html

NOT_ITS_WORDS = {
    "w": "what the witness has instead of the reading",
    "card": "what is told of an emendation",
    "sign": "[sic], and the sign that opens a card",
    "editorial": "a note of the editors",
    "gap": "what the editors say of something missing",
    "ref": "the marker of a note",
    "beside": "the notes beside a paragraph",
    "address": "the pilcrow in the margin",
    "lines": "the way to the witness",
    "back": "a note's number, which leads back",
    "place": "how a note's place was found",
}
"""Classes of the pages whose words are not those of the paragraph, speech or note around them."""
BLOCKS = {"p", "div", "dt", "dd", "li", "ul", "dl", "td", "th", "tr", "blockquote", "h1", "h2", "h3"}
WORD = re.compile(r"[^\W_]+")


class Published:
    """The pages of an edition."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.page = lru_cache(maxsize=None)(self._page)

    def text(self, url: str, kind: str, others: Iterable[str]) -> str:
        """The words of a passage. `others` are the ids of units, which are passages of their own."""
        file, _, anchor = url.partition("#")
        (element,) = [found for found in self.page(file).iter() if found.get("id") == anchor]
        if kind == "emendation":
            return _emendation(element)
        return self._file(file, element) if kind == "file" else _own(element, frozenset(others))

    def _page(self, file: str) -> html.HtmlElement:
        return html.parse(self._folder / file, html.HTMLParser(encoding="utf-8")).getroot()

    @cached_property
    def _identifiers(self) -> dict[str, str]:
        """Address → identifier of each archive file in the index from A to Z."""
        links = self.page("search.html").xpath("//a[@class='shelfmark']")
        return {link.get("href"): link.text_content() for link in links if "#src-" in link.get("href")}

    def _file(self, file: str, element: html.HtmlElement) -> str:
        """An archive file: its identifier, the archive's name, and its levels by name.

        The page has the levels as steps, `fond 12 › opis 3`. A step that is not cited itself has the identifier of
        the first file in it, cut off behind its own number.
        """
        steps = [step for step in _steps(element) if step.xpath("span[@class='shelfmark']")]
        entry = element if element.tag == "li" else next(element.iterancestors("li"))
        inside = (entry, *entry.xpath(".//*[starts-with(@id, 'src-')]"))
        addresses = [f"{file}#{one.get('id')}" for one in (element, *inside)]
        identifier = next((self._identifiers[one] for one in addresses if one in self._identifiers), "")
        if addresses[0] not in self._identifiers:
            identifier = ", ".join(identifier.split(", ")[: len(steps) + 1])
        named = [step.text_content() for step in steps if step.xpath("span[@class='levels']")]
        name = element.xpath("string(//h1)")
        return " · ".join(part for part in (identifier if steps else "", name, ", ".join(named)) if part)


def _steps(element: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The levels of a file from the outside in: those of the entries around it, and its own."""
    for entry in (*reversed(list(element.iterancestors("li"))), *((element,) if element.tag == "li" else ())):
        for step in entry.xpath("details/summary/span[not(@class)]"):
            yield step
            if step is element:
                return


def _emendation(element: html.HtmlElement) -> str:
    told = element.xpath(".//span[@class='card']/span")[0]
    quotes = [quote.text_content() for quote in told.iter("q")]
    witness = quotes.pop() if "witness: " in told.text_content() else ""
    return f"{witness} → {quotes[0] if quotes else ''}"


def _own(element: html.HtmlElement, others: frozenset[str]) -> str:
    labels = element.xpath("preceding-sibling::dt[ancestor::dl[@class='particulars']]")
    before = (piece for label in labels for piece in (*_pieces(label, others), " "))
    return " ".join("".join([*before, *_pieces(element, others)]).split())


def _pieces(element: html.HtmlElement, others: frozenset[str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        is_own = isinstance(child.tag, str) and child.get("id") not in others
        if is_own and not NOT_ITS_WORDS.keys() & set((child.get("class") or "").split()):
            space = " " if child.tag in BLOCKS else ""
            yield space
            yield from _pieces(child, others)
            yield space
        yield child.tail or ""


def folded(text: str) -> str:
    """Without case and accents."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))


def counter(texts: Iterable[str]) -> Callable[[str], int]:
    """A function that counts the texts with an exact phrase, by a regular expression over all of them."""
    plain = [folded(text) for text in texts]

    def count(phrase: str) -> int:
        between = r"[\W_]+".join(re.escape(word) for word in WORD.findall(folded(phrase)))
        whole = re.compile(rf"(?<![^\W_]){between}(?![^\W_])")
        return sum(whole.search(text) is not None for text in plain)

    return count
