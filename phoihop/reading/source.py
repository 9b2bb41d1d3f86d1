"""Văn bản gốc và bản làm việc: the text as stored, and the copy that is read.

The stored text is never changed. The reader works on a copy in which letters
are composed, invisible characters are gone and every kind of blank is a plain
space; each place in the copy can be traced back to the stored text, so that
evidence always quotes what the office received.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from phoihop.lib.vietnamese import is_normalised, normalise
from phoihop.reading.spans import Span

# Soft hyphen, grapheme joiner, zero-width and bidi controls, byte-order mark,
# variation selectors, tags: invisible, and able to hide one word inside another.
_INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e007f\U000e0100-\U000e01ef"
)
# Marks that compose with the letter before them; the last two ranges are Hangul.
_MARKS = "\u0300-\u034e\u0350-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_COMPOSING = _MARKS + "\u1160-\u11ff\u3099\u309a"
_BLANKS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u2800"
_LINE_ENDS = "\x0b\x0c\x85\u2028\u2029"

_ANY_ODD = re.compile(f"[\r\ud800-\udfff{_BLANKS}{_LINE_ENDS}{_COMPOSING}{_INVISIBLE}]")
_BLANK = re.compile(f"[{_BLANKS}]")
_LINE_END = re.compile(f"[{_LINE_ENDS}]")
_LONE_RETURN = re.compile(r"\r(?!\n)")
_ODD_LINE_END = re.compile(f"[\r{_LINE_ENDS}]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_OTHER_LENGTH = re.compile(
    rf"\r\n|[^{_COMPOSING}{_INVISIBLE}][{_INVISIBLE}]*+[{_COMPOSING}][{_COMPOSING}{_INVISIBLE}]*+"
    rf"|[{_COMPOSING}{_INVISIBLE}]++"
)
_DROPPED = re.compile(f"[{_INVISIBLE}]+")
_SHORTENING = re.compile(f"[\r{_COMPOSING}{_INVISIBLE}]")


class Source:
    """Nguồn: one stored text with its working copy.

    >>> source = Source("Ha\\u0300\\u00a0Nội")
    >>> source.text, source.original_span(0, 2)
    ('Hà Nội', Span(start=0, end=3))
    """

    __slots__ = ("_copy_starts", "_pieces", "original", "text")

    def __init__(self, original: str) -> None:
        self.original = original
        # One entry per piece: where it starts in the copy; where it starts in the
        # original and whether its characters stand one to one. None when all do.
        self._copy_starts: list[int] = []
        self._pieces: list[tuple[int, bool]] = []
        if _ANY_ODD.search(original) is None:
            self.text = original
            return
        text = _LONE_SURROGATE.sub("\ufffd", _BLANK.sub(" ", original))
        if _ODD_LINE_END.search(text):
            text = _LONE_RETURN.sub("\n", _LINE_END.sub("\n", text))
        self.text = self._shortened(text) if _SHORTENING.search(text) else text

    @property
    def is_aligned(self) -> bool:
        """Say whether every place of the copy is the same place of the stored text."""
        return not self._copy_starts

    def original_span(self, start: int, end: int) -> Span:
        """Where `text[start:end]` stands in the stored text.

        A letter composed from several stored characters covers all of them; an
        empty range stays empty.
        """
        if not self._copy_starts:
            return Span(start, end)
        first = self._original_start(start)
        return Span(first, self._original_end(end) if end > start else first)

    def _shortened(self, text: str) -> str:
        copy: list[str] = []
        position = done = 0
        for match in _OTHER_LENGTH.finditer(text):
            start, end = match.span()
            if start > done:
                self._note(position, done, one_to_one=True)
                copy.append(text[done:start])
                position += start - done
            replacement = _replacement(match.group())
            self._note(position, start, one_to_one=False)
            copy.append(replacement)
            position += len(replacement)
            done = end
        self._note(position, done, one_to_one=True)
        copy.append(text[done:])
        return "".join(copy)

    def _note(self, copy_start: int, original_start: int, *, one_to_one: bool) -> None:
        self._copy_starts.append(copy_start)
        self._pieces.append((original_start, one_to_one))

    def _original_start(self, position: int) -> int:
        piece = max(bisect_right(self._copy_starts, position) - 1, 0)
        original, one_to_one = self._pieces[piece]
        return original + position - self._copy_starts[piece] if one_to_one else original

    def _original_end(self, position: int) -> int:
        last = bisect_right(self._copy_starts, position - 1) - 1
        original, one_to_one = self._pieces[last]
        if one_to_one:
            return original + position - self._copy_starts[last]
        return self._pieces[last + 1][0]


def _replacement(stored: str) -> str:
    """What the working copy holds instead of one cluster of stored characters."""
    if stored == "\r\n":
        return "\n"
    visible = _DROPPED.sub("", stored)
    return visible if is_normalised(visible) else normalise(visible)
