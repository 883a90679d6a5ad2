"""Numbers as bytes of the Whoosh index, and data as text of a script from which nothing can break out."""

from __future__ import annotations

import json
from collections.abc import Sequence

_ESCAPES = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029\ufeff\x7f"})


def varints(values: Sequence[int]) -> bytes:
    """Numbers that are not negative: seven bits a byte, low ones first, the high bit set on all but the last."""
    if not values or max(values) < 0x80:
        return bytes(values)
    out = bytearray()
    for value in values:
        rest = value
        while rest > 0x7F:
            out.append(rest & 0x7F | 0x80)
            rest >>= 7
        out.append(rest)
    return bytes(out)


def unvarints(data: bytes) -> list[int]:
    """The numbers again."""
    if not data or max(data) < 0x80:
        return list(data)
    values, value, shift = [], 0, 0
    for byte in data:
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            values.append(value)
            value = shift = 0
    return values


def literal(data: object) -> str:
    """JSON that is a JavaScript literal too, and holds no `</script>`, no line separator and no byte order mark."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
