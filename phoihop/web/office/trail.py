"""Nhật ký hệ thống: who did what, for whom and when; filtered, and taken along as a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phoihop.registry.models import Account, Role, TrailEntry
from phoihop.registry.rights import NotAllowed, bodies_with_role, scope
from phoihop.reports.spreadsheets import as_csv
from phoihop.web.office.asker import asker, page_of, signed_in
from phoihop.web.office.trail_words import Line, line_of, verb_words
from phoihop.web.templatetags.phoihop import moment

READERS = (Role.Name.AUDITOR, Role.Name.ADMINISTRATOR)
MOST_EXPORTED = 100_000


@dataclass(frozen=True, slots=True)
class Filters:
    """Bộ lọc: what the address asks for; nonsense asks for nothing."""

    actor: str
    verb: str
    thing: str
    key: str
    since: date | None
    until: date | None

    def query(self) -> str:
        named = {
            "nguoi": self.actor,
            "viec": self.verb,
            "loai": self.thing,
            "ma": self.key,
            "tu": self.since.isoformat() if self.since else "",
            "den": self.until.isoformat() if self.until else "",
        }
        return urlencode({name: value for name, value in named.items() if value})


@signed_in
@require_safe
def trail(request: HttpRequest) -> HttpResponse:
    """List the entries of the bodies whose trail one may read, newest first."""
    account = asker(request)
    filters = _filters(request)
    seen = readable(account)
    page = page_of(request, _narrowed(seen, filters))
    query = filters.query()
    lines = [line_of(entry) for entry in page.object_list]
    context = {
        "page": page,
        "page_query": f"{query}&" if query else "",
        "query": query,
        "lines": lines,
        "record_words": lines[0].what if lines else filters.key,
        "filters": filters,
        "verbs": [(verb, verb_words(verb)) for verb in _verbs(seen)],
        "actors": _actors(seen),
    }
    return render(request, "office/trail.html", context)


@signed_in
@require_safe
def trail_sheet(request: HttpRequest) -> HttpResponse:
    """The same entries as CSV; no cell is ever a formula."""
    found = _narrowed(readable(asker(request)), _filters(request))
    who = (_("Người"), _("Thay mặt"))
    header = (_("Số"), _("Lúc"), *who, _("Việc"), _("Đối tượng"), _("Nội dung"))
    rows = (_cells(line_of(entry)) for entry in found[:MOST_EXPORTED])
    response = HttpResponse(as_csv(header, rows), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="nhat-ky.csv"'
    return response


def _cells(line: Line) -> list[str | int]:
    changes = "; ".join(f"{change.name}: {change.words}" for change in line.changes)
    acting_for = " ".join(filter(None, (line.acting_for, line.on_behalf)))
    entry = line.entry
    return [entry.seq, moment(entry.at), line.who, acting_for, line.verb, line.what, changes]


def readable(account: Account) -> QuerySet[TrailEntry]:
    """Return the entries of the bodies where the account is auditor or administrator."""
    bodies = bodies_with_role(account, *READERS)
    if not bodies.exists():
        raise NotAllowed(_("Chỉ người kiểm tra nhật ký và quản trị xem được nhật ký."))
    related = scope(account, TrailEntry.objects.filter(body__in=bodies)).select_related(
        "actor", "acting_for", "body", "delegation__role__account"
    )
    return related.order_by("-seq")


def _narrowed(seen: QuerySet[TrailEntry], filters: Filters) -> QuerySet[TrailEntry]:
    wanted = Q()
    if filters.actor:
        wanted &= Q(actor=filters.actor)
    if filters.verb:
        wanted &= Q(verb=filters.verb)
    if filters.thing:
        wanted &= Q(object_type=filters.thing)
    if filters.key:
        wanted &= Q(object_id=filters.key)
    if filters.since:
        wanted &= Q(at__date__gte=filters.since)
    if filters.until:
        wanted &= Q(at__date__lte=filters.until)
    return seen.filter(wanted)


def _filters(request: HttpRequest) -> Filters:
    asked = request.GET.get
    actor = asked("nguoi", "")
    return Filters(
        actor=actor if actor.isdecimal() and len(actor) < 10 else "",
        verb=asked("viec", "")[:40],
        thing=asked("loai", "")[:60],
        key=asked("ma", "")[:40],
        since=_day(asked("tu", "")),
        until=_day(asked("den", "")),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _verbs(seen: QuerySet[TrailEntry]) -> list[str]:
    return sorted(seen.order_by().values_list("verb", flat=True).distinct())


def _actors(seen: QuerySet[TrailEntry]) -> list[tuple[int, str]]:
    found = seen.order_by("actor__username").exclude(actor=None)
    rows = found.values_list("actor", "actor__full_name", "actor__username").distinct()
    return [(key, full_name or username) for key, full_name, username in rows]
