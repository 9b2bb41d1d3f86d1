"""Đoán mật khẩu: who guesses has to wait longer and longer; nobody else is held up by it.

Guesses are counted by name and machine together. The wait never exceeds fifteen minutes, so
that nobody can be shut out for good, and from one machine an account can be tried about a
hundred times a day. Unknown names are counted like known ones.
"""

from __future__ import annotations

import hashlib
import math
import time

from django.db import transaction
from django.db.models import F

from phoihop.registry.models import Guess

FREE = 5
"""Wrong guesses before the first wait."""

WAITS = (5 * 60, 10 * 60, 15 * 60)
"""Seconds after the fifth, the sixth, and every later wrong guess."""

FORGOTTEN_AFTER = 24 * 60 * 60


def seconds_to_wait(name: str, machine: str) -> int:
    """Return how long this machine must wait before it may try this name again."""
    kept = Guess.objects.filter(key=_key(name, machine)).values_list("waits_until", flat=True)
    return max(0, math.ceil((kept.first() or 0.0) - time.time()))


@transaction.atomic
def count_guess(name: str, machine: str) -> None:
    """Count one try, before the password is looked at, so that tries at once count too."""
    now, key = time.time(), _key(name, machine)
    Guess.objects.filter(last_at__lt=now - FORGOTTEN_AFTER).delete()
    Guess.objects.bulk_create([Guess(key=key, last_at=now)], ignore_conflicts=True)
    # The row is held from here on: tries at once are counted one after the other.
    Guess.objects.filter(key=key).update(tries=F("tries") + 1, last_at=now)
    tries = Guess.objects.values_list("tries", flat=True).get(key=key)
    if tries >= FREE:
        wait = WAITS[min(tries - FREE, len(WAITS) - 1)]
        Guess.objects.filter(key=key).update(waits_until=now + wait)


def forget_guesses(name: str, machine: str) -> None:
    """The password was right: what was counted before was a slip of the hand."""
    Guess.objects.filter(key=_key(name, machine)).delete()


def _key(name: str, machine: str) -> str:
    return hashlib.sha256(f"{name.casefold()}\n{machine}".encode()).hexdigest()
