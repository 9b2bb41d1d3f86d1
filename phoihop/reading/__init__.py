"""Đọc văn bản: what a document about coordination says, each value tied to its words.

Works alone, without Django and without a database:

>>> from phoihop.reading import read
>>> read("Sáng 05/01/2026, UBND xã Hòa Lạc tổ chức hội nghị giao ban.").meeting.day
datetime.date(2026, 1, 5)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from phoihop.reading.facts import Reading as Reading
    from phoihop.reading.reader import explain as explain
    from phoihop.reading.reader import read as read

__all__ = ["Reading", "explain", "read"]

_HOMES = {"read": "reader", "explain": "reader", "Reading": "facts"}


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for, so that importing a part stays light."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{home}"), name)
