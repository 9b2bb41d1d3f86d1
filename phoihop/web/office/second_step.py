"""Bước xác nhận thứ hai: who leads, publishes or administers signs in with two steps."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from phoihop.registry import trail
from phoihop.registry.acting import roles_to_choose
from phoihop.registry.models import Account
from phoihop.registry.rights import acting_body
from phoihop.registry.roles import TWO_STEPS


def needs_second_step(account: Account) -> bool:
    """Say whether the account has to turn the second step on before it goes on.

    A role that is only lent asks for it like an own one.
    """
    if not settings.SECOND_STEP_REQUIRED:
        return False
    if not any(role.role in TWO_STEPS for role in roles_to_choose(account)):
        return False
    totp = Authenticator.Type.TOTP
    return not Authenticator.objects.filter(user=account, type=totp).exists()


# allauth tells of its writes only after the commit; the trail has to be in the transaction.
@receiver(post_save, sender=Authenticator)
def write_down_made(instance: Authenticator, created: bool, **more: Any) -> None:
    if created:
        codes = instance.type == Authenticator.Type.RECOVERY_CODES
        _write_down("renew_recovery_codes" if codes else "turn_on_second_step", instance)


@receiver(post_delete, sender=Authenticator)
def write_down_removed(instance: Authenticator, **more: Any) -> None:
    if instance.type == Authenticator.Type.TOTP:
        _write_down("turn_off_second_step", instance)


@transaction.atomic
def _write_down(verb: str, authenticator: Authenticator) -> None:
    user = authenticator.user
    trail.record(verb, user, actor=user, body=acting_body(user))
