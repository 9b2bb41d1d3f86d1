"""Tài khoản: invited by an administrator, opened by a link, ended with all its sessions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.registry import trail, two_persons
from phoihop.registry.acting import own_roles
from phoihop.registry.models import Account, Body, Consent
from phoihop.registry.rights import acting_body, demand
from phoihop.registry.roles import PRIVILEGED, grant

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
def invite_again(account: Account, *, by: Account) -> str:
    """Return a new link for whom has not set a password yet; the old ones hold on too."""
    demand(by, "keep", account)
    if account.has_usable_password():
        raise ValidationError(_("Người này đã đặt mật khẩu. Hãy cấp lại quyền vào trước."))
    trail.record("invite_again", account, actor=by, body=acting_body(account))
    return invitation_token(account)


def renew(account: Account, *, by: Account) -> Consent | None:
    """Cấp lại quyền vào: for a lost password or phone; the person begins with a new link.

    Who could do so alone could become a leader for a day, so it waits for a second person
    where one of the account's roles is privileged; it is returned as waiting then.
    """
    demand(by, "renew", account)
    held = own_roles(account).filter(role__in=PRIVILEGED).select_related("body").first()
    if held is None:
        carry_out_renew(account, by, None, {})
        return None
    return two_persons.ask("renew", account, account=by, body=held.body)


@transaction.atomic
def carry_out_renew(
    account: Account, by: Account, second: Account | None, details: dict[str, Any]
) -> None:
    """Take password, second step and sessions away."""
    from allauth.mfa.models import Authenticator

    if account.pk == by.pk:
        raise ValidationError(_("Hãy đổi mật khẩu của chính mình ở mục Đổi mật khẩu."))
    account.set_unusable_password()
    account.save(update_fields=["password"])
    # Past the signals: that the second step went is told by the entry of this act.
    Authenticator.objects.filter(user=account)._raw_delete(DEFAULT_DB_ALIAS)
    end_sessions(account)
    after = {"asked_by": str(by), "second_person": str(second) if second else None}
    body = acting_body(account)
    trail.record("renew", account, actor=second or by, body=body, after=after)


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
