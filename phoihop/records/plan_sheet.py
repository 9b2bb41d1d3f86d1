"""Bảng kế hoạch: the lines of a yearly plan as somebody typed them, checked and kept as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from phoihop.lib.numbers import NotANumber, format_number, parse_number
from phoihop.lib.vietnamese import fold
from phoihop.records.errors import ProgrammeError
from phoihop.records.models import Plan, PlanItem
from phoihop.records.plan_time import when
from phoihop.registry import trail
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import demand

MOST_LINES = 300
_MOST_MONEY = 10**15
WORDS = ("content", "lead", "co_operators", "time", "planned")
PROGRESS = ("granted", "spent", "state", "result")
"""What is written while the plan is carried out; the other words stay as decided."""


@dataclass(frozen=True, slots=True)
class Typed:
    """Dòng đã gõ: the words of each cell; `key` is the line's number, "" for a new line.

    `seen` is the revision of the line that the writer saw.
    """

    key: str = ""
    seen: int = 0
    content: str = ""
    lead: str = ""
    co_operators: str = ""
    time: str = ""
    planned: str = ""
    granted: str = ""
    spent: str = ""
    state: str = PlanItem.State.PLANNED
    result: str = ""
    drop: bool = False

    @property
    def is_empty(self) -> bool:
        return not any(getattr(self, name).strip() for name in WORDS)


@dataclass(frozen=True, slots=True)
class Problem:
    """Lỗi của một dòng: which of the typed lines, which cell ("" for the whole line), what."""

    row: int
    cell: str
    message: str


class LinesRefused(ProgrammeError):
    """Some lines cannot be kept, so none was; `problems` say which and why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(
            _("Chưa lưu: %(count)s chỗ cần sửa, xem ở từng dòng.") % {"count": len(problems)}
        )
        self.problems = problems


def typed_of(item: PlanItem) -> Typed:
    """Return a line as it would be typed."""
    return Typed(
        key=str(item.pk),
        seen=item.revision,
        content=item.content,
        lead=item.lead_text,
        co_operators=item.co_operators_text,
        time=item.time_words,
        planned=_money_words(item.money_planned),
        granted=_money_words(item.money_granted),
        spent=_money_words(item.money_spent),
        state=item.state,
        result=item.result,
    )


@transaction.atomic
def save_sheet(
    plan: Plan, rows: Sequence[Typed], *, account: Account, bodies: Iterable[Body]
) -> int:
    """Keep the typed lines, all or none; return how many changed.

    A line that somebody else changed meanwhile is refused once, with what it says now. Names that
    `bodies` know are tied to the register; others stay as words. Raises LinesRefused,
    ProgrammeError, NotAllowed.
    """
    kept = Plan.objects.select_for_update().get(pk=plan.pk)
    demand(account, "write", kept)
    if kept.state == Plan.State.SENT:
        raise ProgrammeError(_("Kế hoạch đã gửi. Muốn sửa, đề nghị văn phòng trả lại."))
    if len(rows) > MOST_LINES:
        raise ProgrammeError(_("Một kế hoạch có nhiều nhất %(most)s dòng.") % {"most": MOST_LINES})
    sheet = _Sheet(kept, {str(one.pk): one for one in kept.items.all()}, _known(bodies))
    for number, row in enumerate(rows):
        sheet.take(number, row)
    if sheet.problems:
        raise LinesRefused(sheet.problems)
    changes = sheet.keep()
    if changes:
        before = [old for old, _new in changes if old]
        after = [new for _old, new in changes if new]
        trail.record(
            "change",
            kept,
            actor=account,
            body=kept.body,
            before={"plan_lines": before},
            after={"plan_lines": after},
        )
    return len(changes)


def money(words: str) -> int | None:
    """Read an amount in whole đồng; nothing typed is None. Raises ProgrammeError.

    >>> money("1,5 triệu"), money(""), money("20.000.000 đồng")
    (1500000, None, 20000000)
    """
    said = fold(words).removesuffix("dong").removesuffix("d").strip()
    if not said or said in ("-", "–"):
        return None
    try:
        value = parse_number(words.strip()[: len(said)])
    except NotANumber as problem:
        raise ProgrammeError(str(problem)) from None
    if value != int(value):
        raise ProgrammeError(_("Số tiền ghi tròn đồng."))
    if not 0 <= value <= _MOST_MONEY:
        raise ProgrammeError(_("Số tiền không thể âm hoặc quá một triệu tỷ đồng."))
    return int(value)


def known_names(bodies: Iterable[Body]) -> dict[str, Body]:
    """Return bodies by their folded names; a name that two bear leads to neither."""
    return _known(bodies)


def _known(bodies: Iterable[Body]) -> dict[str, Body]:
    found: dict[str, Body] = {}
    double: set[str] = set()
    for body in bodies:
        for name in {fold(body.name), fold(body.short_name)} - {""}:
            double |= {name} if found.setdefault(name, body) != body else set()
    return {name: body for name, body in found.items() if name not in double}


def _money_words(amount: int | None) -> str:
    return "" if amount is None else format_number(amount)


