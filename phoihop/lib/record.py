"""Bản ghi: small values of which thousands are made for one text.

`@record()` is `@dataclass(frozen=True, slots=True)` to the type checker, which lets nobody write to
a field; at run time nothing stands between the fields and their values, for the guard of a frozen
dataclass makes each of them three times as slow to build.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

_Kind = TypeVar("_Kind")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(*, order: bool = False) -> Callable[[type[_Kind]], type[_Kind]]:
    """Make a class a dataclass that is compared and hashed by its fields, and ordered by them.

    >>> from dataclasses import replace
    >>> @record(order=True)
    ... class Mile:
    ...     length: int
    >>> replace(Mile(2), length=3) > Mile(2), len({Mile(1), Mile(1)})
    (True, 1)
    """
    return dataclass(slots=True, unsafe_hash=True, order=order)
