"""Generated passages, and queries over them: random ones of all shapes, and hostile ones."""

from __future__ import annotations

import random
from dataclasses import fields

from fonds.search import trees
from fonds.search.passages import Passage

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


def queries(count: int, seed: int = 1) -> list[str]:
    """Random queries of all shapes, most of which find something."""
    chance = random.Random(seed)
    return [_query(chance, 3) for _ in range(count)]


_FIELDS = (
    "kind:note kind:speech document:3 document:d5 section:s2 section:section speaker:zhou speaker:ki* document:d?"
    " person:zhou person:ki* speaker:zhu~ person:enlia~2"
    " archive:avprf identifier:204-00315-04 date:1957 date:1958-11 date:1957..1958 date:..1953-12-01 date:1958-11-23.."
)
_VALUES = [
    *_FIELDS.split(),
    'speaker:"kim il"',
    'identifier:"d. 8"',
    'identifier:"8 avprf"',
    'archive:"policy archives"',
    'person:"pak il u"',
    'person:"zhou lai"~2',
]


def _query(chance: random.Random, depth: int) -> str:
    shape = chance.randrange(16)
    if depth and shape < 5:
        one, other = _query(chance, depth - 1), _query(chance, depth - 1)
        return [
            f"{one} {other}",
            f"{one} AND {other}",
            f"({one} OR {other})",
            f"{one} NOT {other}",
            f"({one}) {other}",
        ][shape]
    if shape < 8:
        return _word(chance)
    if shape < 10:
        return _phrase(chance, chance.choice(["", "", "~0", "~1", "~5", "~40"]))
    if shape == 10:
        return chance.choice(
            ["pl*", "*ning", "p*n*", "a?d", "l*r", "*1*", "k?rea*", "?é", "лл*", "съ*", "agree*s", "𐌰?"]
        )
    if shape == 11:
        return chance.choice(
            ["adi~", "labro~", "planing~2", "minstry~", "koera~1", "szalontia~", "a~", "Съед~", "loann~"]
        )
    if shape < 14:
        return _near(chance)
    if shape == 14:
        return chance.choice([name for group in VARIANTS for name in group])
    return chance.choice(_VALUES)


def _word(chance: random.Random) -> str:
    return chance.choice([word for word in WORDS if any(c.isalnum() for c in word)]).strip("[]()“”,&")


def _phrase(chance: random.Random, slack: str) -> str:
    start = chance.randrange(len(WORDS) - 4)
    phrase = " ".join([*WORDS[start : start + chance.randrange(1, 4)], chance.choice(["aid", "of"])])
    return '"' + phrase.replace("“", "").replace("”", "") + '"' + slack


def _near(chance: random.Random) -> str:
    """Two or three parts with NEAR between them; most are found."""
    parts = []
    for _ in range(chance.randrange(2, 4)):
        kind = chance.randrange(6)
        word = _word(chance)
        parts.append([word, word, f"({word} OR {_word(chance)})", _phrase(chance, ""), "pl*", "labro~"][kind])
    near = ["NEAR", "NEAR/0", "NEAR/1", "NEAR/3", "NEAR/25"]
    return "".join(f"{part} {chance.choice(near)} " for part in parts[:-1]) + parts[-1]


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
