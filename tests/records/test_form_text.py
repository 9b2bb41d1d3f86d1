import pytest

from phoihop.records.form_text import read_lines, read_rules, write_lines, write_rules
from phoihop.records.forms import UnusableForm, change_form, checked_lines, make_form
from phoihop.records.indicators import load_catalogue
from phoihop.records.models import Indicator
from tests.records.rounds import asker

TEXT = """I. CHĂM LO
1. Suất quà tặng * | suất
Trị giá quà tặng | triệu đồng | 3

Xây dựng:
Nhà xây mới\tcăn
Nhà sửa chữa\tcăn
Nhà xây mới và sửa chữa\tcăn
"""


def test_a_form_is_read_as_an_office_writes_it():
    lines = read_lines(TEXT)

    assert [line.label for line in lines] == [
        "Suất quà tặng",
        "Trị giá quà tặng",
        "Nhà xây mới",
        "Nhà sửa chữa",
        "Nhà xây mới và sửa chữa",
    ]
    assert [line.section for line in lines] == ["I. CHĂM LO"] * 2 + ["Xây dựng"] * 3
    assert lines[0].required
    assert lines[1].decimals == 3


def test_digits_that_are_none_are_named_with_their_line():
    with pytest.raises(UnusableForm, match="Dòng 2: “ba” không phải số chữ số"):
        read_lines("Suất quà | suất\nTrị giá | triệu đồng | ba")


@pytest.mark.parametrize(
    ("rule", "left", "op", "right"),
    [
        ("Nhà xây mới + Nhà sửa chữa = Nhà xây mới và sửa chữa", 2, "=", 1),
        ("nha xay moi <= nha xay moi va sua chua", 1, "<=", 1),
        ("Nhà xây mới ≤ Nhà sửa chữa", 1, "<=", 1),
    ],
)
def test_rules_name_lines(rule, left, op, right):
    (read,) = read_rules(rule, checked_lines(read_lines(TEXT)))

    assert (len(read.left), read.op, len(read.right)) == (left, op, right)


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("Nhà xây mới hơn Nhà sửa chữa", "thiếu dấu"),
        ("Nhà xây mới = Nhà gạch", "không có trong biểu mẫu: Nhà gạch"),
        ("= Nhà xây mới", "không có trong biểu mẫu: –"),
    ],
)
def test_a_rule_that_cannot_be_read_is_said(rule, message):
    with pytest.raises(UnusableForm, match=message):
        read_rules(rule, checked_lines(read_lines(TEXT)))


@pytest.mark.django_db
def test_what_is_written_is_read_back(bodies):
    clerk = asker(bodies)
    lines = read_lines(TEXT)
    rules = read_rules("Nhà xây mới + Nhà sửa chữa = Nhà xây mới và sửa chữa", checked_lines(lines))
    version = make_form("Biểu", lines, body=bodies.mttq, account=clerk, rules=rules)

    again = read_lines(write_lines(version))
    next_one = change_form(
        version.form, again, account=clerk, rules=read_rules(write_rules(version), version.lines)
    )

    assert next_one.lines == version.lines
    assert next_one.rules == version.rules


@pytest.mark.django_db
def test_a_line_named_like_an_indicator_becomes_it():
    load_catalogue()

    (line,) = read_lines("suất quà tặng | suất", list(Indicator.objects.all()))

    assert line.key == "mttq.suat-qua"
    assert line.indicator is not None
