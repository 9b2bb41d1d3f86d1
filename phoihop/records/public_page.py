"""Trang công khai: counting visits and stars, taking comments in, deciding them, links."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import F, Q, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.records.errors import ProgrammeError
from phoihop.records.models import Meeting, PageView, PublicComment, PublicLink, StarCount
from phoihop.registry import trail
from phoihop.registry.models import Account
from phoihop.registry.rights import demand

MOST_WAITING = 200
"""Comments of one meeting that may wait; more would only bury those that came first."""

LONGEST = 1_000
ONLINE = timedelta(minutes=5)
MOST_FOLDED = 20_000
State = PublicComment.State


def count_view(page: str, *, now: datetime | None = None) -> None:
    """Count one opening of a page. A count that cannot be kept costs the reader nothing."""
    with suppress(DatabaseError):
        PageView.objects.create(page=page, at=now or timezone.now())


@dataclass(frozen=True, slots=True)
class Visits:
    """Thống kê truy cập: how often the public pages were opened, and in the last minutes."""

    total: int
    year: int
    month: int
    week: int
    day: int
    now: int


KEPT_FOR = 30
"""Seconds for which a count of all visits is old enough: every public page shows it."""


def visits_lately() -> Visits:
    """The counts of the last half minute, so that a page does not add up all openings anew."""
    return cache.get_or_set("visits", visits, KEPT_FOR) or visits()


def visits(*, now: datetime | None = None) -> Visits:
    """Add up the openings of all public pages, in one query."""
    here = timezone.localtime(now)
    today = here.replace(hour=0, minute=0, second=0, microsecond=0)
    since = {
        "year": today.replace(month=1, day=1),
        "month": today.replace(day=1),
        "week": today - timedelta(days=today.weekday()),
        "day": today,
        "now": here - ONLINE,
    }
    sums = {name: Sum("views", filter=Q(at__gte=first)) for name, first in since.items()}
    found = PageView.objects.aggregate(total=Sum("views"), **sums)
    return Visits(**{name: count or 0 for name, count in found.items()})


def views_of(page: str) -> int:
    found = PageView.objects.filter(page=page).aggregate(all=Sum("views"))["all"]
    return found or 0


def views_to_fold(*, now: datetime | None = None) -> QuerySet[PageView]:
    """Openings of days that are over, still one by one. A folded day stands at its noon."""
    here = timezone.localtime(now)
    today = here.replace(hour=0, minute=0, second=0, microsecond=0)
    noon = Q(at__hour=12, at__minute=0, at__second=0)
    return PageView.objects.filter(at__lt=today).exclude(noon)


@transaction.atomic
def fold_views(*, now: datetime | None = None) -> int:
    """Make one row a page and day of what is over; return how many rows went."""
    loose = list(views_to_fold(now=now).select_for_update().order_by("pk")[:MOST_FOLDED])
    sums: dict[tuple[str, datetime], int] = {}
    for one in loose:
        day = timezone.localtime(one.at).replace(hour=12, minute=0, second=0, microsecond=0)
        sums[one.page, day] = sums.get((one.page, day), 0) + one.views
    PageView.objects.bulk_create(
        PageView(page=page, at=day, views=views) for (page, day), views in sums.items()
    )
    gone, _each = PageView.objects.filter(pk__in=[one.pk for one in loose]).delete()
    return gone


@dataclass(frozen=True, slots=True)
class Rating:
    """Đánh giá: how many readers gave stars, and how many on average."""

    count: int
    average: float


def rating_of(meeting: Meeting) -> Rating:
    rows = list(StarCount.objects.filter(meeting=meeting).values_list("stars", "count"))
    count = sum(number for _stars, number in rows)
    return Rating(count, sum(stars * number for stars, number in rows) / count if count else 0.0)


MOST_SHOWN = 100


def shown_comments(meeting: Meeting) -> list[PublicComment]:
    """The comments that an office let stand, in the order in which they came."""
    shown = PublicComment.objects.filter(meeting=meeting, state=State.SHOWN)
    return list(shown.order_by("id")[:MOST_SHOWN])


@transaction.atomic
def take_in(meeting: Meeting, *, text: str, name: str = "", stars: int | None = None) -> bool:
    """Keep what a reader sent: stars count at once, words wait for the office.

    Returns whether words wait now. Raises ProgrammeError when nothing or too much was sent.
    """
    said, by = text.strip(), " ".join(name.split())[:60]
    if not said and stars is None:
        raise ProgrammeError(_("Hãy chọn số sao hoặc ghi bình luận."))
    if len(said) > LONGEST:
        raise ProgrammeError(_("Bình luận dài quá 1.000 chữ cái. Hãy viết ngắn hơn."))
    if stars is not None and not 1 <= stars <= 5:
        raise ProgrammeError(_("Số sao là từ 1 đến 5."))
    kept = Meeting.objects.select_for_update().get(pk=meeting.pk)
    waiting = PublicComment.objects.filter(meeting=kept, state=State.WAITING)
    if said and waiting.count() >= MOST_WAITING:
        raise ProgrammeError(_("Đang có nhiều bình luận chờ duyệt. Hãy gửi lại sau."))
    if stars is not None:
        StarCount.objects.get_or_create(meeting=kept, stars=stars)
        StarCount.objects.filter(meeting=kept, stars=stars).update(count=F("count") + 1)
    about: Meeting | PublicComment = kept
    if said:
        about = PublicComment.objects.create(meeting=kept, name=by, text=said)
    after = {"stars": stars or "", "comment_length": len(said)}
    trail.record("take_comment", about, actor=None, body=kept.body, after=after)
    return bool(said)


@transaction.atomic
def decide_comment(
    comment: PublicComment, *, account: Account, show: bool, reason: str = ""
) -> None:
    """Đăng, or không đăng and gỡ: then the words go for good and the reason stays."""
    kept = PublicComment.objects.select_for_update().get(pk=comment.pk)
    demand(account, "moderate", kept)
    if kept.state == State.REFUSED:
        raise ProgrammeError(_("Bình luận này đã gỡ, nội dung không còn."))
    if not show and not reason.strip():
        raise ProgrammeError(_("Hãy ghi lý do không đăng."))
    before = {"state": str(kept.get_state_display())}
    kept.state = State.SHOWN if show else State.REFUSED
    kept.decided_by, kept.decided_at = account, timezone.now()
    if not show:
        kept.text, kept.name, kept.reason = "", "", reason.strip()[:500]
    kept.save()
    after = {"state": str(kept.get_state_display()), "reason": kept.reason}
    trail.record(
        "moderate", kept, actor=account, body=kept.meeting.body, before=before, after=after
    )


@transaction.atomic
def add_link(link: PublicLink, *, account: Account) -> PublicLink:
    """Show a link on the public pages. Raises ProgrammeError, NotAllowed."""
    link.made_by = account
    demand(account, "keep", link)
    try:
        link.full_clean(exclude=["made_by"])
    except ValidationError as problem:
        raise ProgrammeError(" ".join(problem.messages)) from None
    if not link.url.startswith(("https://", "http://")):
        raise ProgrammeError(_("Địa chỉ bắt đầu bằng https:// hoặc http://."))
    link.save()
    after = {"title": link.title, "address": link.url}
    trail.record("add_link", link, actor=account, body=link.body, after=after)
    return link


@transaction.atomic
def end_link(link: PublicLink, *, account: Account) -> None:
    """Take a link from the public pages; it stays on record. Ended twice is ended."""
    kept = PublicLink.objects.select_for_update().get(pk=link.pk)
    demand(account, "keep", kept)
    if kept.ended_at is None:
        kept.ended_at = timezone.now()
        kept.save()
        trail.record("end_link", kept, actor=account, body=kept.body, before={"title": kept.title})


def links_shown() -> Iterable[PublicLink]:
    return PublicLink.objects.filter(ended_at=None)[:60]
