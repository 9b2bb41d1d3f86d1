"""Hộp thư đi: letters are written down first, then sent, and each ends in a state one can trust.

SMTP cannot promise "exactly once": a process may die after the server took the letter and
before it wrote that down. So the row is kept before sending, claimed while sending and marked
after; only a death between claim and mark leaves doubt. Such a letter is sent once more under
the same Message-ID, by which mail programs know a letter that they have already
(docs/decisions/0013-letters-once.md).
"""

from __future__ import annotations

import hashlib
import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.followup.channels import (
    Channel,
    NotYet,
    Refused,
    Uncertain,
    channel_named,
    mail_is_set_up,
)
from phoihop.followup.models import Message
from phoihop.followup.reminder_settings import setting_of
from phoihop.registry import trail
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import demand

S = Message.State
LEASE = timedelta(minutes=5)
"""Longer than a mail server is waited for: whoever claimed a letter before is dead."""

MOST_ATTEMPTS = 12
LONGEST_PAUSE = timedelta(hours=6)
AT_ONCE = 200
_log = logging.getLogger(__name__)


def write_message(
    key: str,
    *,
    body: Body,
    subject: str,
    text: str,
    address: str,
    account: Account | None = None,
    channel: str = "email",
    calendar: str = "",
    now: datetime | None = None,
) -> Message | None:
    """Write a letter down to be sent; None when the letter of this key is there already.

    `calendar` is the text of a calendar file that goes with it.

    Belongs in the transaction that decides the letter: both are kept or neither.
    """
    can_leave = bool(address) and channel != "copy" and mail_is_set_up()
    letter, made = Message.objects.get_or_create(
        key=key,
        defaults={
            "body": body,
            "account": account,
            "channel": channel,
            "address": address,
            "subject": " ".join(subject.split())[:250],
            "text": text,
            "calendar": calendar,
            "message_id": message_id_of(key),
            "state": S.WAITING if can_leave else S.TO_COPY,
            "next_try_at": now or timezone.now(),
        },
    )
    return letter if made else None


def message_id_of(key: str) -> str:
    """Return the Message-ID that the letter of this key always bears.

    >>> message_id_of("a") == message_id_of("a") != message_id_of("b")
    True
    """
    sender = str(settings.DEFAULT_FROM_EMAIL).rpartition("@")[2].strip("<> ") or "localhost"
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@{sender}>"


def send_waiting(*, now: datetime | None = None, limit: int = AT_ONCE) -> int:
    """Send what waits and is not held by quiet hours; return how many the servers took."""
    now = now or timezone.now()
    settle_doubtful(now=now)
    ready = Message.objects.filter(state=S.WAITING, next_try_at__lte=now)
    letters = list(ready.select_related("body").order_by("next_try_at", "pk")[:limit])
    quiet = _quiet_bodies(letters, now)
    sent = 0
    for name in dict.fromkeys(letter.channel for letter in letters):
        mine = [one for one in letters if one.channel == name]
        # Letters of the clock keep the quiet hours; one that a person sends goes at once.
        mine = [one for one in mine if not (one.is_digest and one.body_id in quiet)]
        sent += _send_through(channel_named(name), mine) if mine else 0
    return sent


def settle_doubtful(*, now: datetime | None = None) -> int:
    """Decide about letters whose sender died: once more under the same id, then unknown."""
    limit = (now or timezone.now()) - LEASE
    dead = Message.objects.filter(state=S.HANDING, claimed_at__lt=limit)
    count = 0
    for letter in dead:
        still = Message.objects.filter(pk=letter.pk, state=S.HANDING, claimed_at=letter.claimed_at)
        count += still.update(
            state=S.UNKNOWN if letter.maybe_twice else S.WAITING,
            maybe_twice=True,
            claimed_at=None,
            reason=_("Hệ thống dừng giữa lúc gửi nên không biết máy chủ thư đã nhận chưa."),
        )
    return count


def _quiet_bodies(letters: list[Message], now: datetime) -> set[int]:
    at = timezone.localtime(now).time()
    bodies = {letter.body_id: letter.body for letter in letters if letter.is_digest}
    return {pk for pk, body in bodies.items() if setting_of(body).is_quiet(at)}


def _send_through(channel: Channel, letters: list[Message]) -> int:
    sent = 0
    try:
        with channel.opened() as hand_over:
            for letter in letters:
                if not _claim(letter):
                    continue
                try:
                    hand_over(letter)
                except Refused as problem:
                    _settle(letter, state=S.FAILED, reason=str(problem)[:500])
                except NotYet as problem:
                    _try_later(letter, str(problem))
                except Uncertain as problem:
                    # Left as it is: `settle_doubtful` decides when the lease has run out.
                    _log.warning("A letter may or may not have been taken: %s", problem)
                    return sent
                else:
                    sent += _settle(letter, state=S.SENT, sent_at=timezone.now(), reason="")
    except NotYet as problem:
        for letter in letters:
            _try_later(letter, str(problem), held=S.WAITING)
    return sent


def _claim(letter: Message) -> bool:
    """Take the letter for this process; of two only one gets it."""
    letter.claimed_at = timezone.now()
    waiting = Message.objects.filter(pk=letter.pk, state=S.WAITING)
    claimed = waiting.update(
        state=S.HANDING, claimed_at=letter.claimed_at, attempts=F("attempts") + 1
    )
    letter.attempts += claimed
    return claimed == 1


def _settle(letter: Message, **values: object) -> int:
    held = Message.objects.filter(pk=letter.pk, state=S.HANDING, claimed_at=letter.claimed_at)
    return held.update(claimed_at=None, **values)


def _try_later(letter: Message, reason: str, *, held: str = S.HANDING) -> None:
    """The server does not take it now: wait longer each time, and give up in the end."""
    tries = letter.attempts + (1 if held == S.WAITING else 0)
    pause = min(timedelta(minutes=2**tries), LONGEST_PAUSE)
    given_up = tries >= MOST_ATTEMPTS
    Message.objects.filter(pk=letter.pk, state=held).update(
        state=S.FAILED if given_up else S.WAITING,
        attempts=tries,
        claimed_at=None,
        next_try_at=timezone.now() + pause,
        reason=reason[:500],
    )


@transaction.atomic
def send_again(letter: Message, *, account: Account) -> bool:
    """Gửi lại: put a letter that failed, or of which nothing is known, in the queue again."""
    demand(account, "send_again", letter)
    kept = Message.objects.select_for_update().get(pk=letter.pk)
    if not kept.may_be_sent_again:
        return False
    before = {"state": kept.get_state_display()}
    kept.state, kept.next_try_at, kept.attempts = S.WAITING, timezone.now(), 0
    kept.reason, kept.maybe_twice = "", False
    kept.save()
    after = {"state": kept.get_state_display()}
    trail.record("send_again", kept, actor=account, body=kept.body, before=before, after=after)
    return True


@transaction.atomic
def mark_told(letter: Message, *, account: Account) -> bool:
    """Đã nhắc bằng cách khác: by Zalo, by telephone; nothing more is sent."""
    demand(account, "send_again", letter)
    kept = Message.objects.select_for_update().get(pk=letter.pk)
    if kept.state not in (S.TO_COPY, S.FAILED, S.UNKNOWN):
        return False
    before = {"state": kept.get_state_display()}
    kept.state, kept.sent_at = S.TOLD, timezone.now()
    kept.save()
    after = {"state": kept.get_state_display()}
    trail.record("mark_told", kept, actor=account, body=kept.body, before=before, after=after)
    return True
