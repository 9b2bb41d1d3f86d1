import pytest

from benchmarks.joins import HELD, MEETING, NEW, PAIRS, PAPER, measure
from phoihop.intake.models import Tie
from phoihop.intake.ties import answer_tie, joined_with
from phoihop.registry.rights import NotAllowed
from tests.factories import DocumentFactory


@pytest.mark.parametrize(
    ("path", "meetings", "papers"), [(PAIRS, 6, 3), (HELD, 23, 8), (NEW, 5, 1)]
)
def test_the_joins_find_every_pair_of_ours_and_invent_none(path, meetings, papers):
    scores, wrong = measure(path)

    assert (scores[MEETING].right, scores[PAPER].right) == (meetings, papers)
    assert wrong == []


@pytest.fixture
def pair(bodies, vanphong):
    both = [DocumentFactory(body=bodies.van_phong, received_by=vanphong) for _ in range(2)]
    return Tie.objects.create(document=both[1], other=both[0], kind="same_meeting", score=3)


@pytest.mark.django_db
def test_joined_documents_know_each_other_from_both_ends(pair, bodies, vanphong):
    third = DocumentFactory(body=bodies.van_phong, received_by=vanphong)
    second = Tie.objects.create(document=third, other=pair.document, kind="same_meeting", score=3)
    for tie in (pair, second):
        answer_tie(tie, join=True, account=vanphong)

    assert joined_with(pair.other) == [pair.document, third]
    answer_tie(pair, join=False, account=vanphong)
    assert joined_with(pair.other) == []


@pytest.mark.django_db
def test_only_the_office_joins(pair, hangxom):
    with pytest.raises(NotAllowed):
        answer_tie(pair, join=True, account=hangxom)
