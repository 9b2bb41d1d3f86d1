"""Corrections are counted, and become entries of this office's lexicon that can be undone."""

import pytest
from django.urls import reverse

from phoihop.intake.accuracy import measure
from phoihop.intake.link import find_bodies, link_body
from phoihop.intake.models import Proposal, Spelling
from phoihop.intake.receive import receive
from phoihop.intake.spellings import NotASpelling, ask_for, decide, try_out
from phoihop.intake.worker import work_off
from phoihop.records.confirm import confirm, reject
from phoihop.registry.models import TrailEntry
from phoihop.registry.rights import NotAllowed
from tests.factories import RoleFactory, task_proposal

pytestmark = pytest.mark.django_db
TEXT = (
    "Sáng 07/04/2026, UBND xã Thanh Khê tổ chức hội nghị trực báo quý I năm 2026. "
    "Đồng chí Hà Văn Sinh, Chủ tịch UBND xã chủ trì hội nghị.\n\n"
    "Kết luận hội nghị, đồng chí Hà Văn Sinh giao Nhóm Chè Xanh rà soát hộ vay vốn, "
    "báo cáo UBND xã trước ngày 25/4/2026.\n"
)


@pytest.fixture(autouse=True)
def _own_data(settings, tmp_path):
    settings.DATA = tmp_path / "data"


@pytest.fixture
def keeper(lanhdao, bodies):
    RoleFactory(account=lanhdao, body=bodies.van_phong, role="administrator")
    return lanhdao


@pytest.fixture
def spelling(vanphong, bodies):
    return ask_for(bodies.van_phong, "Nhóm  Chè Xanh", bodies.nong_dan, account=vanphong)


def test_it_means_nothing_before_an_administrator_says_so(spelling, bodies):
    assert spelling.words == "Nhóm Chè Xanh"
    assert link_body("nhóm chè xanh", near=bodies.van_phong) is None


def test_in_use_it_links_and_reads_and_ended_it_does_neither(spelling, vanphong, keeper, bodies):
    decide(spelling, use=True, account=keeper)
    assert link_body("nhóm chè xanh", near=bodies.van_phong) == bodies.nong_dan
    assert find_bodies("Nhóm Chè Xanh", near=bodies.van_phong)[0] == bodies.nong_dan

    document = receive(vanphong, bodies.van_phong, "a.txt", TEXT.encode()).document
    work_off()
    task = document.proposals.get(kind="assignment")
    assert task.values["to"] == ["Nhóm Chè Xanh"]
    assert confirm(task, account=vanphong, version=1).lead == bodies.nong_dan

    decide(spelling, use=False, account=keeper)
    assert link_body("nhóm chè xanh", near=bodies.van_phong) is None
    verbs = TrailEntry.objects.order_by("seq").values_list("verb", flat=True)
    assert {"ask_spelling", "use_spelling", "end_spelling"} <= set(verbs)


def test_another_office_is_not_touched(spelling, keeper, bodies):
    decide(spelling, use=True, account=keeper)

    assert link_body("Nhóm Chè Xanh", near=bodies.hang_xom) is None


def test_trying_it_shows_what_is_gained_and_lost(spelling, vanphong, bodies):
    receive(vanphong, bodies.van_phong, "a.txt", TEXT.encode())
    work_off()

    tried = try_out(spelling)

    assert tried.documents == 1
    assert any(f"Nhóm Chè Xanh → {spelling.means}" in line for line in tried.gained)
    assert not Spelling.objects.filter(state="active").exists()


@pytest.mark.parametrize("words", ["", " ", "x", "12", "a|b"])
def test_words_that_cannot_be_kept(vanphong, bodies, words):
    with pytest.raises(NotASpelling):
        ask_for(bodies.van_phong, words, bodies.nong_dan, account=vanphong)


def test_the_same_words_are_asked_for_once(spelling, vanphong, bodies):
    with pytest.raises(NotASpelling, match="đã có cách đọc"):
        ask_for(bodies.van_phong, "Nhóm Chè Xanh", bodies.phu_nu, account=vanphong)


def test_a_clerk_asks_and_does_not_decide(spelling, vanphong):
    with pytest.raises(NotAllowed):
        decide(spelling, use=True, account=vanphong)


def test_corrections_are_counted_for_each_field_and_rule(vanphong, bodies):
    right, edited, thrown = (task_proposal(bodies.van_phong) for _ in range(3))
    Proposal.objects.update(rule="assignment.directive")
    confirm(right, account=vanphong, version=1)
    confirm(edited, account=vanphong, version=1, values={"to": ["Hội Phụ nữ"]})
    reject(thrown, account=vanphong, version=1)

    found = measure(Proposal.objects.all())

    shares = {share.field: (share.read, share.right) for share in found.fields}
    assert (shares["to"], shares["task"]) == ((2, 1), (2, 2))
    assert [(one.read, one.right) for one in found.proposals] == [(3, 2)]
    (rule,) = found.rules
    assert (rule.rejected, rule.corrected) == (1, (("to", 1),))
    (pair,) = found.corrections
    assert (pair.words, pair.became, pair.times) == ("Hội Nông dân", "Hội Phụ nữ", 1)


def test_the_pages_show_it_and_let_an_administrator_decide(client, spelling, keeper, vanphong):
    client.force_login(vanphong)
    assert "Chưa có đề xuất nào" in client.get(reverse("office:accuracy")).content.decode()
    assert "Nhóm Chè Xanh" in client.get(reverse("office:spellings")).content.decode()

    client.force_login(keeper)
    address = reverse("office:spelling", args=[spelling.pk])
    assert "Thử trên văn bản đã có" in client.get(address).content.decode()
    client.post(address, {"use": "1"})
    spelling.refresh_from_db()
    assert spelling.state == Spelling.State.ACTIVE
