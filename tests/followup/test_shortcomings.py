from datetime import date

import pytest

from phoihop.followup.errors import FollowupError
from phoihop.followup.models import NamedAgain
from phoihop.followup.shortcomings import mend, pairs_of, say_named_again, standings
from phoihop.records.models import Assessment
from phoihop.registry.rights import NotAllowed
from tests.factories import confirmed_task
from tests.web.scenes import confirm_all, make_document, shortcoming

pytestmark = pytest.mark.django_db
WORDS = "công tác giám sát, phản biện xã hội chưa thường xuyên"


def named(bodies, account, words=WORDS, year=2025, **more):
    parts = (shortcoming(words, **more),)
    paper = make_document(
        bodies.van_phong, account, parts, unused="", dated_on=date(year, 12, 20), title=f"{year}"
    )
    confirm_all(paper, account)
    return Assessment.objects.get(document=paper)


def standing(one):
    return standings([one])[one.pk]


def test_a_shortcoming_is_open_until_it_is_mended_by_something(bodies, vanphong):
    one = named(bodies, vanphong)
    task = confirmed_task(vanphong, bodies.van_phong)
    assert standing(one).state == "open"
    with pytest.raises(FollowupError, match="bằng gì"):
        mend(one, "mended", account=vanphong, note=" ")

    mend(one, "mended", account=vanphong, note="Lập kế hoạch giám sát quý", task=task)

    assert (standing(one).state, standing(one).last.task) == ("mended", task)
    with pytest.raises(FollowupError, match="tình trạng ấy rồi"):
        mend(one, "mended", account=vanphong, note="nữa")


def test_what_is_named_again_was_not_mended_for_good(bodies, vanphong):
    old = named(bodies, vanphong)
    mend(old, "mended", account=vanphong, note="Đã có kế hoạch")
    new = named(bodies, vanphong, year=2026)

    say_named_again(new, old, "same", account=vanphong)

    assert (standing(old).state, standing(old).again) == ("named_again", [new])
    assert (standing(new).state, standing(new).times) == ("open", 2)


def test_the_later_document_names_it_again_whichever_came_in_first(bodies, vanphong):
    new = named(bodies, vanphong, year=2026)
    old = named(bodies, vanphong, year=2025)

    pair = say_named_again(new, old, "same", account=vanphong)

    assert (pair.earlier, pair.later) == (old, new)


def test_alike_words_and_one_place_are_laid_side_by_side(bodies, vanphong):
    shown = named(bodies, vanphong)
    alike = named(bodies, vanphong, WORDS.replace("chưa", "vẫn chưa"), 2026, field="Khác")
    place = named(bodies, vanphong, "ít cuộc, thiếu người", 2026)
    other = named(bodies, vanphong, "giải ngân chậm", 2026, field="Đầu tư công", body="UBND xã")

    found = pairs_of(shown, [alike, place, other])

    assert [(pair.other, pair.same_place) for pair in found] == [(alike, False), (place, True)]


def test_a_pair_that_was_denied_is_not_suggested_again(bodies, vanphong):
    shown, other = named(bodies, vanphong), named(bodies, vanphong, year=2026)
    say_named_again(shown, other, "different", account=vanphong)

    assert pairs_of(shown, [other]) == []
    assert standing(shown).state == "open"
    say_named_again(other, shown, "same", account=vanphong)
    assert NamedAgain.objects.get().state == "same"


def test_two_sentences_of_one_document_are_no_pair(bodies, vanphong):
    parts = (shortcoming("giám sát còn ít"), shortcoming("giám sát ít quá"))
    paper = make_document(bodies.van_phong, vanphong, parts, unused="")
    confirm_all(paper, vanphong)
    one, other = Assessment.objects.all()

    assert pairs_of(one, [other]) == []
    with pytest.raises(FollowupError, match="cùng một văn bản"):
        say_named_again(one, other, "same", account=vanphong)


def test_praise_is_not_followed(bodies, vanphong):
    one = named(bodies, vanphong)
    Assessment.objects.update(kind="praise")

    with pytest.raises(FollowupError, match="Chỉ theo dõi"):
        mend(one, "mended", account=vanphong, note="x")


def test_only_the_office_follows(bodies, cast):
    one = named(bodies, cast["vanphong"])

    with pytest.raises(NotAllowed):
        mend(one, "mended", account=cast["lanhdao"], note="x")
