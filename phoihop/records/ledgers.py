"""Sổ theo dõi: writing a line, striking one out, and what the lines add up to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.intake.models import Document
from phoihop.lib.dates import format_day
from phoihop.reading import read
from phoihop.reading.parties import read_parties, words_of
from phoihop.reading.reader import mark
from phoihop.reading.watching import watched_spans
from phoihop.records.errors import ProgrammeError
from phoihop.records.models import (
    Figure,
    LedgerLine,
    Meeting,
    OpinionTheme,
    PresentGroup,
    Reception,
    Resource,
)
from phoihop.registry import trail
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import demand

AT_ONCE = timedelta(seconds=30)
"""The same line sent again so soon is a second press of the button."""

L = TypeVar("L", OpinionTheme, Resource, Reception, PresentGroup)


@transaction.atomic
def write_line(line: L, *, account: Account) -> L:
    """Keep a new line; sent twice, it stands once.

    Raises ProgrammeError when it says what a ledger must not or cannot.
    """
    line.made_by = account
    demand(account, "write", line)
    if line.first_day and line.first_day > timezone.localdate():
        raise ProgrammeError(_("Sổ ghi việc đã qua: ngày đầu không thể sau hôm nay."))
    if isinstance(line, OpinionTheme):
        _refuse_people(f"{line.theme}. {line.area}")
    elif isinstance(line, Resource):
        _refuse_people(f"{line.fund}. {line.purpose}")
    try:
        line.full_clean(exclude=["made_by", "struck_by"])
    except ValidationError as problem:
        raise ProgrammeError(" ".join(problem.messages)) from None
    # Two presses of one button come at the same moment: the second waits here for the first.
    Body.objects.select_for_update().get(pk=line.body_id)
    written = _just_written(line)
    if written is not None:
        return written
    line.save()
    trail.record("write_line", line, actor=account, body=line.body, after={"record": str(line)})
    return line


def _just_written(line: L) -> L | None:
    """Return the same line of the same person, if it was written a moment ago."""
    apart = ("id", "made_at", "struck_at", "struck_by", "struck_because")
    fields = [one.attname for one in line._meta.concrete_fields if one.name not in apart]
    same = {name: getattr(line, name) for name in fields}
    recent = timezone.now() - AT_ONCE
    return type(line)._default_manager.filter(struck_at=None, made_at__gte=recent, **same).first()


def _refuse_people(words: str) -> None:
    """A theme or a purpose that names a person, or asks to watch people, is not written down."""
    if read(words).people:
        raise ProgrammeError(_("Sổ không ghi tên người. Hãy ghi nội dung, không ghi ai nói."))
    if watched_spans(words):
        raise ProgrammeError(
            _("Sổ không theo dõi người dân. Chỉ ghi chủ đề chung của nhiều người.")
        )


@transaction.atomic
def strike_line(line: LedgerLine, *, account: Account, reason: str) -> None:
    """Gạch bỏ: the line stays readable, and no longer counts. Struck twice is struck."""
    kept = type(line)._default_manager.select_for_update().get(pk=line.pk)
    demand(account, "write", kept)
    if kept.is_struck:
        return
    if not reason.strip():
        raise ProgrammeError(_("Hãy ghi lý do gạch bỏ."))
    kept.struck_at, kept.struck_by = timezone.now(), account
    kept.struck_because = reason.strip()[:500]
    kept.save()
    after = {"record": str(kept), "reason": kept.struck_because}
    trail.record("strike_line", kept, actor=account, body=kept.body, after=after)


@dataclass(slots=True)
class Balance:
    """Số dư: one kind of one fund of one body, from the day of its last opening balance on.

    `bounds` says how the closing stands to the truth where a line is only a bound ("hơn 2 tỷ"):
    ">" at least, "<" at most, "~" about. `since` is None without an opening.
    """

    body: Body
    fund: str
    what: str
    since: date | None = None
    opening: Decimal = Decimal(0)
    income: Decimal = Decimal(0)
    spending: Decimal = Decimal(0)
    bounds: set[str] = field(default_factory=set)

    @property
    def is_bound(self) -> bool:
        return bool(self.bounds)

    @property
    def closing(self) -> Decimal:
        return self.opening + self.income - self.spending


def balances(lines: Iterable[Resource]) -> list[Balance]:
    """Add up what stands in the lines: opening + income - spending, fund by fund.

    A fund opened anew each quarter holds the money of the quarter before in its opening: what is
    older is not added once more.
    """
    funds: dict[tuple[str, str, int], list[Resource]] = defaultdict(list)
    for line in lines:
        if not line.is_struck:
            funds[line.fund, line.what, line.body_id].append(line)
    return [_balance(funds[key]) for key in sorted(funds)]


def _balance(lines: Sequence[Resource]) -> Balance:
    opened = [line.first_day for line in lines if line.turn == Resource.Turn.OPENING]
    since = max(opened, default=None)
    one = Balance(lines[0].body, lines[0].fund, str(lines[0].get_what_display()), since)
    for line in lines:
        if since is None or line.first_day >= since:
            setattr(one, line.turn, getattr(one, line.turn) + line.amount)
            if line.compare != Figure.Compare.EXACTLY:
                one.bounds.add(_bound(line))
    return one


_OTHER_WAY = {">": "<", "<": ">"}


def _bound(line: Resource) -> str:
    """How a bound of this line moves the closing: what was spent at least leaves at most."""
    sign = line.compare[0]
    return _OTHER_WAY.get(sign, "~") if line.turn == Resource.Turn.SPENDING else sign


COUNTS = ("turns", "letters", "complaints", "denunciations", "feedback", "passed_on", "answered",
          "in_time")  # fmt: skip


def received(lines: Iterable[Reception]) -> dict[str, int]:
    """Add up the counts of the days of reception."""
    valid = [line for line in lines if not line.is_struck]
    return {name: sum(getattr(line, name) for line in valid) for name in COUNTS}


@dataclass(frozen=True, slots=True)
class Offered:
    """Nhóm có thể ghi: words of the document that name a group, and where they stand."""

    words: str
    start: int
    end: int


MOST_OFFERED = 12


def groups_in(document: Document) -> list[Offered]:
    """Return the groups that the beginning of a document names, for a person to pick from."""
    head = document.text[:3_000]
    marks = mark(head).marks
    found: dict[str, Offered] = {}
    at, limit = 0, len(marks.tokens)
    while at < limit:
        parties = read_parties(marks, at, limit)
        for one in parties:
            words = words_of(marks.tokens, one)
            start = head.find(words)
            if one.kind == "group" and start >= 0 and len(words.split()) > 1:
                found.setdefault(words.lower(), Offered(words, start, start + len(words)))
        at = max(at + 1, parties[-1].last if parties else 0)
    return sorted(found.values(), key=lambda one: one.start)[:MOST_OFFERED]


def note_group(
    meeting: Meeting, words: str, *, account: Account, people: int | None = None
) -> PresentGroup:
    """Write a group down that the document of a meeting names. Raises ProgrammeError otherwise."""
    said = " ".join(words.split())
    text = meeting.document.text
    start = text.find(said) if said else -1
    if start < 0:
        raise ProgrammeError(_("Văn bản không có những chữ này. Hãy ghi đúng như văn bản."))
    if read(said).people:
        raise ProgrammeError(_("Người có tên thì ghi là người dự, không ghi là nhóm."))
    day = meeting.held_on or timezone.localdate()
    line = PresentGroup(
        body=meeting.body,
        meeting=meeting,
        document=meeting.document,
        words=said[:300],
        start=start,
        end=start + len(said),
        people=people,
        first_day=day,
        last_day=day,
    )
    return write_line(line, account=account)


@dataclass(slots=True)
class Together:
    """Số liệu cùng nói một việc: an amount, with what else its sentence counts of it."""

    figure: Figure
    beside: list[tuple[Figure, str]] = field(default_factory=list)


def told_together(figures: Iterable[Figure]) -> list[Together]:
    """Lay the figures of one sentence together, in its order.

    A ratio or a change belongs to the amount before it in the sentence; a second amount of the
    sentence that says nothing of what it counts belongs to the first ("17 căn nhà, tổng số tiền
    trên 2 tỷ đồng"). Nothing is stored: it is read from where the figures stand.
    """
    found: list[Together] = []
    before: Figure | None = None
    for one in sorted(figures, key=lambda figure: (figure.document_id, figure.proposal.start)):
        base = _base(one)
        near = before is not None and _one_sentence(before, one)
        if near and found and (base is not None or _is_of_the_same(found[-1].figure, one)):
            found[-1].beside.append((one, base or ""))
        else:
            found.append(Together(one))
        before = one
    return found


def _base(figure: Figure) -> str | None:
    """What a ratio or a change is held against, in words; None for an amount of its own."""
    told = figure.proposal.fields.get("base")
    return str(told.get("note") or told.get("value") or "") if told else None


def _one_sentence(one: Figure, other: Figure) -> bool:
    if one.document_id != other.document_id:
        return False
    between = one.document.text[one.proposal.end : other.proposal.start]
    return len(between) < 200 and not any(end in between for end in (". ", ";", "\n", "? "))


_MONEY_OF = ("tổng số tiền", "trị giá", "tổng trị giá", "với số tiền", "kinh phí", "tổng kinh phí")


def _is_of_the_same(amount: Figure, other: Figure) -> bool:
    """Whether the words between two amounts say that the second is the money of the first."""
    between = amount.document.text[amount.proposal.end : other.proposal.start].lower()
    return any(words in between or words in other.what.lower() for words in _MONEY_OF)


def day_words(first: date, last: date) -> str:
    return format_day(first) if first == last else f"{format_day(first)} – {format_day(last)}"
