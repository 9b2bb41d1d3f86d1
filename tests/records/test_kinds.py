"""Each kind of proposal becomes the record of its kind."""

from datetime import date
from decimal import Decimal

import pytest

from phoihop.intake.models import Proposal
from phoihop.records.confirm import confirm
from phoihop.records.errors import UnusableValue
from phoihop.records.making import KNOWN, MAKERS
from phoihop.records.models import Assignment
from phoihop.records.queries import MODELS, find_by_code, record_of
from tests.factories import ProposalFactory, confirmed_task, fields

pytestmark = pytest.mark.django_db


@pytest.fixture
def confirmed(bodies, vanphong):
    def make(kind, /, **values):
        proposal = ProposalFactory(
            run__document__body=bodies.van_phong, kind=kind, fields=fields(**values)
        )
        return confirm(proposal, account=vanphong, version=1)

    return make


def test_no_kind_is_forgotten():
    kinds = set(Proposal.Kind)

    assert kinds == set(MAKERS) == set(KNOWN) == set(MODELS)


def test_a_meeting(confirmed):
    meeting = confirmed(
        "meeting", title="Hội nghị trực báo", date="2026-04-07", host=["Đảng ủy xã"], chairs=[]
    )

    assert (str(meeting), meeting.held_on) == ("Hội nghị trực báo", date(2026, 4, 7))
    assert meeting.hosts == ["Đảng ủy xã"]


def test_a_statement_without_content_keeps_its_sentence(confirmed):
    statement = confirmed("statement", speaker="Bà Mận", kind="report", content=None)

    assert statement.content == statement.proposal.quote


def test_where_a_page_broke_its_lines_is_no_part_of_the_text(confirmed):
    statement = confirmed("statement", speaker="Bà Mận", kind="report", content="đã\nxong  rồi")

    assert statement.content == "đã xong rồi"


def test_a_figure_keeps_its_qualifier_and_every_digit(confirmed):
    figure = confirmed("figure", value="163000000000.5", unit="đồng", compare=">", what="hỗ trợ")

    assert figure.value == Decimal("163000000000.5")
    assert str(figure) == "hỗ trợ: > 163000000000.5 đồng"


@pytest.mark.parametrize("value", ["nhiều", "", "NaN", "Infinity"])
def test_a_figure_is_a_number(confirmed, value):
    with pytest.raises(UnusableValue, match="không phải là số"):
        confirmed("figure", value=value, unit="hộ")


def test_a_tally_says_whether_its_bands_add_up(confirmed, bodies):
    bands = [{"label": "vượt", "count": 4, "derived": False}]

    whole = confirmed("tally", body="Hội Nông dân xã", total=4, bands=bands)
    broken = confirmed("tally", body="Hội Nông dân xã", total=5, bands=bands)

    assert whole.of_body == bodies.nong_dan
    assert (whole.sums, broken.sums) == (True, False)


@pytest.mark.parametrize(
    ("kind", "values", "shown"),
    [
        ("assessment", {"kind": "difficulty", "content": "thiếu vốn"}, "khó khăn: thiếu vốn"),
        ("programme", {"name": "Chương trình số 5", "period": "2026"}, "Chương trình số 5"),
        ("movement", {"name": "Dân vận khéo"}, "Dân vận khéo"),
        ("cited_document", {"kind": "Kế hoạch", "number": "12/KH-UBND"}, "Kế hoạch 12/KH-UBND"),
    ],
)
def test_other_kinds(confirmed, kind, values, shown):
    record = confirmed(kind, **values)

    assert str(record) == shown
    assert record_of(record.proposal) == record


def test_a_code_is_found_by_those_who_see_it(bodies, vanphong, hangxom):
    task = confirmed_task(vanphong, bodies.van_phong)

    assert find_by_code(vanphong, Assignment, "nv-2026-1") == task
    assert find_by_code(hangxom, Assignment, "NV-2026-1") is None
    assert find_by_code(vanphong, Assignment, "") is None


def test_the_own_body_comes_first_when_two_have_the_same_code(bodies, vanphong, hangxom, lanhdao):
    of_office = confirmed_task(vanphong, bodies.van_phong)
    of_neighbour = confirmed_task(hangxom, bodies.hang_xom)

    assert of_office.code == of_neighbour.code
    assert find_by_code(hangxom, Assignment, of_neighbour.code) == of_neighbour
    assert find_by_code(lanhdao, Assignment, of_office.code) == of_office
