"""A province with three communes for tests: their Fronts report figures to the province's Front."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count

from phoihop.lib.periods import Period, quarter
from phoihop.records.forms import Line, make_form
from phoihop.records.models import FormVersion, Indicator, Report, Round
from phoihop.records.report_entry import approve, fill, send
from phoihop.records.rounds import open_round
from phoihop.registry.models import Account, Body, Role
from tests.cast import make_account
from tests.factories import BodyFactory

K, L = Body.Kind, Body.Level
_numbers = count(1)


@dataclass
class Country:
    """The bodies and the form; `report` sends one report as its body would."""

    nation: Body
    province: Body
    communes: list[Body]
    clerk: Account
    version: FormVersion
    rounds: dict[tuple[int, str], Round] = field(default_factory=dict)

    def ask(self, period: Period, senders: list[Body] | None = None) -> Round:
        return open_round(
            self.version,
            period,
            senders or self.communes,
            body=self.province,
            account=self.clerk,
            last_day=period.end + timedelta(days=5),
        )

    def send(self, asked: Round, body: Body, **figures: str) -> Report:
        report = asked.reports.select_related("round__version__form", "body").get(body=body)
        typed = {key.replace("_", "-"): value for key, value in figures.items()}
        account = officer_of(body)
        fill(report, typed, account=account)
        return send(report, account=account)

    def approve(self, report: Report) -> None:
        approve(report, account=self.clerk)


def officer_of(body: Body) -> Account:
    there = Account.objects.filter(roles__body=body, roles__role=Role.Name.OFFICER).first()
    name = f"canbo{next(_numbers)}-{body.pk}"
    return there or make_account(name, "Vàng A Páo", Role.Name.OFFICER, body)


LINES = ("qua", "hoi-vien", "ho-gioi", "tong-ho", "tien")


def make_country(communes: int = 3) -> Country:
    """Gifts are added, members are a state, good households over all are a ratio, money by form."""
    nation = BodyFactory(name="Ủy ban Trung ương MTTQ", kind=K.FRONT, level=L.CENTRE, place="")
    province = make_province(nation, "tỉnh Lâm Sơn")
    below = [make_commune(province, f"xã Thanh {'ABCDEGHIKL'[n]}") for n in range(communes)]
    clerk = make_account(f"mattran{next(_numbers)}", "Giàng Sua", Role.Name.CLERK, province)
    return Country(nation, province, below, clerk, make_lines(province, clerk))


def make_province(nation: Body | None, place: str, **more: object) -> Body:
    name = f"Ủy ban MTTQ {place}"
    return BodyFactory(name=name, kind=K.FRONT, level=L.PROVINCE, place=place, line=nation, **more)


def make_commune(province: Body, place: str, **more: object) -> Body:
    name = f"Ủy ban MTTQ {place}"
    return BodyFactory(name=name, kind=K.FRONT, place=place, line=province, **more)


def make_lines(body: Body, clerk: Account) -> FormVersion:
    def own(code: str, name: str, unit: str, **more: object) -> Indicator:
        return Indicator.objects.create(code=code, name=name, unit=unit, **more)

    last = {"over_time": Indicator.Adding.LAST}
    gifts = own("thu.qua", "Suất quà tặng", "suất")
    members = own("thu.hoi-vien", "Hội viên", "người", **last)
    good = own("thu.ho-gioi", "Hộ giỏi", "hộ", **last)
    all_ = own("thu.tong-ho", "Tổng số hộ", "hộ", **last)
    ratio = {"over_units": "ratio", "over_time": "ratio", "numerator": good, "denominator": all_}
    own("thu.ty-le", "Tỷ lệ hộ giỏi", "%", decimals=2, **ratio)
    indicators = dict(zip(LINES, (gifts, members, good, all_), strict=False))
    lines = [
        Line(one.name, one.unit, one.decimals, key=key, indicator=one.pk)
        for key, one in indicators.items()
    ]
    lines.append(Line("Tiền ủng hộ", "triệu đồng", 3, key="tien"))
    return make_form("Kết quả hằng quý", lines, body=body, account=clerk)


def q(number: int, year: int = 2026) -> Period:
    return quarter(year, number)
