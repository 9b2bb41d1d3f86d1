"""Khung đề xuất: the right half of the desk, made anew after every act of the clerk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from phoihop.intake.models import Document, Proposal, Remainder
from phoihop.registry.models import Account
from phoihop.web.hidden import spell_out
from phoihop.web.office.kinds import FAMILIES, colour_of, family_of
from phoihop.web.office.open_proposal import OpenProposal
from phoihop.web.office.proposal_form import ProposalForm, lines_of
from phoihop.web.office.summaries import summary_of
from phoihop.web.office.tags import Tag, tag_of

CHANGED = "doc-khac"
TO_HANDLE, LATER, LOOK, DECIDED, ALL = "cho", "de-sau", "can-xem", "da-xu-ly", "tat-ca"


@dataclass(frozen=True, slots=True)
class Chip:
    """Nút lọc."""

    label: str
    count: int
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Item:
    """Một dòng trong danh sách đề xuất."""

    number: str
    colour: str
    title: str
    sub: str
    url: str
    tone: str
    icon: str
    state: str
    decided: bool


@dataclass(frozen=True, slots=True)
class Last:
    """Việc vừa làm, which `Z` takes back."""

    icon: str
    words: str
    undo_url: str
    version: int
    may_undo: bool = True


@dataclass(frozen=True, slots=True)
class Conflict:
    """Người khác đã xử lý trước: what was decided, by whom, when, with which values."""

    title: str
    message: str
    values: list[dict[str, str]] = field(default_factory=list)
    """Each with `label`, `value` (theirs) and, where one was sent, `mine` and `differs`."""


@dataclass(frozen=True, slots=True)
class Rest:
    """Một câu chưa dùng."""

    pk: int
    quote: str
    start: int
    end: int
    dismissed: bool
    url: str


class Panel:
    """Khung đề xuất of one document as one account sees it."""

    def __init__(
        self,
        document: Document,
        account: Account,
        proposals: Sequence[Proposal],
        remainder: Sequence[Remainder],
        *,
        filter_key: str = TO_HANDLE,
        open_pk: int | None = None,
        may_decide: bool,
    ) -> None:
        self.document = document
        self.account = account
        self.proposals = proposals
        self.filter = filter_key
        self.may_decide = may_decide
        self.conflict: Conflict | None = None
        self.rest = [_rest(document, one) for one in remainder]
        self.rest_open = bool(proposals) and all(p.is_decided for p in proposals)
        chosen = next((p for p in proposals if p.pk == open_pk), None) or self.first()
        self.open = self._opened(chosen)

    # --- what the clerk still has to do -----------------------------------------------------

    @property
    def total(self) -> int:
        return len(self.proposals)

    @property
    def decided(self) -> int:
        return sum(p.is_decided for p in self.proposals)

    @property
    def clear_count(self) -> int:
        """How many wait without any warning: those that `Shift+A` offers to accept."""
        waiting = (p for p in self.proposals if p.state == Proposal.State.WAITING)
        return sum(is_clear(p) for p in waiting)

    @property
    def decided_ids(self) -> str:
        """For the script that repaints the marks: "12 done 15 out"."""
        return " ".join(f"{p.pk}:{_fate(p)}" for p in self.proposals if p.is_decided)

    @property
    def rest_total(self) -> int:
        return len(self.rest)

    @property
    def rest_left(self) -> int:
        return sum(not rest.dismissed for rest in self.rest)

    def first(self) -> Proposal | None:
        """Return the first of the filter that waits, those put off coming last."""
        undecided = [p for p in self.filtered() if not p.is_decided]
        waiting = [p for p in undecided if p.state == Proposal.State.WAITING]
        return next(iter([*waiting, *undecided, *self._shown_when_nothing_waits()]), None)

    def after(self, proposal: Proposal) -> int | None:
        """Return what to open once `proposal` is decided: the next that waits, else the first."""
        waiting = [
            p for p in self.filtered() if p.state == Proposal.State.WAITING and p.pk != proposal.pk
        ]
        position = (proposal.start, proposal.pk)
        ahead = [p for p in waiting if (p.start, p.pk) > position]
        following = next(iter([*ahead, *waiting]), None)
        return following.pk if following else None

    def filtered(self) -> list[Proposal]:
        return [p for p in self.proposals if _belongs(p, self.filter)]

    # --- what is shown ------------------------------------------------------------------------

    @property
    def items(self) -> list[Item]:
        open_pk = self.open.pk if self.open else None
        return [self._item(p) for p in self.filtered() if p.pk != open_pk]

    @property
    def previous_url(self) -> str:
        return self._step(-1)

    @property
    def next_url(self) -> str:
        return self._step(1)

    @property
    def chips(self) -> list[Chip]:
        fixed = [
            (TO_HANDLE, _("Chưa xử lý")),
            *((family.key, str(family.label)) for family in FAMILIES),
            (LOOK, _("Cần xem kỹ")),
            (LATER, _("Để sau")),
            (CHANGED, _("Khác lần đọc trước")),
            (DECIDED, _("Đã xử lý")),
        ]
        chips = []
        for key, label in fixed:
            count = sum(_belongs(p, key) for p in self.proposals)
            if count or key in (TO_HANDLE, self.filter):
                chips.append(Chip(label, count, self.url(loc=key), current=key == self.filter))
        return chips

    @property
    def last(self) -> Last | None:
        """Return the newest act of this account on this document."""
        mine = [
            p
            for p in self.proposals
            if p.decided_by_id == self.account.pk and p.decided_at is not None
        ]
        if not mine or not self.may_decide:
            return None
        newest = max(mine, key=lambda p: (p.decided_at, p.pk))
        words = _("%(number)s: %(state)s") % {
            "number": newest.number,
            "state": newest.get_state_display(),
        }
        return Last(tag_of(newest).icon, words, act_url(newest, "undo"), newest.version)

    def url(self, **query: Any) -> str:
        return f"{reverse('office:document', args=[self.document.pk])}?{urlencode(query)}"

    def with_form(self, form: ProposalForm) -> None:
        """Show the form as it was sent, with what is wrong in it."""
        if self.open:
            form.mark_errors()
            self.open.form = form

    def tell_conflict(
        self, proposal: Proposal, message: str, *, mine: dict[str, str] | None = None
    ) -> None:
        """Show what stands now beside what was sent: nothing that was typed is lost."""
        title = _("Đề xuất vừa thay đổi")
        if proposal.is_decided:
            title = _("Đề xuất này đã có người xử lý")
        lines: list[dict[str, str]] = []
        for line in lines_of(proposal):
            typed = (mine or {}).get(line["label"], "")
            differs = bool(mine) and typed != line["value"]
            lines.append(line | {"mine": typed, "differs": "1" if differs else ""})
        self.conflict = Conflict(title, message, lines if proposal.is_decided or mine else [])

    def tell_problem(self, message: str) -> None:
        self.conflict = Conflict(_("Chưa làm được việc này"), message)

    def _shown_when_nothing_waits(self) -> list[Proposal]:
        return self.filtered() if self.filter in (DECIDED, ALL, CHANGED) else []

    def _opened(self, proposal: Proposal | None) -> OpenProposal | None:
        return OpenProposal.of(proposal, may_decide=self.may_decide) if proposal else None

    def _step(self, by: int) -> str:
        """Return the address of the neighbour in reading order, within the filter."""
        if self.open is None:
            return ""
        row = [p for p in self.proposals if _belongs(p, self.filter) or p.pk == self.open.pk]
        place = [p.pk for p in row].index(self.open.pk) + by
        return self._item_url(row[place]) if 0 <= place < len(row) else ""

    def _item_url(self, proposal: Proposal) -> str:
        return self.url(**{"de-xuat": proposal.pk, "loc": self.filter})

    def _item(self, proposal: Proposal) -> Item:
        title, sub = summary_of(proposal)
        tag: Tag = tag_of(proposal)
        return Item(
            number=proposal.number,
            colour=colour_of(proposal),
            title=title,
            sub=sub,
            url=self._item_url(proposal),
            tone=tag.tone,
            icon=tag.icon,
            state=tag.words,
            decided=proposal.is_decided,
        )


def is_clear(proposal: Proposal) -> bool:
    """Read without a warning or a note, and nothing that is kept as text only."""
    noted = any(read.get("note") for read in proposal.fields.values())
    return not proposal.warnings and not proposal.is_text_only and not noted


def act_url(proposal: Proposal, act: str) -> str:
    return reverse(f"office:proposal-{act}", args=[proposal.document_id, proposal.pk])


def _belongs(proposal: Proposal, key: str) -> bool:
    if key == ALL:
        return True
    if key == CHANGED:
        return bool(proposal.change)
    if key == DECIDED:
        return proposal.is_decided
    if proposal.is_decided:
        return False
    if key == LATER:
        return proposal.state == Proposal.State.LATER
    if key == LOOK:
        return bool(proposal.warnings)
    return key == TO_HANDLE or family_of(proposal).key == key


def _fate(proposal: Proposal) -> str:
    return "done" if proposal.state == Proposal.State.CONFIRMED else "out"


def _rest(document: Document, rest: Remainder) -> Rest:
    return Rest(
        pk=rest.pk,
        quote=spell_out(rest.quote),
        start=rest.start,
        end=rest.end,
        dismissed=rest.dismissed_at is not None,
        url=reverse("office:remainder-dismiss", args=[document.pk, rest.pk]),
    )
