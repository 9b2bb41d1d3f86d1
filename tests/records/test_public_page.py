"""What readers leave on the public page: counts without a trace, words that an office reads."""

from datetime import datetime

import pytest
from django.db import DatabaseError
from django.utils import timezone

from phoihop.records.errors import ProgrammeError
from phoihop.records.models import Meeting, PageView, PublicComment, PublicLink
from phoihop.records.public_page import (
    MOST_WAITING,
    add_link,
    count_view,
    decide_comment,
    end_link,
    fold_views,
    links_shown,
    rating_of,
    take_in,
    views_of,
    visits,
)
from phoihop.registry.models import TrailEntry
from phoihop.registry.rights import NotAllowed
from tests.web.scenes import confirm_all, make_document, meeting

pytestmark = pytest.mark.django_db


def at(*when):
    return datetime(*when, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def held(bodies, vanphong):
    paper = make_document(bodies.van_phong, vanphong, (meeting("Sáng nay họp trực báo"),))
    confirm_all(paper, vanphong)
    return Meeting.objects.get(document=paper)


def test_six_counters_add_up_and_hold_nothing_of_who_came():
    days = ((2025, 12, 31, 9), (2026, 1, 5, 9), (2026, 3, 2, 9), (2026, 3, 4, 8))
    for when in (*days, (2026, 3, 4, 9, 58)):
        count_view("home", now=at(*when))

    found = visits(now=at(2026, 3, 4, 10, 1))
    assert (found.total, found.year, found.month) == (5, 4, 3)
    assert (found.week, found.day, found.now) == (3, 2, 1)
    assert views_of("home") == 5
    assert {field.name for field in PageView._meta.get_fields()} == {"id", "page", "at", "views"}


def test_days_that_are_over_become_one_row_and_keep_their_sums():
    for when in ((2026, 3, 1, 8), (2026, 3, 1, 12), (2026, 3, 1, 22), (2026, 3, 2, 9)):
        count_view("home", now=at(*when))
    before = visits(now=at(2026, 3, 2, 10))

    assert fold_views(now=at(2026, 3, 2, 10)) == 2
    assert fold_views(now=at(2026, 3, 2, 10)) == 0

    assert visits(now=at(2026, 3, 2, 10)) == before
    assert PageView.objects.count() == 3


def test_a_count_that_cannot_be_kept_costs_nothing(monkeypatch):
    def full(**_values):
        raise DatabaseError("disk full")

    monkeypatch.setattr(PageView.objects, "create", full)
    count_view("home")


def test_stars_are_a_number_and_an_average(held):
    for stars in (5, 4, 4):
        take_in(held, text="", stars=stars)

    rating = rating_of(held)
    assert (rating.count, round(rating.average, 2)) == (3, 4.33)


def test_words_wait_for_the_office_and_are_gone_when_refused(held, vanphong):
    assert take_in(held, text=" Rõ ràng, dễ hiểu. ", name="Bạn đọc") is True
    one = PublicComment.objects.get()
    assert one.state == "waiting"

    decide_comment(one, account=vanphong, show=True)
    with pytest.raises(ProgrammeError, match="lý do"):
        decide_comment(one, account=vanphong, show=False)
    decide_comment(one, account=vanphong, show=False, reason="có số điện thoại")

    one.refresh_from_db()
    assert (one.state, one.text, one.name) == ("refused", "", "")
    assert [entry.verb for entry in TrailEntry.objects.filter(verb="moderate")] == ["moderate"] * 2
    assert "Rõ ràng" not in str(list(TrailEntry.objects.values_list("before", "after")))
    with pytest.raises(ProgrammeError, match="không còn"):
        decide_comment(one, account=vanphong, show=True)


@pytest.mark.parametrize("sent", [{"text": ""}, {"text": "a" * 1_001}, {"text": "", "stars": 6}])
def test_nothing_or_too_much_is_refused(held, sent):
    with pytest.raises(ProgrammeError):
        take_in(held, **sent)


def test_a_flood_buries_nobody(held):
    PublicComment.objects.bulk_create(
        PublicComment(meeting=held, text="x") for _n in range(MOST_WAITING)
    )

    with pytest.raises(ProgrammeError, match="gửi lại sau"):
        take_in(held, text="thêm một")


def test_an_officer_decides_nothing(held, canbo):
    take_in(held, text="Rõ ràng.")

    with pytest.raises(NotAllowed):
        decide_comment(PublicComment.objects.get(), account=canbo, show=True)


def link(body, **more):
    return PublicLink(**{"body": body, "title": "Cổng tỉnh", "url": "https://example.vn/"} | more)


def test_a_link_is_shown_until_it_is_ended(bodies, vanphong):
    kept = add_link(link(bodies.van_phong), account=vanphong)
    assert list(links_shown()) == [kept]

    end_link(kept, account=vanphong)
    end_link(kept, account=vanphong)

    assert not list(links_shown())
    assert TrailEntry.objects.filter(verb="end_link").count() == 1


@pytest.mark.parametrize(
    "wrong", [{"url": "javascript:alert(1)"}, {"url": "ftp://a.vn/"}, {"kind": "radio"}]
)
def test_a_link_that_leads_astray_or_a_programme_without_a_day_is_refused(bodies, vanphong, wrong):
    with pytest.raises(ProgrammeError):
        add_link(link(bodies.van_phong, **wrong), account=vanphong)
