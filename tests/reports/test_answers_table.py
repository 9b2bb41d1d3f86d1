"""The table of remarks and answers says what was answered, how, and what is no answer."""

from datetime import date

import pytest

from phoihop.followup.answers import answer, note_blanket
from phoihop.records.models import Recommendation
from phoihop.reports.drafting.letters import responses
from phoihop.reports.drafting.sources import Sources
from tests.factories import confirmed_request

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(bodies, vanphong):
    asked = confirmed_request(vanphong, bodies.van_phong)

    def table(*steps):
        for step in steps:
            step(asked)
        drafted = responses(Sources(vanphong, bodies.ubnd, date(2026, 3, 20)))
        return drafted.tables[0]["rows"][-1][-1]

    return table


def test_an_answer_stands_with_its_kind_its_paper_and_its_day(told, vanphong):
    words = {"kind": "partly", "text": "Sẽ mở một điểm trong tháng 5.", "paper": "12/UBND-VX"}
    said = told(
        lambda one: note_blanket(one, account=vanphong, text="Các ngành nghiên cứu."),
        lambda one: answer(one, account=vanphong, answered_on=date(2026, 3, 18), **words),
    )

    assert said == (
        "Tiếp thu một phần: Sẽ mở một điểm trong tháng 5 (số 12/UBND-VX, ngày 18/03/2026)"
    )


def test_what_was_passed_on_says_whereto(told, vanphong):
    words = {"kind": "forwarded", "text": "Ngoài thẩm quyền", "forwarded_to": "Sở Tài chính"}

    assert "(chuyển Sở Tài chính)" in told(lambda one: answer(one, account=vanphong, **words))


def test_a_general_conclusion_and_unwritten_words_are_called_what_they_are(told, vanphong):
    assert told() == "Chưa có trả lời"
    unwritten = {"kind": "accepted", "text": "", "way": "meeting"}
    assert told(lambda one: answer(one, account=vanphong, **unwritten)) == (
        "Đã trả lời tại hội nghị, chưa ghi nội dung"
    )
    assert told(lambda one: note_blanket(one, account=vanphong, text="Giao các ngành.")) == (
        "Chưa có trả lời riêng (mới có kết luận chung)"
    )
    assert Recommendation.objects.count() == 1
