"""The reader knows what an office's register calls its bodies, each office its own."""

from datetime import date
from pathlib import Path

import pytest

from phoihop.intake.read import read_document
from phoihop.intake.register_words import register_lexicon
from phoihop.registry.models import Body, Role
from phoihop.registry.reader_words import words_for_reader
from phoihop.registry.succession import end_body
from tests.cast import make_account
from tests.factories import BodyFactory
from tests.web.scenes import make_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(bodies):
    return BodyFactory(
        name="Nhóm Sắc Chàm xã Thanh Khê",
        short_name="NSC",
        kind=Body.Kind.OTHER,
        parent=bodies.ubnd,
    )


def forms(lines):
    return [form for line in lines for form in line.split("\t")[1].split("|")]


def test_what_the_reader_knows_is_not_told_again(bodies):
    assert words_for_reader(bodies.van_phong) == []
    assert register_lexicon(bodies.van_phong) == ""


def test_names_and_abbreviations_that_only_this_office_has_are_told(bodies, own):
    assert forms(words_for_reader(bodies.van_phong)) == ["Nhóm Sắc Chàm", "NSC"]
    assert words_for_reader(bodies.hang_xom) == []


def test_a_body_that_ended_is_still_known(bodies, own):
    admin = make_account("quantri", "Quản Trị", Role.Name.ADMINISTRATOR, bodies.dang_uy)
    end_body(own, account=admin, on=date(2026, 11, 1))

    assert "NSC" in forms(words_for_reader(bodies.van_phong))


@pytest.mark.parametrize("name", ["A|B ghép", "x", "Nhóm\tlạ"])
def test_a_name_that_no_file_can_hold_is_left_out(bodies, name):
    BodyFactory(name=name, short_name="", place="xã Thanh Khê")

    assert not {"A", "B ghép", "x"} & set(forms(words_for_reader(bodies.van_phong)))


def test_the_folder_is_called_by_what_it_holds(bodies, own):
    first = register_lexicon(bodies.van_phong)
    assert register_lexicon(bodies.ubnd) == first
    own.name = "Nhóm Sắc Nâu xã Thanh Khê"
    own.save()

    second = register_lexicon(bodies.van_phong)

    assert second != first
    assert "Sắc Nâu" in (Path(second) / "bodies.tsv").read_text(encoding="utf-8")


def read_task(body, clerk, words):
    document = make_document(body, clerk, (), unused=words)
    document.proposals.all().delete()
    document.remainders.all().delete()
    document.state = "received"
    document.save()
    read_document(document, account=clerk)
    return [proposal.values.get("to") for proposal in document.proposals.filter(kind="assignment")]


def test_a_document_of_the_office_is_read_with_its_names(bodies, own, vanphong, hangxom):
    words = "Đồng chí Chủ tịch kết luận: Giao Nhóm Sắc Chàm lập danh sách nghệ nhân trước 15/3/2026"

    assert read_task(bodies.van_phong, vanphong, words) == [["Nhóm Sắc Chàm"]]
    assert read_task(bodies.hang_xom, hangxom, words + ".") != [["Nhóm Sắc Chàm"]]
