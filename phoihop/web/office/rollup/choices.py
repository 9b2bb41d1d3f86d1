"""Lựa chọn trên các trang tổng hợp: read from the address; nonsense gives what is nearest."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.lib.periods import Months
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import acting_body, scope
from phoihop.reports.models import RollUp
from phoihop.reports.rollup.years import Basis

EARLIEST, MOST_YEARS = 2000, 6
Tree = RollUp.Tree
STEPS: dict[str, tuple[tuple[int, int], ...]] = {
    "quy": ((1, 3), (4, 6), (7, 9), (10, 12)),
    "thang": tuple((n, n) for n in range(1, 13)),
    "6-thang": ((1, 6),),
    "9-thang": ((1, 9),),
    "nam": ((1, 12),),
}


def step_names() -> dict[str, str]:
    return {
        "quy": _("từng quý"),
        "thang": _("từng tháng"),
        "6-thang": _("6 tháng đầu năm"),
        "9-thang": _("9 tháng đầu năm"),
        "nam": _("cả năm"),
    }


@dataclass(frozen=True, slots=True)
class OverTimeChoice:
    """Xem qua các năm: which line, which years in which steps, on which map, by which tree."""

    key: str
    first: int
    last: int
    step: str
    basis: Basis
    tree: str
    at: Months | None = None

    @property
    def spans(self) -> list[Months]:
        """The spans asked for; none begins after today."""
        today = timezone.localdate()
        return [
            Months(year, *window)
            for year in range(self.first, self.last + 1)
            for window in STEPS[self.step]
            if (year, window[0]) <= (today.year, today.month)
        ]

    def query(self, **changed: object) -> str:
        """Write the choice as the query of an address."""
        said = {
            "chi-tieu": self.key,
            "tu": self.first,
            "den": self.last,
            "buoc": self.step,
            "ban-do": self.basis.value,
            "cay": self.tree,
            "ky": span_key(self.at) if self.at else "",
        }
        said |= changed
        return urlencode({name: value for name, value in said.items() if value})


def over_time_choice(request: HttpRequest, tree: str) -> OverTimeChoice:
    """Read the choice; without one, three years by quarter on the map of today."""
    asked, now = request.GET, timezone.localdate().year
    last = _year(asked.get("den", ""), now)
    first = min(_year(asked.get("tu", ""), last - 2), last)
    step = asked.get("buoc", "")
    basis = Basis.THEN if asked.get("ban-do") == Basis.THEN.value else Basis.NOW
    return OverTimeChoice(
        asked.get("chi-tieu", "")[:80],
        max(first, last - MOST_YEARS + 1),
        last,
        step if step in STEPS else "quy",
        basis,
        tree,
        read_span(asked.get("ky", "")),
    )


def span_key(span: Months) -> str:
    return f"{span.year}-{span.first}-{span.last}"


def read_span(words: str) -> Months | None:
    """Read "2026-1-6"; None for anything else."""
    parts = words.split("-")
    if len(parts) != 3 or not all(part.isdecimal() and len(part) < 5 for part in parts):
        return None
    year, first, last = map(int, parts)
    fits = EARLIEST <= year <= 2100 and 1 <= first <= last <= 12
    return Months(year, first, last) if fits else None


def _year(words: str, default: int) -> int:
    known = words.isdecimal() and len(words) == 4
    return max(EARLIEST, min(int(words), 2100)) if known else default


def trees_of(body: Body) -> list[str]:
    """Return along which trees the body has totals, its line first."""
    rows = RollUp.objects.filter(body=body).order_by().values_list("tree", flat=True).distinct()
    return in_order(set(rows))


def in_order(trees: Collection[str]) -> list[str]:
    return [tree for tree in (Tree.LINE, Tree.LEVEL, Tree.ASKED) if tree in trees]


def chosen_tree(request: HttpRequest, known: Sequence[str]) -> str:
    asked = request.GET.get("cay", "")
    if asked in known:
        return asked
    return known[0] if known else str(Tree.LINE)


def own_body(account: Account) -> Body | None:
    """Return the body whose totals one sees first: the one acted for, or the highest with any."""
    with_totals = RollUp.objects.order_by().values("body")
    seen = scope(account, Body.objects.filter(pk__in=with_totals))
    acting = acting_body(account)
    if acting is not None and (seen.filter(pk=acting.pk).exists() or not seen.exists()):
        return acting
    return min(seen, key=lambda body: (body.path.count("/"), body.path), default=None)