class _Sheet:
    """The lines of one plan on their way in."""

    def __init__(self, plan: Plan, there: dict[str, PlanItem], names: dict[str, Body]) -> None:
        self.plan, self.there, self.names = plan, there, names
        self.problems: list[Problem] = []
        self.changed: list[tuple[PlanItem, Typed, str]] = []
        self.gone: list[PlanItem] = []
        self.last_place = max((one.place for one in there.values()), default=0)

    def take(self, number: int, row: Typed) -> None:
        if not row.key:
            if not row.is_empty:
                self._take_new(number, row)
            return
        item = self.there.get(row.key)
        if item is None:
            self._refuse(number, "", _("Dòng này vừa bị xóa. Muốn giữ, hãy gõ lại ở dòng mới."))
            return
        before = typed_of(item)
        if _same(before, row) and not row.drop:
            return
        if item.revision != row.seen:
            said = _("Người khác vừa sửa dòng này, nay là: %(line)s. Lưu lần nữa thì ghi đè.")
            self._refuse(number, "", said % {"line": _sentence(before)})
            return
        if row.drop:
            self._drop(number, item)
            return
        if self.plan.state == Plan.State.DECIDED:
            row = replace(row, **{name: getattr(before, name) for name in WORDS})
        self._fill(number, item, row, _sentence(before))

    def keep(self) -> list[tuple[str, str]]:
        """Write what was taken; return each changed line before and after."""
        said = []
        for item in self.gone:
            said.append((_sentence(typed_of(item)), ""))
            item.delete()
        for item, row, before in self.changed:
            if item.pk is None:
                self.last_place += 1
                item.place = self.last_place
            else:
                item.revision += 1
            item.save()
            item.co_operators.set(self._co_operators(row))
            _tell_twin(item)
            said.append((before, _sentence(typed_of(item))))
        return said

    def _take_new(self, number: int, row: Typed) -> None:
        item = PlanItem(plan=self.plan, since_year=self.plan.year, place=0)
        self._fill(number, item, row, "")

    def _fill(self, number: int, item: PlanItem, row: Typed, before: str) -> None:
        item.content = " ".join(row.content.split())
        if not item.content:
            self._refuse(number, "content", _("Hãy ghi nội dung, hoặc đánh dấu xóa dòng."))
        item.lead_text = " ".join(row.lead.split())[:300]
        item.lead = self._lead(item)
        item.co_operators_text = " ".join(row.co_operators.split())[:500]
        item.time_words = " ".join(row.time.split())[:200]
        understood = when(item.time_words, self.plan.year)
        item.time_kind, item.last_day = understood.kind, understood.last_day
        for cell in ("planned", "granted", "spent"):
            try:
                setattr(item, f"money_{cell}", money(getattr(row, cell)))
            except ProgrammeError as problem:
                self._refuse(number, cell, problem.message)
        item.result = row.result.strip()[:2000]
        if row.state not in PlanItem.State.values:
            self._refuse(number, "state", _("Tình trạng này không có."))
        item.state = row.state
        if item.state == PlanItem.State.DROPPED and not item.result:
            self._refuse(number, "result", _("Thôi làm thì phải ghi lý do."))
        self.changed.append((item, row, before))

    def _drop(self, number: int, item: PlanItem) -> None:
        if self.plan.state == Plan.State.DECIDED or item.carried_from_id or item.gathered_from_id:
            said = _("Dòng này có lịch sử nên không xóa. Hãy ghi “thôi làm” kèm lý do.")
            self._refuse(number, "", said)
            return
        self.gone.append(item)

    def _lead(self, item: PlanItem) -> Body | None:
        """A lead handed over to an heir stays, as long as nobody names another one."""
        found = self.names.get(fold(item.lead_text))
        if found is None and item.pk is not None and item.lead_id is not None:
            before = self.there[str(item.pk)]
            return before.lead if before.lead_text == item.lead_text else None
        return found

    def _co_operators(self, row: Typed) -> list[Body]:
        found = []
        for part in row.co_operators.replace("\n", ";").split(";"):
            whole = fold(" ".join(part.split()))
            # "Phòng Kinh tế, Hạ tầng và Đô thị" is one name; "Hội A, Hội B" are two.
            names = [whole] if whole in self.names else part.split(",")
            found += [fold(" ".join(name.split())) for name in names]
        return [self.names[name] for name in found if name in self.names]

    def _refuse(self, number: int, cell: str, message: str) -> None:
        self.problems.append(Problem(number, cell, message))


def _tell_twin(item: PlanItem) -> None:
    """A line of an organisation and the line it became in the common plan are one thing: what is
    granted, spent and done is written once and stands on both.
    """
    twins = PlanItem.objects.filter(Q(pk=item.gathered_from_id) | Q(gathered_from=item))
    if item.plan.state == Plan.State.DECIDED and item.pk:
        twins.update(
            money_granted=item.money_granted,
            money_spent=item.money_spent,
            state=item.state,
            result=item.result,
            revision=F("revision") + 1,
        )


def _same(before: Typed, row: Typed) -> bool:
    left_out = {"key", "seen", "drop"}
    return all(
        " ".join(getattr(before, one.name).split()) == " ".join(getattr(row, one.name).split())
        for one in fields(Typed)
        if one.name not in left_out
    )


def _sentence(row: Typed) -> str:
    """One line as people read it, for the trail and for whoever changes it at the same time."""
    parts = [row.content, row.lead, row.co_operators, row.time, row.planned]
    parts += [row.granted, row.spent, str(PlanItem.State(row.state).label), row.result]
    return " | ".join(parts)
