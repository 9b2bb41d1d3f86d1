"""What we write, our reader reads back to the same facts, through a real Word file.

`ROUND_TRIP_CASES=500 ./run test -s tests/reports/test_round_trip.py` tries more and prints how
many documents, tasks, figures and tallies went out and came back.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phoihop.reading import read
from phoihop.reading.formats.docx import open_docx
from phoihop.reports import wording
from phoihop.reports.official.paper import Paper, Signature
from phoihop.reports.official.paper_kinds import KINDS
from phoihop.reports.official.profiles import load
from phoihop.reports.official.word import write_docx

CASES = int(os.environ.get("ROUND_TRIP_CASES", "25"))
COUNTED: Counter[str] = Counter()
HELD_ON = date(2026, 11, 12)
BODIES = [
    "Hội Nông dân xã Thanh Khê",
    "Hội Liên hiệp Phụ nữ xã Thanh Khê",
    "Hội Cựu chiến binh xã",
    "Đoàn Thanh niên xã",
    "Ủy ban MTTQ Việt Nam xã Thanh Khê",
    "Phòng Kinh tế",
    "Phòng Văn hóa - Xã hội",
    "Văn phòng HĐND và UBND xã",
    "Công an xã",
    "Hội Chữ thập đỏ xã",
    "Hội Khuyến học xã",
]
WORK = [
    "rà soát hộ vay vốn",
    "tổng hợp nhu cầu sửa chữa nhà ở",
    "tham mưu kế hoạch phối hợp năm 2027",
    "vận động hội viên tham gia bảo hiểm y tế",
    "tổ chức giám sát việc thu, chi các quỹ",
    "kiểm tra các điểm bán hàng",
    "tuyên truyền phòng cháy trong khu dân cư",
]
PARTS = [
    ("Sửa nhà dột nát", "căn"),
    ("Trồng rừng", "ha"),
    ("Hộ thoát nghèo", "hộ"),
    ("Kết nạp hội viên", "người"),
    ("Quỹ Vì người nghèo", "đồng"),
    ("Tỷ lệ hộ nghèo", "%"),
]


@dataclass(frozen=True)
class Order:
    task: str
    lead: str
    together: tuple[str, ...]
    due_on: date | None
    excluded: bool
    kind: str

    @property
    def sentence(self) -> str:
        when = wording.due_words(self.due_on, excluded=self.excluded, kind=self.kind)
        return wording.order(self.task, self.lead, self.together, when)

    @property
    def facts(self):
        return self.lead, self.together, self.due_on, self.excluded and bool(self.due_on), self.kind


@st.composite
def orders(draw):
    lead, *together = draw(st.lists(st.sampled_from(BODIES), min_size=1, max_size=3, unique=True))
    kind = draw(st.sampled_from(["by_day", "by_day", "standing", "not_stated"]))
    due_on = HELD_ON + timedelta(days=draw(st.integers(1, 500))) if kind == "by_day" else None
    task = draw(st.sampled_from(WORK))
    return Order(task, lead, tuple(together), due_on, draw(st.booleans()), kind)


@st.composite
def figures(draw):
    what, unit = draw(st.sampled_from(PARTS))
    places = 2 if unit in ("ha", "%") else 0
    top = 9999 if unit == "%" else 900_000
    value = Decimal(draw(st.integers(1, top))).scaleb(-places)
    if unit == "đồng":
        value = value * 1_000_000
    compare = draw(st.sampled_from(["=", "=", ">", "~", "<"]))
    return what, value, unit, compare


@st.composite
def tallies(draw):
    labels = ["vượt", "đạt", "đạt 80%", "chưa đạt"]
    chosen = draw(st.lists(st.sampled_from(labels), min_size=1, max_size=4, unique=True))
    bands = [{"label": one, "count": draw(st.integers(1, 30))} for one in chosen]
    return draw(st.sampled_from(BODIES)), sum(band["count"] for band in bands), bands


def read_back(kind, summary, blocks, symbol):
    """Write a Word file and read it as any document that comes in."""
    paper = Paper(
        profile=load("nd30"),
        kind=KINDS[kind],
        issuers=(("ỦY BAN NHÂN DÂN", "XÃ THANH KHÊ"),),
        number=7,
        symbol=symbol,
        place="Thanh Khê",
        day=HELD_ON,
        summary=summary,
        blocks=tuple(blocks),
        signatures=(Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Hà Văn Sinh"),),
        recipients=("Đảng ủy xã",),
        archive="VP",
    )
    COUNTED["documents"] += 1
    return read(open_docx(write_docx(paper)).text)


def tried(function):
    few = settings(max_examples=CASES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    return few(function)


@tried
@given(st.lists(orders(), min_size=1, max_size=8))
def test_a_conclusion_notice_reads_back_to_the_same_assignments(given_orders):
    opening = (
        "Sáng ngày 12/11/2026, Ủy ban nhân dân xã Thanh Khê tổ chức hội nghị giao ban do "
        "đồng chí Hà Văn Sinh, Chủ tịch UBND xã, chủ trì."
    )
    heard = (
        "Sau khi nghe báo cáo và ý kiến của các đại biểu, đồng chí Hà Văn Sinh, Chủ tịch UBND "
        "xã, kết luận như sau:"
    )
    tasks = [f"{place}. {one.sentence}" for place, one in enumerate(given_orders, start=1)]
    end = "Văn phòng thông báo để các cơ quan, đơn vị biết, thực hiện."
    summary = "Kết luận của đồng chí Hà Văn Sinh, Chủ tịch UBND xã tại hội nghị giao ban"
    blocks = [opening, heard, "I. NHIỆM VỤ", *tasks, end]
    COUNTED["tasks"] += len(tasks)

    reading = read_back("notice", summary, blocks, "TB-UBND")

    assert reading.meeting.day == HELD_ON
    assert [
        (
            ", ".join(one.to),
            one.co_operators,
            one.due.last_day if one.due else None,
            one.due.excluded if one.due else False,
            one.time_kind,
        )
        for one in reading.assignments
    ] == [one.facts for one in given_orders]


@tried
@given(st.lists(figures(), min_size=1, max_size=8), st.lists(tallies(), max_size=3))
def test_a_report_reads_back_to_the_same_figures_and_tallies(given_figures, given_tallies):
    lines = [
        f"- {what}: {wording.amount(value, unit, compare)}."
        for what, value, unit, compare in given_figures
    ]
    words = [wording.tally(*one) for one in given_tallies]
    COUNTED["figures"] += len(lines)
    COUNTED["tallies"] += len(words)

    reading = read_back("report", "Kết quả quý III", ["I. SỐ LIỆU", *lines, *words], "BC-UBND")

    assert [(one.value, one.unit, one.compare) for one in reading.figures] == [
        (value, unit, compare) for _what, value, unit, compare in given_figures
    ]
    assert [
        (one.body, one.total, [(band.label, band.count) for band in one.bands])
        for one in reading.tallies
    ] == [
        (body, total, [(band["label"], band["count"]) for band in bands])
        for body, total, bands in given_tallies
    ]


@pytest.fixture(scope="module", autouse=True)
def _count_cases(pytestconfig):
    yield
    said = ", ".join(f"{number} {what}" for what, number in COUNTED.items())
    capture = pytestconfig.pluginmanager.getplugin("capturemanager")
    with capture.global_and_fixture_disabled():
        print(f"\nRound trip: {said}")
