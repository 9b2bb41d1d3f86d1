"""What stands beside a published meeting, as a reader and an office meet it."""

import pytest
from django.core import signing
from django.urls import reverse

from phoihop.records.models import Meeting, PageView, PublicComment, PublicLink
from phoihop.records.publish import publish
from phoihop.web.portal.captcha import _SALT as SALT
from phoihop.web.portal.captcha import is_right, new_question
from tests.web.scenes import confirm_all, make_document, meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def public(bodies, vanphong, lanhdao):
    shown = []
    for title in ("Trực báo quý I", "Trực báo quý II"):
        parts = (meeting("Sáng nay họp trực báo", title=title),)
        paper = make_document(bodies.van_phong, vanphong, parts, title=title)
        confirm_all(paper, vanphong)
        one = Meeting.objects.get(document=paper)
        publish(one, account=lanhdao)
        shown.append(one)
    return shown


def send(client, shown, **data):
    sent = {"token": signing.dumps([2, 3], salt=SALT), "answer": "5"} | data
    return client.post(reverse("portal:comment", args=[shown.pk]), sent, follow=True)


def test_a_page_shows_its_readers_its_kin_and_how_to_share(client, public, read):
    page = read("portal:meeting", public[0].pk)
    page = read("portal:meeting", public[0].pk)

    assert "2 lượt xem" in page
    assert "Trực báo quý II" in page
    assert f"http://testserver/hoi-nghi/{public[0].pk}/" in page
    assert "mailto:?subject=" in page
    assert "Thống kê truy cập" in page
    assert PageView.objects.count() == 2


def test_a_comment_is_public_only_after_the_office_read_it(client, public, vanphong, read):
    told = send(client, public[0], text="<b>Rõ ràng</b>", name="Bạn đọc", stars="5")
    assert "hiện sau khi văn phòng duyệt" in told.content.decode()
    assert "Rõ ràng" not in read("portal:meeting", public[0].pk)

    client.force_login(vanphong)
    assert "Rõ ràng" in read("office:comments")
    one = PublicComment.objects.get()
    client.post(reverse("office:comment-decide", args=[one.pk]), {"act": "show"})
    client.logout()

    page = read("portal:meeting", public[0].pk)
    assert "&lt;b&gt;Rõ ràng&lt;/b&gt;" in page
    assert "5,0/5 sao (1 lượt đánh giá)" in page


def test_a_wrong_sum_keeps_the_words_in_the_box(client, public):
    page = send(client, public[0], text="Viết rất lâu", answer="6")

    assert page.status_code == 400
    assert "Viết rất lâu" in page.content.decode()
    assert "không đúng hoặc đã cũ" in page.content.decode()
    assert not PublicComment.objects.exists()


def test_a_program_that_can_add_is_stopped(client, public, monkeypatch):
    monkeypatch.setattr("phoihop.web.portal.comments.MOST_AN_HOUR", 2)

    answers = [send(client, public[0], stars="5") for _time in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 400]
    assert "quá nhiều lượt gửi" in answers[-1].content.decode()
    assert send(client, public[1], stars="5").status_code == 200


def test_the_question_is_words_and_a_token_of_ours():
    words, token = new_question()

    assert "cộng" in words
    one, other = signing.loads(token, salt=SALT)
    assert is_right(token, f" {one + other} ")
    for wrong in ((token, "0"), (token, "năm"), ("x", "5"), (signing.dumps("a", salt=SALT), "5")):
        assert not is_right(*wrong)


def test_comments_of_an_unpublished_meeting_are_nobodys(client, public, lanhdao):
    Meeting.objects.update(published_at=None)

    assert send(client, public[0], text="Rõ ràng.").status_code == 404


def test_links_and_radio_programmes_stand_on_every_public_page(client, bodies, vanphong, read):
    client.force_login(vanphong)
    radio = {"body": bodies.van_phong.pk, "kind": "radio", "title": "Bản tin xã", "url": "https://dai.vn/1",
             "on_air": "2026-03-02", "words": "Kính chào quý vị."}  # fmt: skip
    client.post(reverse("office:public-links"), radio)
    client.logout()

    page = read("portal:home")
    assert "Chương trình phát thanh" in page
    assert "Kính chào quý vị." in page
    assert PublicLink.objects.get().made_by == vanphong


def test_a_wrong_link_is_said_at_its_box(clerk_client, bodies):
    sent = {"body": bodies.van_phong.pk, "kind": "site", "title": "x", "url": "javascript:1"}

    assert "Lỗi:" in clerk_client.post(reverse("office:public-links"), sent).content.decode()


def test_anybody_looks_up_what_an_old_unit_is_now(client, read):
    assert "Hà Nội" in read("portal:places")
    page = read("portal:places", tim="huyen vu quang")
    assert "Vũ Quang" in page
    assert "không có đơn vị" not in page.lower()
    assert "Không có đơn vị hành chính nào tên" in read("portal:places", tim="zzzz")
