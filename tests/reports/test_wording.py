from dataclasses import replace
from datetime import date

import pytest

from phoihop.followup.board import Item
from phoihop.reading import read
from phoihop.reports.wording import due, tally, time_left

TODAY = date(2026, 3, 10)

ITEM = Item(
    kind="assignment",
    pk=1,
    code="NV-2026-1",
    text="rà soát hộ vay vốn",
    lead="Hội Nông dân",
    lead_id=1,
    asked_by="UBND xã",
    co_operators=(),
    state="running",
    time_kind="by_day",
    assigned_on=date(2026, 3, 1),
    due_on=date(2026, 3, 14),
    due_words="trước ngày 15/3",
    due_excluded=True,
    year_inferred=False,
    days_left=4,
    done_on=None,
    body_id=1,
    body="UBND xã",
    document_id=1,
    document="Biên bản",
    proposal_id=1,
    start=0,
    end=4,
)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        # "trước ngày 15/3" leaves the 14th as the last day
        ({}, "trước 15/03 · ngày cuối 14/03"),
        ({"due_excluded": False}, "hạn 14/03"),
        # over a month's and a year's end
        ({"due_on": date(2026, 2, 28)}, "trước 01/03 · ngày cuối 28/02"),
        ({"due_on": date(2026, 12, 31)}, "trước 01/01/2027 · ngày cuối 31/12"),
        ({"due_excluded": False, "due_on": date(2027, 1, 5)}, "hạn 05/01/2027"),
        ({"due_excluded": False, "year_inferred": True}, "hạn 14/03 (năm do hệ thống suy ra)"),
        ({"due_on": None, "due_words": "trong quý II"}, "trong quý II"),
        ({"due_on": None, "due_words": "", "time_kind": "standing"}, "thường xuyên"),
        ({"due_on": None, "due_words": "", "time_kind": "not_stated"}, "không ghi hạn"),
        ({"due_on": None, "due_words": "", "kind": "recommendation"}, "chờ trả lời"),
    ],
)
def test_when_it_is_due(changed, words):
    assert due(replace(ITEM, **changed), on=TODAY) == words


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"days_left": 4}, "còn 4 ngày"),
        ({"days_left": 0}, "hôm nay là ngày cuối"),
        ({"days_left": -1}, "quá hạn 1 ngày"),
        ({"days_left": None}, ""),
        ({"state": "done", "done_on": date(2026, 3, 9)}, "hoàn thành ngày 09/03/2026"),
    ],
)
def test_how_much_time_is_left(changed, words):
    assert time_left(replace(ITEM, **changed)) == words


def test_a_tally_as_a_report_writes_it():
    bands = [
        {"label": "vượt", "count": 3},
        {"label": "đạt", "count": 5},
        {"label": "đạt từ 60% đến 80%", "count": 4},
    ]

    assert tally("Hội LHPN xã", 12, bands) == (
        "Hội LHPN xã có 12 chỉ tiêu, trong đó vượt 3 chỉ tiêu, đạt 5 chỉ tiêu, "
        "4 chỉ tiêu đạt từ 60% đến 80%."
    )


@pytest.mark.parametrize(
    "bands",
    [
        [("vượt", 3), ("đạt", 5), ("đạt từ 60% đến 80%", 4)],
        [("đạt", 4), ("chưa đạt", 3)],
        [("vượt", 9), ("đạt", 4), ("chưa đạt", 1)],
        [("đạt và vượt", 8), ("đạt trên 90%", 2)],
    ],
)
def test_the_reader_reads_a_written_tally_back(bands):
    written = [{"label": label, "count": count} for label, count in bands]
    total = sum(count for _, count in bands)

    (found,) = read(tally("Hội Nông dân xã", total, written)).tallies

    assert (found.body, found.total) == ("Hội Nông dân xã", total)
    assert [(band.label, band.count) for band in found.bands] == bands


def test_a_tally_without_bands_says_its_total_only():
    assert tally("Hội LHPN xã", 12, []) == "Hội LHPN xã có 12 chỉ tiêu."
