"""A round for tests: the Front asks its organisations for four figures."""

from __future__ import annotations

from datetime import date

from phoihop.lib.periods import quarter
from phoihop.records.forms import Line, SumRule, make_form
from phoihop.records.models import Report, Round
from phoihop.records.rounds import open_round
from phoihop.registry.models import Account, Role
from tests.cast import Bodies, make_account

LINES = (
    Line("Suất quà tặng", "suất", key="qua", required=True),
    Line("Trị giá quà tặng", "triệu đồng", 3, key="tri-gia"),
    Line("Nhà xây mới", "căn", key="xay"),
    Line("Nhà xây mới và sửa chữa", "căn", key="nha"),
)
RULES = (SumRule(("xay",), "<=", ("nha",)),)


def asker(bodies: Bodies) -> Account:
    return make_account("mattran", "Giàng Thị Sua", Role.Name.CLERK, bodies.mttq)


def round_of(bodies: Bodies, clerk: Account, *, period=None, **more: object) -> Round:
    version = more.pop("version", None) or make_form(
        "Kết quả chăm lo",
        LINES,
        body=bodies.mttq,
        account=clerk,
        rules=RULES,
        texts=["Đánh giá chung"],
    )
    return open_round(
        version,
        period or quarter(2026, 1),
        more.pop("senders", None) or [bodies.nong_dan, bodies.phu_nu],
        body=bodies.mttq,
        account=clerk,
        last_day=more.pop("last_day", date(2026, 4, 5)),
        **more,
    )


def report_of(shown: Round, body) -> Report:
    return shown.reports.select_related("round__version__form", "body").get(body=body)
