"""Ký tự ẩn: signs that a browser would hide or obey silently are spelled out."""

from __future__ import annotations

import re

HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)
"""Control signs, soft hyphens, zero widths, direction overrides, the invisible tag letters."""


def name_of(sign: str) -> str:
    """Return the name of a sign as experts write it.

    >>> name_of(chr(0x202E))
    'U+202E'
    """
    return f"U+{ord(sign):04X}"


def spell_out(text: str) -> str:
    """Put the name of each hidden sign in its place.

    >>> spell_out("hai" + chr(0x202E) + "ba")
    'hai[U+202E]ba'
    """
    return HIDDEN.sub(lambda found: f"[{name_of(found.group())}]", text.replace("\r", ""))
