"""Từ và dấu: the working text cut into words, numbers and marks, once for the whole reading.

Everything above this stage works on tokens; no later stage runs a pattern over raw text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import accumulate, chain, compress, count
from operator import add

from phoihop.lib.vietnamese import tone_key
from phoihop.reading.spans import Span

WORD, NUMBER, FRACTION, DATE, DOCREF, PUNCT = "W", "N", "S", "D", "R", "P"
_WITHOUT_DIGITS = frozenset((WORD, PUNCT))

_LETTERS = r"[^\W\d_]+(?:[\u0300-\u036f][^\W\d_]{0,40})*"
"""Letters, with what accents stand on one too many: a word with such a slip is another word."""
_WORD = rf"{_LETTERS}(?:['’]{_LETTERS})?"
_SYMBOLS = (
    r"(?:CTPH|QCPH|KHPH|NQLT|TTLT|UBMTTQ|"
    r"UBND|HĐND|MTTQ|VPCP|QyĐ|CTr|TTr|TTg|QH\d{1,2}|BTT|QĐ|NQ|NĐ|CT|KH|KL|TB|BC|CV|HD|QC|TT|ĐA|BB|"
    r"GM|PL|LN|CĐ|ĐU|TU|HU)"
)
_REFERENCE = (
    rf"\d{{1,6}}(?:/\d{{4}})?(?:\s?[-–/]\s?){_SYMBOLS}(?![a-zà-ỹđ])"
    r"(?:[-–]\s(?=[A-ZĐ]{2}))?(?:(?:(?<=\s)|[-/–.])[A-ZĐÂĂÊÔƠƯa-zđ&0-9]{1,20}){0,5}"
)
_DAY = (
    r"(?:\d{1,2}(?:/\d{1,2}/|\.\d{1,2}\.|-\d{1,2}-)\d{4}"
    r"|(?:19|20)\d\d-\d\d-\d\d)(?!\d)"
)
_SHARE = r"\d{1,4}/\d{1,4}(?![\d/])"
_DIGITS = r"\d{1,3}(?:\.\d{3}){1,6}(?:,\d{1,4})?(?![\d])|\d{1,15}(?:,\d{1,4}(?!\d))?|\d"
# Every repeat is bounded or runs over one character class, so the time grows with the length of the
# text alone. The first alternative that fits wins; a piece takes the blanks behind it.
_PIECE = re.compile(rf"(?:{_WORD}|(?=\d)(?:{_REFERENCE}|{_DAY}|{_SHARE}|{_DIGITS})|\S)\s*")
_CHUNK = re.compile(r"\S+\s*")
_SPACED = re.compile(rf"\d(?:(?:\s[-–/]\s?|[-–/]\s){_SYMBOLS}|[-–/]{_SYMBOLS}[-–]\s[A-ZĐ])")
"""The number of a document with blanks inside: the only piece that goes on over a blank."""
_KIND = re.compile(
    rf"(?P<W>{_WORD})|(?P<R>{_REFERENCE})|(?P<D>{_DAY})|(?P<S>{_SHARE})|(?P<N>{_DIGITS})|(?P<P>.)"
)
_DASHES = ("–", "—", "−", "‒")
_KEYS: dict[str, str] = {}
_KEYS_LIMIT = 40_000
_LONGEST_KEPT = 40


_PLAIN, _CAPITAL, _TITLE = range(3)
_Piece = tuple[str, int, int, str, str, int]
"""A word, its length alone and with the blanks behind it, its kind, its key and its letters."""


class _Chunks(dict[str, tuple[_Piece, ...]]):
    """Cụm đã gặp: what stands between two blanks, with the blanks behind it, cut into pieces."""

    def __missing__(self, chunk: str) -> tuple[_Piece, ...]:
        pieces = tuple(map(_piece, _PIECE.findall(chunk)))
        if len(self) >= _KEYS_LIMIT:
            self.clear()
        if len(chunk) <= _LONGEST_KEPT:
            self[chunk] = pieces
        return pieces


def _piece(piece: str) -> _Piece:
    word = piece.rstrip()
    match = _KIND.fullmatch(word)
    kind = (match.lastgroup if match else None) or PUNCT
    letters = _PLAIN
    if kind == WORD and word[0].isupper():
        letters = _TITLE if len(word) == 1 or not word.isupper() else _CAPITAL
    return word, len(word), len(piece), kind, key_of(word), letters


_CHUNKS = _Chunks()
_WATCHED: set[str] = set()


def key_of(word: str) -> str:
    """Return the form in which a word is compared: lower case, one tone placement, i for y, and
    one dash for all.
    """
    key = _KEYS.get(word)
    if key is None:
        if len(_KEYS) >= _KEYS_LIMIT:
            _KEYS.clear()
        key = "-" if word in _DASHES else tone_key(word)
        if len(word) <= _LONGEST_KEPT:
            _KEYS[word] = key
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
    letters: list[int]
    """For each token how it is written: small, in capitals throughout, or with a capital first."""
    _watched: frozenset[str] = field(default=frozenset(), repr=False)
    _where: dict[str, list[int]] = field(default_factory=dict, repr=False)
    _merged: dict[frozenset[str], list[int]] = field(default_factory=dict, repr=False)
    _numerals: list[int] | None = field(default=None, repr=False)
    counting: list[int] | None = field(default=None, repr=False)
    """Where a number may start; see `quantities.numbers.number_tokens`."""

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, first: int, last: int) -> Span:
        """Return the characters of tokens `first` up to but not including `last`."""
        return Span(self.starts[first], self.ends[last - 1])

    def quote(self, first: int, last: int) -> str:
        return self.text[self.starts[first] : self.ends[last - 1]]

    def before(self, index: int) -> str:
        """Return the blanks between the token and the one before it."""
        return self.text[self.ends[index - 1] : self.starts[index]]

    def at(self, offset: int) -> int:
        """Return the index of the first token that starts at or after `offset`."""
        return bisect_left(self.starts, offset)

    def among(self, keys: frozenset[str], first: int, last: int) -> list[int]:
        """Return the tokens from `first` up to `last` that bear one of `keys`, in order."""
        places = self._merged.get(keys)
        if places is None:
            places = self.all_of(keys)
        begin = bisect_left(places, first)
        if begin == len(places) or places[begin] >= last:
            return []
        return places[begin : bisect_left(places, last, begin)]

    def all_of(self, keys: frozenset[str]) -> list[int]:
        """Return every token that bears one of `keys`, in order."""
        places = self._merged.get(keys)
        if places is None:
            if not keys <= self._watched:
                self._watch(keys)
            where = self._where
            here = map(where.__getitem__, filter(where.__contains__, keys))
            places = self._merged[keys] = sorted(chain.from_iterable(here))
        return places

    def count(self, keys: frozenset[str], first: int, last: int) -> int:
        """Return how many tokens from `first` up to `last` bear one of `keys`."""
        places = self._merged.get(keys) or self.all_of(keys)
        return bisect_left(places, last) - bisect_left(places, first)

    def numerals(self, first: int, last: int) -> list[int]:
        """Return the tokens from `first` up to `last` that are written with digits."""
        if self._numerals is None:
            kinds = enumerate(self.kinds)
            self._numerals = [index for index, kind in kinds if kind not in _WITHOUT_DIGITS]
        begin = bisect_left(self._numerals, first)
        return self._numerals[begin : bisect_left(self._numerals, last, begin)]

    def _watch(self, keys: frozenset[str]) -> None:
        """Note where `keys` stand, together with all that was ever asked for in other texts:
        the rules ask for the same few words each time, so one pass does for all.
        """
        _WATCHED.update(keys)
        self._watched = frozenset(_WATCHED)
        where = self._where = defaultdict(list)
        for index in compress(count(), map(_WATCHED.__contains__, self.keys)):
            where[self.keys[index]].append(index)

    def is_capital(self, index: int) -> bool:
        """Say whether the token is a word with a capital first letter."""
        return self.letters[index] != _PLAIN

    def is_title(self, index: int) -> bool:
        """Say whether the token is capitalised but not written in capitals throughout."""
        return self.letters[index] == _TITLE

    def touches(self, index: int) -> bool:
        """Say whether no space stands between the token and the one before it."""
        return index > 0 and self.ends[index - 1] == self.starts[index]


def tokenise(text: str) -> Tokens:
    """Cut `text` into tokens.

    >>> tokenise("trước ngày 15/1, đạt 4.735 tỷ").words
    ['trước', 'ngày', '15/1', ',', 'đạt', '4.735', 'tỷ']
    """
    at = len(text) - len(text.lstrip())
    if _SPACED.search(text) is None:
        chunks = _CHUNK.findall(text, at)
        pieces = list(chain.from_iterable(map(_CHUNKS.__getitem__, chunks)))
    else:
        pieces = list(map(_piece, _PIECE.findall(text, at)))
    if not pieces:
        return Tokens(text, [], [], [], [], [], [])
    words, sizes, wholes, kinds, keys, letters = zip(*pieces, strict=True)
    starts = list(accumulate(wholes, initial=at))
    starts.pop()
    ends = list(map(add, starts, sizes))
    return Tokens(text, starts, ends, list(kinds), list(words), list(keys), list(letters))
