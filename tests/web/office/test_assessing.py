import pytest
from django.urls import reverse

from phoihop.followup.models import NamedAgain
from phoihop.records.models import Goal, Meeting
from tests.followup.test_shortcomings import named
from tests.web.scenes import cited, confirm_all, make_document, meeting, shortcoming

pytestmark = pytest.mark.django_db


def test_the_list_names_field_body_meeting_and_period(clerk_client, bodies, vanphong, read):
    parts = (meeting("Sáng nay họp", title="Hội nghị năm"), shortcoming("giám sát còn ít"))
    confirm_all(make_document(bodies.van_phong, vanphong, parts), vanphong)

    page = read("office:assessments")

    for words in ("giám sát còn ít", "Giám sát, phản biện xã hội", "Hội nghị năm", "năm 2026"):
        assert words in page
    assert "giám sát còn ít" not in read("office:assessments", loai="chu-de")
    assert "giám sát còn ít" in read("office:assessments", tim="giam sat", nam="2026")
    assert "giám sát còn ít" not in read("office:assessments", nam="2020")


def test_a_shortcoming_named_again_stands_on_top(clerk_client, bodies, vanphong, read):
    old, new = named(bodies, vanphong), named(bodies, vanphong, year=2026)
    assert "lời giống 100%" in read("office:assessment", new.pk)
    clerk_client.post(
        reverse("office:assessment-pair", args=[new.pk]), {"other": old.pk, "same": "1"}
    )

    page = read("office:assessments")

    assert NamedAgain.objects.get().earlier == old
    assert "Hạn chế bị nêu lại" in page
    assert "lần thứ 2" in read("office:assessment", new.pk)


def test_it_is_mended_on_its_page(clerk_client, bodies, vanphong, read):
    one = named(bodies, vanphong)
    address = reverse("office:assessment", args=[one.pk])
    clerk_client.post(address, {"state": "mended", "note": "Lập tổ giám sát"})

    assert "Lập tổ giám sát" in read("office:assessment", one.pk)
    assert "đã khắc phục" in read("office:assessments")


def test_a_goal_stands_on_its_sentence(clerk_client, bodies, vanphong, read):
    one = named(bodies, vanphong)
    sent = {"from": one.pk, "content": "Ngang khu vực", "time": "đến năm 2030"}
    clerk_client.post(reverse("office:goal-new"), sent)

    assert Goal.objects.get().ground == one.proposal
    assert "ngày cuối 31/12/2030" in read("office:assessments")


def test_a_cited_paper_is_looked_up_by_a_person(clerk_client, bodies, vanphong, read):
    paper = make_document(bodies.van_phong, vanphong, (cited("40/2031/NĐ-CP"),), unused="")
    confirm_all(paper, vanphong)
    assert "chưa đối chiếu" in read("office:citations")
    key = paper.citeddocument_set.get().pk
    clerk_client.post(reverse("office:citation-say", args=[key]), {"state": "ended"})

    assert "hết hiệu lực" in read("office:citations")


def test_a_meeting_names_reports_and_themes(clerk_client, bodies, vanphong, read):
    told = {"speaker": "Chu Thị Quế", "kind": "report", "content": "kết quả 7 tháng của Mặt trận"}
    theme = {"body": "", "kind": "theme", "content": "kinh phí hoạt động của các hội"}
    parts = (
        meeting("Sáng nay họp", title="Buổi làm việc"),
        ("statement", "Mặt trận trình bày kết quả 7 tháng", told),
        ("assessment", "các đại biểu bàn về kinh phí", theme),
    )
    confirm_all(make_document(bodies.van_phong, vanphong, parts, unused=""), vanphong)

    page = read("office:meeting", Meeting.objects.get().pk)

    for words in ("báo cáo trình bày", "Chu Thị Quế", "kinh phí hoạt động của các hội", "chủ đề"):
        assert words in page


def test_a_neighbour_finds_nothing(client, bodies, cast, read):
    one = named(bodies, cast["vanphong"])
    client.force_login(cast["hangxom"])

    assert client.get(reverse("office:assessment", args=[one.pk])).status_code == 404
    assert one.content not in read("office:assessments")


def test_a_long_list_asks_no_more(clerk_client, bodies, vanphong, django_assert_max_num_queries):
    parts = tuple(shortcoming(f"việc {n} còn chậm") for n in range(20))
    confirm_all(make_document(bodies.van_phong, vanphong, parts, unused=""), vanphong)

    with django_assert_max_num_queries(30):
        clerk_client.get(reverse("office:assessments"))
