"""Phác thảo nội dung: how alike two texts are, without keeping them side by side.

The words of a text, folded, in runs of four; of their hashes the smallest `SIZE` are kept. Two
such sketches tell how large a share of all runs both texts have (bottom-k estimate of Jaccard),
whatever the file formats, line breaks and spellings of tones were.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b
from heapq import nsmallest

from phoihop.lib.vietnamese import fold

SIZE, RUN = 200, 4
MOST = 400_000
_WORD = re.compile(r"[a-z0-9]+")


def sketch_of(text: str) -> list[int]:
    """Return the sketch, smallest first; a text of fewer words than a run has none.

    >>> sketch_of("Xã họp ngày mai tại hội trường") == sketch_of("xa hop ngay MAI, tai hoi truong")
    True
    """
    words = _WORD.findall(fold(text[:MOST]))
    runs = {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    return nsmallest(SIZE, {_hash(run) for run in runs})


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """Estimate the share of runs that both texts have, from 0 to 1."""
    if not one or not other:
        return 0.0
    both = set(one) | set(other)
    smallest = set(nsmallest(SIZE, both))
    return len(smallest & set(one) & set(other)) / len(smallest)


def contained(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of the shorter text's runs that the longer one has too; 0 for long texts.

    Exact where both sketches hold every run: a letter's words on a web page, without its head.
    """
    if not one or not other or max(len(one), len(other)) >= SIZE:
        return 0.0
    return len(set(one) & set(other)) / min(len(one), len(other))


def _hash(run: str) -> int:
    return int.from_bytes(blake2b(run.encode(), digest_size=6).digest(), "big")
