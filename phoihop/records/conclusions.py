"""Kết luận thành việc: the tasks of a conclusion, given in one act.

Only a missing lead stands in the way. A task whose sentence names no time is given as it is
written; nothing here makes up a day. All of them are kept together or none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.intake.errors import IntakeError
from phoihop.intake.handmade import propose, repeat
from phoihop.intake.models import Document, Proposal
from phoihop.records.addressees import resolve_class
from phoihop.records.conferences import chair_words
from phoihop.records.confirm import confirm
from phoihop.records.errors import ConferenceError, UnusableValue
from phoihop.records.models import Assignment, Conference, Meeting, Record
from phoihop.records.values import UNLINKED
from phoihop.registry import trail
from phoihop.registry.classes import bodies_of_class
from phoihop.registry.models import Account
from phoihop.registry.rights import demand


@dataclass(frozen=True, slots=True)
class Order:
    """Việc sẽ giao: a proposed task as the clerk lets it stand, decided on one version.

    `members` are the keys of the bodies of a class that is given the task together; with `each`
    every one of them is given a task of its own.
    """

    proposal: Proposal
    version: int
    values: Mapping[str, Any]
    members: tuple[int, ...] = ()
    each: bool = False

    @property
    def has_lead(self) -> bool:
        return bool(self.members) or self.values.get("lead") not in (None, "", UNLINKED)


@dataclass(frozen=True, slots=True)
class Given:
    """Đã giao: the meeting on record, and the tasks by the proposal they came from.

    A proposal has several tasks where each body of a class was given one.
    """

    meeting: Meeting
    tasks: dict[int, list[Assignment]]

    @property
    def count(self) -> int:
        return sum(map(len, self.tasks.values()))


class CannotGive(ConferenceError):
    """Chưa giao được: what is wrong with which task; nothing of any of them was kept."""

    def __init__(self, problems: dict[int, str]) -> None:
        self.problems = problems
        super().__init__(_("Chưa giao được: %(n)s nhiệm vụ còn phải sửa.") % {"n": len(problems)})


def tasks_to_give(document: Document) -> list[Proposal]:
    """Return the proposed tasks of a conclusion that nobody has decided, in its order."""
    found = document.proposals.filter(
        kind=Proposal.Kind.ASSIGNMENT, state__in=Proposal.UNDECIDED
    ).select_related("document__body")
    return [one for one in found.order_by("start", "id") if not one.is_text_only]


@transaction.atomic
def give_work(
    conference: Conference, document: Document, orders: Sequence[Order], *, account: Account
) -> Given:
    """Give all these tasks, with the meeting they were given at.

    Raises CannotGive with a sentence for each task that cannot be given.
    """
    demand(account, "prepare", conference)
    kept = Conference.objects.select_for_update().get(pk=conference.pk)
    if kept.state == Conference.State.CALLED_OFF:
        raise ConferenceError(_("Hội nghị không tổ chức nên không có kết luận."))
    if not orders:
        raise ConferenceError(_("Chưa chọn nhiệm vụ nào để giao."))
    lacking = {one.proposal.pk: _("Chưa có đơn vị chủ trì.") for one in orders if not one.has_lead}
    if lacking:
        raise CannotGive(lacking)
    meeting = _meeting_of(kept, document, account)
    tasks, problems = {}, {}
    for one in orders:
        try:
            with transaction.atomic():
                tasks[one.proposal.pk] = _given(one, account)
        except IntakeError as problem:
            problems[one.proposal.pk] = problem.message
        except ValidationError as problem:
            problems[one.proposal.pk] = " ".join(problem.messages)
    if problems:
        raise CannotGive(problems)
    kept.state = Conference.State.CONCLUDED
    kept.version += 1
    kept.save()
    given = Given(meeting, tasks)
    named = [str(task) for made in tasks.values() for task in made]
    after = {"tasks": named, "document": str(document)}
    trail.record("give_work", kept, actor=account, body=kept.body, after=after)
    return given


def _given(order: Order, account: Account) -> list[Assignment]:
    first = order.proposal
    if not order.each:
        made = _confirmed(first, order.version, order.values, account)
        if order.members:
            resolve_class(made, order.members, account=account)
        return [made]
    # The words of the sentence once more for each further body, so that each has its own ground.
    _demand_members(order)
    others = [repeat(first, account=account) for _one in order.members[1:]]
    versions = [order.version, *(one.version for one in others)]
    return [
        _confirmed(proposal, version, {**order.values, "lead": str(member)}, account)
        for proposal, version, member in zip([first, *others], versions, order.members, strict=True)
    ]


def _demand_members(order: Order) -> None:
    """Raise UnusableValue when somebody is not of the class, so that no stranger is given work."""
    document = order.proposal.document
    words = ", ".join(str(name) for name in order.values.get("to") or order.proposal.values["to"])
    day = document.dated_on or timezone.localdate()
    meant = {body.pk for body in bodies_of_class(words, near=document.body, on=day)}
    if not meant.issuperset(order.members):
        raise UnusableValue("lead", _("Đơn vị được chọn không thuộc nhóm này."))


def _confirmed(
    proposal: Proposal, version: int, values: Mapping[str, Any], account: Account
) -> Assignment:
    made: Record = confirm(proposal, account=account, version=version, values=values)
    if not isinstance(made, Assignment):
        raise TypeError(made)
    return made


def _meeting_of(conference: Conference, document: Document, account: Account) -> Meeting:
    """Return the meeting on record for this document, confirming its proposal when it waits."""
    there = Meeting.objects.filter(document=document).first()
    if there is not None:
        return there
    found = document.proposals.filter(
        kind=Proposal.Kind.MEETING, state__in=Proposal.UNDECIDED
    ).first()
    if found is None:
        end = document.text.find("\n", 1)
        first = len(document.text) if end < 0 else end
        found = propose(document, 0, first, Proposal.Kind.MEETING, account=account)
    values = {
        "kind": conference.get_kind_display(),
        "date": conference.held_on.isoformat(),
        "time_of_day": ""
        if conference.part == Conference.Part.WHOLE_DAY
        else conference.get_part_display(),
        "place": conference.place,
        "host": [body.name for body in conference.hosts.all()] or [conference.body.name],
        "chairs": chair_words(conference),
        "period": conference.period,
        "title": conference.title,
    }
    made = confirm(found, account=account, version=found.version, values=values)
    if not isinstance(made, Meeting):
        raise TypeError(made)
    return made
