"""Tài khoản: invited by an administrator, opened by a link, ended with all its sessions."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.registry import trail
from phoihop.registry.models import Account, Body, Consent
from phoihop.registry.rights import acting_body, demand
from phoihop.registry.roles import grant

INVITED_FOR = 7 * 24 * 60 * 60
"""Seconds for which an invitation may be answered."""

_SALT = "phoihop.invitation"


@dataclass(frozen=True, slots=True)
class Invited:
    """Lời mời: the new account, the token of its link, and a role that waits, if one does."""

    account: Account
    token: str
    waiting: Consent | None


@transaction.atomic
def invite(
    username: str, full_name: str, email: str, body: Body, role: str, *, by: Account
) -> Invited:
    """Make an account without a password and with one role; it opens by the link only."""
    demand(by, "grant", body)
    account = Account(username=username.strip(), full_name=full_name.strip(), email=email.strip())
    account.set_unusable_password()
    account.full_clean()
    account.save()
    after = {"username": account.username, "full_name": account.full_name}
    trail.record("invite", account, actor=by, body=body, after=after)
    waiting = grant(account, body, role, by=by)
    return Invited(account, invitation_token(account), waiting)


def invitation_token(account: Account) -> str:
    """Return the secret of the link; a password once set makes it void."""
    return signing.dumps([account.pk, account.password[-12:]], salt=_SALT)


def invited_account(token: str) -> Account | None:
    """Return whom a link was made for, while it holds."""
    try:
        pk, mark = signing.loads(token, salt=_SALT, max_age=INVITED_FOR)
    except (signing.BadSignature, ValueError):
        return None
    account = Account.objects.filter(pk=pk, is_active=True).first()
    if account is None or account.password[-12:] != mark:
        return None
    return account


@transaction.atomic
def accept_invitation(account: Account, password: str) -> None:
    """The invited person sets a password; the link is void from then on."""
    validate_password(password, user=account)
    account.set_password(password)
    account.save(update_fields=["password"])
    body = acting_body(account)
    trail.record("accept_invitation", account, actor=account, body=body)


@transaction.atomic
def set_active(account: Account, *, active: bool, by: Account) -> None:
    """Let an account be used again, or end it with all its sessions at once."""
    demand(by, "keep", account)
    if account.pk == by.pk:
        raise ValidationError(_("Bạn không thể ngừng dùng tài khoản của chính mình."))
    before = {"active": account.is_active}
    account.is_active = active
    account.save(update_fields=["is_active"])
    if not active:
        end_sessions(account)
    verb = "reactivate" if active else "deactivate"
    body = acting_body(account)
    trail.record(verb, account, actor=by, body=body, before=before, after={"active": active})


def end_sessions(account: Account, *, but: str = "") -> int:
    """Sign the account out everywhere, but for one session; return how many ended."""
    ended = 0
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if session.session_key == but:
            continue
        if session.get_decoded().get("_auth_user_id") == str(account.pk):
            session.delete()
            ended += 1
    return ended
