"""Nguồn lực huy động: what was given and raised since January, as the totals of a body have it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from phoihop.lib.periods import Months
from phoihop.records.models import Indicator
from phoihop.registry.models import Body
from phoihop.reports.models import RollUp
from phoihop.reports.rollup.page import Line, page_data

CODES = (
    "mttq.nha-xay-moi",
    "mttq.nha-sua-chua",
    "mttq.kinh-phi-nha",
    "mttq.quy-vi-nguoi-ngheo",
    "mttq.suat-qua",
    "mttq.suat-qua-tri-gia",
    "mttq.dat-hien",
    "mttq.ngay-cong",
    "mttq.tien-dong-gop",
    "khuyenhoc.quy",
)
"""Money, houses, gifts, land and days of work, as the catalogue names them (product W1)."""

Tree = RollUp.Tree
_FIRST = (Tree.LINE, Tree.LEVEL, Tree.ASKED)


@dataclass(frozen=True, slots=True)
class Resources:
    """Nguồn lực của một đơn vị: the lines that have a total, in the order of CODES."""

    body: Body
    tree: str
    months: Months
    lines: list[Line]


def resources_of(body: Body, on: date) -> Resources | None:
    """Return what the body's totals say of the year of `on`, None where they say nothing of it."""
    rows = RollUp.objects.filter(body=body, year=on.year, first=1).values_list("tree", "last")
    latest: dict[str, int] = {}
    for tree, last in rows:
        latest[tree] = max(last, latest.get(tree, 0))
    keys = Indicator.objects.filter(code__in=CODES).values_list("code", "pk")
    place = {str(pk): CODES.index(code) for code, pk in keys}
    for tree in (one for one in _FIRST if one in latest):
        months = Months(on.year, 1, latest[tree])
        found = page_data(body, months, tree=tree, series=place).lines
        lines = [line for line in found if line.now.number]
        if lines:
            lines.sort(key=lambda line: place[line.series])
            return Resources(body, tree, months, lines)
    return None
