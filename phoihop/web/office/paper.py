"""Văn bản có đánh dấu: the text of a document, cut where proposals and remainder begin and end.

The text is shown exactly as the reader saw it, so every span fits. Signs that browsers
would hide or obey silently (direction overrides, zero widths) are spelled out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Generic, TypeVar

from phoihop.intake.models import Proposal, Remainder
from phoihop.web.hidden import HIDDEN, name_of
from phoihop.web.office.kinds import colour_of, kind_label

Spanned = TypeVar("Spanned", Proposal, Remainder)


@dataclass(frozen=True, slots=True)
class Label:
    """Số của đề xuất: stands before its first word and opens it."""

    pk: int
    number: str
    colour: str
    mark: str
    url: str
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """Chữ trong một đoạn: as finely cut as the evidence of single values needs."""

    text: str
    start: int
    end: int
    hidden: bool = False


@dataclass(slots=True)
class Piece:
    """Đoạn chữ: a run of text with the same owners all through."""

    kind: str
    parts: list[Part]
    colour: str = ""
    owners: str = ""
    done: bool = False
    on: bool = False
    rest: int | None = None
    labels: list[Label] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Block:
    """Dòng văn bản: one line of the stored text."""

    pieces: list[Piece]
    is_title: bool


class Paper:
    """Tờ giấy: draws one document; proposals must come sorted by where they start."""

    def __init__(
        self,
        text: str,
        proposals: Sequence[Proposal],
        remainder: Sequence[Remainder],
        *,
        open_pk: int | None,
        title: str,
    ) -> None:
        self.text = text
        self.proposals = proposals
        self.remainder = remainder
        self.open_pk = open_pk
        self.title = title.strip()
        self._proposals_near = _Near(proposals)
        self._remainder_near = _Near(remainder)
        self._labelled: set[int] = set()
        self._resting: set[int] = set()

    def blocks(self) -> list[Block]:
        cuts = sorted(self._cuts())
        blocks, title_seen = [], False
        for start, end in _lines(self.text):
            inner = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
            is_title = not title_seen and self.text[start:end].strip() == self.title != ""
            title_seen = title_seen or is_title
            blocks.append(Block(self._line([start, *inner, end]), is_title))
        return blocks

    def _cuts(self) -> set[int]:
        cuts = {edge for rest in self.remainder for edge in (rest.start, rest.end)}
        for proposal in self.proposals:
            cuts |= {proposal.start, proposal.end}
            for read in proposal.fields.values():
                cuts |= {edge for span in read.get("evidence") or [] for edge in span}
        return cuts

    def _line(self, edges: Sequence[int]) -> list[Piece]:
        owners = self._proposals_near.within(edges[0], edges[-1])
        rests = self._remainder_near.within(edges[0], edges[-1])
        pieces: list[Piece] = []
        for left, right in pairwise(edges):
            piece = self._piece(left, right, owners, rests)
            if pieces and _go_together(pieces[-1], piece):
                pieces[-1].parts += piece.parts
            else:
                pieces.append(piece)
        return pieces

    def _piece(
        self, start: int, end: int, near: Sequence[Proposal], rests: Sequence[Remainder]
    ) -> Piece:
        piece = Piece("text", list(_shown(self.text, start, end)))
        owners = [p for p in near if p.start < end and p.end > start]
        if owners:
            self._own(piece, owners)
        else:
            self._rest(piece, [r for r in rests if r.start < end and r.end > start])
        piece.labels = [self._label(p) for p in self._newly_begun(owners)]
        return piece

    def _own(self, piece: Piece, owners: Sequence[Proposal]) -> None:
        narrowest = min(owners, key=lambda p: p.end - p.start)
        piece.kind = "mark"
        piece.colour = colour_of(narrowest)
        piece.owners = " ".join(str(p.pk) for p in owners)
        piece.done = all(p.is_decided for p in owners)
        piece.on = any(p.pk == self.open_pk for p in owners)

    def _rest(self, piece: Piece, rests: Sequence[Remainder]) -> None:
        if not rests:
            return
        piece.kind = "rest"
        if rests[0].pk not in self._resting:
            self._resting.add(rests[0].pk)
            piece.rest = rests[0].pk

    def _newly_begun(self, owners: Iterable[Proposal]) -> list[Proposal]:
        begun = [p for p in owners if p.pk not in self._labelled]
        self._labelled |= {p.pk for p in begun}
        return begun

    def _label(self, proposal: Proposal) -> Label:
        return Label(
            pk=proposal.pk,
            number=proposal.number,
            colour=colour_of(proposal),
            mark=mark_of(proposal),
            url=f"?de-xuat={proposal.pk}#cau-{proposal.pk}",
            words=f"{proposal.number}, {kind_label(proposal)}, {proposal.get_state_display()}",
        )


class _Near(Generic[Spanned]):
    """Những gì chạm tới một dòng: asked line after line, it never looks back."""

    def __init__(self, sorted_by_start: Sequence[Spanned]) -> None:
        self._waiting: list[Spanned] = list(reversed(sorted_by_start))
        self._active: list[Spanned] = []

    def within(self, start: int, end: int) -> list[Spanned]:
        while self._waiting and self._waiting[-1].start < end:
            self._active.append(self._waiting.pop())
        self._active = [one for one in self._active if one.end > start]
        return self._active


def mark_of(proposal: Proposal) -> str:
    """Class of a number in the text: taken over, thrown out, or nothing yet."""
    if not proposal.is_decided:
        return ""
    return "done" if proposal.state == Proposal.State.CONFIRMED else "out"


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _go_together(left: Piece, right: Piece) -> bool:
    return (
        left.kind == right.kind
        and left.owners == right.owners
        and not right.labels
        and right.rest is None
    )


def _shown(text: str, start: int, end: int) -> Iterator[Part]:
    at = start
    for hidden in HIDDEN.finditer(text, start, end):
        if hidden.start() > at:
            yield Part(text[at : hidden.start()], at, hidden.start())
        if hidden.group() != "\r":
            yield Part(name_of(hidden.group()), hidden.start(), hidden.end(), hidden=True)
        at = hidden.end()
    if at < end:
        yield Part(text[at:end], at, end)
