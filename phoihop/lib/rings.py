"""Nghỉ tìm vòng: no search for rings of objects while very many small ones are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_search_for_rings() -> Iterator[None]:
    """Keep Python from searching many thousand figures for rings again and again: none has any.

    Other threads do not notice, but that theirs are searched a little later.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
