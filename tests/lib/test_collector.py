"""The collector of cycles rests, and goes on afterwards."""

import gc

import pytest

from phoihop.lib.collector import resting


def test_the_collector_rests_inside_and_goes_on_behind():
    with resting():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_a_fault():
    with pytest.raises(ValueError, match="hỏng"), resting():
        raise ValueError("hỏng")
    assert gc.isenabled()


def test_one_that_rested_already_is_left_resting():
    with resting():
        with resting():
            pass
        assert not gc.isenabled()
