"""What is tried first is refused, however it is dressed; what nobody guesses is not."""

from itertools import islice

import pytest
from django.contrib.auth.password_validation import CommonPasswordValidator, validate_password
from django.core.exceptions import ValidationError

pytestmark = pytest.mark.django_db
COMMON = sorted(CommonPasswordValidator().passwords)


def dressed(word):
    """Ways in which people make a common word twelve signs long."""
    yield word.ljust(12, "1")
    yield f"{word.capitalize()}@2026!!!!!"
    yield f"{word}-{word}-{word}-{word}"


def is_refused(password, user=None):
    try:
        validate_password(password, user)
    except ValidationError:
        return True
    return False


def test_three_thousand_common_ones_are_refused_in_any_dress():
    words = list(islice((word for word in COMMON if word.isalpha() and len(word) > 3), 3000))

    assert [way for word in words for way in dressed(word) if not is_refused(way)] == []


@pytest.mark.parametrize(
    "password",
    ["PhoiHop@2026!!", "matkhau123456", "M@tkh4u-phoihop", "ubndxathanhkhe2026", "Thanh Khê 2026!"],
)
def test_words_of_the_house_and_of_the_unit_are_refused(password, vanphong):
    assert is_refused(password, vanphong)


@pytest.mark.parametrize(
    "password",
    [
        "chè xanh thôn Nà Pồng",
        "bang-tre-hong-mai-302",
        "Thanh Khê nuôi ong lấy mật",
        "7k#9$2m!5x@8&",
        "  bốn từ không liên quan  ",
        "ghe thuyền " * 11 + "xa bờ!",
    ],
)
def test_what_nobody_guesses_is_taken(password, vanphong):
    assert len(password) <= 128
    validate_password(password, vanphong)


def test_eleven_signs_are_too_few():
    assert is_refused("chèxanhnàpồ"[:11])
