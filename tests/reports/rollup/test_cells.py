"""Adding cells gives the same in whatever order, and loses no qualifier."""

from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from phoihop.reports.rollup.cells import Cell, packed, together, unpacked
from phoihop.reports.rollup.windows import WINDOWS, tilings

bands = st.one_of(st.just(()), st.tuples(*[st.integers(0, 9)] * 4))
cells = st.builds(
    Cell,
    whole=st.integers(-(10**15), 10**15),
    decimals=st.integers(0, 6),
    reported=st.integers(0, 9),
    approved=st.integers(0, 9),
    asked=st.integers(0, 9),
    marks=st.integers(0, 127),
    bands=bands,
)
windows = st.sampled_from(WINDOWS)


@given(known=st.lists(cells, min_size=1, max_size=6), random=st.randoms())
def test_the_order_of_adding_does_not_matter(known, random):
    other = list(known)
    random.shuffle(other)

    assert reduce(together, known) == reduce(together, other)


@given(known=st.lists(cells, min_size=2, max_size=6), at=st.integers(1, 5))
def test_adding_parts_first_gives_the_same(known, at):
    """Communes to a province and provinces to the nation, or all communes at once."""
    at = min(at, len(known) - 1)
    first, second = reduce(together, known[:at]), reduce(together, known[at:])

    assert together(first, second) == reduce(together, known)


@given(known=st.dictionaries(st.sampled_from(["7", "12", "3:qua"]), cells))
def test_stored_cells_are_read_again(known):
    assert unpacked(packed(known)) == known


@given(there=st.frozensets(windows, max_size=12))
def test_what_makes_up_a_window_has_neither_gap_nor_overlap(there):
    for (first, last), tiles in tilings(there).items():
        assert set(tiles) <= there
        months = [month for one in tiles for month in range(one[0], one[1] + 1)]
        assert months == list(range(first, last + 1))


@given(there=st.frozensets(windows, max_size=12))
def test_what_was_reported_is_found_as_it_was(there):
    assert {window: (window,) for window in there}.items() <= tilings(there).items()
