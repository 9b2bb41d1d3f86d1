"""Quyền về dự thảo, sổ văn bản, thể thức."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from phoihop.records.models import Round
from phoihop.registry.models import Account, Body, Role
from phoihop.registry.rights import (
    bodies_with_role,
    has_role,
    office_of_body,
    register,
    register_scope,
    sees,
    sees_body_of,
)
from phoihop.reports.models import (
    BookEntry,
    Consolidation,
    Draft,
    LayoutChoice,
    RollUp,
    Signer,
    Template,
)

K = Body.Kind
OFFICES = frozenset({K.OFFICE, K.PARTY_OFFICE})
"""Offices write for the body that they serve."""

_SEE = _("Ai có vai trò ở đơn vị soạn, hoặc ở đơn vị lãnh đạo trực tiếp, thì xem được dự thảo.")
_WRITE = _("Chỉ văn phòng và Chánh Văn phòng của đơn vị soạn, ban hành và vào sổ văn bản.")
_SEE_BOOK = _("Ai có vai trò ở đơn vị giữ sổ hoặc ở nơi ban hành thì xem được sổ văn bản.")

register_scope(Draft, "body")
register_scope(Consolidation, "round__body")
register_scope(Signer, "draft__body")
register_scope(BookEntry, "kept_by", "body")
register_scope(LayoutChoice, "body")
register_scope(Template, "body")
register_scope(RollUp, "body")


def _keeps_book(account: Account, entry: BookEntry) -> bool:
    return has_role(account, entry.kept_by, Role.Name.CLERK, Role.Name.CHIEF)


def _sees_book(account: Account, entry: BookEntry) -> bool:
    return sees(account, entry.kept_by) or sees(account, entry.body)


def _writes_for(account: Account, body: Body) -> bool:
    return has_role(account, body, Role.Name.CLERK, Role.Name.CHIEF)


register(
    Round,
    "consolidate",
    _("Chỉ văn phòng và Chánh Văn phòng của đơn vị yêu cầu báo cáo được lập bản tổng hợp."),
    office_of_body,
)
register(Draft, "view", _SEE, sees_body_of)
register(Draft, "write", _WRITE, office_of_body)
register(Body, "write_papers", _WRITE, _writes_for)
register(BookEntry, "view", _SEE_BOOK, _sees_book)
register(BookEntry, "cancel", _WRITE, _keeps_book)
register(Template, "view", _SEE, sees_body_of)
register(Template, "write", _WRITE, office_of_body)


def issuers_of(office: Body) -> list[Body]:
    """Return the bodies in whose name `office` writes: itself, and whom an office serves."""
    served = [office.parent] if office.kind in OFFICES and office.parent else []
    return [*served, office]


def writing_bodies(account: Account) -> list[Body]:
    """Return the bodies for which the account writes official documents."""
    return list(
        bodies_with_role(account, Role.Name.CLERK, Role.Name.CHIEF).select_related("parent")
    )
