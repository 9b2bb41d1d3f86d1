"""Bảng theo dõi: the open work of the bodies one sees, in the order in which it presses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phoihop.followup.asked_again import turns
from phoihop.followup.models import Change
from phoihop.followup.state import with_answer_day, with_awaited, with_progress
from phoihop.lib.vietnamese import fold
from phoihop.records.models import Assignment, Recommendation
from phoihop.registry.models import Body
from phoihop.registry.rights import Asker, reach, scope

SOON_DAYS = 7
DONE_SHOWN = 100
"""How many finished items a board carries; all of them stay counted and searchable."""

TITLES: dict[str, Promise] = {
    "overdue": _("Quá hạn"),
    "due_soon": _("Sắp đến hạn"),
    "reported": _("Đã báo cáo, chờ xác nhận"),
    "running": _("Đang thực hiện"),
    "waiting": _("Chờ nhiệm vụ khác"),
    "standing": _("Thường xuyên, không ghi hạn"),
    "done": _("Đã hoàn thành"),
}
KINDS: dict[str, Promise] = {"assignment": _("nhiệm vụ"), "recommendation": _("kiến nghị")}

S, A = Change.State, Change.Act
TO_CONFIRM = frozenset({S.REPORTED, S.ANSWERED, S.CARRIED_OUT, S.VERIFIED})
"""The unit has done its part and another has to say so: late is nobody's fault any more."""


@dataclass(frozen=True, slots=True)
class Item:
    """Việc theo dõi: one task or recommendation as a line of the board.

    `days_left` counts to the last day on time: 0 is that day, -1 the first day too late; for a
    recommendation it is the last day to answer, and `asked_number` of `asked_total` says which
    time the same was asked (confirmed repetitions only). `asked_until` is the day to which more
    time was asked for and not yet answered, `waits_for` the code of the open task that has to be
    done first, `reported_on` the day of the unit's last word; for a recommendation the day of
    the answer, since its last day is the one to answer.
    """

    kind: str
    pk: int
    code: str
    text: str
    lead: str
    lead_id: int | None
    asked_by: str
    co_operators: tuple[str, ...]
    state: str
    time_kind: str
    assigned_on: date | None
    due_on: date | None
    due_words: str
    due_excluded: bool
    year_inferred: bool
    days_left: int | None
    done_on: date | None
    body_id: int
    body: str
    document_id: int
    document: str
    proposal_id: int
    start: int
    end: int
    may_open_source: bool = True
    version: int = 0
    percent: int | None = None
    reported_on: date | None = None
    asked_until: date | None = None
    waits_for: str = ""
    waits_for_id: int | None = None
    superseded_by: str = ""
    asked_number: int = 1
    asked_total: int = 1

    @property
    def kind_label(self) -> str:
        return str(KINDS[self.kind])

    @property
    def is_overdue(self) -> bool:
        return self.is_open and not self.waits_for and (self.days_left or 0) < 0

    @property
    def is_open(self) -> bool:
        """Whether the unit still has to do something."""
        return self.state not in Change.ENDED and self.state not in TO_CONFIRM

    @property
    def days_late(self) -> int:
        return max(0, -(self.days_left or 0))


