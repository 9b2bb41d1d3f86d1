"""What the frame counts is what the lists hold, whoever looks, and on each day anew."""

from datetime import timedelta

import pytest
from django.utils import timezone

from phoihop.registry.models import Role
from phoihop.registry.notices import unread
from phoihop.web.waiting_counts import Waiting, documents_to_handle, overdue_work, waiting_for
from tests.factories import AccountFactory, RoleFactory, confirmed_task
from tests.web.scenes import make_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def some_of_each(bodies, vanphong):
    make_document(bodies.van_phong, vanphong)
    for days in (-30, 0):
        due = timezone.localdate() + timedelta(days=days)
        confirmed_task(vanphong, bodies.van_phong, due=due.isoformat())


def as_listed(account):
    return Waiting(
        documents_to_handle(account).count(),
        overdue_work(account, timezone.localdate()).count(),
        unread(account).count(),
    )


def test_the_counts_are_those_of_the_lists(some_of_each, vanphong, canbo, lanhdao, tinh, hangxom):
    everybody = (vanphong, canbo, lanhdao, tinh, hangxom)

    known = [waiting_for(one) for one in everybody]

    assert known == [as_listed(one) for one in everybody]
    assert known[0][:2] == (1, 1)
    assert known[1].notices == 2
    assert known[4] == (0, 0, 0)


def test_another_day_and_another_role_are_counted_anew(some_of_each, bodies, vanphong, monkeypatch):
    assert waiting_for(vanphong).overdue == 1

    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda *_moment: tomorrow)
    assert waiting_for(vanphong).overdue == 2

    vanphong.roles.all().delete()
    RoleFactory(account=vanphong, body=bodies.hang_xom, role=Role.Name.CLERK)
    assert waiting_for(vanphong)[:2] == (0, 0)


def test_who_has_no_role_or_no_account_any_more_reaches_nothing(some_of_each, vanphong):
    assert waiting_for(AccountFactory()) == (0, 0, 0)

    assert waiting_for(vanphong).documents == 1
    vanphong.is_active = False
    assert waiting_for(vanphong)[:2] == (0, 0)


def test_all_of_it_is_one_query(some_of_each, vanphong, django_assert_num_queries):
    waiting_for(vanphong)

    with django_assert_num_queries(2):  # the roles, and the counts
        waiting_for(vanphong)
