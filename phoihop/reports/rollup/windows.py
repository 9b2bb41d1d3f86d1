"""Kỳ cộng dồn: the months for which totals are kept, and which reports make up which of them."""

from __future__ import annotations

from functools import lru_cache

Window = tuple[int, int]
"""First and last month of a year, both counted."""

WINDOWS: tuple[Window, ...] = tuple(
    sorted(
        {(n, n) for n in range(1, 13)}
        | {(n - 2, n) for n in (3, 6, 9, 12)}
        | {(1, n) for n in range(1, 13)}
        | {(7, 12)}
    )
)
"""Each month, each quarter, from January to each month, the second half."""


@lru_cache(maxsize=4096)
def tilings(there: frozenset[Window]) -> dict[Window, tuple[Window, ...]]:
    """Say for each of WINDOWS which of the reported months make it up without gap or overlap.

    The longest stand before the short ones they contain, so nothing is counted twice. Windows
    that cannot be made up are left out: a year of which a month is missing is not its sum.

    >>> tilings(frozenset({(1, 3), (4, 4), (5, 6)}))[1, 6]
    ((1, 3), (4, 4), (5, 6))
    """
    found = {window: _tiled(window, there) for window in WINDOWS}
    return {window: tiles for window, tiles in found.items() if tiles}


@lru_cache(maxsize=4096)
def states(there: frozenset[Window]) -> dict[Window, Window]:
    """Say for each of WINDOWS which report gives the state at its end: the one that ends with it.

    >>> states(frozenset({(1, 3), (3, 3), (1, 6)}))[4, 6]
    (1, 6)
    """
    found = {}
    for window in WINDOWS:
        ending = [one for one in there if one[1] == window[1]]
        if ending:
            found[window] = window if window in there else max(ending, key=lambda one: one[0])
    return found


def _tiled(window: Window, there: frozenset[Window]) -> tuple[Window, ...]:
    first, last = window
    if first > last:
        return ()
    inside = [one for one in there if one[0] == first and one[1] <= last]
    for one in sorted(inside, key=lambda one: -one[1]):
        if one[1] == last:
            return (one,)
        rest = _tiled((one[1] + 1, last), there)
        if rest:
            return (one, *rest)
    return ()
