"""Kết quả chỉ tiêu đang ghép: a tally while its bands are being collected."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from phoihop.reading.quantities.tally_bands import Item
from phoihop.reading.tokens import Tokens

SENTENCE_ENDS = frozenset({".", "!", "?"})


@dataclass(slots=True)
class Draft:
    """A tally while its bands are being collected."""

    total: int
    first: int
    last: int
    by_share: bool = False
    bands: list[Item] = field(default_factory=list)
    counted: int = 0

    def take(self, band: Item) -> None:
        self.bands.append(band)
        self.counted += band.count or 0


def is_full(draft: Draft) -> bool:
    return bool(draft.bands) and draft.counted >= draft.total


def is_far(tokens: Tokens, draft: Draft, item: Item) -> bool:
    """Say whether a whole sentence lies between the tally and this count."""
    ends = tokens.among(SENTENCE_ENDS, draft.last, item.first)
    return any(one + 1 != two for one, two in pairwise(ends))


def is_told_again(draft: Draft, item: Item, begin: int) -> bool:
    """Say whether the sentence that counted all targets now counts some of them once more."""
    return draft.first >= begin and item.total is None and (item.count or 0) <= draft.total


def is_part_of_band(tokens: Tokens, draft: Draft, item: Item) -> bool:
    """Say whether "trong đó", or a bracket opened behind the band before it, makes the count a part
    of that band: "đạt 12/15 chỉ tiêu (vượt 4, đạt 8)".
    """
    band, start = draft.bands[-1], item.start
    end = max(band.last, band.label[1] if band.label else 0)
    if item.total is not None or start < end:
        return False
    if not _brackets_between(tokens, end, start):
        near = tokens.keys[max(start - _NEAR_BAND, end) : start]
        return any(pair == ("trong", "đó") for pair in pairwise(near))
    return True


_NEAR_BAND = 5
_LONGEST_BRACKET = 24
_BRACKETS = frozenset(("(", ")"))


def _brackets_between(tokens: Tokens, first: int, last: int) -> bool:
    """Say whether a bracket opens among the tokens that does not close there."""
    found = tokens.among(_BRACKETS, max(first, last - _LONGEST_BRACKET), last)
    return bool(found) and tokens.keys[found[-1]] == "("
