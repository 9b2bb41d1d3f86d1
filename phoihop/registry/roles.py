"""Giao vai trò, ủy quyền: who may act for a body, from which day to which."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.lib.dates import format_day
from phoihop.registry import trail, two_persons
from phoihop.registry.models import Account, Body, Consent, Delegation, PostHeld, Role
from phoihop.registry.rights import demand

PRIVILEGED = frozenset({Role.Name.LEADER, Role.Name.CHIEF, Role.Name.ADMINISTRATOR})
"""Who decides, leads or administers: needs a second person to grant, a second step to use."""

TWO_STEPS = PRIVILEGED | {Role.Name.EDITOR}
"""Who signs in with a code as well: those, and who publishes."""


@transaction.atomic
def grant(
    account: Account,
    body: Body,
    role: str,
    *,
    by: Account,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Consent | None:
    """Give a role; a privileged one waits for a second person and is returned as waiting."""
    demand(by, "grant", body)
    wanted = Role(account=account, body=body, role=role, valid_from=valid_from, valid_to=valid_to)
    wanted.full_clean()
    details: dict[str, Any] = {
        "account": account.pk,
        "role": role,
        "valid_from": valid_from.isoformat() if valid_from else None,
        "valid_to": valid_to.isoformat() if valid_to else None,
    }
    if role not in PRIVILEGED:
        carry_out_grant(body, by, None, details)
        return None
    label = _("Giao vai trò %(role)s cho %(who)s ở %(body)s") % {
        "role": wanted.get_role_display(),
        "who": account,
        "body": body,
    }
    return two_persons.ask("grant", body, account=by, body=body, label=label, details=details)


def carry_out_grant(
    body: Body, by: Account, second: Account | None, details: dict[str, Any]
) -> None:
    """Write the role down, with who agreed."""
    days = {
        name: date.fromisoformat(details[name]) if details[name] else None
        for name in ("valid_from", "valid_to")
    }
    role = Role(account_id=details["account"], body=body, role=details["role"], **days)
    role.full_clean()
    role.save()
    after = {"role": str(role), "second_person": str(second) if second else None}
    trail.record("grant", role, actor=second or by, body=body, after=after | {"asked_by": str(by)})


@transaction.atomic
def end_role(role: Role, *, by: Account) -> None:
    """Take a role away from today on; what was done in it stays."""
    demand(by, "grant", role.body)
    if role.account_id == by.pk and role.role == Role.Name.ADMINISTRATOR:
        raise ValidationError(_("Bạn không thể tự thôi vai trò quản trị của mình."))
    before = {"valid_to": format_day(role.valid_to) if role.valid_to else None}
    day = timezone.localdate()
    Delegation.objects.filter(role=role, ended_on=None).update(ended_on=day)
    role.valid_to = date.fromordinal(day.toordinal() - 1)
    if role.valid_from and role.valid_from > role.valid_to:
        role.valid_from = role.valid_to
    role.save()
    after = {"valid_to": format_day(role.valid_to), "role": str(role)}
    trail.record("end_role", role, actor=by, body=role.body, before=before, after=after)


@transaction.atomic
def delegate(
    role: Role,
    to: Account,
    *,
    by: Account,
    form: str,
    ground: str,
    valid_from: date,
    valid_to: date,
    post: PostHeld | None = None,
) -> Delegation:
    """Let `to` use `role` for some days; only an own role, never one held by delegation."""
    demand(by, "delegate", role)
    if by.pk != role.account_id:
        raise ValidationError(_("Chỉ người giữ vai trò mới giao người khác thay mặt mình."))
    if to.pk == role.account_id:
        raise ValidationError(_("Không thể ủy quyền cho chính mình."))
    kept = Delegation(
        role=role,
        delegate=to,
        form=form,
        ground=ground.strip(),
        valid_from=valid_from,
        valid_to=valid_to,
        post=post,
    )
    kept.full_clean()
    kept.save()
    days = f"{format_day(valid_from)} – {format_day(valid_to)}"
    after = {"role": str(role), "to": str(to), "form": form, "ground": ground, "days": days}
    trail.record("delegate", kept, actor=by, body=role.body, after=after)
    return kept


@transaction.atomic
def end_delegation(delegation: Delegation, *, by: Account) -> None:
    """End it today; asked twice, the first time stands."""
    demand(by, "delegate", delegation.role)
    kept = Delegation.objects.select_for_update().get(pk=delegation.pk)
    if kept.ended_on is not None:
        return
    kept.ended_on = timezone.localdate()
    kept.save(update_fields=["ended_on"])
    after = {"ended_on": format_day(kept.ended_on)}
    trail.record("end_delegation", kept, actor=by, body=kept.role.body, after=after)
