"""One article on four portals that are built in four ways: the same is read, the rest is told."""

from __future__ import annotations

from datetime import date

import pytest

from phoihop.reading import read
from phoihop.reading.formats import open_document
from phoihop.reading.formats.html_counters import counters_of
from tests.reading.formats.portals import BODY, LEAD, PORTALS, TITLE


@pytest.fixture(params=PORTALS, scope="module")
def name(request):
    return request.param


@pytest.fixture
def opened(name):
    return open_document(PORTALS[name].encode(), "bai.html")


def test_the_article_is_whole_and_in_order(opened):
    lines = opened.text.split("\n")
    assert lines[0] == TITLE
    assert [line for line in lines if line in (LEAD, *BODY)] == [LEAD, *BODY]


@pytest.mark.parametrize(
    "outside",
    ["Trang chủ", "Giới thiệu", "Bản đồ", "Xã khác", "Nguyễn Văn A", "Lò Văn Tấc", "Giấy phép",
     "554.301", "1.790.455", "Đang truy cập", "Bản tin sáng", "In ra"],
)  # fmt: skip
def test_what_stands_around_stays_outside(opened, outside):
    assert outside not in opened.text


def test_the_same_is_read_whatever_the_portal(opened):
    published = date.fromisoformat(opened.metadata["published_on"])
    reading = read(opened.text, published_on=published)
    assert reading.meeting.day == date(2026, 5, 12)
    assert [person.name for person in reading.people] == ["Lò Thị Mẩy"]
    assert [str(task.due.last_day) for task in reading.assignments if task.due] == ["2026-06-14"]
    assert {str(figure.value) for figure in reading.figures} >= {"85", "4.5"}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "news module",
            {
                "author": "Khà Văn Sinh", "rating_count": "2", "rating_average": "4.5",
                "comments": "1", "captions": "Bà con nêu ý kiến",
                "audio": "/media/phat-thanh-13-5.mp3", "visits_online": "12",
                "visits_day": "1203", "visits_month": "20114", "visits_total": "3481022",
            },
        ),
        (
            "portlets",
            {
                "author": "Khà Văn Sinh", "views": "331", "rating_count": "6",
                "rating_average": "4.5", "visits_total": "1790455", "visits_month": "10204",
                "visits_online": "7",
            },
        ),
        (
            "tables",
            {
                "views": "88", "attachments": "Thông báo kết luận", "rating_count": "3",
                "rating_average": "4.7", "captions": "Chủ tịch xã trả lời bà con",
                "visits_total": "2444451", "visits_year": "554301", "visits_month": "106593",
                "visits_week": "30504", "visits_day": "345", "visits_online": "47",
            },
        ),
        (
            "today",
            {
                "author": "Khà Văn Sinh", "views": "1024", "comments": "3",
                "captions": "Đường vào bản mùa mưa", "audio": "/audio/doc-bao.m4a",
            },
        ),
    ],
)  # fmt: skip
def test_what_a_page_says_of_its_article_is_metadata(name, told):
    metadata = open_document(PORTALS[name].encode(), "bai.html").metadata
    assert {key: metadata.get(key) for key in told} == told
    assert metadata["title"] == TITLE
    assert metadata["published_on"] == "2026-05-13"


def test_what_readers_wrote_is_never_kept(opened):
    assert "Nguyễn Văn A" not in str(opened.metadata)
    assert "Lò Văn Tấc" not in str(opened.metadata)


@pytest.mark.parametrize(
    "words",
    [
        "Trong năm: 554.301 cây đã trồng",
        "Thống kê: 12",
        "Có 0 lượt đánh giá , trung bình:",
        "Kết quả đánh giá: tốt",
    ],
)
def test_a_lone_label_or_a_sentence_is_no_counter(words):
    from lxml import html

    assert counters_of(html.document_fromstring(f"<p>{words}</p>")) == {}
