"""The TEI of each thing that can be cited, in the wrapper that DTS asks for."""

from __future__ import annotations

from lxml import etree

from fonds.tei.names import TEI_NS, Element

WRAPPER_NS = "https://w3id.org/api/dts#"


def passage(element: Element, language: str) -> bytes:
    """An element of the text as a file of its own, to the letter."""
    return b"".join(
        (
            b'<?xml version="1.0" encoding="UTF-8"?>\n',
            f'<TEI xmlns="{TEI_NS}" xml:lang="{language}"><dts:wrapper xmlns:dts="{WRAPPER_NS}">'.encode(),
            etree.tostring(element, encoding="UTF-8", xml_declaration=False, with_tail=False),
            b"</dts:wrapper></TEI>\n",
        )
    )
