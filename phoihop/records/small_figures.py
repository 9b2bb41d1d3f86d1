"""Số nhỏ về hoàn cảnh khó khăn: which figures are not shown to whom; decided here alone.

Where an indicator counts people in hardship, one to four of them in a commune may be known by
name. Such a figure is shown to the unit that reports it and to its direct superior, in either
tree; everybody else reads "dưới 5" on pages, prints and sheets. (docs/glossary.md)

Beneath a total one hidden figure could be computed from the total and the others. So a second
one is hidden with it, and a unit hidden for one month is hidden for the whole year: months and
quarters would tell it too. Both read "không nêu", so that nobody sees which of them is small.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal

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


def is_small(number: Decimal | None) -> bool:
    """Whether a figure about people's hardship may not be told to everybody.

    >>> [is_small(Decimal(n)) for n in (0, 1, 4, 5)]
    [False, True, True, False]
    """
    return number is not None and 0 < number < SMALLEST_SHOWN


def hidden_among(figures: Mapping[int, Collection[Decimal]]) -> frozenset[int]:
    """Return which units beneath one total are hidden: unit → all its figures of the year.

    Where it would be one alone, the unit with the next smallest figures is hidden with it.

    >>> sorted(hidden_among({1: [Decimal(3)], 2: [Decimal(90)], 3: [Decimal(8)]}))
    [1, 3]
    """
    hidden = {unit for unit, known in figures.items() if any(map(is_small, known))}
    if len(hidden) == 1:
        sizes = {unit: max(known, default=Decimal(0)) for unit, known in figures.items()}
        rest = [unit for unit in sizes if unit not in hidden]
        if rest:
            hidden.add(min(rest, key=lambda unit: (not sizes[unit], sizes[unit], unit)))
    return frozenset(hidden)


def hidden_in_line(reports: Iterable[Report], key: str, account: Account) -> frozenset[int]:
    """Return of which reports of one round this line's figure must not be read by the account."""
    known = list(reports)
    if not known or key not in hardship_lines(known[0].round.version):
        return frozenset()
    figures = {one.pk: [number] for one in known if (number := one.numbers()[key]) is not None}
    hidden = hidden_among(figures)
    return frozenset(
        one.pk for one in known if one.pk in hidden and not sees_small(account, one.body)
    )


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


def hidden_lines(
    report: Report, account: Account, hardship: frozenset[str] | None = None
) -> frozenset[str]:
    """The keys of this report's figures that the account must not read.

    `hardship` are the `hardship_lines` of its form, where they are known for many reports.
    """
    about = hardship_lines(report.round.version) if hardship is None else hardship
    if not about:
        return frozenset()
    numbers = report.numbers()
    small = frozenset(key for key in about if is_small(numbers[key]))
    return small if small and not sees_small(account, report.body) else frozenset()


def shown_to(report: Report, account: Account) -> dict[str, str]:
    """Return what stands in each line, as this account may read it."""
    now = shown(report)
    return now | dict.fromkeys(hidden_lines(report, account), hidden_words())
