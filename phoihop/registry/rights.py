"""Quyền: who may do what with which record, and who sees it at all.

This file holds the mechanism. Each room states its rules as sentences in its own
`rights.py` and registers them here when the program starts. What no rule allows is
refused, and a model without a scope is shown to nobody: asking for it is an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from phoihop.registry.acting import acting_role, once, roles_held
from phoihop.registry.models import Account, Body, HandOver, Role

Asker = Account | AnonymousUser
Sentence = str | Promise
Predicate = Callable[[Account, Any], bool]
M = TypeVar("M", bound=models.Model)

REACHING_DOWN = frozenset(
    {
        Role.Name.CLERK,
        Role.Name.CHIEF,
        Role.Name.LEADER,
        Role.Name.VIEWER,
        Role.Name.AUDITOR,
        Role.Name.ADMINISTRATOR,
    }
)
"""Roles that hold for every body beneath the one they are given in."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Quy tắc: one sentence people can read, and the test that makes it true."""

    sentence: Sentence
    allows: Predicate


class NotAllowed(Exception):
    """Không có quyền: raised by a room when somebody may not do what was asked."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NoScope(LookupError):
    """No room said which body the records of this model belong to."""


_rules: dict[tuple[type[models.Model], str], Rule] = {}
_scopes: dict[type[models.Model], tuple[str, ...]] = {}


def register(
    model: type[models.Model], verb: str, sentence: Sentence, predicate: Predicate
) -> None:
    """Declare who may do `verb` with records of `model`."""
    _rules[model, verb] = Rule(sentence, predicate)


def register_scope(model: type[models.Model], *paths_to_body: str) -> None:
    """Declare by which fields a record of `model` belongs to a body ("" is the body itself)."""
    _scopes[model] = paths_to_body


def models_with_scope() -> frozenset[type[models.Model]]:
    return frozenset(_scopes)


def may(account: Asker, verb: str, obj: models.Model) -> bool:
    """Say whether `account` may do `verb` with `obj`; what no rule allows is refused."""
    rule = _rules.get((type(obj), verb))
    if rule is None or not isinstance(account, Account) or not account.is_active:
        return False
    return rule.allows(account, obj)


def why(account: Asker, verb: str, obj: models.Model, *, known: bool | None = None) -> str:
    """Return the sentence that allows or refuses; `known` is the answer of `may`, if at hand."""
    rule = _rules.get((type(obj), verb))
    if rule is None:
        return _("Hệ thống không có việc này.")
    if may(account, verb, obj) if known is None else known:
        return _("Bạn được làm việc này. %(rule)s") % {"rule": rule.sentence}
    if not isinstance(account, Account):
        return _("Bạn cần đăng nhập. %(rule)s") % {"rule": rule.sentence}
    return _("Bạn chưa có quyền làm việc này. %(rule)s") % {"rule": rule.sentence}


def demand(account: Asker, verb: str, obj: models.Model) -> None:
    """Raise NotAllowed, with the sentence that refuses, unless `account` may."""
    if not may(account, verb, obj):
        raise NotAllowed(why(account, verb, obj))


def scope(account: Asker, queryset: QuerySet[M]) -> QuerySet[M]:
    """Return only the records of bodies within the account's reach."""
    paths = _scopes.get(queryset.model)
    if paths is None:
        raise NoScope(f"{queryset.model.__name__}: call register_scope in its room's rights.py")
    bodies = reach(account).order_by().values("pk")
    within = Q()
    for path in paths:
        wanted = Q(**{f"{path}__in" if path else "pk__in": bodies})
        if _leads_to_many(queryset.model, path):
            # A join would give a record once for each body; the keys give it once.
            rows = queryset.model._base_manager.order_by().filter(wanted)
            wanted = Q(pk__in=rows.values("pk"))
        within |= wanted
    return queryset.filter(within)


@cache
def _leads_to_many(model: type[models.Model], path: str) -> bool:
    """Say whether the path passes a field with several rows on the other side."""
    here: Any = model
    for name in filter(None, path.split("__")):
        step = here._meta.get_field(name)
        if step.many_to_many or step.one_to_many:
            return True
        here = step.related_model
    return False


def reach(account: Asker) -> QuerySet[Body]:
    """Return the bodies whose records the account sees: its own, and those its roles reach."""
    if not isinstance(account, Account) or not account.is_active:
        return Body.objects.none()
    return once(account, "reach", lambda: _reach(account)).all()


def _reach(account: Account) -> QuerySet[Body]:
    roles = roles_held(account)
    kept = HandOver.objects.order_by().filter(_reached(roles, "keeper__"))
    return Body.objects.filter(_reached(roles) | Q(pk__in=kept.values("body")))


def _reached(roles: Iterable[Role], by: str = "") -> Q:
    """What the roles reach by themselves; `by` leads from the rows asked for to their body."""
    within = Q(**{f"{by}pk__in": []})
    for role in roles:
        within |= Q(**{f"{by}pk": role.body_id})
        if role.role in REACHING_DOWN:
            within |= Q(**{f"{by}path__startswith": role.body.path})
        if role.role == Role.Name.VIEWER:
            within |= Q(**{f"{by}line_path__startswith": role.body.line_path})
    return within


def has_role(account: Account, body: Body, *names: str) -> bool:
    """Say whether the account has one of these roles in `body`, or above it where it reaches.

    The records of a body that ended and was handed over are kept by another one, whose
    people may do with them what those of the ended body could.
    """
    places = [body]
    if body.valid_to is not None:
        places += Body.objects.filter(kept_records__body=body)
    above = {int(part) for place in places for part in place.path.split("/") if part}
    here = {place.pk for place in places}
    return any(
        role.role in names
        and (role.body_id in here or (role.role in REACHING_DOWN and role.body_id in above))
        for role in roles_held(account)
    )


def has_role_anywhere(account: Asker, *names: str) -> bool:
    """Say whether there is a body in which `has_role` is true; asks the database nothing more."""
    if not isinstance(account, Account) or not account.is_active:
        return False
    return any(role.role in names for role in roles_held(account))


def bodies_with_role(account: Asker, *names: str) -> QuerySet[Body]:
    """Return the bodies in which `has_role` is true for one of these roles."""
    if not isinstance(account, Account) or not account.is_active:
        return Body.objects.none()
    within = Q(pk__in=[])
    for role in roles_held(account):
        if role.role not in names:
            continue
        within |= Q(pk=role.body_id)
        if role.role in REACHING_DOWN:
            within |= Q(path__startswith=role.body.path)
    return Body.objects.filter(within)


def acting_body(account: Asker) -> Body | None:
    """Return the body for which the account acts now (`acting.acting_role`)."""
    role = acting_role(account) if isinstance(account, Account) else None
    return role.body if role else None


def sees(account: Account, body: Body | None) -> bool:
    """Say whether `body` lies within the account's reach."""
    return body is not None and reach(account).filter(pk=body.pk).exists()


def sees_body_of(account: Account, record: Any) -> bool:
    """The usual rule for looking: the record's body lies within the account's reach."""
    return sees(account, record.body)


def office_of_body(account: Account, record: Any) -> bool:
    """The usual rule for office work: clerk or chief of office of the record's body."""
    return has_role(account, record.body, Role.Name.CLERK, Role.Name.CHIEF)
