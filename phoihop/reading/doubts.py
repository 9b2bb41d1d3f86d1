"""Điều cần soát: what a person should look at in the words that a proposal stands on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from phoihop.reading.facts import Proposal, Reading
from phoihop.reading.spans import Span

_SHOWN = 5


def with_doubts(reading: Reading, text: str, doubtful: Sequence[Span]) -> Reading:
    """Warn at each proposal in whose words the recognising program was not sure of a word.

    `doubtful` are spans of `text` in reading order.
    """
    if not doubtful:
        return reading
    proposals = tuple(_warned(proposal, text, doubtful) for proposal in reading.proposals)
    return replace(reading, proposals=proposals)


def _warned(proposal: Proposal, text: str, doubtful: Sequence[Span]) -> Proposal:
    words = [span.of(text) for span in doubtful if proposal.span.meets(span)]
    if not words:
        return proposal
    shown = ", ".join(f"“{word}”" for word in words[:_SHOWN])
    more = f" và {len(words) - _SHOWN} chữ khác" if len(words) > _SHOWN else ""
    told = f"Máy nhận dạng từ ảnh chưa chắc: {shown}{more}. Hãy đối chiếu bản gốc."
    return replace(proposal, warnings=(*proposal.warnings, told))
