from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.records.indicators import catalogue, load_catalogue
from phoihop.records.models import Indicator
from phoihop.records.models.indicators import number_of, whole_of


@pytest.mark.django_db
def test_the_catalogue_is_loaded_once():
    assert load_catalogue() == len(catalogue()) == Indicator.objects.count()
    assert load_catalogue() == 0


@pytest.mark.django_db
def test_what_an_office_changed_stays():
    load_catalogue()
    Indicator.objects.filter(code="mttq.suat-qua").update(unit="phần quà", changed_here=True)

    load_catalogue()

    assert Indicator.objects.get(code="mttq.suat-qua").unit == "phần quà"


@pytest.mark.django_db
def test_a_ratio_knows_what_it_is_computed_from():
    load_catalogue()

    ratio = Indicator.objects.get(code="mttq.ty-le-tra-loi")

    assert ratio.is_ratio
    assert ratio.numerator.code == "mttq.kien-nghi-tra-loi"


def test_every_row_says_how_it_is_added_up():
    adding = set(Indicator.Adding.values)
    for row in catalogue():
        assert {row["units"], row["time"]} <= adding, row["code"]
        assert row["better"] in Indicator.Better.values
        assert (row["units"] == "ratio") == ("numerator" in row) == ("denominator" in row)
    codes = [row["code"] for row in catalogue()]
    assert len(codes) == len(set(codes))


@given(whole=st.integers(-(10**15), 10**15), decimals=st.integers(0, 6))
def test_a_whole_number_is_the_same_number_again(whole, decimals):
    assert whole_of(number_of(whole, decimals), decimals) == whole


def test_digits_are_never_rounded_away():
    with pytest.raises(ValueError, match="decimals"):
        whole_of(Decimal("4.0301"), 3)
