"""Từ và dấu: the working text cut into words, numbers and marks, once for the whole reading.

Everything above this stage works on tokens; no later stage runs a pattern over raw text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from phoihop.lib.vietnamese import tone_key
from phoihop.reading.spans import Span

WORD, NUMBER, FRACTION, DATE, DOCREF, PUNCT = "W", "N", "S", "D", "R", "P"
_WITHOUT_DIGITS = frozenset((WORD, PUNCT))

# One pass over the text; the first alternative that fits wins, and every repeat is bounded
# or runs over one character class, so the time grows with the length of the text alone.
_TOKEN = re.compile(
    r"(?P<W>[^\W\d_]+(?:['’][^\W\d_]+)?)"
    r"|(?=\d)(?:(?P<R>\d{1,6}(?:/\d{4})?(?:\s?[-/]\s?)(?:CTPH|QCPH|KHPH|NQLT|TTLT|UBMTTQ|"
    r"UBND|HĐND|MTTQ|VPCP|QyĐ|CTr|TTr|TTg|QH\d{1,2}|BTT|QĐ|NQ|NĐ|CT|KH|KL|TB|BC|CV|HD|QC|TT|ĐA|BB|"
    r"GM|PL|LN|CĐ|ĐU|TU|HU)"
    r"(?![a-zà-ỹđ])(?:[-/–.][A-ZĐÂĂÊÔƠƯa-zđ&0-9]{1,12}){0,5})"
    r"|(?P<D>\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)\d{4}(?!\d))"
    r"|(?P<S>\d{1,4}/\d{1,4}(?![\d/]))"
    r"|(?P<N>\d{1,3}(?:\.\d{3}){1,6}(?:,\d{1,4})?(?![\d])|\d{1,15}(?:,\d{1,4}(?!\d))?|\d))"
    r"|(?P<P>[^\s])"
)
_KEYS: dict[str, str] = {}
_KEYS_LIMIT = 40_000


def key_of(word: str) -> str:
    """Return the form in which a word is compared: lower case, one tone placement, i for y."""
    key = _KEYS.get(word)
    if key is None:
        if len(_KEYS) >= _KEYS_LIMIT:
            _KEYS.clear()
        key = _KEYS[word] = tone_key(word)
    return key


@dataclass(slots=True)
class Tokens:
    """Dãy từ: parallel lists, one entry a token; `starts` and `ends` are character offsets."""

    text: str
    starts: list[int]
    ends: list[int]
    kinds: list[str]
    words: list[str]
    keys: list[str]
    _where: dict[str, list[int]] = field(default_factory=dict, repr=False)
    _merged: dict[frozenset[str], list[int]] = field(default_factory=dict, repr=False)
    _numerals: list[int] | None = field(default=None, repr=False)

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, first: int, last: int) -> Span:
        """Return the characters of tokens `first` up to but not including `last`."""
        return Span(self.starts[first], self.ends[last - 1])

    def quote(self, first: int, last: int) -> str:
        return self.text[self.starts[first] : self.ends[last - 1]]

    def at(self, offset: int) -> int:
        """Return the index of the first token that starts at or after `offset`."""
        return bisect_left(self.starts, offset)

    def among(self, keys: frozenset[str], first: int, last: int) -> list[int]:
        """Return the tokens from `first` up to `last` that bear one of `keys`, in order."""
        places = self._merged.get(keys)
        if places is None:
            where = self._where or self._index()
            places = sorted(index for key in keys for index in where.get(key, ()))
            self._merged[keys] = places
        begin = bisect_left(places, first)
        return places[begin : bisect_left(places, last, begin)]

    def numerals(self, first: int, last: int) -> list[int]:
        """Return the tokens from `first` up to `last` that are written with digits."""
        if self._numerals is None:
            self._numerals = [i for i, kind in enumerate(self.kinds) if kind not in _WITHOUT_DIGITS]
        begin = bisect_left(self._numerals, first)
        return self._numerals[begin : bisect_left(self._numerals, last, begin)]

    def _index(self) -> dict[str, list[int]]:
        where = self._where
        for index, key in enumerate(self.keys):
            if key in where:
                where[key].append(index)
            else:
                where[key] = [index]
        return where

    def is_capital(self, index: int) -> bool:
        """Say whether the token is a word with a capital first letter."""
        return self.kinds[index] == WORD and self.words[index][0].isupper()

    def is_title(self, index: int) -> bool:
        """Say whether the token is capitalised but not written in capitals throughout."""
        word = self.words[index]
        return (
            self.kinds[index] == WORD
            and word[0].isupper()
            and (len(word) == 1 or not word.isupper())
        )

    def touches(self, index: int) -> bool:
        """Say whether no space stands between the token and the one before it."""
        return index > 0 and self.ends[index - 1] == self.starts[index]


def tokenise(text: str) -> Tokens:
    """Cut `text` into tokens.

    >>> tokenise("trước ngày 15/1, đạt 4.735 tỷ").words
    ['trước', 'ngày', '15/1', ',', 'đạt', '4.735', 'tỷ']
    """
    starts: list[int] = []
    ends: list[int] = []
    kinds: list[str] = []
    words: list[str] = []
    keys: list[str] = []
    known = _KEYS
    for match in _TOKEN.finditer(text):
        word = match.group()
        starts.append(match.start())
        ends.append(match.end())
        kinds.append(match.lastgroup or PUNCT)
        words.append(word)
        keys.append(known.get(word) or key_of(word))
    return Tokens(text, starts, ends, kinds, words, keys)
