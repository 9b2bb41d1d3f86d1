"""The ledgers hold numbers and themes of institutions, and nothing about a person."""

from datetime import date
from decimal import Decimal

import pytest

from phoihop.records.errors import ProgrammeError
from phoihop.records.ledgers import (
    balances,
    groups_in,
    note_group,
    received,
    strike_line,
    told_together,
    write_line,
)
from phoihop.records.models import (
    Figure,
    Meeting,
    OpinionTheme,
    PresentGroup,
    Reception,
    Resource,
)
from phoihop.registry.models import TrailEntry
from phoihop.registry.rights import NotAllowed, scope
from tests.factories import ProposalFactory, fields
from tests.web.scenes import confirm_all, make_document, meeting

pytestmark = pytest.mark.django_db
QUARTER = {"first_day": date(2026, 1, 1), "last_day": date(2026, 3, 31)}


def theme(body, words="giá chè búp tươi xuống thấp", **more):
    values = {"area": "các thôn vùng cao", "meetings": 3, "voices": "30-99"} | QUARTER | more
    return OpinionTheme(body=body, theme=words, **values)


def fund(body, turn, amount, **more):
    values = {"fund": "Quỹ Vì người nghèo", "what": "money", "purpose": "sửa nhà"} | more
    return Resource(body=body, turn=turn, amount=Decimal(amount), **values, **QUARTER)


def test_a_theme_is_written_and_leaves_its_entry(bodies, vanphong, canbo):
    kept = write_line(theme(bodies.van_phong), account=vanphong)

    assert list(scope(vanphong, OpinionTheme.objects.all())) == [kept]
    assert not scope(canbo, OpinionTheme.objects.all()).exists()
    assert TrailEntry.objects.get(verb="write_line").after == {"record": str(kept)}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("ông Lò Văn Pản, Chủ tịch UBND xã nói giá chè thấp", "không ghi tên người"),
        ("theo dõi những người hay khiếu kiện ở thôn", "không theo dõi người dân"),
    ],
)
def test_no_theme_names_a_person_or_watches_people(bodies, vanphong, words, told):
    with pytest.raises(ProgrammeError, match=told):
        write_line(theme(bodies.van_phong, words), account=vanphong)
    assert not OpinionTheme.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"voices": "1-9"}, {"meetings": 0}, {"last_day": date(2025, 1, 1)}]
)
def test_a_theme_of_a_few_or_of_no_meeting_is_refused(bodies, vanphong, wrong):
    with pytest.raises(ProgrammeError):
        write_line(theme(bodies.van_phong, **wrong), account=vanphong)


def test_a_ledger_is_of_days_that_have_begun(bodies, vanphong):
    later = {"first_day": date(2099, 1, 1), "last_day": date(2099, 1, 2)}

    with pytest.raises(ProgrammeError, match="không thể sau hôm nay"):
        write_line(theme(bodies.van_phong, **later), account=vanphong)


def test_only_the_bodys_own_people_write(bodies, canbo):
    with pytest.raises(NotAllowed):
        write_line(theme(bodies.van_phong), account=canbo)


def test_a_fund_adds_up_and_a_bound_stays_a_bound(bodies, vanphong):
    lines = [
        write_line(fund(bodies.van_phong, turn, amount, **more), account=vanphong)
        for turn, amount, more in (
            ("opening", "8700000000", {}),
            ("income", "4100000000", {"compare": ">"}),
            ("spending", "6000000000", {}),
            ("income", "17", {"what": "new_house"}),
        )
    ]

    money, houses = balances(lines)
    assert (money.closing, money.is_bound) == (Decimal("6800000000"), True)
    assert (houses.closing, houses.is_bound) == (Decimal(17), False)
    assert money.bounds == {">"}

    lines.append(write_line(fund(bodies.van_phong, "spending", "1", compare=">"), account=vanphong))
    assert balances(lines)[0].bounds == {">", "<"}


def test_a_fund_opened_anew_does_not_count_its_money_twice(bodies, vanphong):
    summer = {"first_day": date(2026, 4, 1), "last_day": date(2026, 6, 30)}
    for turn, amount, days in (
        ("opening", "10", QUARTER),
        ("income", "5", QUARTER),
        ("opening", "15", summer),
        ("income", "2", summer),
    ):
        line = fund(bodies.van_phong, turn, amount)
        line.first_day, line.last_day = days["first_day"], days["last_day"]
        write_line(line, account=vanphong)
    of_another = fund(bodies.nong_dan, "income", "100")
    of_another.made_by = vanphong
    of_another.save()

    sums = {one.body: one.closing for one in balances(Resource.objects.all())}

    assert sums == {bodies.van_phong: Decimal(17), bodies.nong_dan: Decimal(100)}


