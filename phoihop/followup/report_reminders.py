"""Nhắc gửi báo cáo: one letter to the people of each body that has not sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.followup.outbox import write_message
from phoihop.intake import queue
from phoihop.lib.dates import format_day
from phoihop.records.models import Report, Round
from phoihop.records.rounds import missing_reports
from phoihop.registry import trail
from phoihop.registry.models import Account, Role
from phoihop.registry.rights import demand

QUIET = timedelta(hours=24)
"""Nobody is reminded of the same report twice within this time, unless asked for again."""

WRITERS = (Role.Name.OFFICER, Role.Name.HEAD, Role.Name.CLERK, Role.Name.CHIEF)


@dataclass(frozen=True, slots=True)
class Reminder:
    """Lời nhắc: which report, to which addresses, in which words."""

    report: Report
    addresses: tuple[str, ...]
    subject: str
    text: str
    lately: bool

    @property
    def reachable(self) -> bool:
        return bool(self.addresses)


def reminders(shown: Round, *, link: str) -> list[Reminder]:
    """Return what would be sent to whom; `link` holds {pk} where the report's number stands."""
    missing = list(missing_reports(shown))
    addresses = _addresses(report.body_id for report in missing)
    since = timezone.now() - QUIET
    return [
        Reminder(
            report=report,
            addresses=tuple(addresses.get(report.body_id, ())),
            subject=_("Nhắc gửi: %(title)s") % {"title": shown.title},
            text=_text(report, shown, link.format(pk=report.pk)),
            lately=report.reminded_at is not None and report.reminded_at > since,
        )
        for report in missing
    ]


def _addresses(bodies: Iterable[int]) -> dict[int, list[str]]:
    today = timezone.localdate()
    roles = Role.objects.at(today).filter(
        body__in=list(bodies), role__in=WRITERS, account__is_active=True
    )
    found: dict[int, list[str]] = {}
    for body, address in roles.exclude(account__email="").values_list("body", "account__email"):
        if address not in found.setdefault(body, []):
            found[body].append(address)
    return found


def _text(report: Report, shown: Round, link: str) -> str:
    days = (shown.last_day - timezone.localdate()).days
    if days >= 0:
        when = _("hạn gửi %(day)s, còn %(days)s ngày") % {
            "day": format_day(shown.last_day),
            "days": days,
        }
    else:
        when = _("hạn gửi %(day)s, đã quá %(days)s ngày") % {
            "day": format_day(shown.last_day),
            "days": -days,
        }
    return _(
        "Kính gửi %(body)s,\n\n%(asker)s chưa nhận được báo cáo “%(title)s” "
        "(%(when)s).\nNhập và gửi báo cáo tại: %(link)s\n\n"
        "Thư này gửi vì đơn vị có tên trong danh sách phải gửi của đợt báo cáo."
    ) % {
        "body": report.body.name,
        "asker": shown.body.name,
        "title": shown.title,
        "when": when,
        "link": link,
    }


@transaction.atomic
def remind(shown: Round, *, account: Account, link: str, again: bool = False) -> list[Reminder]:
    """Write to everybody who has not sent; those reminded within 24 hours only if `again`.

    Letters are written down with it and leave as all letters do (`outbox`). Returns what was
    sent; bodies without an address are left out, their words can be copied from the page.
    """
    demand(account, "close", shown)
    kept = Round.objects.select_for_update().select_related("body").get(pk=shown.pk)
    due = [one for one in reminders(kept, link=link) if one.reachable and (again or not one.lately)]
    if not due:
        return []
    now = timezone.now()
    Report.objects.filter(pk__in=[one.report.pk for one in due]).update(reminded_at=now)
    trail.record(
        "remind",
        kept,
        actor=account,
        body=kept.body,
        after={"bodies": ", ".join(str(one.report.body) for one in due)},
    )
    for one in due:
        for address in one.addresses:
            write_message(
                f"round:{one.report.pk}:{now.isoformat()}:{address}",
                body=kept.body,
                subject=one.subject,
                text=one.text,
                address=address,
            )
    queue.enqueue("phoihop.followup.jobs.send_letters")
    return due
