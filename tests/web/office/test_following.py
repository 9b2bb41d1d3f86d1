"""The pages on which work is followed to its end."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from phoihop.followup.answers import answer, note_blanket
from phoihop.followup.models import Answer, AnswerTemplate, Change
from phoihop.followup.tasks import ask_extension, report_done, supersede
from phoihop.followup.work import state_of, version_of
from phoihop.intake.models import Proposal
from phoihop.records.models import Assignment, Recommendation
from tests.factories import confirmed_request, confirmed_task
from tests.web.scenes import confirm_all, make_document, request_

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(bodies, vanphong):
    return confirmed_task(vanphong, bodies.van_phong)


@pytest.fixture
def asked(bodies, vanphong):
    return confirmed_request(vanphong, bodies.van_phong)


@pytest.fixture
def send(client):
    def post(name, record, **data):
        address = reverse(f"office:{name}", args=[record.pk])
        return client.post(address, data, follow=True).content.decode()

    return post


@pytest.fixture
def officer(client, canbo):
    client.force_login(canbo)
    return canbo


def test_the_unit_answers_on_its_own_screen(officer, read, send, task):
    page = read("office:task-answer", task.pk)
    assert all(words in page for words in (task.quote, "Đã xong", "Đang làm", "Xin gia hạn"))
    assert "Ghi theo lời của" not in page

    page = send("task-answer", task, act="done", note="đã rà soát 120 hộ")

    assert "Văn phòng sẽ xác nhận hoặc trả lại" in page
    assert state_of(task) == "reported"


def test_a_unit_says_once_that_it_has_the_task_in_hand(officer, read, send, task):
    assert "Nhận việc" in read("office:task-answer", task.pk)

    page = send("task-answer", task, act="accept")

    assert "Đã ghi nhận việc." in page
    assert 'value="accept"' not in page
    assert state_of(task) == "running"


def test_the_office_writes_for_a_unit_and_says_by_whose_words(clerk_client, read, send, task):
    page = read("office:task-answer", task.pk)
    assert "Ghi theo lời của" in page
    assert 'value="accept"' not in page

    page = send("task-answer", task, act="progress", note="3 xóm", said_by="bà Páo", percent="40")

    assert "theo lời bà Páo" in page
    assert 'value="40"' in page


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"act": "more", "note": "mưa", "until": "31/02/2027"}, "Lịch không có ngày 31/02/2027"),
        ({"act": "more", "note": "mưa", "until": "mai"}, "không phải là ngày"),
        ({"act": "progress", "note": "3 xóm", "percent": "140"}, "số từ 0 đến 100"),
        ({"act": "progress", "note": "3 xóm", "percent": "bốn mươi"}, "số từ 0 đến 100"),
        ({"act": "progress", "note": "3 xóm" * 9000}, "Nội dung dài quá"),
        ({"act": "done", "note": ""}, "Chưa đủ minh chứng"),
        ({"act": "nhảy múa", "note": "3 xóm"}, "Hãy chọn một việc để ghi"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(officer, send, task, data, said):
    page = send("task-answer", task, **data)

    assert said in page
    assert data["note"] in page
    assert not Change.objects.exists()


def test_two_people_at_once_the_second_is_told(clerk_client, send, task, canbo):
    seen = version_of(task)
    report_done(task, account=canbo, note="đã rà soát 120 hộ")

    page = send("assignment", task, note="văn phòng biết đã xong", seen=seen)

    assert "vừa được Vàng A Páo cập nhật" in page
    assert "văn phòng biết đã xong" in page
    assert state_of(task) == "reported"


def test_the_office_judges_what_was_reported(clerk_client, read, send, task, canbo):
    file = SimpleUploadedFile("bien-ban.pdf", b"%PDF-1.4 x")
    report_done(task, account=canbo, note="đã rà soát", file=file)
    page = read("office:assignment", task.pk)
    assert all(words in page for words in ("đã rà soát", "bien-ban.pdf", "Xác nhận hoàn thành"))

    assert "Hãy ghi vì sao trả lại" in send("task-judge", task, act="send_back", note="")
    assert "đơn vị làm tiếp" in send("task-judge", task, act="send_back", note="thiếu 2 xóm")


def test_more_time_is_granted_from_the_page(clerk_client, read, send, task, canbo):
    ask_extension(task, account=canbo, until=date(2026, 4, 1), note="mưa lũ")
    assert "Đơn vị xin gia hạn đến 01/04/2026" in read("office:assignment", task.pk)

    page = send("task-judge", task, act="grant", until="2026-04-01")

    assert "ngày cuối đã đổi: 14/03/2026 → 01/04/2026" in page
    assert "văn bản ghi “trước ngày 15/3”" in page


def test_a_newer_task_is_named_by_its_code(clerk_client, send, task, bodies, vanphong):
    newer = confirmed_task(vanphong, bodies.van_phong, task="rà soát cả hộ cận nghèo")

    assert "Không tìm thấy nhiệm vụ" in send("task-judge", task, act="supersede", other="NV-2")
    page = send("task-judge", task, act="supersede", other=newer.code.lower())

    assert newer.code in page
    assert "Đã được thay thế" in page
    assert Assignment.objects.get(pk=task.pk).superseded_by == newer


def test_a_tie_to_a_task_one_does_not_see_shows_its_code_only(
    officer, read, task, bodies, vanphong
):
    other = confirmed_task(vanphong, bodies.van_phong, to=["UBND xã"], task="việc của ủy ban")
    supersede(task, by=other, account=vanphong)

    page = read("office:assignment", task.pk)

    assert other.code in page
    assert "việc của ủy ban" not in page
    assert reverse("office:assignment", args=[other.pk]) not in page


def test_a_recommendation_goes_up_its_ladder_by_page(clerk_client, send, asked, bodies, canbo):
    assert "Đã tiếp nhận" in send("request-receive", asked, act="receive")
    given = {"act": "assign", "lead": bodies.mttq.pk, "until": "2099-01-05"}
    assert "Đã giao đơn vị trả lời" in send("request-receive", asked, **given)
    page = send("request-answer", asked, act="answer", kind="explained", text="Chưa có vốn.")
    assert "Giải trình" in page or "giải trình, chưa thực hiện được" in page
    assert Recommendation.objects.get().due_on == date(2099, 1, 5)

    clerk_client.force_login(canbo)
    page = send("request-verify", asked, act="not_content", note="năm ngoái cũng nói vậy")

    assert "kiến nghị được giải quyết tiếp" in page
    assert state_of(asked) == "received"


def test_the_screen_says_that_a_general_conclusion_answers_nothing(
    clerk_client, read, asked, vanphong
):
    note_blanket(asked, account=vanphong, text="Tiếp thu các ý kiến của đại biểu.")

    page = read("office:recommendation", asked.pk)

    assert "Kết luận chung, chưa trả lời kiến nghị này" in page
    assert "Đề nghị bổ sung nội dung trả lời" in page


def test_an_unwritten_answer_asks_for_its_words(clerk_client, send, asked):
    page = send("request-answer", asked, act="answer", way="meeting")

    assert "Trả lời tại hội nghị, chưa ghi nội dung" in page
    assert state_of(asked) == "raised"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("request-answer", {"act": "answer", "text": "Có."}, "Hãy chọn loại trả lời"),
        (
            "request-answer",
            {"act": "answer", "kind": "accepted", "text": "Có.", "answered_on": "2099-01-01"},
            "không thể ở sau hôm nay",
        ),
        ("request-receive", {"act": "assign", "lead": "99999"}, "Hãy chọn đơn vị chủ trì"),
        ("request-receive", {"act": "hand_on", "to": ""}, "Hãy chọn nơi giải quyết"),
        ("request-judge", {"act": "blanket", "text": ""}, "Hãy ghi câu kết luận chung"),
        ("request-judge", {"act": "close"}, "hãy ghi vì sao kết thúc"),
    ],
)
def test_a_step_that_lacks_something_says_what(clerk_client, send, asked, name, data, said):
    assert said in send(name, asked, **data)
    assert not Change.objects.exists()
    assert not Answer.objects.exists()


def test_a_template_of_the_office_is_filled_in(clerk_client, read, asked, bodies):
    words = "Kính gửi [đơn vị kiến nghị]: về [nội dung kiến nghị], ủy ban sẽ xem xét."
    kept = AnswerTemplate.objects.create(
        body=bodies.van_phong, name="Tiếp thu", kind="accepted", text=words
    )

    page = read("office:recommendation", asked.pk, mau=kept.pk)

    assert "về mở thêm điểm thu mua chè, ủy ban sẽ xem xét." in page
    assert "[đơn vị" not in page


def test_an_answer_of_another_office_is_not_there(client, hangxom, asked):
    client.force_login(hangxom)

    for name in ("receive", "answer", "verify", "judge"):
        url = reverse(f"office:request-{name}", args=[asked.pk])
        assert client.post(url, {"act": "receive"}).status_code == 404


def test_the_number_of_queries_of_an_item_does_not_grow(
    clerk_client, read, bodies, vanphong, asked, django_assert_max_num_queries
):
    for _ in range(6):
        answer(asked, account=vanphong, kind="accepted", text="Sẽ làm.")

    with django_assert_max_num_queries(56):
        read("office:recommendation", asked.pk)


def test_a_repetition_is_confirmed_and_denied_by_page(clerk_client, read, send, bodies, vanphong):
    words = "Đề nghị sửa chữa cầu treo bản Nậm Tốc"
    one, other = (
        confirmed_request(vanphong, bodies.van_phong, content=f"{words}{more}")
        for more in ("", " đã hỏng")
    )
    assert "Có thể là cùng một việc" in read("office:recommendation", other.pk)
    assert one.code in read("office:asked-again")

    assert "cùng một nội dung" in send("request-again", other, act="same", other=one.pk)

    page = read("office:asked-again")
    assert "2 lần" in page
    assert "Không còn cặp nào chờ xác nhận" in page
    assert "lần thứ 2" in read("office:work")
    assert "Không tìm thấy kiến nghị" in send("request-again", one, act="same", code="KN-9")


def test_a_sentence_of_the_document_becomes_the_answer(clerk_client, read, send, bodies, vanphong):
    said = ("statement", "Xã sẽ mở thêm điểm thu mua chè trong quý I", None)
    values = {"speaker": "Chủ tịch UBND xã", "kind": "response", "content": said[1]}
    parts = (request_("mở thêm điểm thu mua chè"), (said[0], said[1], values))
    confirm_all(make_document(bodies.van_phong, vanphong, parts), vanphong)
    asked, sentence = Recommendation.objects.get(), Proposal.objects.get(kind="statement")

    assert "Câu này trả lời" in read("office:recommendation", asked.pk)
    page = read("office:recommendation", asked.pk, cau=sentence.pk)
    assert f'name="proposal" value="{sentence.pk}"' in page
    send(
        "request-answer",
        asked,
        act="answer",
        kind="accepted",
        text=said[1],
        way="meeting",
        proposal=sentence.pk,
    )

    assert Answer.objects.get().proposal == sentence
    assert state_of(asked) == "answered"


def test_a_template_is_kept_changed_and_retired(clerk_client, read, bodies):
    new = {"body": bodies.van_phong.pk, "name": "Tiếp thu", "kind": "accepted"}
    address = reverse("office:reply-templates")
    page = clerk_client.post(address, new | {"text": "Về [mã số] [tên]"}, follow=True)
    assert "Chỗ này sẽ không tự điền: [tên]" in page.content.decode()
    kept = AnswerTemplate.objects.get()

    page = clerk_client.post(address, new | {"text": "Khác"}).content.decode()
    assert "Đơn vị đã có mẫu mang tên này" in page
    clerk_client.post(address, new | {"template": kept.pk, "text": "Về [mã số]: sẽ làm."})
    assert AnswerTemplate.objects.get().text == "Về [mã số]: sẽ làm."

    clerk_client.post(reverse("office:reply-template-retire", args=[kept.pk]))
    assert "Chưa có mẫu nào" in read("office:reply-templates")
