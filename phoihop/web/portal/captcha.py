"""Câu hỏi xác thực: a sum in words, for people who cannot see or hear a picture or a sound.

The question travels signed and ends after half an hour; nothing is stored and nobody else asked.
It keeps simple robots away and no more, which is why an office reads every comment.
"""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.core import signing
from django.utils.translation import gettext as _

LASTS = timedelta(minutes=30)
_SALT = "phoihop.portal.captcha"


def new_question() -> tuple[str, str]:
    """Return the words of a question and its signed token."""
    one, other = secrets.randbelow(9) + 1, secrets.randbelow(9) + 1
    numbers = _numbers()
    words = _("%(one)s cộng %(other)s là mấy? Ghi bằng chữ số.") % {
        "one": numbers[one - 1].capitalize(),
        "other": numbers[other - 1],
    }
    return words, signing.dumps([one, other], salt=_SALT)


def is_right(token: str, answer: str) -> bool:
    """Say whether the answer is that of a question of ours that has not ended."""
    try:
        one, other = signing.loads(token, salt=_SALT, max_age=LASTS)
    except (signing.BadSignature, ValueError, TypeError):
        return False
    said = answer.strip()
    return said.isdecimal() and len(said) < 4 and int(said) == one + other


def _numbers() -> list[str]:
    return [
        _("một"),
        _("hai"),
        _("ba"),
        _("bốn"),
        _("năm"),
        _("sáu"),
        _("bảy"),
        _("tám"),
        _("chín"),
    ]
