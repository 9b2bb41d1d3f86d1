from datetime import date

import pytest

from phoihop.records.agreements import Signing, change_agreement, make_agreement
from phoihop.records.errors import ProgrammeError
from phoihop.records.models import Agreement
from phoihop.registry.models import TrailEntry
from phoihop.registry.rights import NotAllowed, may, scope

pytestmark = pytest.mark.django_db


def agreement_of(bodies, account, **values):
    said = {"title": "Chương trình phối hợp vận động quần chúng", **values}
    return make_agreement(
        said,
        [Signing(bodies.ubnd, "Hà Văn Sinh"), Signing(bodies.mttq)],
        body=bodies.van_phong,
        account=account,
    )


@pytest.mark.parametrize(
    ("first", "last", "term"),
    [
        (2021, 2026, "2021–2026"),
        (2021, None, "từ năm 2021"),
        (None, 2026, "đến hết năm 2026"),
        (None, None, ""),
    ],
)
def test_a_term_says_only_what_was_written(first, last, term):
    assert Agreement(first_year=first, last_year=last).term == term


def test_it_is_over_after_its_last_year():
    made = Agreement(last_year=2026)

    assert not made.is_over(on=date(2026, 12, 31))
    assert made.is_over(on=date(2027, 1, 1))
    assert not Agreement().is_over(on=date(2099, 1, 1))


def test_signatories_keep_the_order_of_their_signatures(bodies, vanphong):
    made = agreement_of(bodies, vanphong)

    assert [(one.body, one.signer) for one in made.signatories.all()] == [
        (bodies.ubnd, "Hà Văn Sinh"),
        (bodies.mttq, ""),
    ]


@pytest.mark.parametrize("count", [0, 1, 4])
def test_only_two_or_three_sign(count, bodies, vanphong):
    four = [bodies.ubnd, bodies.mttq, bodies.nong_dan, bodies.phu_nu]
    with pytest.raises(ProgrammeError, match="hai hoặc ba bên"):
        make_agreement(
            {"title": "Quy chế"},
            [Signing(one) for one in four[:count]],
            body=bodies.van_phong,
            account=vanphong,
        )


def test_nobody_signs_twice(bodies, vanphong):
    with pytest.raises(ProgrammeError, match="một lần"):
        make_agreement(
            {"title": "Quy chế"},
            [Signing(bodies.ubnd), Signing(bodies.ubnd)],
            body=bodies.van_phong,
            account=vanphong,
        )


def test_a_term_does_not_end_before_it_begins(bodies, vanphong):
    with pytest.raises(ProgrammeError, match="Năm cuối không thể trước năm đầu"):
        agreement_of(bodies, vanphong, first_year=2026, last_year=2021)


def test_no_agreement_follows_itself_through_others(bodies, vanphong):
    first = agreement_of(bodies, vanphong)
    second = agreement_of(bodies, vanphong, predecessor=first)
    parties = [Signing(bodies.ubnd), Signing(bodies.mttq)]

    with pytest.raises(ProgrammeError, match="chính nó"):
        change_agreement(first, {"predecessor": second}, parties, account=vanphong)


def test_a_change_says_what_was_before(bodies, vanphong):
    made = agreement_of(bodies, vanphong)
    parties = [Signing(bodies.ubnd, "Hà Văn Sinh"), Signing(bodies.phu_nu)]

    change_agreement(made, {"number": "01/QCPH"}, parties, account=vanphong)

    entry = TrailEntry.objects.latest("seq")
    assert entry.before == {"number": "", "signatories": f"UBND xã (Hà Văn Sinh); {bodies.mttq} ()"}
    assert entry.after["number"] == "01/QCPH"


def test_what_stays_the_same_leaves_no_entry(bodies, vanphong):
    made = agreement_of(bodies, vanphong)
    before = TrailEntry.objects.count()
    parties = [Signing(bodies.ubnd, "Hà Văn Sinh"), Signing(bodies.mttq)]

    change_agreement(made, {"title": made.title}, parties, account=vanphong)

    assert TrailEntry.objects.count() == before


def test_each_signatory_sees_it_and_a_neighbour_does_not(bodies, cast):
    made = make_agreement(
        {"title": "Chương trình"},
        [Signing(bodies.ubnd), Signing(bodies.nong_dan)],
        body=bodies.van_phong,
        account=cast["vanphong"],
    )

    for name, sees in (("vanphong", True), ("canbo", True), ("hangxom", False), ("khach", False)):
        assert may(cast[name], "view", made) is sees, name
        assert scope(cast[name], Agreement.objects.all()).exists() is sees, name


def test_only_the_office_writes_one_down(bodies, cast):
    with pytest.raises(NotAllowed):
        agreement_of(bodies, cast["canbo"])
