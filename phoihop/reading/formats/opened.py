"""Văn bản đã mở: what every reader of a format hands over."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Opened:
    """Văn bản đã mở: text to be stored, what stood around it, and what was done to it.

    `notes` are Vietnamese sentences for the clerk: converted from an old
    encoding, pages that are pictures, macros that were not run.
    """

    text: str
    format: str
    metadata: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
