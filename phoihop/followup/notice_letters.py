"""Thông báo trong thư nhắc: what was not opened in the product goes into the day's one letter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phoihop.followup.models import Message
from phoihop.registry.models import Notice
from phoihop.registry.notices import words_of

NOT_OLDER = timedelta(days=7)
"""What nobody opened for a week is in the list; a letter of it would come too late."""

NAMED = 30


def news_by_person(now: datetime) -> dict[int, list[Notice]]:
    """Return what was not opened and not mailed yet, oldest first, by the key of the account.

    Who has had today's letter already waits for tomorrow's.
    """
    waiting = Notice.objects.filter(
        read_at=None,
        mailed_at=None,
        account__is_active=True,
        entry__at__range=(now - NOT_OLDER, now),
    )
    found: dict[int, list[Notice]] = {}
    related = waiting.select_related("account", "body", "entry__actor", "entry__body")
    for one in related.order_by("id"):
        found.setdefault(one.account_id, []).append(one)
    keys = {digest_key(account, now): account for account in found}
    for key in Message.objects.filter(key__in=list(keys)).values_list("key", flat=True):
        del found[keys[key]]
    return found


def digest_key(account: int, now: datetime) -> str:
    """The key under which a person's letter of a day is written once."""
    return f"digest:{account}:{timezone.localdate(now).isoformat()}"


def news_subject(news: Sequence[Notice]) -> str:
    count = len(news)
    return ngettext("%(n)s thông báo mới", "%(n)s thông báo mới", count) % {"n": count}


def news_text(news: Sequence[Notice]) -> list[str]:
    """Return the lines of the letter: what was done, on what, by whom, and where to open it."""
    told = [_("Thông báo mới:")]
    for one in news[:NAMED]:
        about = Truncator(one.entry.object_label).chars(160)
        told += [
            f"- {words_of(one.entry)}: {about} ({one.entry.actor or one.entry.body})",
            f"   {settings.SITE_ADDRESS}{settings.NOTICE_PATH.format(pk=one.pk)}",
        ]
    if len(news) > NAMED:
        told.append(_("- và %(n)s thông báo khác") % {"n": len(news) - NAMED})
    told += [
        _("Tất cả thông báo: %(link)s") % {"link": settings.SITE_ADDRESS + settings.NOTICES_PATH},
        "",
    ]
    return told


def take_in(news: Sequence[Notice], now: datetime) -> None:
    """Write down that the letter holds these notices, in its transaction."""
    keys = [one.pk for one in news]
    Notice.objects.filter(pk__in=keys, mailed_at=None).update(mailed_at=now)
