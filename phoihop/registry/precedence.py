"""Thứ tự chức vụ: the customary order in which officials are listed, as data.

The order stands in `catalogue/posts.toml`; protocol differs between offices, so an office
changes the file, not the code.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from phoihop.lib.vietnamese import fold

LAST = 99


def rank_of(title: str) -> int:
    """Return the place of a post: by the first words that fit, the longest of them; else 99.

    >>> rank_of("Bí thư Đảng ủy") < rank_of("Phó Bí thư Đảng ủy") < rank_of("Chuyên viên")
    True
    """
    words = f" {fold(title)} "
    fitting = [
        (start, -len(form), rank)
        for form, rank in _forms()
        if (start := words.find(f" {form} ")) >= 0
    ]
    return min(fitting)[2] if fitting else LAST


@cache
def _forms() -> tuple[tuple[str, int], ...]:
    file = resources.files("phoihop.registry") / "catalogue" / "posts.toml"
    entries = tomllib.loads(file.read_text(encoding="utf-8"))["post"]
    return tuple((fold(form), entry["rank"]) for entry in entries for form in entry["forms"])
