"""The leader's page: what waits for a word, who is late, how far the targets are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from phoihop.followup.board import Board, Group, Item
from phoihop.records.tallying import Measured
from phoihop.reports.bars import NARROW, WIDE, bars
from phoihop.reports.leader import answered_share, band_of, decisions, late_by_lead

TODAY = date(2026, 11, 27)
TASK = Item(
    kind="assignment",
    pk=1,
    code="NV-2026-001",
    text="rà soát hộ vay vốn",
    lead="Hội Nông dân xã",
    lead_id=7,
    asked_by="Chủ tịch UBND xã",
    co_operators=(),
    state="running",
    time_kind="by_day",
    assigned_on=date(2026, 10, 1),
    due_on=date(2026, 11, 20),
    due_words="",
    due_excluded=False,
    year_inferred=False,
    days_left=-7,
    done_on=None,
    body_id=1,
    body="UBND xã",
    document_id=1,
    document="Thông báo",
    proposal_id=1,
    start=0,
    end=1,
)
REQUEST = replace(
    TASK,
    kind="recommendation",
    pk=9,
    code="KN-2026-003",
    state="raised",
    due_on=None,
    days_left=None,
)


def shown(**groups: tuple[Item, ...]) -> Board:
    keys = ("overdue", "due_soon", "reported", "running", "waiting", "standing", "done")
    made = [Group(key, key, groups.get(key, ()), len(groups.get(key, ()))) for key in keys]
    return Board(on=TODAY, groups=tuple(made))


def test_who_is_late_comes_with_the_most_first_and_nobody_last():
    other = replace(TASK, pk=2, lead="Hội Phụ nữ xã", lead_id=8, days_left=-2)
    late = (TASK, other, replace(other, pk=3), replace(TASK, pk=4, lead="", lead_id=None))

    assert [(one.name, one.count, one.longest) for one in late_by_lead(shown(overdue=late))] == [
        ("Hội Phụ nữ xã", 2, 2),
        ("Hội Nông dân xã", 1, 7),
        ("", 1, 7),
    ]


def test_time_asked_for_comes_before_what_is_asked_again():
    asks = replace(TASK, asked_until=date(2026, 12, 15))
    found = decisions(shown(overdue=(asks,), running=(REQUEST,)), {9: 3}, [])

    assert [(one.kind, one.code) for one in found] == [
        ("extension", "NV-2026-001"),
        ("request", "KN-2026-003"),
    ]
    assert found[0].words == "Xin lùi hạn từ 20/11/2026 sang 15/12/2026."
    assert found[1].words == "Kiến nghị lần thứ 3, chưa có đơn vị trả lời."


def test_a_recommendation_silent_for_thirty_days_needs_a_word_and_a_new_one_does_not():
    silent = replace(REQUEST, assigned_on=date(2026, 10, 28))
    new = replace(REQUEST, pk=10, assigned_on=date(2026, 10, 29))
    found = decisions(shown(running=(silent, new)), {}, [])

    assert [one.pk for one in found] == [9]
    assert found[0].words == "Đã 30 ngày, chưa có đơn vị trả lời."


def test_an_answered_recommendation_is_no_decision_even_if_it_was_asked_again():
    answered = replace(REQUEST, state="answered")

    assert decisions(shown(reported=(answered,)), {9: 2}, []) == []
    assert answered_share(shown(reported=(answered,), running=(REQUEST,))) == (1, 2)


def test_what_needs_a_second_person_stands_last():
    waiting = SimpleNamespace(pk=4, label="Công khai hội nghị", asked_by="Vân Dung")
    found = decisions(shown(running=(REQUEST,)), {9: 2}, [waiting])

    assert [one.kind for one in found] == ["request", "consent"]


@pytest.mark.parametrize(
    ("plan", "result", "lower", "band"),
    [
        (10, 11, False, "over"),
        (10, 10, False, "met"),
        (11, 6, False, "near"),
        (11, 5, False, "low"),
        (10, None, False, "wait"),
        (10, 12, True, "near"),
        (10, 9, True, "over"),
    ],
)
def test_a_target_lies_in_one_band_without_rounding(plan, result, lower, band):
    assert band_of(Measured(plan, result, lower)) == band


def test_bars_share_one_scale_and_their_pieces_touch():
    drawn = bars([("Hội A", [("over", 1), ("met", 2)]), ("Hội B", [("low", 6)])], WIDE)
    first, second = drawn.bars

    assert first.pieces[1].x == first.pieces[0].x + first.pieces[0].width
    assert second.pieces[0].width == 2 * (first.pieces[0].width + first.pieces[1].width)


def test_without_numbers_there_is_a_name_and_no_bar():
    (bar,) = bars([("Hội A", [("over", 0)])], NARROW).bars
    assert (bar.pieces, bar.total) == ((), 0)
