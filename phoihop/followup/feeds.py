"""Lịch theo dõi: making and ending the secret address of a calendar, and whose it is."""

from __future__ import annotations

import hashlib
import secrets

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from phoihop.followup.models import Feed
from phoihop.registry import trail
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import acting_body, demand


@transaction.atomic
def renew_feed(account: Account, *, body: Body | None = None) -> str:
    """Make the address of the account, or of `body`, anew and return its secret, once.

    The former address stops working in the same moment.
    """
    if body is not None:
        demand(account, "keep_feed", body)
    Account.objects.select_for_update().get(pk=account.pk)
    _in_use(account, body).update(ended_at=timezone.now())
    words = secrets.token_urlsafe(32)
    feed = Feed.objects.create(
        account=None if body else account, body=body, digest=_digest(words), made_by=account
    )
    trail.record("renew_feed", feed, actor=account, body=body or acting_body(account))
    return words


@transaction.atomic
def end_feed(account: Account, *, body: Body | None = None) -> bool:
    """End the address; False when there is none."""
    if body is not None:
        demand(account, "keep_feed", body)
    feed = _in_use(account, body).select_for_update().first()
    if feed is None:
        return False
    feed.ended_at = timezone.now()
    feed.save()
    trail.record("end_feed", feed, actor=account, body=body or acting_body(account))
    return True


def feed_of(account: Account, body: Body | None = None) -> Feed | None:
    """Return the address in use, without its secret."""
    return _in_use(account, body).first()


def open_feed(words: str) -> Feed | None:
    """Return the feed that a secret opens, while it and its person are in use."""
    if not 20 <= len(words) <= 200:
        return None
    in_use = Feed.objects.filter(digest=_digest(words), ended_at=None)
    usable = in_use.filter(Q(account=None) | Q(account__is_active=True))
    feed = usable.select_related("account", "body").first()
    today = timezone.localdate()
    if feed and feed.used_on != today:
        Feed.objects.filter(pk=feed.pk).update(used_on=today)
    return feed


def _in_use(account: Account, body: Body | None) -> QuerySet[Feed]:
    mine = Feed.objects.filter(ended_at=None)
    return mine.filter(body=body) if body else mine.filter(account=account)


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
