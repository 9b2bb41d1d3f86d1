"""Điều cần soát: what a person should look at in the words that a proposal stands on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from phoihop.reading.facts import Proposal, Reading, Slip
from phoihop.reading.spans import Span

_SHOWN = 5


def with_doubts(
    reading: Reading, text: str, *, slips: Sequence[Slip] = (), doubtful: Sequence[Span] = ()
) -> Reading:
    """Keep `slips`, and warn at each proposal in whose words one stands, or a word that the
    recognising program was not sure of.

    `doubtful` are spans of `text` in reading order.
    """
    if not slips and not doubtful:
        return reading
    proposals = tuple(
        replace(
            proposal,
            warnings=(
                *proposal.warnings,
                *_of_slips(proposal, slips),
                *_of_pictures(proposal, text, doubtful),
            ),
        )
        for proposal in reading.proposals
    )
    return replace(reading, proposals=proposals, slips=tuple(slips))


def _of_slips(proposal: Proposal, slips: Sequence[Slip]) -> Iterator[str]:
    for slip in [slip for slip in slips if proposal.span.meets(slip.span)][:_SHOWN]:
        yield f"Có thể gõ sai: “{slip.written}”, có lẽ là “{slip.meant}” ({slip.why})."


def _of_pictures(proposal: Proposal, text: str, doubtful: Sequence[Span]) -> Iterator[str]:
    words = [span.of(text) for span in doubtful if proposal.span.meets(span)]
    if words:
        shown = ", ".join(f"“{word}”" for word in words[:_SHOWN])
        more = f" và {len(words) - _SHOWN} chữ khác" if len(words) > _SHOWN else ""
        yield f"Máy nhận dạng từ ảnh chưa chắc: {shown}{more}. Hãy đối chiếu bản gốc."
