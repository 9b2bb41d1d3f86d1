"""Mô hình tải: a country of N communes with a year of reports, the same for every run.

Each commune sends twelve forms of forty figures every month to its province, as in the plan: twelve
bodies of a commune, or one body that sends twelve forms, is the same number of reports. Figures
come from a seed, gamma-like and never missing, the worst case for adding up. Rows go straight into
the tables: what is measured is never the filling.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

FORMS, LINES, MONTHS, TO_A_PROVINCE = 12, 40, 12, 100


@dataclass
class Country:
    """Mô hình: primary keys of bodies and of the indicators, 480 in the order of the forms."""

    nation: int
    provinces: list[int]
    communes: dict[int, list[int]]
    """Province → its communes."""

    indicators: list[int]
    versions: list[int]
    account: Any
    rounds: dict[tuple[int, int, int, int], int] = field(default_factory=dict)
    """(province, year, month, form) → round."""

    @property
    def all_communes(self) -> list[int]:
        return [commune for known in self.communes.values() for commune in known]


def make_country(communes: int, name: str = "mo-hinh") -> Country:
    """Put bodies, indicators and forms into the database; a second one needs its own name."""
    from phoihop.records.models import Form, FormVersion, Indicator
    from phoihop.registry.models import Account

    account = Account.objects.create_user(name, password=None)
    nation = _bodies(1, None, f"{name}-trung-uong")[0]
    provinces = _bodies(max(1, -(-communes // TO_A_PROVINCE)), nation, f"{name}-tinh")
    beneath: dict[int, list[int]] = {}
    for number, province in enumerate(provinces):
        count = min(TO_A_PROVINCE, communes - number * TO_A_PROVINCE)
        beneath[province] = _bodies(count, province, f"{name}-xa-{number}")
    named = [
        Indicator(code=f"{name}.{n}", name=f"Chỉ tiêu số {n}", unit="người", search_key="")
        for n in range(FORMS * LINES)
    ]
    indicators = [one.pk for one in Indicator.objects.bulk_create(named)]
    versions = []
    for form in range(FORMS):
        made = Form.objects.create(body_id=nation, name=f"Biểu số {form}")
        lines = [
            {
                "key": f"dong-{n}", "label": f"Chỉ tiêu {n}", "unit": "người", "decimals": 0,
                "section": "", "indicator": indicators[form * LINES + n], "required": False,
            }
            for n in range(LINES)
        ]  # fmt: skip
        version = FormVersion.objects.create(form=made, number=1, lines=lines, made_by=account)
        versions.append(version.pk)
    return Country(nation, provinces, beneath, indicators, versions, account)


def _bodies(count: int, line: int | None, word: str) -> list[int]:
    """Make bodies without their own `save`, which asks the database several times for each."""
    from phoihop.registry.models import Body

    made = Body.objects.bulk_create(
        Body(
            name=f"Mặt trận {word} {n}",
            kind=Body.Kind.FRONT,
            line_id=line,
            slug=f"{word}-{n}",
            search_key="",
            sort_key=f"{word}-{n:06}",
        )
        for n in range(count)
    )
    above = Body.objects.get(pk=line).line_path if line else "/"
    for body in made:
        body.path, body.line_path = f"/{body.pk}/", f"{above}{body.pk}/"
    Body.objects.bulk_update(made, ["path", "line_path"], batch_size=500)
    return [body.pk for body in made]


def figures(seed: int) -> Iterator[list[int]]:
    """Give one report's forty figures after the other, the same for the same seed."""
    dice = random.Random(seed)
    while True:
        yield [int(dice.gammavariate(2, 150)) for _line in range(LINES)]


def make_reports(country: Country, year: int, *, seed: int = 1) -> int:
    """Put a year of approved reports into the database; return how many."""
    from phoihop.lib.periods import month
    from phoihop.records.models import Report, Round

    numbers, count = figures(seed + year), 0
    for period in (month(year, n) for n in range(1, MONTHS + 1)):
        for province in country.provinces:
            rounds = Round.objects.bulk_create(
                Round(
                    body_id=province, version_id=version, title="", period_kind=period.kind,
                    period_label=period.label, period_start=period.start, period_end=period.end,
                    regime=period.regime, cut_off_on=period.end, opened_by=country.account,
                    last_day=period.end + timedelta(days=5), search_key="",
                )
                for version in country.versions
            )  # fmt: skip
            for form, made in enumerate(rounds):
                country.rounds[province, year, period.end.month, form] = made.pk
            rows = [
                Report(
                    round_id=made.pk, body_id=commune, state=Report.State.APPROVED,
                    figures=f"[{','.join(map(str, next(numbers)))}]", receipt="BN",
                )
                for made in rounds
                for commune in country.communes[province]
            ]  # fmt: skip
            Report.objects.bulk_create(rows, batch_size=2000)
            count += len(rows)
    return count


def make_plans(country: Country, year: int) -> None:
    """Give every commune and province a plan for every indicator."""
    from phoihop.lib.periods import whole_year
    from phoihop.records.models import Target, TargetSet

    period, dice = whole_year(year), random.Random(year)
    for bodies, size in ((country.all_communes, 3600), (country.provinces, 360_000)):
        sets = TargetSet.objects.bulk_create(
            TargetSet(
                body_id=body, title="Kế hoạch", assigner="above", period_kind=period.kind,
                period_label=period.label, period_start=period.start, period_end=period.end,
                regime=period.regime, made_by=country.account, search_key="",
            )
            for body in bodies
        )  # fmt: skip
        for one in sets:
            Target.objects.bulk_create(
                Target(
                    set=one, place=place, name="", indicator_id=indicator, unit="người",
                    plan=int(size * dice.uniform(0.7, 1.4)),
                )
                for place, indicator in enumerate(country.indicators)
            )  # fmt: skip
