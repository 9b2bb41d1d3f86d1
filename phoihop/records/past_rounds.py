"""Số liệu kỳ trước: a round that is over, taken in whole with the figures of every body.

An office that begins with the program brings what it has: one row a body, one column a line of
the form. Checked are whole columns at once, as lists of numbers; only a cell that is not plainly
right is looked at by itself, and is told in words. All rows are kept, or none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import isfinite
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.lib.numbers import format_number
from phoihop.lib.periods import Period
from phoihop.records.errors import ReportError
from phoihop.records.many_rows import insert_many
from phoihop.records.models import FormVersion, Report, Round
from phoihop.records.models.reports import Whole, packed
from phoihop.records.report_entry import MOST, read_entry
from phoihop.records.roll_ups_due import all_due
from phoihop.registry import trail
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import demand

BATCH = 2000
MOST_PROBLEMS = 50
_NUMBERS_OR_NONE = frozenset({int, float, type(None)})

Row = tuple[int, Sequence[Any]]
"""The key of a body and its cells, in the order of the form's lines."""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Lỗi ở một ô: which row (from 1), which line of the form, and the sentence."""

    row: int
    label: str
    message: str


class WrongRows(ReportError):
    """Chưa nhập được: what is wrong with which rows; nothing was kept."""

    def __init__(self, problems: list[RowProblem]) -> None:
        self.problems = problems
        told = {"count": len(problems)}
        super().__init__(_("Có %(count)s chỗ phải sửa; chưa ghi gì.") % told)


@transaction.atomic
def take_past_round(
    version: FormVersion,
    period: Period,
    rows: Iterable[Row],
    *,
    body: Body,
    account: Account,
    title: str = "",
) -> Round:
    """Keep a closed round with one approved report a row. Raises WrongRows, NotAllowed."""
    now = timezone.now()
    kept = Round(
        body=body,
        version=version,
        title=(title.strip() or f"{version.form.name}, {period.label}")[:250],
        period_kind=period.kind,
        period_label=period.label[:120],
        period_start=period.start,
        period_end=period.end,
        regime=period.regime,
        cut_off_on=period.end,
        last_day=period.end,
        state=Round.State.CLOSED,
        closed_at=now,
        opened_by=account,
    )
    demand(account, "open", kept)
    demand(account, "view", version.form)
    kept.save()
    count = 0
    for batch in checked_batches(version, period, rows):
        keys = [key for key, _figures in batch]
        insert_many(
            Report,
            {
                "round_id": kept.pk,
                "state": Report.State.APPROVED,
                "sent_at": now,
                "sent_by_id": account.pk,
            },
            {
                "body_id": keys,
                "figures": [packed(figures) for _key, figures in batch],
                "receipt": [f"SL-{kept.pk}-{key}" for key in keys],
            },
        )
        all_due(kept, keys)
        count += len(batch)
    if not count:
        raise ReportError(_("Bảng không có đơn vị nào."))
    after = {"period": period.label, "senders": count}
    trail.record("take_past", kept, actor=account, body=body, after=after)
    return kept


def checked_batches(
    version: FormVersion, period: Period, rows: Iterable[Row]
) -> Iterator[list[tuple[int, list[Whole]]]]:
    """Yield the rows as they are stored, some thousand at a time. Raises WrongRows at the end."""
    problems: list[RowProblem] = []
    seen: set[int] = set()
    left = iter(rows)
    start = 0
    while batch := list(islice(left, BATCH)):
        problems += _wrong_bodies(batch, start, period, seen)
        stored = _checked(version, [cells for _key, cells in batch], start, problems)
        if problems:
            if len(problems) >= MOST_PROBLEMS:
                break
        else:
            yield [(key, figures) for (key, _cells), figures in zip(batch, stored, strict=True)]
        start += len(batch)
    if problems:
        raise WrongRows(problems[:MOST_PROBLEMS])


def checked_cells(version: FormVersion, rows: Sequence[Sequence[Any]]) -> list[RowProblem]:
    """Say what is wrong with the cells of these rows, before anything is kept."""
    problems: list[RowProblem] = []
    if rows:
        _checked(version, rows, 0, problems)
    return problems[:MOST_PROBLEMS]


def _wrong_bodies(
    batch: Sequence[Row], start: int, period: Period, seen: set[int]
) -> Iterator[RowProblem]:
    keys = [key for key, _cells in batch]
    near = Body.objects.at(period.end).filter(pk__range=(min(keys), max(keys))).order_by()
    there = set(near.values_list("pk", flat=True))
    for place, key in enumerate(keys, start + 1):
        if key in seen:
            yield RowProblem(place, "", _("Đơn vị này đã có ở một dòng trên."))
        elif key not in there:
            yield RowProblem(place, "", _("Đơn vị này không hoạt động vào ngày cuối kỳ."))
        seen.add(key)


