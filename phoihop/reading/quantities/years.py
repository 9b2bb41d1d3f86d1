"""Suy năm: the year of a day that is written without one, or nothing at all.

The day of publication decides when it is known. Else the periods and whole dates close by
decide: a review of 2018 held on 23 November was held in 2018, one held on 12 January in 2019.
Terms (2020-2025) never vote. A year that nothing in the text supports is never guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from phoihop.reading.marks import Marks
from phoihop.reading.quantities.dates import DAY, Day
from phoihop.reading.quantities.periods import PERIOD, Period
from phoihop.reading.quantities.words import keyed
from phoihop.reading.tokens import key_of

ANNOUNCED_AHEAD = timedelta(days=31)
"""How far after its publication a text may name a day that is still to come."""

_AHEAD = keyed("hướng triển hoạch tới sau")
_BACK = keyed("kỳ với trước")
_REGULAR = ["thường", "kỳ"]
_REVIEW = frozenset((("tổng", "kết"), ("sơ", "kết"), ("đánh", "giá"), ("báo", "cáo")))
_PLANNED = (["giải", "pháp"], ["dự", key_of("toán")])
_OTHER_TIMES = keyed("đến sinh lập")
# "Phấn đấu đến năm 2030", "sinh năm 1976", "thành lập năm 1995" tell nothing of now.
_LOOK_BACK = 9
_DATED = frozenset({DAY, PERIOD})
_FIRST_OF_LATE, _LAST_OF_EARLY = 10, 4


@dataclass(frozen=True, slots=True)
class YearVote:
    """Phiếu về năm: a year named in the text and how the text looks at it.

    `outlook` is "plain", "review" (what is looked back on as a whole year), "ahead" (planned)
    or "back" (compared with).
    """

    year: int
    outlook: str


def year_votes(marks: Marks, first: int, last: int) -> list[YearVote]:
    """Return the votes for a year among the tokens `first` up to `last`."""
    votes: list[YearVote] = []
    for i in marks.among(_DATED, first, last):
        day = marks.at(i, DAY)
        if day is not None and isinstance(day.value, Day) and day.value.year is not None:
            if _dates_paper(marks, i):
                continue
            until = day.value.until
            year = until.year if until is not None and until.year else day.value.year
            votes.append(YearVote(year, "plain"))  # "(14/10/1930 - 14/10/2020)"
        period = marks.at(i, PERIOD)
        if period is not None and isinstance(period.value, Period):
            vote = _vote(marks.tokens.keys, first, i, period.value)
            if vote is not None:
                votes.append(vote)
    return votes


_NEAR_PAPER = 6


def _dates_paper(marks: Marks, index: int) -> bool:
    """Say whether the day is that of a paper: "Kết luận số 19-KL/TW ngày 23/5/2012 của …"."""
    keys = marks.tokens.keys
    if keys[index - 1] != "ngày" or "số" not in keys[max(index - _NEAR_PAPER, 0) : index]:
        return False
    return marks.has(max(index - 2 * _NEAR_PAPER, 0), index, "DOCKIND")


def _vote(keys: list[str], first: int, i: int, period: Period) -> YearVote | None:
    if period.year is None or period.is_term or not period.year_written:
        return None
    if period.kind == "same_period":
        return YearVote(period.year, "back")
    if period.kind == "year" and i > first and keys[i - 1] == "từ":
        return YearVote(period.year, "back")  # "từ năm 2018 đến nay"
    if i - 2 > first and keys[i - 1] == "đến" and keys[i - 2] == "nay":
        return YearVote(period.year, "ahead")  # "từ nay đến năm 2025"
    if i > first and keys[i - 1] in _OTHER_TIMES and period.kind == "year":
        return None
    for at in range(i - 1, max(i - _LOOK_BACK, first) - 1, -1):
        if keys[at] == "sẽ" or keys[at : at + 2] == ["dự", "kiến"]:
            return None  # "dự kiến hoàn thành vào cuối năm 2020"
        if _looks_ahead(keys, at):
            return YearVote(period.year, "ahead" if period.kind == "year" else "plain")
        if keys[at] in _BACK and i - at <= 2 and keys[at - 1 : at + 1] != _REGULAR:
            return YearVote(period.year, "back")
        if tuple(keys[at : at + 2]) in _REVIEW and period.kind == "year":
            return YearVote(period.year, "review")
        if keys[at] in (".", ";") or _is_year(keys[at]):
            break
    return YearVote(period.year, "plain")


def _looks_ahead(keys: list[str], at: int) -> bool:
    """Say whether what is planned is told: "triển khai", "dự toán", but not "phát triển"."""
    if keys[at] in _AHEAD:
        return keys[at - 1 : at + 1] != ["phát", "triển"]
    return keys[at - 1 : at + 1] in _PLANNED


def _is_year(key: str) -> bool:
    return len(key) == 4 and key.isdigit()


def resolve_year(
    day: Day,
    *,
    published_on: date | None = None,
    text_years: Sequence[YearVote] = (),
    said_on: date | None = None,
) -> tuple[date, bool] | None:
    """Return the date of `day` and whether its year was inferred; None when nothing tells it.

    >>> resolve_year(Day(28, 12), published_on=date(2023, 1, 3))
    (datetime.date(2022, 12, 28), True)
    >>> resolve_year(Day(15, 8)) is None
    True
    """
    if day.whole is not None:
        return day.whole, False
    anchor = said_on or published_on
    if anchor is not None:
        found = _latest_before(day, anchor)
    else:
        year = _year_of_votes(day, text_years)
        found = None if year is None else day.in_year(year)
    return None if found is None else (found, True)


def _latest_before(day: Day, anchor: date) -> date | None:
    """Return the latest such day up to a month after `anchor`, within a year before it."""
    for year in (anchor.year + 1, anchor.year, anchor.year - 1):
        found = day.in_year(year)
        if found is not None and found <= anchor + ANNOUNCED_AHEAD:
            return found
    return None


def _year_of_votes(day: Day, votes: Sequence[YearVote]) -> int | None:
    by_outlook: dict[str, int] = {}
    for vote in votes:
        by_outlook[vote.outlook] = max(vote.year, by_outlook.get(vote.outlook, 0))
    plain, review = by_outlook.get("plain", 0), by_outlook.get("review", 0)
    ahead = by_outlook.get("ahead", 0)
    reviewed_late = plain == review + 1 and day.month >= _FIRST_OF_LATE
    if review and (review >= plain or reviewed_late):
        # A year is reviewed at its end or in the first months of the next one.
        return review + 1 if day.month <= _LAST_OF_EARLY else review
    if plain:
        return plain + 1 if ahead == plain + 1 and day.month <= _LAST_OF_EARLY else plain
    if ahead:
        return ahead - 1 if day.month >= _FIRST_OF_LATE else ahead
    return None
