import pytest
from django.db import DatabaseError, transaction

from phoihop.registry import trail
from phoihop.registry.models import TrailEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(bodies, vanphong):
    return trail.record(
        "rename", bodies.ubnd, actor=vanphong, body=bodies.ubnd, after={"name": "x"}
    )


def test_an_entry_says_who_for_whom_and_on_what(entry, bodies, vanphong):
    assert entry.actor == vanphong
    assert entry.acting_for == bodies.van_phong
    assert (entry.object_type, entry.object_id) == ("registry.body", str(bodies.ubnd.pk))
    assert entry.object_label == "UBND xã"


def test_the_database_refuses_to_change_an_entry(entry):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        TrailEntry.objects.filter(pk=entry.pk).update(verb="nothing")

    entry.refresh_from_db()
    assert entry.verb == "rename"


def test_the_database_refuses_to_delete_an_entry(entry):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        TrailEntry.objects.filter(pk=entry.pk).delete()

    assert TrailEntry.objects.filter(pk=entry.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_nothing_is_written_outside_a_transaction(bodies):
    with pytest.raises(trail.OutsideTransaction):
        trail.record("rename", bodies.ubnd, actor=None, body=bodies.ubnd)


@pytest.mark.django_db(transaction=True)
def test_an_act_that_fails_leaves_no_entry(bodies):
    def act():
        with transaction.atomic():
            trail.record("rename", bodies.ubnd, actor=None, body=bodies.ubnd)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act()

    assert not TrailEntry.objects.exists()