def _checked(
    version: FormVersion, rows: Sequence[Sequence[Any]], start: int, problems: list[RowProblem]
) -> Iterator[list[Whole]]:
    lines = version.lines
    if any(len(cells) != len(lines) for cells in rows):
        raise ReportError(_("Số cột của bảng không bằng số dòng của biểu mẫu."))
    columns = [
        _column(column, line, start, problems)
        for column, line in zip(zip(*rows, strict=True), lines, strict=True)
    ]
    for rule in version.rules:
        problems += _broken(version, rule, columns, start)
    return map(list, zip(*columns, strict=True))


def _column(
    cells: Sequence[Any], line: Mapping[str, Any], start: int, problems: list[RowProblem]
) -> Sequence[Whole]:
    """Check one column: at once where all cells are numbers of the right kind."""
    kinds = set(map(type, cells))
    known = [cell for cell in cells if cell is not None] if type(None) in kinds else cells
    if kinds <= _NUMBERS_OR_NONE and not (line["required"] and len(known) < len(cells)):
        whole = _whole_or_none(known, line["decimals"])
        if whole is not None and len(known) == len(cells):
            return whole
        if whole is not None:
            left = iter(whole)
            return [None if cell is None else next(left) for cell in cells]
    return [_cell(cell, line, start + n, problems) for n, cell in enumerate(cells, 1)]


def _whole_or_none(cells: Sequence[Any], decimals: int) -> list[int] | None:
    """Return the numbers in units of their last digit; None when one of them is not right."""
    try:
        return _whole_numbers(cells, decimals, only_int=float not in set(map(type, cells)))
    except OverflowError:
        return None


def _whole_numbers(cells: Sequence[Any], decimals: int, *, only_int: bool) -> list[int] | None:
    if not cells:
        return []
    factor = 10**decimals
    if only_int:
        found = list(cells) if decimals == 0 else [cell * factor for cell in cells]
    elif decimals == 0 and all(map(_is_whole, cells)):
        found = list(map(int, cells))
    else:
        scaled = [cell * factor for cell in cells]
        if not all(map(isfinite, scaled)):
            return None
        found = list(map(round, scaled))
        # Excel keeps 4,03 as a binary fraction: what is off by less than that is exact.
        if any(
            abs(one - two) > 1e-6 + 1e-12 * abs(two) for one, two in zip(scaled, found, strict=True)
        ):
            return None
    return found if max(found) < MOST and min(found) > -MOST else None


def _is_whole(cell: float) -> bool:
    return isinstance(cell, int) or cell.is_integer()


def _cell(cell: Any, line: Mapping[str, Any], row: int, problems: list[RowProblem]) -> Whole:
    alone = _whole_or_none([cell], line["decimals"]) if type(cell) in (int, float) else None
    if alone is not None:
        return alone[0]
    words = _as_typed(cell)
    try:
        entered = read_entry(words, line)
    except ReportError as problem:
        problems.append(RowProblem(row, line["label"], problem.message))
        return None
    if entered.compare:
        message = _("Bảng số liệu kỳ trước chỉ nhận con số, không nhận “%(words)s”.")
        problems.append(RowProblem(row, line["label"], message % {"words": words[:40]}))
    if entered.whole is None and line["required"]:
        message = _("Chưa có số liệu “%(label)s”. Không có thì nhập số 0.") % line
        problems.append(RowProblem(row, line["label"], message))
    return entered.whole


def _as_typed(cell: Any) -> str:
    """Return a cell as a person would type it."""
    if cell is None:
        return ""
    if isinstance(cell, float) and isfinite(cell) and cell == int(cell):
        return format_number(int(cell))
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return f"{cell!r}".replace(".", ",")
    return " ".join(str(cell).split())


def _broken(
    version: FormVersion, rule: Mapping[str, Any], columns: Sequence[Sequence[Whole]], start: int
) -> Iterator[RowProblem]:
    """Yield the rows in which a hard rule between lines does not hold."""
    if not rule["hard"]:
        return
    places = {key: version.place_of(key) for key in (*rule["left"], *rule["right"])}
    most = max(version.lines[place]["decimals"] for place in places.values())
    factors = {key: 10 ** (most - version.lines[at]["decimals"]) for key, at in places.items()}
    sides = [
        ([columns[places[key]] for key in keys], [factors[key] for key in keys])
        for keys in (rule["left"], rule["right"])
    ]
    (left, by_left), (right, by_right) = sides
    label = version.lines[places[rule["left"][0]]]["label"]
    for n, cells in enumerate(zip(zip(*left, strict=True), zip(*right, strict=True), strict=True)):
        one, two = cells
        if None in one or None in two:
            continue
        a = sum(value * by for value, by in zip(one, by_left, strict=True) if value is not None)
        b = sum(value * by for value, by in zip(two, by_right, strict=True) if value is not None)
        if a != b and not (rule["op"] == "<=" and a < b):
            message = _("Không khớp ràng buộc của biểu mẫu ở dòng “%(label)s”.")
            yield RowProblem(start + n + 1, label, message % {"label": label})
