"""The pages of the ledgers, as an office uses them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from phoihop.records.ledgers import COUNTS
from phoihop.records.models import PresentGroup, Reception, Resource
from tests.records.test_ledgers import held

__all__ = ["held"]
pytestmark = pytest.mark.django_db
SENT = {
    "first_day": "2026-01-01",
    "last_day": "2026-03-31",
    "fund": "Quỹ Vì người nghèo",
    "turn": "income",
    "what": "money",
    "compare": ">",
    "amount": "2000000000",
    "purpose": "sửa nhà dột nát",
}


def test_a_line_is_written_and_added_up(clerk_client, bodies, read):
    clerk_client.post(
        reverse("office:ledger", args=["nguon-luc"]), SENT | {"body": bodies.van_phong.pk}
    )

    page = read("office:ledger", "nguon-luc")
    assert Resource.objects.count() == 1
    assert "0 + 2.000.000.000 − 0 = 2.000.000.000 (ít nhất" in page


def test_a_second_press_writes_no_second_line(clerk_client, bodies):
    sent = SENT | {"body": bodies.van_phong.pk}

    for _ in range(2):
        clerk_client.post(reverse("office:ledger", args=["nguon-luc"]), sent)
    assert Resource.objects.count() == 1

    Resource.objects.update(made_at=timezone.now() - timedelta(minutes=5))
    clerk_client.post(reverse("office:ledger", args=["nguon-luc"]), sent)
    assert Resource.objects.count() == 2


def test_what_is_wrong_with_a_box_is_said_by_its_box(clerk_client, bodies):
    sent = SENT | {"body": bodies.van_phong.pk, "amount": "nhiều"}

    page = clerk_client.post(reverse("office:ledger", args=["nguon-luc"]), sent).content.decode()

    assert 'aria-describedby="id_amount_error"' in page
    assert 'id="id_amount_error"' in page


@pytest.mark.parametrize(
    ("typed", "kept"), [("2.000.000.000", 2_000_000_000), ("1,5 tỷ", 1_500_000_000)]
)
def test_an_amount_is_typed_as_offices_write_it(clerk_client, bodies, typed, kept):
    sent = SENT | {"body": bodies.van_phong.pk, "amount": typed}

    clerk_client.post(reverse("office:ledger", args=["nguon-luc"]), sent)

    assert Resource.objects.get().amount == kept


def test_an_amount_that_may_mean_two_things_is_asked_about(clerk_client, bodies):
    sent = SENT | {"body": bodies.van_phong.pk, "amount": "1.5"}

    page = clerk_client.post(reverse("office:ledger", args=["nguon-luc"]), sent).content.decode()

    assert not Resource.objects.exists()
    assert 'value="1.5"' in page


def test_what_is_wrong_is_said_and_nothing_lost(clerk_client, bodies):
    named = "giúp bà Lò Thị Mận, Chủ tịch Hội Nông dân xã"
    sent = SENT | {"body": bodies.van_phong.pk, "purpose": named}

    page = clerk_client.post(reverse("office:ledger", args=["nguon-luc"]), sent).content.decode()

    assert "Sổ không ghi tên người" in page
    assert 'value="Quỹ Vì người nghèo"' in page
    assert not Resource.objects.exists()


def test_a_body_that_is_not_ones_own_cannot_be_chosen(clerk_client, bodies):
    sent = SENT | {"body": bodies.hang_xom.pk}

    page = clerk_client.post(reverse("office:ledger", args=["nguon-luc"]), sent).content.decode()

    assert "Lỗi:" in page
    assert not Resource.objects.exists()


def test_receptions_show_their_sum(clerk_client, bodies, read):
    day = {"first_day": "2026-03-02", "last_day": "2026-03-02"}
    counts = dict.fromkeys(COUNTS, "0") | {"turns": "4", "letters": "3", "feedback": "2"}
    sent = {"body": bodies.van_phong.pk, "held_by": "chair", **day, **counts}
    clerk_client.post(reverse("office:ledger", args=["tiep-cong-dan"]), sent)

    assert Reception.objects.get().turns == 4
    assert "Chủ tịch UBND tiếp định kỳ" in read("office:ledger", "tiep-cong-dan")


@pytest.mark.parametrize("kind", ["khac", "nhom-du"])
def test_there_is_no_other_ledger(clerk_client, kind):
    assert clerk_client.get(reverse("office:ledger", args=[kind])).status_code == 404


def test_a_group_is_picked_from_what_the_document_names(clerk_client, held, read):
    page = read("office:meeting", held.pk)
    assert "các đoàn thể chính trị - xã hội xã" in page

    clerk_client.post(
        reverse("office:meeting-group", args=[held.pk]),
        {"words": "thủ trưởng các đơn vị", "people": "12"},
    )
    kept = PresentGroup.objects.get()
    assert "12 người" in read("office:meeting", held.pk)
    clerk_client.post(
        reverse("office:ledger-strike", args=["nhom-du", kept.pk]), {"reason": "không dự"}
    )

    assert "<s>thủ trưởng các đơn vị</s>" in read("office:meeting", held.pk)
