"""Số nhỏ về hoàn cảnh khó khăn: which figures are not shown to whom.

Where an indicator counts people in hardship, one to four of them in a commune may be known by
name. Such a figure is shown to the unit that reports it and to its direct superior, in either
tree; everybody else reads "dưới 5" on pages, prints and sheets. (docs/glossary.md)
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from phoihop.records.models import FormVersion, Indicator, Report
from phoihop.records.report_entry import shown
from phoihop.records.rounds import OFFICES
from phoihop.registry.acting import roles_held
from phoihop.registry.models import Account, Body

SMALLEST_SHOWN = 5


def hidden_words() -> str:
    return _("dưới %(number)s") % {"number": SMALLEST_SHOWN}


def not_shown() -> str:
    """What stands where a figure is hidden because another one could be computed from it."""
    return _("không nêu")


def sees_small(account: Account, body: Body) -> bool:
    """Whether the account works in the body, its direct superior, or an office of either."""
    near = {body.pk, body.parent_id, body.line_id} - {None}
    return any(
        role.body_id in near or (role.body.kind in OFFICES and role.body.parent_id in near)
        for role in roles_held(account)
    )


def hardship_lines(version: FormVersion) -> frozenset[str]:
    """The keys of the lines whose indicator is about people in hardship."""
    used = {line["indicator"]: line["key"] for line in version.lines if line["indicator"]}
    found = Indicator.objects.filter(pk__in=used, hardship=True).values_list("pk", flat=True)
    return frozenset(used[pk] for pk in found)


def hidden_lines(report: Report, account: Account) -> frozenset[str]:
    """The keys of this report's figures that the account must not read."""
    if sees_small(account, report.body):
        return frozenset()
    numbers = report.numbers()
    return frozenset(
        key
        for key in hardship_lines(report.round.version)
        if (number := numbers[key]) is not None and 0 < number < SMALLEST_SHOWN
    )


def shown_to(report: Report, account: Account) -> dict[str, str]:
    """Return what stands in each line, as this account may read it."""
    now = shown(report)
    return now | dict.fromkeys(hidden_lines(report, account), hidden_words())
