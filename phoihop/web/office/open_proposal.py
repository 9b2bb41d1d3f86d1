"""Đề xuất đang mở: the one the clerk looks at, with its form or with how it was decided."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from phoihop.intake.models import Proposal
from phoihop.web.hidden import spell_out
from phoihop.web.office.kinds import colour_of, kind_label
from phoihop.web.office.proposal_form import ProposalForm, lines_of, newer_lines
from phoihop.web.office.tags import tag_of
from phoihop.web.templatetags.phoihop import moment

LONG_QUOTE = 420


@dataclass(slots=True)
class OpenProposal:
    pk: int
    number: str
    version: int
    colour: str
    kind_label: str
    quote: str
    long: bool
    warnings: list[str]
    state: str
    tone: str
    icon: str
    decided: bool
    later: bool
    decided_words: str
    lines: list[dict[str, str]]
    change: str
    newer: list[dict[str, str]]
    form: ProposalForm | None
    may_undo: bool
    record_url: str
    confirm_url: str
    reject_url: str
    later_url: str
    undo_url: str
    why_url: str

    @classmethod
    def of(cls, proposal: Proposal, *, may_decide: bool) -> OpenProposal:
        tag = tag_of(proposal)
        only_shown = proposal.is_decided or not may_decide
        where = [proposal.document_id, proposal.pk]
        return cls(
            pk=proposal.pk,
            number=proposal.number,
            version=proposal.version,
            colour=colour_of(proposal),
            kind_label=kind_label(proposal),
            quote=spell_out(proposal.quote),
            long=len(proposal.quote) > LONG_QUOTE,
            warnings=list(proposal.warnings),
            state=tag.words,
            tone=tag.tone,
            icon=tag.icon,
            decided=proposal.is_decided,
            later=proposal.state == Proposal.State.LATER,
            decided_words=decided_words(proposal),
            lines=lines_of(proposal) if only_shown else [],
            change=str(proposal.get_change_display()) if proposal.change else "",
            newer=newer_lines(proposal),
            form=None if only_shown else ProposalForm(proposal),
            may_undo=may_decide and proposal.is_decided,
            record_url=record_url(proposal),
            confirm_url=reverse("office:proposal-confirm", args=where),
            reject_url=reverse("office:proposal-reject", args=where),
            later_url=reverse("office:proposal-later", args=where),
            undo_url=reverse("office:proposal-undo", args=where),
            why_url=reverse("office:proposal-why", args=where),
        )


def decided_words(proposal: Proposal) -> str:
    if not proposal.is_decided:
        return ""
    words = _("%(who)s xử lý lúc %(when)s.") % {
        "who": proposal.decided_by or _("Không rõ ai"),
        "when": moment(proposal.decided_at),
    }
    return f"{words} {proposal.reason}".strip()


def record_url(proposal: Proposal) -> str:
    """Where the record of a confirmed recommendation, task or meeting is followed."""
    if proposal.state != Proposal.State.CONFIRMED or proposal.is_text_only:
        return ""
    pages = {
        Proposal.Kind.RECOMMENDATION: "office:recommendation",
        Proposal.Kind.ASSIGNMENT: "office:assignment",
        Proposal.Kind.MEETING: "office:meeting",
    }
    page = pages.get(Proposal.Kind(proposal.kind))
    record = getattr(proposal, str(proposal.kind), None) if page else None
    return reverse(page, args=[record.pk]) if page and record else ""