@dataclass(frozen=True, slots=True)
class Group:
    """Nhóm: items that press alike."""

    key: str
    title: str
    items: tuple[Item, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Board:
    """Bảng theo dõi on one day."""

    on: date
    groups: tuple[Group, ...]
    body: Body | None = None
    search: str = ""
    leads: tuple[tuple[int, str], ...] = field(default=())

    def __getitem__(self, key: str) -> Group:
        return next(group for group in self.groups if group.key == key)

    @property
    def total(self) -> int:
        return sum(group.total for group in self.groups)


def board(account: Asker, *, on: date, body: Body | None = None, search: str = "") -> Board:
    """Return the board of `account` on the day `on`, for one responsible body if asked.

    The search looks for all its words, with or without diacritics. The number of queries
    does not depend on the number of items. Sentences kept as text only never appear.
    """
    tasks = _found(scope(account, Assignment.objects.to_follow()), search)
    requests = _found(scope(account, Recommendation.objects.all()), search)
    if body is not None:
        tasks = tasks.filter(Q(lead=body) | Q(co_operators=body)).distinct()
        requests = requests.filter(Q(addressee=body) | Q(lead=body))
    items = [_task_item(task, on) for task in _loaded_tasks(tasks)]
    items += [_request_item(request, on) for request in _loaded_requests(requests)]
    items = _with_turns(account, _with_sources_seen(account, items))
    leads = {item.lead_id: item.lead for item in items if item.lead_id}
    return Board(
        on=on,
        groups=_grouped(items),
        body=body,
        search=search,
        leads=tuple(sorted(leads.items(), key=lambda pair: fold(pair[1]))),
    )


def find_item(account: Asker, kind: str, pk: int, *, on: date) -> tuple[Item, str] | None:
    """Return one task or recommendation that the account sees, with the key of its group."""
    items: list[Item]
    if kind == "assignment":
        tasks = scope(account, Assignment.objects.to_follow()).filter(pk=pk)
        items = [_task_item(task, on) for task in _loaded_tasks(tasks)]
    else:
        requests = scope(account, Recommendation.objects.filter(pk=pk))
        items = [_request_item(request, on) for request in _loaded_requests(requests)]
    items = _with_turns(account, items)
    return (items[0], _group_of(items[0])) if items else None


def _with_sources_seen(account: Asker, items: list[Item]) -> list[Item]:
    """A body to which another's task is entrusted sees the task, not the other's document."""
    seen = set(reach(account).values_list("pk", flat=True))
    return [replace(item, may_open_source=item.body_id in seen) for item in items]


def _with_turns(account: Asker, items: list[Item]) -> list[Item]:
    found = turns(account) if any(item.kind == "recommendation" for item in items) else {}
    return [
        replace(item, asked_number=found[item.pk].number, asked_total=found[item.pk].total)
        if item.kind == "recommendation" and item.pk in found
        else item
        for item in items
    ]


def _found(queryset: QuerySet[Any], search: str) -> QuerySet[Any]:
    for word in fold(search).split():
        queryset = queryset.filter(search_key__contains=word)
    return queryset


def _loaded(queryset: QuerySet[Any], *body_fields: str) -> QuerySet[Any]:
    related = queryset.select_related("body", "proposal", "document", *body_fields)
    return with_progress(related).defer("document__text", "document__metadata", "proposal__fields")


def _loaded_tasks(queryset: QuerySet[Assignment]) -> Iterable[Any]:
    rows = _loaded(queryset, "lead", "depends_on", "superseded_by")
    return with_awaited(rows).prefetch_related("co_operators")


def _loaded_requests(queryset: QuerySet[Recommendation]) -> Iterable[Any]:
    return with_answer_day(_loaded(queryset, "addressee", "lead"))


def _grouped(items: list[Item]) -> tuple[Group, ...]:
    by_key: dict[str, list[Item]] = {key: [] for key in TITLES}
    for item in items:
        by_key[_group_of(item)].append(item)
    for key, members in by_key.items():
        members.sort(key=_ORDER.get(key, _most_pressing_first))
    return tuple(
        Group(key, str(title), tuple(_shown(key, by_key[key])), len(by_key[key]))
        for key, title in TITLES.items()
    )


def _group_of(item: Item) -> str:
    if item.state in Change.ENDED:
        return "done"
    if item.state in TO_CONFIRM:
        return "reported"
    if item.waits_for:
        return "waiting"
    if item.days_left is not None:
        if item.days_left < 0:
            return "overdue"
        return "due_soon" if item.days_left <= SOON_DAYS else "running"
    without_day = (Assignment.TimeKind.STANDING, Assignment.TimeKind.NOT_STATED)
    return "standing" if item.time_kind in without_day else "running"


def _shown(key: str, members: list[Item]) -> list[Item]:
    return members[:DONE_SHOWN] if key == "done" else members


def _most_pressing_first(item: Item) -> tuple[date, str, int]:
    return (item.due_on or date.max, item.kind, item.pk)


def _newest_first(item: Item) -> tuple[int, int]:
    return (-(item.done_on or date.min).toordinal(), item.pk)


def _longest_silent_first(item: Item) -> tuple[date, str, int]:
    """Without a day, what presses is how long nothing was heard of it."""
    return (item.reported_on or item.assigned_on or date.min, item.kind, item.pk)


_ORDER: dict[str, Callable[[Item], tuple[Any, ...]]] = {
    "done": _newest_first,
    "standing": _longest_silent_first,
}


def _task_item(task: Any, on: date) -> Item:
    waits = task.depends_on if task.awaited_state not in Change.ENDED else None
    return Item(
        kind="assignment",
        text=task.task,
        lead=str(task.lead) if task.lead else task.lead_text,
        lead_id=task.lead_id,
        asked_by=task.given_by,
        co_operators=tuple(str(body) for body in task.co_operators.all())
        or tuple(task.co_operators_text),
        time_kind=task.time_kind,
        assigned_on=task.assigned_on,
        due_on=task.due_on,
        due_words=task.due_words,
        due_excluded=task.due_excluded,
        year_inferred=task.year_inferred,
        waits_for=waits.code if waits else "",
        waits_for_id=waits.pk if waits else None,
        superseded_by=task.superseded_by.code if task.superseded_by else "",
        **_shared(task, on),
    )


def _request_item(request: Any, on: date) -> Item:
    asked = request.lead or request.addressee
    return Item(
        kind="recommendation",
        text=request.content,
        lead=str(asked) if asked else request.addressee_text,
        lead_id=asked.pk if asked else None,
        asked_by=request.asked_by,
        co_operators=(),
        time_kind="",
        assigned_on=request.raised_on,
        due_on=request.due_on,
        due_words="",
        due_excluded=False,
        year_inferred=False,
        **_shared(request, on) | {"reported_on": request.answered_on or request.told_on},
    )


def _shared(record: Any, on: date) -> dict[str, Any]:
    is_ended = record.current_state in Change.ENDED
    return {
        "pk": record.pk,
        "code": record.code,
        "state": record.current_state,
        "version": record.version,
        "percent": record.percent,
        "reported_on": record.told_on,
        "asked_until": record.asking_until if record.asking == A.ASK_EXTENSION else None,
        "days_left": (record.due_on - on).days if record.due_on else None,
        "done_on": record.changed_on if is_ended else None,
        "body_id": record.body_id,
        "body": str(record.body),
        "document_id": record.document_id,
        "document": str(record.document),
        "proposal_id": record.proposal_id,
        "start": record.proposal.start,
        "end": record.proposal.end,
    }
