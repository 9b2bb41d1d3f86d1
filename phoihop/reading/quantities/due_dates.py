"""Hạn hoàn thành: by when, read from the rules in `rules/due_dates.toml`.

"Trước ngày 15/1" excludes the 15th, "đến hết ngày" and "chậm nhất" do not. A date without a year
is the first one after the meeting, never past and never more than a year ahead; without the day
of the meeting nothing is read. A period of activity (từ … đến …) is no due date.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from phoihop.lib.working_days import TooFar
from phoihop.reading.facts import DueDate
from phoihop.reading.marks import Marks
from phoihop.reading.patterns import Match, Rules, compile_rule
from phoihop.reading.quantities.dates import Day
from phoihop.reading.quantities.periods import PERIOD, Period
from phoihop.reading.quantities.words import keyed
from phoihop.reading.rules import RuleError, rule_table
from phoihop.reading.tokens import Tokens

RULE_FILE = Path(__file__).parent.parent / "rules" / "due_dates.toml"
BY_DAY, WITHIN_PERIOD, STANDING = "by_day", "within_period", "standing"
FROM_LATER, NOT_STATED = "from_later", "not_stated"

_A_YEAR = 366
_NEXT_YEAR_REACH = 200
"""Days: "trong quý I", said in December, is next year's; said in May it looks back."""
_CUES = keyed("trước đến chậm muộn trễ hạn hết cuối trong vào")
_COUNTED = frozenset({"working_days", "calendar_days"})
_DAY_COUNTS = frozenset({"day", "before_day", *_COUNTED})


@dataclass(frozen=True, slots=True)
class Said:
    """Bối cảnh: when it was said, and the year of the text where that is unknown."""

    on: date | None
    year: int | None


Reckoned = tuple[date, date, bool]
"""The day as written, the last day still on time, and whether the year was inferred."""


@lru_cache(maxsize=4)
def load_rules(own: Path | None = None) -> tuple[Rules, dict[str, str]]:
    """Return the compiled rules and, for each rule, how it counts. Raises RuleError."""
    table = rule_table("due_dates", own)
    for rule in table:
        if rule.get("counts") not in (*_RECKON, "none"):
            raise RuleError(
                f"due_dates.toml, quy tắc {rule['id']}: counts phải là một trong "
                f"{', '.join([*_RECKON, 'none'])}."
            )
    rules = Rules([compile_rule(rule["id"], rule["pattern"]) for rule in table])
    return rules, {rule["id"]: rule["counts"] for rule in table}


def read_due_dates(
    marks: Marks, first: int, last: int, *, said_on: date | None, context_year: int | None = None
) -> list[DueDate]:
    """Return the due dates in the words of one task, tokens `first` up to `last`.

    `context_year` serves periods ("quý II") where the day of the meeting is unknown.
    """
    tokens = marks.tokens
    if not tokens.among(_CUES, first, last):
        return []
    rules, counts = load_rules(marks.own)
    said = Said(said_on, context_year)
    found: list[DueDate] = []
    for match in rules.matches(marks, first, last):
        way = counts[match.rule]
        reckoned = None if way == "none" else _RECKON[way](marks, match, said)
        if reckoned is None or not _is_timely(reckoned, said_on):
            continue
        day, last_day, inferred = reckoned
        begin, end = match.part("words") or (match.first, match.last)
        counted = _count_of(marks, match) if way in _COUNTED else None
        found.append(
            DueDate(
                words=" ".join(tokens.quote(begin, end).split()),
                span=tokens.span(begin, end),
                day=day,
                last_day=last_day,
                excluded=way == "before_day",
                year_inferred=inferred,
                rule=match.rule,
                days=counted,
                working=way == "working_days",
                counted_from=said_on if counted else None,
            )
        )
    return found


def kind_of_time(tokens: Tokens, marks: Marks, first: int, last: int, due: DueDate | None) -> str:
    """Return how a task is bound to time: by_day, within_period, standing, from_later, not_stated.

    The words decide where there is no due date: "thường xuyên" stands, "từ quý III" begins later,
    "trong năm 2026" names a period in which the work belongs.
    """
    if due is not None:
        return BY_DAY if load_rules(marks.own)[1].get(due.rule) in _DAY_COUNTS else WITHIN_PERIOD
    kind = NOT_STATED
    for i in marks.among(_TIMING, first, last):
        if marks.at(i, "STANDING") is not None:
            return STANDING
        if marks.at(i, "LATER") is not None or _begins_later(tokens, marks, i, first):
            kind = FROM_LATER
        elif kind == NOT_STATED and _is_time_frame(tokens, marks, i, first):
            kind = WITHIN_PERIOD
    return WITHIN_PERIOD if kind == NOT_STATED and _names_a_span(marks, first, last) else kind


def _names_a_span(marks: Marks, first: int, last: int) -> bool:
    """Say whether "trong tuần tới", "trong 2 tuần", "trong nhiệm kỳ" bounds the work without a
    day that could be counted.
    """
    keys = marks.tokens.keys
    for i in marks.tokens.among(_WITHIN, first, last - 1):
        at = i + 2 if marks.at(i + 1, "NUM") is not None or keys[i + 1] == "vòng" else i + 1
        at = at + 1 if at < last and marks.at(at, "NUM") is not None else at
        if keys[at : at + 1] in _SPANS or keys[at : at + 2] == ["nhiệm", "kỳ"]:
            return True
    return False


_WITHIN = keyed("trong")
_SPANS = (["tuần"], ["tháng"], ["ngày"])
_TIMING = frozenset({"STANDING", "LATER", "DAY", PERIOD})


