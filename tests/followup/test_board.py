from datetime import date

import pytest

from phoihop.followup.work import board, mark_done
from phoihop.records.confirm import confirm
from tests.factories import confirmed_request, confirmed_task, task_proposal

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 10)


@pytest.fixture
def task(bodies, vanphong):
    return lambda **changed: confirmed_task(vanphong, bodies.van_phong, **changed)


def shown(found, group):
    return [item.code for item in found[group].items]


@pytest.mark.parametrize(
    ("due", "group", "days_left"),
    [
        # the last day on time is not late, the day after is
        ("2026-03-09", "overdue", -1),
        ("2026-03-10", "due_soon", 0),
        ("2026-03-17", "due_soon", 7),
        ("2026-03-18", "running", 8),
    ],
)
def test_a_task_stands_by_how_near_its_day_is(task, vanphong, due, group, days_left):
    code = task(due=due).code

    (item,) = board(vanphong, on=TODAY)[group].items
    assert (item.code, item.days_left) == (code, days_left)


@pytest.mark.parametrize(
    ("time_kind", "group"),
    [
        ("standing", "standing"),
        ("not_stated", "standing"),
        ("within_period", "running"),
        ("from_later", "running"),
    ],
)
def test_a_task_without_a_day_is_never_late(task, vanphong, time_kind, group):
    code = task(due=None, time_kind=time_kind).code

    assert shown(board(vanphong, on=date(2099, 1, 1)), group) == [code]


def test_a_recommendation_waits_for_its_answer(bodies, vanphong):
    request = confirmed_request(vanphong, bodies.van_phong)

    (item,) = board(vanphong, on=TODAY)["running"].items
    assert (item.code, item.kind_label, item.lead) == (request.code, "kiến nghị", "UBND xã")


def test_what_is_done_is_no_longer_late(task, vanphong):
    late = task(due="2026-03-02")
    mark_done(late, account=vanphong, note="đã gửi báo cáo số 12")

    found = board(vanphong, on=TODAY)
    assert shown(found, "done") == [late.code]
    assert shown(found, "overdue") == []


def test_the_most_pressing_comes_first(task, vanphong):
    second, first = task(due="2026-03-08"), task(due="2026-03-02")

    assert shown(board(vanphong, on=TODAY), "overdue") == [first.code, second.code]


def test_an_item_opens_its_sentence(task, vanphong):
    proposal = task().proposal

    (item,) = board(vanphong, on=TODAY)["due_soon"].items
    assert (item.document_id, item.proposal_id) == (proposal.document_id, proposal.pk)
    assert (item.start, item.end) == (proposal.start, proposal.end)


@pytest.mark.parametrize(
    "words", ["vay vốn", "VAY VON", "von ra soat", "nong dan", "NV-2026-1", "nông dân vốn"]
)
def test_search_finds_all_its_words_with_and_without_diacritics(task, vanphong, words):
    code = task().code
    task(task="sửa đường vào bản", to=["Hội Phụ nữ"])

    assert shown(board(vanphong, on=TODAY, search=words), "due_soon") == [code]


def test_search_finds_the_letter_with_a_stroke(task, vanphong):
    code = task(task="dựng điểm đọc sách", to=["Đoàn xã"]).code

    assert shown(board(vanphong, on=TODAY, search="diem doc doan"), "due_soon") == [code]


def test_a_body_sees_what_it_leads_and_what_it_shares(task, bodies, vanphong):
    leads = task().code
    shares = task(to=["UBND xã"], **{"with": ["Hội Nông dân"]}).code
    task(to=["UBND xã"])

    found = board(vanphong, on=TODAY, body=bodies.nong_dan)
    assert shown(found, "due_soon") == [leads, shares]


@pytest.mark.parametrize("who", ["hangxom", "tinh", "khach"])
def test_another_bodys_work_is_not_there(task, cast, who):
    task()

    assert board(cast[who], on=TODAY).total == 0


def test_the_lead_body_sees_its_task_but_not_the_others_document(task, canbo):
    task()

    (item,) = [item for group in board(canbo, on=TODAY).groups for item in group.items]
    assert item.lead_id is not None
    assert not item.may_open_source


def test_a_sentence_kept_as_text_only_is_on_no_board(bodies, vanphong):
    confirm(task_proposal(bodies.van_phong, record_only=True), account=vanphong, version=1)

    assert board(vanphong, on=TODAY).total == 0


def test_an_undone_task_leaves_the_board(bodies, vanphong, task):
    from phoihop.records.confirm import undo

    undo(task().proposal, account=vanphong, version=2)

    assert board(vanphong, on=TODAY).total == 0


def test_the_number_of_queries_does_not_grow(task, bodies, vanphong, django_assert_num_queries):
    for number in range(3):
        task(due=f"2026-03-0{number + 2}", **{"with": ["Hội Liên hiệp Phụ nữ"]})
        confirmed_request(vanphong, bodies.van_phong)
    with django_assert_num_queries(9):
        board(vanphong, on=TODAY)

    for _ in range(12):
        task(**{"with": ["Hội Liên hiệp Phụ nữ"]})
    with django_assert_num_queries(9):
        assert board(vanphong, on=TODAY).total == 18
