"""Quyền trong sổ đăng ký: the sentences of this room (the mechanism stands in `rights.py`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from phoihop.registry import two_persons
from phoihop.registry.accounts import carry_out_renew
from phoihop.registry.acting import own_roles
from phoihop.registry.directory import is_listed
from phoihop.registry.models import (
    Account,
    Body,
    BodyAddress,
    BodySuccession,
    Consent,
    Delegation,
    Distinct,
    FormerName,
    FormerParent,
    HandedOver,
    HandOver,
    Membership,
    Notice,
    OfficeDay,
    OnePerson,
    Person,
    PersonMerge,
    PostHeld,
    Role,
    TrailEntry,
    TrailSeal,
)
from phoihop.registry.rights import has_role, register, register_scope, sees
from phoihop.registry.roles import carry_out_grant

_KEEPERS = (Role.Name.ADMINISTRATOR, Role.Name.CLERK, Role.Name.CHIEF)


def _sees_itself(account: Account, body: Body) -> bool:
    return sees(account, body)


def _administers(account: Account, body: Body) -> bool:
    return has_role(account, body, Role.Name.ADMINISTRATOR)


def _hands_over(account: Account, body: Body) -> bool:
    return has_role(account, body, *_KEEPERS)


def _keeps_days(account: Account, body: Body) -> bool:
    return has_role(account, body, Role.Name.CLERK, Role.Name.CHIEF)


def _keeps_people(account: Account, body: Body) -> bool:
    return has_role(account, body, *_KEEPERS)


def _keeps_person(account: Account, person: Person) -> bool:
    """Everybody who knows a person by a post must agree: so one may act in all their bodies."""
    known_to = Body.objects.filter(pk__in=person.posts.values("known_to"))
    return bool(known_to) and all(has_role(account, body, *_KEEPERS) for body in known_to)


def _grants(account: Account, role: Role) -> bool:
    return has_role(account, role.body, Role.Name.ADMINISTRATOR)


def _delegates(account: Account, role: Role) -> bool:
    """Its holder, by own right and not by a delegation, or the administrator."""
    holds = role.account_id == account.pk and own_roles(account).filter(pk=role.pk).exists()
    return holds or has_role(account, role.body, Role.Name.ADMINISTRATOR)


def _keeps_account(account: Account, other: Account) -> bool:
    """An administrator of every body in which the other has a role now."""
    bodies = Body.objects.filter(pk__in=own_roles(other).values("body"))
    return bool(bodies) and all(_administers(account, body) for body in bodies)


def _sees_account(account: Account, other: Account) -> bool:
    bodies = Body.objects.filter(pk__in=other.roles.values("body"))
    return any(_administers(account, body) for body in bodies)


def _sees_delegation(account: Account, delegation: Delegation) -> bool:
    return sees(account, delegation.role.body)


def _sees_consent(account: Account, consent: Consent) -> bool:
    return sees(account, consent.body)


def _reads_trail(account: Account, entry: TrailEntry) -> bool:
    names = (Role.Name.AUDITOR, Role.Name.ADMINISTRATOR)
    return entry.body is not None and has_role(account, entry.body, *names)


register_scope(Body, "")
register_scope(Role, "body")
register_scope(PostHeld, "known_to", "body")
register_scope(Person, "posts__known_to", "posts__body")
register_scope(PersonMerge, "kept__posts__known_to", "kept__posts__body")
register_scope(Distinct, "first__posts__known_to", "first__posts__body")
register_scope(BodyAddress, "body")
register_scope(BodySuccession, "predecessor", "heir")
register_scope(FormerName, "body")
register_scope(FormerParent, "body")
register_scope(HandOver, "body", "keeper")
register_scope(HandedOver, "giver", "receiver")
register_scope(Membership, "group", "member")
register_scope(Account, "roles__body")
register_scope(Delegation, "role__body")
register_scope(Consent, "body")
register_scope(OnePerson, "body")
register_scope(OfficeDay, "body")
register_scope(TrailEntry, "body")
register_scope(Notice, "body")
register_scope(TrailSeal, "entry__body")

register(
    Body, "view", _("Ai có vai trò ở đơn vị hoặc ở cấp trên thì xem được đơn vị."), _sees_itself
)
register(
    Body,
    "keep_days",
    _("Chỉ văn phòng và Chánh Văn phòng của đơn vị ghi ngày nghỉ, ngày làm bù."),
    _keeps_days,
)
register(Body, "change", _("Chỉ quản trị được sửa thông tin đơn vị."), _administers)
register(
    Body,
    "hand_over",
    _("Chỉ quản trị, văn phòng và Chánh Văn phòng của đơn vị, hoặc cấp trên, được bàn giao."),
    _hands_over,
)
register(
    Body,
    "look_up",
    _(
        "Ai có vai trò ở một đơn vị thì xem được danh mục của cả xã, phường hoặc tỉnh ấy và các "
        "đơn vị cấp trên."
    ),
    is_listed,
)
register(
    Body,
    "keep_people",
    _("Chỉ quản trị, văn phòng và Chánh Văn phòng được ghi cán bộ mà đơn vị mình biết."),
    _keeps_people,
)
register(
    Person,
    "change",
    _("Chỉ quản trị, văn phòng và Chánh Văn phòng của đơn vị ghi nhận được sửa cán bộ."),
    _keeps_person,
)
_GRANT = _("Chỉ quản trị của đơn vị được giao vai trò.")
register(Role, "grant", _GRANT, _grants)
register(Body, "grant", _GRANT, _administers)
register(Body, "set_two_persons", _("Chỉ quản trị được đổi quy tắc hai người."), _administers)
register(
    Role,
    "delegate",
    _("Chỉ người giữ vai trò hoặc quản trị của đơn vị được ủy quyền."),
    _delegates,
)
register(Delegation, "view", _("Ai xem được đơn vị thì xem được các ủy quyền."), _sees_delegation)
register(Consent, "view", _("Ai xem được đơn vị thì xem được đề nghị."), _sees_consent)
register(
    Consent,
    "answer",
    _("Chỉ người thứ hai, cũng có quyền làm việc được đề nghị, mới trả lời được."),
    two_persons.may_answer,
)
register(Account, "view", _("Chỉ quản trị xem được tài khoản của đơn vị mình."), _sees_account)
_KEEP = _("Chỉ quản trị của mọi đơn vị mà tài khoản có vai trò mới đổi được quyền vào.")
register(Account, "keep", _KEEP, _keeps_account)
register(Account, "renew", _KEEP, _keeps_account)
two_persons.register_act(Account, "renew", _("Cấp lại quyền vào"), carry_out_renew)
two_persons.register_act(
    Body,
    "set_two_persons",
    _("Cho phép một người quyết định"),
    two_persons.carry_out_one_person,
)
two_persons.register_act(Body, "grant", _("Giao vai trò"), carry_out_grant)
register(
    TrailEntry, "view", _("Chỉ người kiểm tra nhật ký và quản trị xem được nhật ký."), _reads_trail
)
