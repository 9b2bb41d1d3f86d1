import pytest
from django.urls import reverse

from phoihop.records.models import Agreement, Programme
from tests.records.test_agreements import agreement_of
from tests.web.scenes import confirm_all, make_document

pytestmark = pytest.mark.django_db
NAMED = ("programme", "chương trình phối hợp 2021-2026", {"name": "Chương trình phối hợp giữ rừng"})


@pytest.fixture
def parties(bodies):
    return {"party_1": bodies.ubnd.pk, "party_2": bodies.mttq.pk, "signer_2": "Chu Thị Quế"}


def test_an_agreement_is_written_down_and_shown(clerk_client, bodies, parties, read):
    sent = {
        "body": bodies.van_phong.pk,
        "kind": "programme",
        "title": "Chương trình phối hợp giữ rừng",
        "number": "01/CTPH",
        "first_year": "2026",
        "last_year": "2030",
        **parties,
    }
    clerk_client.post(reverse("office:programme-new"), sent)

    page = read("office:programme", Agreement.objects.get().pk)
    assert "2026–2030" in page
    assert "Chu Thị Quế" in page
    assert "chưa ghi người ký" in page
    assert "01/CTPH" in read("office:programmes")


def test_one_party_is_not_enough(clerk_client, bodies, parties):
    sent = {"body": bodies.van_phong.pk, "kind": "programme", "title": "Quy chế", **parties}
    page = clerk_client.post(reverse("office:programme-new"), sent | {"party_2": ""})

    assert page.status_code == 200
    assert not Agreement.objects.exists()


def test_it_begins_from_what_a_document_names(clerk_client, bodies, vanphong, read):
    paper = make_document(bodies.van_phong, vanphong, (NAMED,))
    confirm_all(paper, vanphong)
    named = Programme.objects.get()

    page = read("office:programme-new", nhac=named.pk)

    assert 'value="Chương trình phối hợp giữ rừng"' in page
    assert f'<option value="{named.pk}" selected>' in page


def test_successor_and_predecessor_lead_to_each_other(clerk_client, bodies, vanphong, read):
    old = agreement_of(bodies, vanphong, title="Chương trình cũ", last_year=2020)
    assert "chưa có văn bản tiếp nối" in read("office:programme", old.pk)
    new = agreement_of(bodies, vanphong, title="Chương trình mới", predecessor=old)

    assert reverse("office:programme", args=[new.pk]) in read("office:programme", old.pk)
    assert reverse("office:programme", args=[old.pk]) in read("office:programme", new.pk)


def test_a_search_finds_without_marks(clerk_client, bodies, vanphong, read):
    agreement_of(bodies, vanphong, title="Chương trình giữ rừng")

    assert "Chương trình giữ rừng" in read("office:programmes", tim="giu rung")
    assert "Không có chương trình nào" in read("office:programmes", tim="bien")


def test_a_neighbour_finds_nothing(client, bodies, cast, read):
    made = agreement_of(bodies, cast["vanphong"])
    client.force_login(cast["hangxom"])

    assert client.get(reverse("office:programme", args=[made.pk])).status_code == 404
    assert made.title not in read("office:programmes")


def test_the_list_asks_the_same_whatever_its_length(
    clerk_client, bodies, vanphong, django_assert_max_num_queries
):
    for place in range(8):
        agreement_of(bodies, vanphong, title=f"Chương trình {place}")

    with django_assert_max_num_queries(20):
        clerk_client.get(reverse("office:programmes"))
