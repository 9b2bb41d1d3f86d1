"""Đoán mật khẩu: who guesses has to wait longer and longer; nobody else is held up by it.

Guesses are counted by name and machine together. The wait never exceeds fifteen minutes, so
that nobody can be shut out for good, and from one machine an account can be tried about a
hundred times a day. Unknown names are counted like known ones.
"""

from __future__ import annotations

import hashlib
import math
import time

from django.core.cache import cache

FREE = 5
"""Wrong guesses before the first wait."""

WAITS = (5 * 60, 10 * 60, 15 * 60)
"""Seconds after the fifth, the sixth, and every later wrong guess."""

FORGOTTEN_AFTER = 24 * 60 * 60


def seconds_to_wait(name: str, machine: str) -> int:
    """Return how long this machine must wait before it may try this name again."""
    until: float = cache.get(_key("until", name, machine), 0.0)
    return max(0, math.ceil(until - time.time()))


def count_guess(name: str, machine: str) -> None:
    """Count one try, before the password is looked at, so that tries at once count too."""
    key = _key("guesses", name, machine)
    cache.add(key, 0, FORGOTTEN_AFTER)
    guesses = cache.incr(key)
    if guesses >= FREE:
        wait = WAITS[min(guesses - FREE, len(WAITS) - 1)]
        cache.set(_key("until", name, machine), time.time() + wait, wait)


def forget_guesses(name: str, machine: str) -> None:
    """The password was right: what was counted before was a slip of the hand."""
    cache.delete_many([_key("guesses", name, machine), _key("until", name, machine)])


def _key(what: str, name: str, machine: str) -> str:
    said = f"{name.casefold()}\n{machine}".encode()
    return f"signing-in:{what}:{hashlib.sha256(said).hexdigest()}"
