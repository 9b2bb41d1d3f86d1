"""Quyền về sổ theo dõi: numbers of institutions, seen by who sees the body that wrote them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from phoihop.records.models import LedgerLine, OpinionTheme, PresentGroup, Reception, Resource
from phoihop.registry.models import Account, Role
from phoihop.registry.rights import has_role, register, register_scope, sees_body_of

LEDGER_LINES: tuple[type[LedgerLine], ...] = (OpinionTheme, Resource, Reception, PresentGroup)
_SEE = _("Ai có vai trò ở đơn vị, hoặc ở đơn vị lãnh đạo trực tiếp, thì xem được sổ.")
_WRITE = _("Chỉ cán bộ phụ trách, thủ trưởng và văn phòng của đơn vị được ghi, gạch bỏ ở sổ.")


def _writes(account: Account, line: LedgerLine) -> bool:
    names = (Role.Name.OFFICER, Role.Name.HEAD, Role.Name.CLERK, Role.Name.CHIEF)
    return has_role(account, line.body, *names)


for _model in LEDGER_LINES:
    register_scope(_model, "body")
    register(_model, "view", _SEE, sees_body_of)
    register(_model, "write", _WRITE, _writes)
