import pytest

from phoihop.records.citations import by_number, key_of, say_validity
from phoihop.records.errors import ProgrammeError
from phoihop.records.models import CitedDocument, Validity
from tests.web.scenes import cited, confirm_all, make_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def papers(bodies, vanphong):
    parts = (cited("40/2031/NĐ-CP"), cited("40 /2031/NĐ-CP"), cited("7/2031/NĐ-CP"))
    paper = make_document(bodies.van_phong, vanphong, parts, unused="")
    confirm_all(paper, vanphong)
    return CitedDocument.objects.order_by("pk")


def test_one_number_is_one_paper_however_it_is_spaced(papers):
    first, second = by_number(papers, [])

    assert (first.number, len(first.places), second.number) == ("40/2031/NĐ-CP", 2, "7/2031/NĐ-CP")
    assert key_of("40/2031/ND-CP") == key_of("40 / 2031/NĐ-CP")


def test_validity_is_said_once_for_all_who_cite_it(papers, bodies, vanphong):
    say_validity(
        papers[1], "replaced", body=bodies.van_phong, account=vanphong, by_paper="12/2035/NĐ-CP"
    )
    say_validity(papers[0], "ended", body=bodies.van_phong, account=vanphong)

    first, second = by_number(papers, Validity.objects.all())
    assert (Validity.objects.count(), first.validity.state, first.is_doubtful) == (1, "ended", True)
    assert second.validity is None


def test_what_replaces_it_has_to_be_named(papers, bodies, vanphong):
    with pytest.raises(ProgrammeError, match="văn bản thay thế"):
        say_validity(papers[0], "replaced", body=bodies.van_phong, account=vanphong)
