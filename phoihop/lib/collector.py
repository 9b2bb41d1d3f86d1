"""Bộ gom rác: rest the collector of cycles while much is built that holds none.

Each time the number of living objects has grown by some share, Python's collector looks at all of
them. Reading a long text makes hundreds of thousands and no cycle, so the looking is for nothing:
a third of the time at a megabyte.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting() -> Iterator[None]:
    """Let the collector rest inside the block; whoever stopped it sets it going again."""
    was_going = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_going:
            gc.enable()