def _begins_later(tokens: Tokens, marks: Marks, i: int, first: int) -> bool:
    at = i - 1 if i > first and tokens.keys[i - 1] == "ngày" else i
    if at <= first or tokens.keys[at - 1] != "từ":
        return False
    day = marks.at(i, "DAY")
    if day is not None:
        return day.value.until is None
    period = marks.at(i, PERIOD)
    return period is not None and not period.value.is_term


def _is_time_frame(tokens: Tokens, marks: Marks, i: int, first: int) -> bool:
    mark = marks.at(i, PERIOD)
    if mark is None:
        return False
    period: Period = mark.value
    return period.kind == "rest" or (
        i > first and tokens.keys[i - 1] == "trong" and not period.is_term
    )


def _is_timely(reckoned: Reckoned, said_on: date | None) -> bool:
    """Say whether the day is still to come, and an inferred one within a year."""
    _, last_day, inferred = reckoned
    if said_on is None:
        return True
    return last_day >= said_on and not (inferred and (last_day - said_on).days > _A_YEAR)


def _by_day(marks: Marks, match: Match, said: Said) -> Reckoned | None:
    day = _day_of(marks, match)
    if day is None:
        return None
    day = day.until or day
    if day.whole is not None:
        return day.whole, day.whole, False
    found = _first_from(day, said.on) if said.on else None
    return None if found is None else (found, found, True)


def _before_day(marks: Marks, match: Match, said: Said) -> Reckoned | None:
    day = _day_of(marks, match)
    if day is None:
        return None
    found, inferred = day.whole, day.whole is None
    if found is None and said.on is not None and said.on < date.max:
        found = _first_from(day, said.on + timedelta(days=1))
    return None if found is None else (found, found - timedelta(days=1), inferred)


def _first_from(day: Day, earliest: date) -> date | None:
    """Return the first such day from `earliest` on, this year or the next."""
    for year in (earliest.year, earliest.year + 1):
        found = day.in_year(year)
        if found is not None and found >= earliest:
            return found
    return None


def _day_of(marks: Marks, match: Match) -> Day | None:
    part = match.part("day")
    mark = marks.at(part[0], "DAY") if part else None
    return mark.value if mark is not None else None


def _by_period(marks: Marks, match: Match, said: Said) -> Reckoned | None:
    period, inferred = _period_of(marks, match)
    if period is None:
        return None
    for year in _years(period, said, inferred):
        end = period.in_year(year).end
        if end is not None and _is_within_reach(end, year, said, inferred):
            return end, end, inferred
    return None


def _before_period(marks: Marks, match: Match, said: Said) -> Reckoned | None:
    period, inferred = _period_of(marks, match)
    if period is None:
        return None
    for year in _years(period, said, inferred):
        start = period.in_year(year).start
        if start is not None:
            last_day = start - timedelta(days=1)
            if _is_within_reach(last_day, year, said, inferred):
                return last_day, last_day, inferred
    return None


def _is_within_reach(last_day: date, year: int, said: Said, inferred: bool) -> bool:
    if said.on is None:
        return True
    days = (last_day - said.on).days
    return days >= 0 and (not inferred or year == said.on.year or days <= _NEXT_YEAR_REACH)


def _period_of(marks: Marks, match: Match) -> tuple[Period | None, bool]:
    """Return the period without a year that the text does not write, and whether that is so."""
    part = match.part("period")
    mark = marks.at(part[0], PERIOD) if part else None
    if mark is None:
        return None, False
    period: Period = mark.value
    if period.year_written:
        return period, False
    kind, words, first, last = period.kind, period.words, period.first_month, period.last_month
    return Period(kind, words, first, last, None, year_written=False), True


def _years(period: Period, said: Said, inferred: bool) -> list[int]:
    if not inferred:
        return [period.year] if period.year is not None else []
    if said.on is not None:
        return [year for year in (said.on.year, said.on.year + 1) if year <= date.max.year]
    return [] if said.year is None else [said.year]


def _in_days(marks: Marks, match: Match, said: Said, *, working: bool) -> Reckoned | None:
    """Count days from the meeting, by the calendar of whoever reads."""
    count = _count_of(marks, match)
    if count is None or said.on is None:
        return None
    try:
        day = marks.calendar.count(said.on, count, working=working).last_day
    except TooFar:
        return None
    return day, day, False


def _count_of(marks: Marks, match: Match) -> int | None:
    part = match.part("count")
    mark = marks.at(part[0], "NUM") if part else None
    return int(mark.value) if mark is not None else None


def _to_end_of(months: int, *, ahead: int = 0) -> Callable[[Marks, Match, Said], Reckoned | None]:
    """Return how to find the end of the month, quarter or year of the meeting."""

    def reckon(_: Marks, __: Match, said: Said) -> Reckoned | None:
        if said.on is None or said.on.year >= date.max.year:
            return None
        month = ((said.on.month - 1) // months + 1) * months + ahead
        year = said.on.year + (month - 1) // 12
        end = Period("month", "", None, (month - 1) % 12 + 1, year).end
        return None if end is None else (end, end, True)

    return reckon


_RECKON: dict[str, Callable[[Marks, Match, Said], Reckoned | None]] = {
    "day": _by_day,
    "before_day": _before_day,
    "period": _by_period,
    "before_period": _before_period,
    "working_days": lambda marks, match, said: _in_days(marks, match, said, working=True),
    "calendar_days": lambda marks, match, said: _in_days(marks, match, said, working=False),
    "this_month": _to_end_of(1),
    "next_month": _to_end_of(1, ahead=1),
    "this_quarter": _to_end_of(3),
    "this_year": _to_end_of(12),
}
