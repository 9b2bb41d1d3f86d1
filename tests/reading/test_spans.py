"""Places in a text, and which of them are taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.reading.spans import Span, Taken

spans = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda one: Span(one[0], sum(one)))


@given(st.lists(spans, max_size=8), spans)
def test_what_is_taken_is_found_as_if_each_were_looked_at(taken, asked):
    assert Taken(taken).meets(asked) == any(one.meets(asked) for one in taken)
    assert Taken(taken).covers(asked) == any(one.covers(asked) for one in taken)


@pytest.mark.parametrize(("asked", "meets"), [(Span(3, 5), False), (Span(4, 6), True)])
def test_spans_that_only_touch_do_not_meet(asked, meets):
    assert Taken([Span(5, 7)]).meets(asked) is meets
