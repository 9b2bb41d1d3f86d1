import pytest
from django.core.exceptions import ValidationError

from phoihop.web.office.values import BandsField, CountField, DayField, NamesField, NumberField


@pytest.mark.parametrize(
    ("field", "value", "written"),
    [
        (DayField, "2026-01-05", "05/01/2026"),
        (DayField, None, ""),
        (NumberField, "1234567.89", "1.234.567,89"),
        (NumberField, "1600", "1.600"),
        (NumberField, "412000000.0", "412.000.000"),
        (NamesField, ["Hội Nông dân", "Đoàn xã"], "Hội Nông dân; Đoàn xã"),
        (NamesField, [], ""),
        (BandsField, [{"label": "vượt", "count": 4, "derived": False}], "vượt: 4"),
    ],
)
def test_a_value_is_written_as_people_write_it_and_read_back(field, value, written):
    box = field(required=False)

    assert box.as_written(value) == written
    back = box.to_python(written)
    assert box.as_written(back) == written


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        (DayField, "5/1/2026", "2026-01-05"),
        (NumberField, "1,6 nghìn", "1600"),
        (NumberField, "86,08", "86.08"),
        (NamesField, " Hội Nông dân ;; Đoàn xã ", ["Hội Nông dân", "Đoàn xã"]),
        (CountField, "12", 12),
    ],
)
def test_what_is_typed_is_kept_plainly(field, typed, kept):
    assert field(required=False).to_python(typed) == kept


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        (DayField, "31/02/2026"),
        (DayField, "mai"),
        (NumberField, "1.6"),
        (NumberField, "nhiều"),
        (CountField, "1,5"),
        (BandsField, "vượt bốn"),
    ],
)
def test_nonsense_is_refused_in_words(field, typed):
    with pytest.raises(ValidationError) as refusal:
        field(required=False).to_python(typed)

    assert refusal.value.messages[0].endswith((".", "1.600)."))
