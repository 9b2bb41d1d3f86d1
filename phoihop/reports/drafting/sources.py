"""Nguồn để soạn: the confirmed records that a draft is written from, as the account sees them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from phoihop.followup.board import Item, board
from phoihop.intake.models import Proposal
from phoihop.records.models import (
    Appearance,
    Assessment,
    Assignment,
    Conference,
    Figure,
    Meeting,
    Recommendation,
    Report,
    Statement,
    Tally,
)
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import scope
from phoihop.reports import wording
from phoihop.reports.pen import FIGURE, WAITING, Sourced


@dataclass(frozen=True, slots=True)
class Sources:
    """Nguồn: who drafts, for which issuer, on which day, from which meeting or sent report."""

    account: Account
    issuer: Body
    on: date
    meeting: Meeting | None = None
    to: Body | None = None
    report: Report | None = None
    conference: Conference | None = None

    @property
    def _document(self) -> int | None:
        return self.meeting.document_id if self.meeting else None

    def tasks(self) -> list[Assignment]:
        """Return the tasks given at the meeting, in the order of its document."""
        found = scope(self.account, Assignment.objects.to_follow()).filter(document=self._document)
        return list(
            found.select_related("lead", "proposal")
            .prefetch_related("co_operators")
            .order_by("proposal__start", "id")
        )

    def requests(self) -> list[Recommendation]:
        found = scope(self.account, Recommendation.objects.filter(document=self._document))
        return list(
            found.select_related("addressee", "asked_by_body").order_by("proposal__start", "id")
        )

    def statements(self) -> list[Statement]:
        found = scope(self.account, Statement.objects.filter(document=self._document))
        return list(found.select_related("person").order_by("proposal__start", "id"))

    def assessments(self, *kinds: str) -> list[Assessment]:
        found = scope(self.account, Assessment.objects.filter(document=self._document))
        return list(found.filter(kind__in=kinds).order_by("proposal__start", "id"))

    def people(self) -> list[Appearance]:
        found = scope(self.account, Appearance.objects.filter(document=self._document))
        return list(found.select_related("person").order_by("proposal__start", "id"))

    def tallies(self) -> list[Tally]:
        found = scope(self.account, Tally.objects.filter(document=self._document))
        return list(found.order_by("proposal__start", "id"))

    def figures(self) -> list[tuple[str, Sourced]]:
        """Return what was counted, with the number: confirmed ones, then those still waiting."""
        found = scope(self.account, Figure.objects.filter(document=self._document))
        confirmed = [
            (one.what, Sourced(_amount(one.value, one.unit, one.compare), FIGURE, (one.pk,)))
            for one in found.order_by("proposal__start", "id")
        ]
        return confirmed + self._waiting_figures()

    def _waiting_figures(self) -> list[tuple[str, Sourced]]:
        undecided = scope(self.account, Proposal.objects.filter(document=self._document))
        found = undecided.filter(kind=Proposal.Kind.FIGURE, state__in=Proposal.UNDECIDED)
        rows = []
        for one in found.order_by("start", "id"):
            values = one.values
            words = _amount(
                Decimal(str(values.get("value") or 0)),
                str(values.get("unit") or ""),
                str(values.get("compare") or "="),
            )
            rows.append((str(values.get("what") or one.quote), Sourced(words, WAITING, (one.pk,))))
        return rows

    def open_work(self) -> list[Item]:
        """Return tasks that are not done, most pressing first, of one body if `to` is given."""
        shown = board(self.account, on=self.on, body=self.to)
        keys = ("overdue", "due_soon", "running", "standing")
        return [item for key in keys for item in shown[key].items]

    def late(self) -> list[Item]:
        return list(board(self.account, on=self.on, body=self.to)["overdue"].items)


def lead_of(task: Assignment) -> str:
    return task.lead.name if task.lead else task.lead_text


def with_of(task: Assignment) -> list[str]:
    return [body.name for body in task.co_operators.all()] or list(task.co_operators_text)


def order_of(task: Assignment) -> str:
    """Write a task as an order, with owner and day; words that say them already are not doubled."""
    words = task.task.strip().rstrip(".;,")
    when = wording.due_words(
        task.due_on,
        excluded=task.due_excluded,
        words=task.due_words,
        kind=task.time_kind,
    )
    if task.due_words and task.due_words in words:
        words, when = _with_year(words, task, when), ""
    elif task.time_kind == Assignment.TimeKind.STANDING and "thường xuyên" in words:
        when = ""
    lead = lead_of(task)
    if _names(words, [lead, task.lead_text]):
        lead = ""
    return wording.order(words, lead, with_of(task) if lead else (), when)


def chair_of(sources: Sources) -> str:
    """Return the chair as notices name one: "đồng chí Hà Văn Sinh, Chủ tịch UBND xã"."""
    meeting = sources.meeting
    name = meeting.chairs[0].strip() if meeting and meeting.chairs else ""
    if not name:
        return ""
    bare = name.removeprefix("đồng chí ").removeprefix("Đồng chí ")
    post = ""
    if "," not in bare:
        titles = [one.titles for one in sources.people() if one.person.full_name == bare]
        post = f", {titles[0][0]}" if titles and titles[0] else ""
    return f"đồng chí {bare}{post}"


def unique(names: Iterable[str]) -> list[str]:
    """Return the names in their order, each once, without empty ones."""
    return list(dict.fromkeys(name.strip() for name in names if name.strip()))


def _with_year(words: str, task: Assignment, when: str) -> str:
    """ "trước ngày 15/12" becomes "trước ngày 15/12/2026" in the words themselves."""
    year = str(task.due_on.year) if task.due_on else ""
    if not year or year in task.due_words or task.time_kind != Assignment.TimeKind.BY_DAY:
        return words
    day = when.removeprefix("hoàn thành ")
    return words.replace(task.due_words, day) if words.endswith(task.due_words) else words


def _names(words: str, names: list[str]) -> bool:
    head = words[: max((len(name) for name in names), default=0) + 60].casefold()
    return any(name and name.casefold() in head for name in names)


def _amount(value: Decimal, unit: str, compare: str) -> str:
    return wording.amount(value, unit, compare)
