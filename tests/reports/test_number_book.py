"""Numbers run without a gap: by issuer, for two clerks at once, after a crash."""

from __future__ import annotations

import time
from datetime import date

import pytest
from django.db import transaction

from phoihop.registry.models import TrailEntry
from phoihop.registry.rights import NotAllowed
from phoihop.reports.errors import PaperError
from phoihop.reports.models import BookEntry
from phoihop.reports.number_book import (
    cancel_number,
    enter_incoming,
    series_of,
    take_number,
)
from phoihop.reports.official.paper_kinds import KINDS
from phoihop.reports.official.profiles import load
from tests.web.scenes import make_document

ON = date(2026, 3, 2)


def take(bodies, account, issuer=None, on=ON, kind="notice"):
    return take_number(
        issuer or bodies.ubnd,
        bodies.van_phong,
        account=account,
        kind=KINDS[kind],
        symbol="TB-UBND",
        summary="Lịch tiếp công dân",
        on=on,
    )


@pytest.mark.django_db
def test_numbers_run_by_issuer_and_year(bodies, vanphong):
    numbers = [take(bodies, vanphong).number for _time in range(3)]

    assert numbers == [1, 2, 3]
    assert take(bodies, vanphong, issuer=bodies.van_phong).number == 1
    assert take(bodies, vanphong, on=date(2027, 1, 4)).number == 1
    assert BookEntry.objects.earliest("id").symbol == "01/TB-UBND"


def test_a_party_committee_numbers_by_kind_and_term():
    party = load("party-hd05")

    assert series_of(party, "KL", ON) == "KL 2025-2030"
    assert series_of(party, "", ON) == "CV 2025-2030"
    assert series_of(load("nd30"), "KL", ON) == "2026"


@pytest.mark.django_db
def test_what_failed_half_way_took_no_number(bodies, vanphong):
    take(bodies, vanphong)
    with transaction.atomic():
        take(bodies, vanphong)
        transaction.set_rollback(True)

    assert take(bodies, vanphong).number == 2


@pytest.mark.django_db
def test_a_cancelled_number_stays_with_its_reason_and_is_never_reused(bodies, vanphong):
    first = take(bodies, vanphong)
    with pytest.raises(PaperError):
        cancel_number(first, account=vanphong, reason=" ")

    cancel_number(first, account=vanphong, reason="Ký nhầm")

    first.refresh_from_db()
    assert (first.cancel_reason, first.number) == ("Ký nhầm", 1)
    assert take(bodies, vanphong).number == 2
    with pytest.raises(PaperError):
        cancel_number(first, account=vanphong, reason="Lần nữa")
    assert TrailEntry.objects.filter(verb="cancel_number").count() == 1


@pytest.mark.django_db
def test_an_incoming_document_is_entered_once(bodies, vanphong):
    document = make_document(bodies.van_phong, vanphong)
    entry = enter_incoming(document, account=vanphong, sender="Tỉnh ủy", symbol="05-CV/TU")

    again = enter_incoming(document, account=vanphong, sender="Khác", symbol="06-CV/TU")

    assert (again.pk, again.sender, again.number) == (entry.pk, "Tỉnh ủy", 1)


@pytest.mark.django_db
def test_only_the_office_takes_and_cancels(bodies, vanphong, hangxom):
    with pytest.raises(NotAllowed):
        take(bodies, hangxom)
    with pytest.raises(NotAllowed):
        cancel_number(take(bodies, vanphong), account=hangxom, reason="x")


PREPARE = """
from tests.factories import BodyFactory, AccountFactory, RoleFactory
body = BodyFactory(name="UBND xã Thanh Khê")
for name in ("mot", "hai", "ba"):
    RoleFactory(account=AccountFactory(username=name), body=body, role="clerk")
"""
TAKE = """
import sys, time
from datetime import date
from phoihop.registry.models import Body
from phoihop.reports.number_book import take_number
from phoihop.reports.official.paper_kinds import KINDS
clerk, body = Account.objects.get(username=sys.argv[1]), Body.objects.get()
time.sleep(max(0, float(sys.argv[3]) - time.time()))
for _time in range(int(sys.argv[2])):
    take_number(
        body, body, account=clerk, kind=KINDS["notice"], symbol="TB-UBND", summary="x",
        on=date(2026, 3, 2),
    )
print("xong")
"""
COUNT = """
from phoihop.registry.models import TrailEntry
from phoihop.reports.models import BookEntry
numbers = sorted(BookEntry.objects.values_list("number", flat=True))
entries = TrailEntry.objects.filter(verb="take_number").count()
print(numbers == list(range(1, len(numbers) + 1)), len(numbers) == entries, len(numbers))
"""


def test_two_clerks_at_once_and_one_killed_leave_no_gap_and_no_double(installation):
    """Three processes draw from one book; the third is killed in the middle of its work."""
    installation.run(PREPARE)
    start = str(time.time() + 2)
    race = [installation.start(TAKE, name, "15", start) for name in ("mot", "hai")]
    killed = installation.start(TAKE, "ba", "10000", start)
    time.sleep(2.6)
    killed.kill()
    said = [process.communicate(timeout=120) for process in race]
    killed.communicate()

    assert [process.returncode for process in race] == [0, 0], said
    unbroken, entered, count = installation.run(COUNT).split()
    assert (unbroken, entered) == ("True", "True")
    assert int(count) >= 30
