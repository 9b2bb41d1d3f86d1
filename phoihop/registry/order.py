"""Khóa lưu để sắp xếp: the Vietnamese order of names as a text that any database sorts right."""

from __future__ import annotations

from collections.abc import Iterable

from phoihop.lib.vietnamese import person_sort_key, sort_key

_END = "00"


def stored_sort_key(text: str) -> str:
    """Return a key of hexadecimal digits, which every collation orders alike.

    >>> stored_sort_key("Đa") > stored_sort_key("Da")
    True
    """
    return _written(sort_key(text))


def stored_person_key(name: str) -> str:
    """Return the key by which persons are listed: given name, surname, middle name."""
    return _written(person_sort_key(name))


def _written(key: Iterable[object]) -> str:
    """Write nested ranks so that comparing texts compares the ranks."""
    parts = []
    for part in key:
        if isinstance(part, int):
            parts.append(f"{int(part) + 1:02x}")
        elif isinstance(part, Iterable):
            parts.append(_written(part))
    return "".join(parts) + _END
