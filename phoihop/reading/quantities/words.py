"""Từ khóa của bộ đọc: literal words as keys, so that "quý" and "quí" compare alike."""

from __future__ import annotations

from phoihop.reading.tokens import key_of


def keyed(words: str) -> frozenset[str]:
    """Return the keys of these words, the form in which tokens are compared.

    >>> key_of("quí") in keyed("quý tháng")
    True
    """
    return frozenset(key_of(word) for word in words.split())
