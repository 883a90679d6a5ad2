"""Generated passages, and queries over them: random ones of all shapes, and hostile ones."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import fields

from fonds.search import trees
from fonds.search.analysis import words
from fonds.search.passages import Passage
from fonds.search.variants import Group

_WORDS = (
    "aid Aid labor labour labors planning planned plans plan dam dams Korea Korean Koreans ministry Ministry of the and"
    " in to a Szalontái Pak Il-u [Pak Kim’s people’s 1957 1957.The d. 8, f. 0102 204-00315-04 C54-2009-66-3 p.12 loan"
    " loans agreement agreements skies dying généralisation Łódź Straße ﬁnal naïve x² ½ 北京 김일성 ЦК Съезд Ωμέγα 𐌰𐌱 é"
    " e\u0301 “quoted” (KWP) KWP free-labor free,labor R&D 5.7 2,000 USD 142.5 & — i-ma mystery mysteries ily"
)
WORDS = _WORDS.split()
VARIANTS = (
    ("Korea", "Łódź", "free-labor"),
    ("aid", "loan", "2,000 USD"),
    ("Pak Il-u", "Kim’s people’s", "北京"),
    ("dam", "planned dams", "ЦК Съезд"),
    ("planned dams", "agreement"),
)
"""Invented: names that the registers would state to be the same."""


def generated(count: int, seed: int = 1) -> list[Passage]:
    """Passages of random words, with all kinds and fields; common words are common in them."""
    chance = random.Random(seed)
    kinds = ["paragraph", "speech", "note", "heading", "title", "source"]
    made = []
    for number in range(count):
        size = min(chance.randrange(1, 12) ** 2, chance.randrange(1, 400))
        text = " ".join(WORDS[int(len(WORDS) * chance.random() ** 2)] for _ in range(size))
        document = str(number // 20) if number % 3 == 0 else ""
        made.append(
            Passage(
                id=f"g{number}",
                url=f"section-{number // 30}.html#g{number}",
                kind=kinds[number % len(kinds)],
                text=text,
                title=f"Part {number // 30}",
                n=str(number),
                page=str(number // 7),
                section="" if document else f"s{number // 30}",
                part="" if document else "section",
                document=f"d{document}" if document else "",
                number=document,
                date=("1957-10-04T22:00", "1958", "1958-11-22/1958-11-23", "1953-11")[number % 4] if document else "",
                speaker=chance.choice(["", "Premier Zhou", "Kim Il Sung"]) if document else "",
                archives=(("AVPRF", "Foreign Policy Archives"), (), ("PRCFMA",))[number % 3],
                identifiers=(("AVPRF, f. 0102, d. 8", "AVPRF, f. 3, d. 12"), (), ("PRCFMA 204-00315-04",))[number % 3],
                persons=((), ("Kim Il Sung", "Kim Il-sung"), ("Zhou Enlai", "Chou En-lai", "Pak Il-u"))[number % 5 % 3],
            )
        )
    return made


class Asker:
    """Asks random queries of all shapes about some passages; most find something."""

    def __init__(self, passages: Sequence[Passage], variants: Sequence[Group], seed: int) -> None:
        self.chance = random.Random(seed)
        self.texts = [text for passage in passages if (text := passage.text.split())]
        self.values = sorted({value for passage in passages for value in _values(passage)})
        self.names = [name for group in variants for name in group] or ["the"]

    def query(self, depth: int = 3) -> str:
        shape = self.chance.randrange(16)
        if depth and shape < 5:
            one, other = self.query(depth - 1), self.query(depth - 1)
            joined = (f"{one} {other}", f"{one} AND {other}", f"({one} OR {other})", f"{one} NOT {other}")
            return [*joined, f"({one}) {other}"][shape]
        if shape < 8:
            return self.word()
        if shape < 10:
            return self.phrase(self.chance.choice(["", "", "~0", "~1", "~5", "~40"]))
        if shape == 10:
            return self.pattern()
        if shape == 11:
            return self.misspelt() + self.chance.choice(["~", "~1", "~2"])
        if shape < 14:
            return self.near()
        return self.chance.choice(self.names if shape == 14 else self.values)

    def token(self) -> str:
        """A word as it stands in a text, with its punctuation."""
        return self.chance.choice(self.chance.choice(self.texts))

    def word(self) -> str:
        token = self.token().strip("[]()“”,&;.")
        means_more = set('"“”()^|~*?:') & set(token) or token[:1] in "-+!" or token in ("AND", "OR", "NOT", "NEAR")
        return "the" if means_more or not any(sign.isalnum() for sign in token) else token

    def plain(self) -> str:
        """A folded word of two letters or more."""
        found = [word for word in words(self.token()) if len(word) > 1]
        return found[0] if found else "the"

    def phrase(self, slack: str) -> str:
        text = self.chance.choice(self.texts)
        start = self.chance.randrange(len(text))
        taken = text[start : start + self.chance.randrange(1, 5)]
        if slack and self.chance.randrange(2):
            taken = taken[::2]
        phrase = " ".join(taken).translate(dict.fromkeys(map(ord, '"“”„‟')))
        return f'"{phrase}"{slack}' if words(phrase) else '"the"'

    def pattern(self) -> str:
        word = self.plain()
        at = self.chance.randrange(len(word))
        return self.chance.choice(
            [f"{word[: at + 1]}*", f"*{word[at:]}", f"{word[:at]}?{word[at + 1 :]}x"[:-1], f"*{word[at : at + 2]}*"]
        ).replace("**", "*")

    def misspelt(self) -> str:
        word = self.plain()
        at = self.chance.randrange(len(word))
        kinds = (
            word[:at] + word[at + 1 :],
            word[:at] + "e" + word[at:],
            word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
        )
        return self.chance.choice(kinds) or word

    def near(self) -> str:
        """Two or three parts with NEAR between them."""
        parts = []
        for _ in range(self.chance.randrange(2, 4)):
            either = f"({self.word()} OR {self.word()})"
            alike = f"{self.misspelt()}~1"
            parts.append(self.chance.choice([self.word(), self.word(), either, self.phrase(""), self.pattern(), alike]))
        near = ["NEAR", "NEAR/0", "NEAR/1", "NEAR/3", "NEAR/25"]
        return "".join(f"{part} {self.chance.choice(near)} " for part in parts[:-1]) + parts[-1]


def _values(passage: Passage) -> Iterator[str]:
    """Fields of a passage, as a query asks for them."""
    yield f"kind:{passage.kind}"
    for field, value in (("document", passage.document), ("document", passage.number), ("section", passage.part)):
        if value:
            yield f"{field}:{value}"
    names = {"speaker": [passage.speaker], "person": passage.persons, "archive": passage.archives}
    for field, several in {**names, "identifier": passage.identifiers}.items():
        for name in several:
            found = words(name)
            if found:
                yield from (f"{field}:{found[-1]}", f'{field}:"{" ".join(found)}"', f"{field}:{found[0][:2]}*")
                yield f'{field}:"{found[0]} {found[-1]}"~3'
    if passage.date:
        day = passage.date.partition("/")[0]
        yield from (f"date:{day[:10]}", f"date:{day[:4]}", f"date:..{day[:7]}", f"date:{day[:7]}..{int(day[:4]) + 1}")


def queries(count: int, seed: int, passages: Sequence[Passage], variants: Sequence[Group]) -> list[str]:
    """Random queries of all shapes about these passages."""
    asker = Asker(passages, variants, seed)
    return [asker.query() for _ in range(count)]


def hostile() -> list[str]:
    """Queries that somebody might send to see what breaks."""
    return [
        "",
        " \t\n ",
        "x" * 1001,
        "aid " * 249,
        "aid " * 51,
        "(" * 900,
        "(" * 21 + "aid" + ")" * 21,
        "(" * 20 + "aid" + ")" * 20,
        "NOT " * 30 + "aid",
        "()" * 100,
        ") aid (",
        "*" * 500,
        "?" * 30,
        "*a*" * 100,
        '"' + "aid " * 200 + '"',
        '"',
        '""',
        '"aid',
        "“aid„",
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\x00\x01aid\x7f\x1b[31m",
        "aid\u2028labor\u2029dam\ufeff",
        "%00%ff %",
        "__proto__ constructor toString",
        "kind:__proto__",
        "constructor:aid",
        "date:1957..1956",
        "date:1957-13",
        "date:..",
        "date:",
        "kind: note",
        "kind:nothing",
        "document:d1.p2",
        "speaker:",
        'speaker: "kim"',
        'speaker:"',
        "foo:bar",
        "http://example.org/",
        "aid~",
        "aid~2",
        "aid~3",
        "aid~~",
        "~",
        "~5",
        "a-b~",
        "pl*~",
        '"free labor"~5',
        '"free labor"~5000',
        '"free labor"~x',
        '"free labor" ~5',
        "free NEAR labor",
        "free NEAR/1000 labor",
        "free NEAR/x labor",
        "free NEAR/ labor",
        "NEAR/5",
        "free NEAR",
        "free NEAR/5 AND labor",
        "NOT free NEAR labor",
        "kind:note NEAR labor",
        "(free labor) NEAR aid",
        "(free OR NOT labor) NEAR aid",
        "aid " + "NEAR aid " * 48,
        "the NEAR/999 of NEAR/999 the",
        "*e* *a* *o*",
        "a?~",
        "kind:note~",
        "date:1957~",
        "aid^2",
        "aid || labor",
        "a|b",
        "-aid",
        "+aid",
        "!aid",
        "-",
        "&&",
        "AND",
        "aid AND",
        "OR aid",
        "aid OR OR labor",
        "aid NOT",
        "(aid OR) labor",
        "(AND aid)",
        "(",
        "aid)",
        "204-*",
        "北*",
        "a*b-c",
        "***a***b***",
        "ǅ ſ İ ı ς Σ ﷺ ½ ⅷ",
        "👩‍👩‍👧 aid",
        "aid\u0301\u0301\u0301",
        "\u0301aid",
    ]


def shape(tree: trees.Node) -> list[object]:
    """A tree in the form of the browser's reader."""
    name = type(tree).__name__.lower()
    values = [getattr(tree, field.name) for field in fields(tree)]
    if isinstance(tree, trees.All | trees.Any):
        return [name, *map(shape, tree.parts)]
    if isinstance(tree, trees.Near):
        return [name, [shape(part) for part in tree.parts], list(tree.distances)]
    if isinstance(tree, trees.Not):
        return [name, shape(tree.part)]
    return [name, *(list(value) if isinstance(value, tuple) else value for value in values)]