def test_what_is_struck_stays_readable_and_counts_no_more(bodies, vanphong):
    kept = write_line(fund(bodies.van_phong, "income", "5"), account=vanphong)
    with pytest.raises(ProgrammeError, match="lý do"):
        strike_line(kept, account=vanphong, reason=" ")

    strike_line(kept, account=vanphong, reason="ghi nhầm quỹ")
    strike_line(kept, account=vanphong, reason="lần nữa")

    kept.refresh_from_db()
    assert (kept.is_struck, kept.struck_because) == (True, "ghi nhầm quỹ")
    assert balances([kept]) == []
    assert TrailEntry.objects.filter(verb="strike_line").count() == 1


def reception(body, **counts):
    return Reception(body=body, held_by="chair", **QUARTER, **counts)


def test_receptions_are_counted_and_nobody_is_named(bodies, vanphong):
    counts = {
        "turns": 12,
        "letters": 9,
        "complaints": 2,
        "feedback": 6,
        "answered": 7,
        "in_time": 6,
    }
    kept = write_line(reception(bodies.van_phong, **counts), account=vanphong)

    assert received([kept])["in_time"] == 6
    text = {
        field.name
        for field in Reception._meta.get_fields()
        if field.get_internal_type() in ("TextField", "CharField")
    }
    assert text == {"held_by", "struck_because"}


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({"letters": 1, "complaints": 2}, "nhiều hơn đơn nhận"),
        ({"answered": 1, "in_time": 2}, "nhiều hơn số đã giải quyết"),
    ],
)
def test_counts_that_cannot_be_are_refused(bodies, vanphong, counts, told):
    with pytest.raises(ProgrammeError, match=told):
        write_line(reception(bodies.van_phong, **counts), account=vanphong)


@pytest.fixture
def held(bodies, vanphong):
    parts = (meeting("Dự hội nghị có các đoàn thể chính trị - xã hội xã và thủ trưởng các đơn vị"),)
    paper = make_document(bodies.van_phong, vanphong, parts)
    confirm_all(paper, vanphong)
    return Meeting.objects.get(document=paper)


def test_a_group_that_only_the_document_names_is_a_record(held, vanphong):
    offered = groups_in(held.document)
    assert "các đoàn thể chính trị - xã hội xã" in [one.words for one in offered]

    kept = note_group(held, "thủ trưởng các đơn vị", account=vanphong, people=12)

    assert held.document.text[kept.start : kept.end] == kept.words
    assert list(held.groups.all()) == [kept]


@pytest.mark.parametrize("words", ["", "các doanh nghiệp"])
def test_a_group_that_the_document_does_not_name_is_refused(held, vanphong, words):
    with pytest.raises(ProgrammeError, match="không có những chữ này"):
        note_group(held, words, account=vanphong)


def test_a_group_is_written_once(held, vanphong):
    note_group(held, "thủ trưởng các đơn vị", account=vanphong)

    with pytest.raises(ProgrammeError, match="đã ghi"):
        note_group(held, "thủ trưởng các đơn vị", account=vanphong)
    assert PresentGroup.objects.count() == 1


def figures_of(bodies, vanphong, text, *told):
    """Confirmed figures of one text: (words, what, base)."""
    first = None
    for words, what, base in told:
        more = {"run": first.run} if first else {
            "run__document__body": bodies.van_phong, "run__document__text": text}  # fmt: skip
        at = text.index(words)
        values = fields(value="1", unit="", compare="=", what=what)
        if base:
            values["base"] = {"value": base, "evidence": [], "note": base}
        one = ProposalFactory(kind="figure", start=at, end=at + len(words), fields=values, **more)
        first = first or one
    confirm_all(first.document, vanphong)
    return Figure.objects.select_related("document", "proposal")


def test_a_ratio_stands_with_the_amount_of_its_sentence(bodies, vanphong):
    text = (
        "Tổng giá trị đạt 4.735 tỷ đồng, bằng 86,08% so với cùng kỳ. Thu 146 tỷ, bằng 50% dự toán."
    )
    found = told_together(
        figures_of(
            bodies,
            vanphong,
            text,
            ("4.735 tỷ", "giá trị", ""),
            ("86,08%", "", "cùng kỳ"),
            ("146 tỷ", "thu", ""),
            ("50%", "", "dự toán"),
        )
    )

    assert [(one.figure.what, [base for _one, base in one.beside]) for one in found] == [
        ("giá trị", ["cùng kỳ"]),
        ("thu", ["dự toán"]),
    ]


def test_a_count_and_its_money_are_one_activity_and_two_counts_are_not(bodies, vanphong):
    text = "Xây 17 căn nhà, tổng số tiền trên 2 tỷ đồng; tặng 1.600 suất quà, giúp 300 hộ."
    found = told_together(
        figures_of(
            bodies,
            vanphong,
            text,
            ("17 căn", "nhà", ""),
            ("2 tỷ đồng", "tiền", ""),
            ("1.600 suất", "quà", ""),
            ("300 hộ", "hộ", ""),
        )
    )

    assert [len(one.beside) for one in found] == [1, 0, 0]
