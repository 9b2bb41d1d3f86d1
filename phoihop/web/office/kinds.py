"""Loại đề xuất: how each kind of proposal is named, coloured and gathered on the desk."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from phoihop.intake.models import Proposal

Kind = Proposal.Kind


@dataclass(frozen=True, slots=True)
class Family:
    """Nhóm đề xuất: kinds that share a filter. `key` stands in addresses."""

    key: str
    label: str | Promise
    colour: str
    kinds: tuple[str, ...]


FAMILIES = (
    Family("kien-nghi", _("Kiến nghị"), "violet", (Kind.RECOMMENDATION,)),
    Family("nhiem-vu", _("Nhiệm vụ"), "blue", (Kind.ASSIGNMENT,)),
    Family("so-lieu", _("Số liệu"), "teal", (Kind.FIGURE, Kind.TALLY)),
    Family("nguoi", _("Người và chức vụ"), "amber", (Kind.PERSON,)),
    Family("hoi-nghi", _("Hội nghị"), "slate", (Kind.MEETING,)),
    Family("phat-bieu", _("Phát biểu"), "slate", (Kind.STATEMENT,)),
    Family("danh-gia", _("Đánh giá"), "slate", (Kind.ASSESSMENT,)),
    Family(
        "khac",
        _("Văn bản dẫn, chương trình"),
        "slate",
        (Kind.CITED_DOCUMENT, Kind.PROGRAMME, Kind.MOVEMENT),
    ),
)

_FAMILY_OF = {kind: family for family in FAMILIES for kind in family.kinds}


def family_of(proposal: Proposal) -> Family:
    return _FAMILY_OF[proposal.kind]


def colour_of(proposal: Proposal) -> str:
    return family_of(proposal).colour


def kind_label(proposal: Proposal) -> str:
    """ "Kiến nghị", with a capital: it stands as a heading."""
    words = str(Kind(proposal.kind).label)
    return words[:1].upper() + words[1:]
