"""Invented editions for the tests of the pictures, and what is drawn of them."""

from __future__ import annotations

from fonds.config import SiteConfig
from fonds.site import pictures
from fonds.site.edition import Edition
from fonds.site.holdings import Sources
from fonds.tei.serialise import from_bytes
from site_help import config_in

UNIT = (
    '<msDesc xml:id="src-{n}" type="file"><msIdentifier><repository key="A{n}">Archive {n}</repository>'
    '<idno type="canonical">A{n} 1</idno><altIdentifier type="file"><idno>1</idno></altIdentifier></msIdentifier>'
    "</msDesc>"
)
CITE = '<bibl type="archival" corresp="#src-0">Archive 0, file 1</bibl>'


def edition(tmp_path, essay="", documents="", units=1):
    """An invented edition around an essay and documents."""
    listed = "".join(UNIT.format(n=n) for n in range(units))
    tree = from_bytes(
        f"""<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="small" xml:lang="en"><teiHeader><fileDesc><titleStmt>
        <title type="main">A Paper</title></titleStmt><publicationStmt><p>Made.</p></publicationStmt><sourceDesc>
        <listBibl type="sources">{listed}</listBibl></sourceDesc></fileDesc></teiHeader>
        <text><body>{essay}</body><back>{documents}</back></text></TEI>""".encode()
    )
    return Edition(tree, config_in(tmp_path), SiteConfig())


def section(content, title="One", number=1):
    head = f'<head xml:id="s{number}.h">{title}</head>' if title else ""
    return f'<div type="section" subtype="section" xml:id="s{number}">{head}{content}</div>'


def notes(*texts):
    called = "".join(f'<note place="foot" n="{n}" xml:id="n{n}">{text}</note>' for n, text in enumerate(texts, 1))
    return section(f'<p xml:id="p1">Words.{called}</p>')


def document(number, iso="", content="", title="Minutes"):
    date = f', <date when="{iso}">{iso}</date>' if iso else ""
    head = f'<head xml:id="d{number}.h">{title}{date}</head>'
    return f'<div type="document" n="{number}" subtype="minutes" xml:id="d{number}">{head}{content}</div>'


def speech(number, speaker, said, document=1):
    return f'<sp xml:id="d{document}.t{number}"><speaker>{speaker}:</speaker><p>{said}</p></sp>'


def view(found):
    return pictures.pictures_view(found, Sources(found))


def shown(found):
    return {one.id: one for group in view(found).groups for one in group.pictures}


def words_of(markup):
    return markup.striptags()
