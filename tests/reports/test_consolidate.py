"""The reports of one round together: sums, gaps, conflicts, and the draft written of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from phoihop.lib.periods import months_of, quarter
from phoihop.records.forms import Line, make_form
from phoihop.records.models import Indicator, Report, Round
from phoihop.records.report_entry import approve, fill, send
from phoihop.records.rounds import excuse
from phoihop.registry.models import Role, TrailEntry
from phoihop.registry.rights import NotAllowed
from phoihop.reports.consolidate import figure_words, material_of, total_of
from phoihop.reports.consolidations import (
    Choices,
    Passage,
    StaleConsolidation,
    changed_since,
    draft_of,
    joined,
    keep,
    kept_choices,
    suggested,
    unused,
)
from phoihop.reports.drafting.consolidated import consolidated
from phoihop.reports.drafts import save_draft
from phoihop.reports.errors import PaperError
from phoihop.reports.models import RollUp
from phoihop.reports.official.layout.check import check_docx
from phoihop.reports.papers import UNCONFIRMED, links_of, paper_of
from phoihop.reports.pen import PASSAGE, ROUND_LINE
from phoihop.reports.rollup.cells import Cell, packed
from phoihop.reports.rollup.work import drain_all, rebuild
from phoihop.reports.templates_kept import file_of
from tests.cast import make_account
from tests.records.rounds import asker, report_of, round_of

pytestmark = pytest.mark.django_db
FIRST = {"qua": "40", "tri-gia": "trên 12,5", "xay": "1", "nha": "2"}
SECOND = {"qua": "55", "tri-gia": "10", "xay": "0", "nha": "1"}


@pytest.fixture
def clerk(bodies):
    return asker(bodies)


@pytest.fixture
def shown(bodies, clerk):
    asked = round_of(bodies, clerk)
    write(asked, bodies.nong_dan, FIRST, "Kinh phí còn ít. Hội viên đoàn kết.")
    write(asked, bodies.phu_nu, SECOND, "Kinh phí còn ít.")
    return asked


def write(asked, body, figures, text):
    from tests.factories import RoleFactory

    report = report_of(asked, body)
    writer = RoleFactory(body=body, role="officer").account
    key = asked.version.texts[0]["key"]
    fill(report, figures, texts={key: text}, account=writer)
    send(report_of(asked, body), account=writer)
    return writer


def test_totals_are_exact_and_a_sum_with_a_lower_bound_is_one(shown, clerk):
    totals = material_of(shown, clerk).totals

    assert [(one.label, one.value, one.compare) for one in totals][:2] == [
        ("Suất quà tặng", Decimal(95), "="),
        ("Trị giá quà tặng", Decimal("22.5"), ">"),
    ]
    assert figure_words(totals[1]) == "trên 22,5"
    assert all(one.unconfirmed for one in totals)


def test_a_missing_unit_is_a_gap_and_never_a_zero(bodies, clerk):
    asked = round_of(bodies, clerk)
    write(asked, bodies.phu_nu, SECOND, "Kinh phí còn ít.")
    material = material_of(asked, clerk)

    assert (material.totals[0].given, material.totals[0].asked) == (1, 2)
    assert "Hội Nông dân" in material.gaps[0].sentence
    assert "chưa gửi báo cáo (hạn 05/04/2026)" in material.gaps[0].sentence


def test_an_excused_unit_is_not_asked_for(bodies, clerk):
    asked = round_of(bodies, clerk)
    write(asked, bodies.phu_nu, SECOND, "Kinh phí còn ít.")
    excuse(report_of(asked, bodies.nong_dan), account=clerk, reason="mới thành lập")

    assert material_of(asked, clerk).totals[0].asked == 1


def test_text_against_table_comes_as_a_conflict_with_its_report(bodies, clerk):
    asked = round_of(bodies, clerk)
    write(asked, bodies.nong_dan, FIRST, "Hội đã trao 45 suất quà tặng.")
    (conflict,) = material_of(asked, clerk).conflicts

    assert conflict.kind == "figures"
    assert "45 suất quà" in conflict.sentence
    assert conflict.reports == (report_of(asked, bodies.nong_dan).pk,)


def test_one_result_told_by_two_units_is_asked_about(bodies, clerk):
    asked = round_of(bodies, clerk)
    for body, figures in ((bodies.nong_dan, FIRST), (bodies.phu_nu, SECOND)):
        write(asked, body, figures, "Phối hợp sửa 3 cây cầu ở thôn Nà Pồng.")

    (conflict,) = material_of(asked, clerk).conflicts
    assert conflict.kind == "twice"
    assert "Nếu là một việc, chỉ tính một lần" in conflict.sentence


def test_looking_asks_the_same_for_few_and_many(shown, clerk, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        material_of(shown, clerk)


def test_nothing_to_ask_for_does_not_hide_what_others_ask_for(bodies, clerk):
    asked = round_of(bodies, clerk, senders=[bodies.nong_dan, bodies.phu_nu, bodies.hang_xom])
    wish = "Đề nghị mở lớp bồi dưỡng cho chi hội trưởng."
    for body, text in zip(
        (bodies.nong_dan, bodies.phu_nu, bodies.hang_xom),
        ("Không có.", "Không.", wish),
        strict=True,
    ):
        write(asked, body, FIRST, text)
    material = material_of(asked, clerk)

    assert [one.text for one in suggested(material).passages] == [wish]


def test_what_several_units_say_is_suggested_and_the_rest_is_listed(shown, clerk):
    material = material_of(shown, clerk)
    choices = suggested(material)

    assert [one.text for one in choices.passages] == ["Kinh phí còn ít."]
    (left,) = unused(material, choices).values()
    assert [group.words for group in left] == ["Hội viên đoàn kết."]


def test_the_office_keeps_its_choices_with_one_entry_in_the_trail(shown, clerk):
    before = TrailEntry.objects.count()
    kept = keep(shown, suggested(material_of(shown, clerk)), account=clerk, version=0)

    assert TrailEntry.objects.count() == before + 1
    assert kept_choices(kept, material_of(shown, clerk)).passages[0].bodies == (
        "Hội Liên hiệp Phụ nữ",
        "Hội Nông dân",
    )


def test_of_two_who_save_the_second_is_told(shown, clerk):
    keep(shown, Choices(), account=clerk, version=0)
    with pytest.raises(StaleConsolidation):
        keep(shown, Choices(), account=clerk, version=0)


def test_only_the_office_that_asked_may_consolidate(shown, bodies):
    from tests.factories import RoleFactory

    officer = RoleFactory(body=bodies.nong_dan, role="officer").account
    with pytest.raises(NotAllowed):
        keep(shown, Choices(), account=officer, version=0)


def test_joined_passages_keep_all_their_sources():
    parts = [
        Passage("a1", "p", "Một.", ({"report": 1, "body": "A", "part": "p", "words": "Một."},)),
        Passage("b2", "p", "Hai.", ({"report": 2, "body": "B", "part": "p", "words": "Hai."},)),
    ]
    (whole,) = joined(parts, ["a1", "b2"])

    assert (whole.text, whole.bodies) == ("Một. Hai.", ("A", "B"))
    with pytest.raises(PaperError, match="từ hai đoạn"):
        joined(parts, ["a1"])


def test_a_sentence_the_unit_changed_since_is_said_so(shown, clerk, bodies):
    passage = suggested(material_of(shown, clerk)).passages[0]
    report = report_of(shown, bodies.phu_nu)
    Report.objects.filter(pk=report.pk).update(texts={shown.version.texts[0]["key"]: "Khác."})

    assert changed_since(material_of(shown, clerk), passage) == ["Hội Liên hiệp Phụ nữ"]


def made(shown, clerk, answers=None):
    from tests.factories import RoleFactory

    RoleFactory(account=clerk, body=shown.body, role="chief")
    choices = suggested(material_of(shown, clerk))
    choices = Choices(choices.passages, answers or {}, "")
    return draft_of(keep(shown, choices, account=clerk, version=0), account=clerk)


def test_the_draft_says_each_number_with_its_link_and_that_nobody_approved_it(shown, clerk):
    draft = made(shown, clerk)

    assert "- Suất quà tặng: 95 suất." in draft.text
    assert "- Kinh phí còn ít (Hội Liên hiệp Phụ nữ, Hội Nông dân)." in draft.text
    assert {link.kind for link in links_of(draft)} == {ROUND_LINE, PASSAGE}
    printed = "\n".join(str(block) for block in paper_of(draft, clerk).blocks)
    assert f"95 suất {UNCONFIRMED}" in printed


def test_once_all_are_approved_the_note_is_gone(shown, clerk):
    draft = made(shown, clerk)
    for report in shown.reports.all():
        approve(report, account=clerk)

    assert UNCONFIRMED not in "\n".join(str(one) for one in paper_of(draft, clerk).blocks)


def test_the_links_stay_through_an_edit_and_open_from_word(shown, clerk):
    draft = made(shown, clerk)
    text = draft.text.replace("- Suất quà tặng: 95", "- Tổng số quà đã trao trong quý: 95")
    edited = save_draft(draft, {"text": text}, account=clerk, version=draft.version)
    addresses = {link: f"https://vi.du/{n}" for n, link in enumerate(links_of(edited))}
    data = file_of(edited, clerk, addresses=addresses)

    opened = Document(BytesIO(data))
    linked = [
        "".join(run.text or "" for run in link.iter(qn("w:t")))
        for link in opened.element.body.iter(qn("w:hyperlink"))
    ]
    assert linked[0] == "95 suất"
    assert len(linked) == len(addresses)
    assert not [
        one.rule
        for one in check_docx(data, today=date(2026, 4, 6)).departures
        if one.rule not in ("number.form", "number.zero", "signature.present")
    ]


def test_an_untouched_draft_is_written_anew_and_an_edited_one_left_alone(shown, clerk):
    first = made(shown, clerk)
    kept = shown.consolidation
    kept.refresh_from_db()
    assert draft_of(kept, account=clerk).pk == first.pk

    save_draft(first, {"text": "Văn phòng tự viết."}, account=clerk, version=1)
    assert draft_of(kept, account=clerk).pk != first.pk


def test_answers_are_printed_as_notes_on_figures(bodies, clerk):
    asked = round_of(bodies, clerk)
    write(asked, bodies.nong_dan, FIRST, "Hội đã trao 45 suất quà tặng.")
    (conflict,) = material_of(asked, clerk).conflicts
    draft = made(asked, clerk, {conflict.key: "Lấy số trong bảng số liệu"})

    assert "GHI CHÚ VỀ SỐ LIỆU\n- Lấy số trong bảng số liệu." in draft.text


def test_no_text_is_made_that_no_unit_wrote(shown, clerk):
    material = material_of(shown, clerk)
    written = " ".join(str(text) for one in material.reports for text in one.texts.values())

    for part in material.parts:
        for group in part.groups:
            assert group.words in written


def test_a_total_of_a_few_people_in_hardship_is_below_five(bodies):
    hard = Indicator.objects.create(code="x.bao-luc", name="Vụ bạo lực", unit="vụ", hardship=True)
    clerk = asker(bodies)
    version = make_form("Biểu", [Line.of(hard)], body=bodies.mttq, account=clerk)
    shown = round_of(bodies, clerk, version=version, period=quarter(2026, 1))
    for name, body, figure in (("x", bodies.nong_dan, "3"), ("y", bodies.phu_nu, "0")):
        officer = make_account(name, "Vàng A Dơ", Role.Name.OFFICER, body)
        fill(report_of(shown, body), {"x.bao-luc": figure}, account=officer)
        send(report_of(shown, body), account=officer)
    shown = Round.objects.select_related("body", "version__form").get(pk=shown.pk)

    material = material_of(shown, clerk)
    draft = consolidated(material, [], {}, "", 1)

    assert figure_words(material.totals[0]) == "dưới 5"
    assert total_of(shown, 0, clerk) == material.totals[0]
    assert "Vụ bạo lực: dưới 5 vụ" in draft.text
    assert "3 vụ" not in draft.text


def test_a_total_is_told_against_the_same_period_a_year_before(shown, clerk):
    line = shown.version.lines[0]
    key = str(line["indicator"] or f"{shown.version.form_id}:{line['key']}")
    months = months_of(shown.period)
    cells = packed({key: Cell(100, 0, 2, 2, 3)})
    RollUp.objects.create(
        body=shown.body, tree="asked", year=months.year - 1, first=months.first, last=months.last,
        cells=cells,
    )  # fmt: skip

    draft = consolidated(material_of(shown, clerk), [], {}, "", 1)

    assert "95 suất, bằng 95% so với cùng kỳ năm trước (giảm 5%)" in draft.text
    assert "(cùng kỳ có số liệu của 2/3 đơn vị)" in draft.text


@pytest.fixture
def two_years(bodies, clerk):
    """A year ago the farmers and the women sent, now the farmers and the neighbours."""
    years = []
    for year, other in ((2025, bodies.phu_nu), (2026, bodies.hang_xom)):
        version = years[0].version if years else None
        senders = [bodies.nong_dan, other]
        asked = round_of(bodies, clerk, version=version, period=quarter(year, 1), senders=senders)
        for body, figures in ((bodies.nong_dan, FIRST), (other, SECOND)):
            write(asked, body, figures | {"xay": str(year - 2024), "nha": "5"}, "Kinh phí còn ít.")
        years.append(asked)
    drain_all()
    return Round.objects.select_related("body", "version__form").get(pk=years[1].pk)


def test_totals_of_other_units_a_year_before_are_said_to_be(two_years, clerk):
    material = material_of(two_years, clerk)
    draft = consolidated(material, [], {}, "", 1)

    told = (
        "1 đơn vị có số liệu ở cả hai kỳ, 1 đơn vị chỉ có kỳ này, 1 đơn vị chỉ có cùng kỳ; "
        "riêng 1 đơn vị ấy bằng 200% so với cùng kỳ năm trước (tăng 100%)"
    )
    assert material.totals[2].units_before == told
    assert (
        f"Nhà xây mới: 4 căn, bằng 200% so với cùng kỳ năm trước (tăng 100%) ({told})" in draft.text
    )
    assert total_of(two_years, 2, clerk) == material.totals[2]


def test_totals_of_the_same_units_are_compared_as_they_are(two_years, bodies, clerk):
    Report.objects.filter(round=two_years, body=bodies.hang_xom).update(body=bodies.phu_nu)

    assert {one.units_before for one in material_of(two_years, clerk).totals} == {""}


def test_of_people_in_hardship_only_the_units_are_counted(two_years, clerk):
    hard = Indicator.objects.create(code="x.kho", name="Nhà", unit="căn", hardship=True)
    version = two_years.version
    version.lines[2]["indicator"] = hard.pk
    version.save()
    Report.objects.update(figures="[40,null,50,60]")
    rebuild()

    same = material_of(two_years, clerk).totals[2].units_before

    assert (
        same == "1 đơn vị có số liệu ở cả hai kỳ, 1 đơn vị chỉ có kỳ này, 1 đơn vị chỉ có cùng kỳ"
    )
