"""Mật khẩu: refused when it is one of those that are tried first.

Length alone does not help "matkhau123456" or the unit's own name with the year behind it.
What is left of such a password without those words has to be six letters at least. Any other
sign may be used, and no kind of sign is asked for.
"""

from __future__ import annotations

import re
from functools import cache

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from phoihop.lib.vietnamese import fold
from phoihop.registry.models import Account

LEFT = 6
HOUSE_WORDS = ("phoihop", "phoi", "hop", "matkhau", "password", "admin", "quantri", "vanphong")
LOOK_ALIKES = str.maketrans("@$!0134578", "asioleastb")
"""Signs written for letters; 2, 6 and 9 stand for none."""


class NotTriedFirst:
    """Refuses common passwords in disguise, and words of the house and of the person's bodies."""

    def validate(self, password: str, user: object | None = None) -> None:
        words = _words(user)
        for core in _cores(password):
            left = _without(core, words)
            if _is_common(core) or (left != core and len(left) < LEFT):
                raise ValidationError(
                    _(
                        "Mật khẩu này dễ bị đoán: nó chỉ gồm từ thông dụng hoặc tên đơn vị, thêm "
                        "chữ số. Hãy ghép bốn từ không liên quan với nhau."
                    ),
                    code="tried_first",
                )

    def get_help_text(self) -> str:
        return _("Mật khẩu không chỉ gồm từ thông dụng hoặc tên đơn vị.")


def _cores(password: str) -> set[str]:
    """Return its letters without marks, as they stand and with look-alikes read as letters."""
    folded = fold(password)
    read = folded.strip("0123456789 .,!?-_#*+").translate(LOOK_ALIKES)
    return {re.sub(r"[^a-z]", "", text) for text in (folded, read)}


def _is_common(core: str) -> bool:
    """Say whether it is one of the common passwords, or one of them written several times."""
    if len(core) < 4:
        return False
    most = len(core) // 2
    parts = [core, *(core[:size] for size in range(1, most + 1) if _repeats(core, size))]
    return any(part in _common() for part in parts)


def _repeats(core: str, size: int) -> bool:
    return len(core) % size == 0 and core == core[:size] * (len(core) // size)


@cache
def _common() -> frozenset[str]:
    return frozenset(re.sub(r"[^a-z]", "", word) for word in CommonPasswordValidator().passwords)


def _words(user: object | None) -> list[str]:
    """Words of the house, and of the names of the bodies in which the person has a role."""
    words = set(HOUSE_WORDS)
    if isinstance(user, Account) and user.pk:
        for names in user.roles.values_list("body__name", "body__short_name", "body__place"):
            words |= {word for name in names for word in fold(name).split()}
    return sorted(filter(str.isalpha, words), key=len, reverse=True)


def _without(core: str, words: list[str]) -> str:
    for word in words:
        core = core.replace(word, "")
    return core
