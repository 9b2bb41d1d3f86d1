"""Quy tắc hai người: one asks, another agrees, then it is done.

A room says with `register_act` what has to be done when the second person agrees. Where a
body has nobody else, its administrator says so once (`allow_one_person`), which the trail
and the public pages tell.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from phoihop.registry import trail
from phoihop.registry.acting import acting_role, delegation_used, one_request
from phoihop.registry.models import Account, Body, Consent, OnePerson, Role
from phoihop.registry.rights import NotAllowed, demand, may, why

Carry = Callable[[Any, Account, Account | None, dict[str, Any]], None]


@dataclass(frozen=True, slots=True)
class Act:
    """Việc cần hai người: its words, and what to do once it is agreed."""

    words: str | Promise
    carry_out: Carry


class AlreadyAnswered(Exception):
    """Somebody else has answered meanwhile."""

    def __init__(self, consent: Consent) -> None:
        self.message = _("%(who)s đã trả lời đề nghị này.") % {"who": consent.answered_by}
        super().__init__(self.message)


_acts: dict[tuple[str, str], Act] = {}


def register_act(model: type[models.Model], verb: str, words: str | Promise, do: Carry) -> None:
    """Declare an act that needs two persons; `do(obj, asked_by, second, details)` does it."""
    _acts[model._meta.label_lower, verb] = Act(words, do)


def one_person_decides(body: Body) -> bool:
    return OnePerson.objects.filter(body=body).exists()


@transaction.atomic
def ask(
    verb: str,
    obj: models.Model,
    *,
    account: Account,
    body: Body,
    label: str = "",
    details: dict[str, Any] | None = None,
) -> Consent | None:
    """Ask for `verb`; return what waits for a second person, or None when it is done already."""
    demand(account, verb, obj)
    act = _acts[obj._meta.label_lower, verb]
    if one_person_decides(body):
        act.carry_out(obj, account, None, details or {})
        return None
    values = {
        "verb": verb,
        "object_type": obj._meta.label_lower,
        "object_id": str(obj.pk),
        "label": (label or f"{act.words}: {obj}")[:250],
    }
    try:
        with transaction.atomic():
            consent = Consent.objects.create(
                body=body,
                asked_by=account,
                delegation=delegation_used(account, acting_role(account)),
                details=details or {},
                **values,
            )
    except IntegrityError:
        return Consent.objects.get(state=Consent.State.WAITING, **values)
    trail.record("ask", consent, actor=account, body=body, after={"label": consent.label})
    return consent


@transaction.atomic
def answer(consent: Consent, *, account: Account, agrees: bool, reason: str = "") -> None:
    """Agree, which does the act, or refuse; nobody answers oneself."""
    demand(account, "answer", consent)
    kept = Consent.objects.select_for_update().get(pk=consent.pk)
    if kept.state != Consent.State.WAITING:
        raise AlreadyAnswered(kept)
    obj = subject_of(kept)
    kept.state = Consent.State.AGREED if agrees else Consent.State.REFUSED
    kept.answered_by, kept.answered_at = account, timezone.now()
    kept.reason = reason.strip()[:500]
    kept.save()
    if not agrees:
        after = {"label": kept.label, "reason": kept.reason}
        trail.record("refuse", kept, actor=account, body=kept.body, after=after)
        return
    with one_request(kept.delegation.role_id if kept.delegation else None):
        if not may(kept.asked_by, kept.verb, obj):
            raise NotAllowed(why(kept.asked_by, kept.verb, obj))
    _acts[kept.object_type, kept.verb].carry_out(obj, kept.asked_by, account, kept.details)


def may_answer(account: Account, consent: Consent) -> bool:
    """Whoever may do the act itself, except who asked for it and in whose name that was done.

    A role that one of these has lent does not count either: it would be the same word twice.
    """
    if account.pk in consent.whose_word:
        return False
    role, obj = acting_role(account), subject_of(consent)
    if role is not None and role.account_id in consent.whose_word:
        with one_request(None):
            return may(account, consent.verb, obj)
    return may(account, consent.verb, obj)


def who_may_answer(consent: Consent) -> list[Account]:
    """Return whom one can turn to: people of the body, or of those above it, who may answer."""
    return [
        account
        for account in _others(consent.body, but=consent.asked_by)
        if may_answer(account, consent)
    ]


def _others(body: Body, *, but: Account) -> QuerySet[Account]:
    above = [int(part) for part in body.path.split("/") if part]
    near = Role.objects.at(timezone.localdate()).filter(body__in=above).values("account")
    found = Account.objects.filter(pk__in=near, is_active=True).exclude(pk=but.pk)
    return found.order_by("full_name", "id")


def subject_of(consent: Consent) -> models.Model:
    """Return what the act is about."""
    model: type[models.Model] = apps.get_model(consent.object_type)
    return model._default_manager.get(pk=consent.object_id)


@transaction.atomic
def allow_one_person(body: Body, *, account: Account | None, reason: str) -> Consent | None:
    """From now on one person decides in `body`; the reason is kept.

    Only for an office of one: where somebody else could agree to that, somebody has to, and
    what waits is returned.
    """
    details = {"reason": reason}
    if account is not None:
        demand(account, "set_two_persons", body)
        if any(may(other, "set_two_persons", body) for other in _others(body, but=account)):
            return ask("set_two_persons", body, account=account, body=body, details=details)
    carry_out_one_person(body, account, None, details)
    return None


@transaction.atomic
def carry_out_one_person(
    body: Body, by: Account | None, second: Account | None, details: dict[str, Any]
) -> None:
    if one_person_decides(body):
        return
    OnePerson.objects.create(body=body, by=by, reason=details["reason"])
    after = {"two_persons": False, **details, "second_person": str(second) if second else None}
    trail.record("allow_one_person", body, actor=second or by, body=body, after=after)


@transaction.atomic
def require_two_persons(body: Body, *, account: Account) -> None:
    demand(account, "set_two_persons", body)
    if OnePerson.objects.filter(body=body).delete()[0]:
        after = {"two_persons": True}
        trail.record("require_two_persons", body, actor=account, body=body, after=after)
