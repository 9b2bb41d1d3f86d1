"""The layout check finds nothing in what we write, and every planted fault in what we break."""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from io import BytesIO

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from phoihop.lib.confine import Limits, run
from phoihop.reading.errors import UnreadableFile
from phoihop.reports.official.layout.check import RULES, check_docx, sentence_of
from phoihop.reports.official.layout.command import main
from phoihop.reports.official.word import write_docx
from tests.reports.official.papers import (
    FRONT,
    LETTER,
    MINUTES,
    OLD_PARTY,
    PARTY,
    SOUND,
    STATE,
    YOUTH,
)

TODAY = date(2026, 11, 27)


def paragraphs(document, style):
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    everywhere = [*document.paragraphs, *(line for cell in cells for line in cell.paragraphs)]
    return [line for line in everywhere if line.style.name == style and line.text]


def style(name, **font):
    """Change the looks of one style: a fault that a whole document has."""

    def spoil(document):
        for key, value in font.items():
            setattr(document.styles[name].font, key, value)

    return spoil


def form(name, **values):
    def spoil(document):
        for key, value in values.items():
            setattr(document.styles[name].paragraph_format, key, value)

    return spoil


def say(name, text, *, place=0):
    """Put other words into a paragraph."""

    def spoil(document):
        paragraphs(document, name)[place].runs[0].text = text

    return spoil


def drop(name):
    def spoil(document):
        for line in paragraphs(document, name):
            for one in line.runs:
                one.text = ""

    return spoil


def drop_rules(document):
    for border in list(document.styles.element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)


def long_rules(document):
    """Every drawn line runs over the whole width."""
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    for cell in cells:
        for line in cell.paragraphs:
            if line.style.name == "Đường kẻ":
                line.paragraph_format.left_indent = line.paragraph_format.right_indent = Mm(0)


def page(**values):
    def spoil(document):
        for key, value in values.items():
            setattr(document.sections[0], key, value)

    return spoil


def turned(document):
    section = document.sections[0]
    section.page_width, section.page_height = section.page_height, section.page_width
    section.orientation = WD_ORIENT.LANDSCAPE


def number_below(document):
    section = document.sections[0]
    for field in list(section.header.paragraphs[0].runs):
        section.footer.paragraphs[0]._p.append(field._r)


def no_number(document):
    for section in document.sections:
        section.header.paragraphs[0].clear()


def decomposed(document):
    line = paragraphs(document, "Nội dung")[0].runs[0]
    line.text = unicodedata.normalize("NFD", line.text)


RED = RGBColor(0xC0, 0, 0)
LEFT, RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT
FAULTS = {
    "page.size": (STATE, page(page_width=Mm(216), page_height=Mm(279))),
    "page.orientation": (STATE, turned),
    "page.margin_top": (STATE, page(top_margin=Mm(12))),
    "page.margin_bottom": (STATE, page(bottom_margin=Mm(30))),
    "page.margin_left": (STATE, page(left_margin=Mm(20))),
    "page.margin_right": (STATE, page(right_margin=Mm(25))),
    "page_number.present": (STATE, no_number),
    "page_number.top": (STATE, number_below),
    "page_number.centred": (STATE, form("Số trang", alignment=RIGHT)),
    "page_number.size": (STATE, style("Số trang", size=Pt(10))),
    "page_number.upright": (STATE, style("Số trang", italic=True)),
    "page_number.first_hidden": (STATE, page(different_first_page_header_footer=False)),
    "font.name": (STATE, lambda d: setattr(d.styles["Trích yếu"].font, "name", "Arial")),
    "font.unicode": (STATE, decomposed),
    "font.black": (STATE, lambda d: setattr(d.styles["Nội dung"].font.color, "rgb", RED)),
    "state.words": (STATE, say("Quốc hiệu", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT  NAM.")),
    "state.size": (STATE, style("Quốc hiệu", size=Pt(14))),
    "state.bold": (STATE, style("Quốc hiệu", bold=False)),
    "motto.words": (STATE, say("Tiêu ngữ", "Độc lập-Tự do-Hạnh phúc")),
    "motto.size": (STATE, style("Tiêu ngữ", size=Pt(12))),
    "motto.bold": (STATE, style("Tiêu ngữ", bold=False)),
    "motto.centred": (STATE, form("Tiêu ngữ", alignment=LEFT)),
    "motto.line": (STATE, drop_rules),
    "superior.capitals": (STATE, say("Cơ quan chủ quản", "Ủy ban nhân dân xã Thanh Khê")),
    "superior.bold": (STATE, style("Cơ quan chủ quản", bold=True)),
    "superior.size": (STATE, style("Cơ quan chủ quản", size=Pt(11))),
    "issuer.present": (STATE, lambda d: (drop("Cơ quan ban hành")(d), drop("Cơ quan chủ quản")(d))),
    "issuer.capitals": (STATE, say("Cơ quan ban hành", "Văn phòng HĐND và UBND")),
    "issuer.bold": (STATE, style("Cơ quan ban hành", bold=False)),
    "issuer.size": (STATE, style("Cơ quan ban hành", size=Pt(15))),
    "issuer.mark": (STATE, long_rules),
    "number.prefix": (STATE, say("Số, ký hiệu", "Số 05/TB-VP")),
    "number.form": (STATE, say("Số, ký hiệu", "Số: 05 / TB - VP")),
    "number.zero": (STATE, say("Số, ký hiệu", "Số: 5/TB-VP")),
    "number.kind": (STATE, say("Số, ký hiệu", "Số: 05/BC-VP")),
    "number.size": (STATE, style("Số, ký hiệu", size=Pt(14))),
    "number.upright": (STATE, style("Số, ký hiệu", italic=True)),
    "date.form": (STATE, say("Địa danh, ngày tháng", "Thanh Khê ngày 05 tháng 01 năm 2026")),
    "date.zeros": (STATE, say("Địa danh, ngày tháng", "Thanh Khê, ngày 5 tháng 1 năm 2026")),
    "date.italic": (STATE, style("Địa danh, ngày tháng", italic=False)),
    "date.size": (STATE, style("Địa danh, ngày tháng", size=Pt(12))),
    "kind.capitals": (STATE, say("Tên loại văn bản", "Thông báo")),
    "kind.bold": (STATE, style("Tên loại văn bản", bold=False)),
    "kind.centred": (STATE, form("Tên loại văn bản", alignment=LEFT)),
    "kind.size": (STATE, style("Tên loại văn bản", size=Pt(18))),
    "summary.present": (MINUTES, drop("Trích yếu")),
    "summary.bold": (STATE, style("Trích yếu", bold=False)),
    "summary.centred": (STATE, form("Trích yếu", alignment=LEFT)),
    "summary.size": (STATE, style("Trích yếu", size=Pt(12))),
    "summary.line": (STATE, drop_rules),
    "letter.prefix": (LETTER, say("Trích yếu công văn", "Về việc báo cáo kết quả")),
    "letter.size": (LETTER, style("Trích yếu công văn", size=Pt(14))),
    "letter.upright": (LETTER, style("Trích yếu công văn", italic=True)),
    "address.where": (LETTER, drop("Kính gửi")),
    "address.words": (LETTER, say("Kính gửi", "Kính gửi")),
    "address.size": (LETTER, style("Kính gửi", size=Pt(16))),
    "address.list": (LETTER, say("Nơi kính gửi", "- Hội Nông dân xã,")),
    "bases.italic": (STATE, style("Căn cứ", italic=False)),
    "bases.ends": (STATE, say("Căn cứ", "Căn cứ Kế hoạch số 07/KH-UBND,")),
    "body.size": (STATE, style("Nội dung", size=Pt(12))),
    "body.align": (STATE, form("Nội dung", alignment=LEFT)),
    "body.indent": (STATE, form("Nội dung", first_line_indent=Mm(0))),
    "body.gap": (STATE, form("Nội dung", space_before=Pt(2))),
    "body.spacing": (STATE, form("Nội dung", line_spacing=2.0)),
    "article.bold": (STATE, style("Khoản", bold=False)),
    "part.centred": (STATE, form("Phần, chương", alignment=LEFT)),
    "point.letters": (STATE, say("Nội dung", "c) Mở thêm điểm thu mua;", place=3)),
    "end.mark": (STATE, say("Nội dung", "Các đơn vị thực hiện.", place=-1)),
    "recipients.words": (STATE, say("Nơi nhận", "NƠI NHẬN")),
    "recipients.style": (STATE, style("Nơi nhận", italic=False)),
    "recipients.size": (STATE, style("Nơi nhận", size=Pt(14))),
    "recipients.list_size": (STATE, style("Danh sách nơi nhận", size=Pt(12))),
    "recipients.ends": (STATE, say("Danh sách nơi nhận", "- Đảng ủy xã,")),
    "recipients.archive": (STATE, say("Danh sách nơi nhận", "- Các đoàn thể.", place=-1)),
    "signature.present": (STATE, lambda d: (drop("Quyền hạn")(d), drop("Chức vụ")(d))),
    "signature.form": (STATE, say("Quyền hạn", "TL/ CHỦ TỊCH")),
    "signature.no_deputy": (PARTY, say("Quyền hạn", "K/T BÍ THƯ")),
    "signature.capitals": (STATE, say("Quyền hạn", "TL. Chủ tịch")),
    "signature.bold": (STATE, style("Quyền hạn", bold=False)),
    "signature.post_bold": (STATE, style("Chức vụ", bold=False)),
    "signature.size": (STATE, style("Chức vụ", size=Pt(12))),
    "name.bold": (STATE, style("Họ tên", bold=False)),
    "name.size": (STATE, style("Họ tên", size=Pt(12))),
    "name.titles": (STATE, say("Họ tên", "ThS. Lò Thị Mận")),
    "name.small": (STATE, say("Họ tên", "LÒ THỊ MẬN")),
    "appendix.centred": (STATE, form("Phụ lục", alignment=LEFT)),
    "appendix.bold": (STATE, style("Phụ lục", bold=False)),
    "appendix.size": (STATE, style("Phụ lục", size=Pt(12))),
    "appendix.title": (STATE, say("Tên phụ lục", "Danh mục nhiệm vụ")),
}


_WRITTEN = {}


def written(paper):
    """The file of one of the papers above, written once: writing is not what is tried here."""
    if id(paper) not in _WRITTEN:
        _WRITTEN[id(paper)] = write_docx(paper)
    return _WRITTEN[id(paper)]


def spoiled(paper, spoil):
    document = Document(BytesIO(written(paper)))
    spoil(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def rules_of(data):
    return {one.rule for one in check_docx(data, today=TODAY).departures}


@pytest.mark.parametrize("name", SOUND)
def test_what_we_write_keeps_its_layout(name):
    checked = check_docx(written(SOUND[name]), today=TODAY)

    assert checked.departures == ()
    assert checked.profile.id == SOUND[name].profile.id


def test_there_is_a_planted_fault_for_every_rule():
    assert {rule.id for rule in RULES} == set(FAULTS)
    assert len(RULES) == len({rule.id for rule in RULES}) >= 25


@pytest.mark.parametrize("rule", FAULTS)
def test_a_planted_fault_is_found(rule):
    assert rule in rules_of(spoiled(*FAULTS[rule]))


def test_a_departure_names_place_and_remedy():
    fault = check_docx(spoiled(*FAULTS["date.zeros"]), today=TODAY).departures[0]

    assert fault.where == "bảng 1, hàng 2, ô 2: “Thanh Khê, ngày 5 tháng 1 năm 2026”"
    assert fault.found == "ngày 5 tháng 1 năm 2026"
    assert fault.wanted.startswith("ngày 05 tháng 01 năm 2026")
    assert sentence_of(fault.rule) == "Số 0 trước ngày, tháng"


def test_months_from_march_on_bear_no_zero():
    faulty = say("Địa danh, ngày tháng", "Thanh Khê, ngày 05 tháng 03 năm 2026")

    assert "date.zeros" in rules_of(spoiled(STATE, faulty))


def test_a_party_paper_of_the_decree_is_told_apart():
    """The asterisk, the slash and the full stop are the Party's; the decree has none of them."""
    assert rules_of(spoiled(OLD_PARTY, say("Quyền hạn", "TM. ĐẢNG ỦY"))) == {"signature.form"}
    assert rules_of(spoiled(PARTY, say("Số, ký hiệu", "Số: 05/KL-ĐU"))) >= {
        "number.prefix",
        "number.form",
    }
    assert rules_of(spoiled(PARTY, say("Cơ quan ban hành", "-----", place=-1))) == {"issuer.mark"}


def test_exact_spacing_is_the_partys():
    def loose(document):
        shape = document.styles["Nội dung"].paragraph_format
        shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.MULTIPLE, 1.0

    assert "body.spacing" in rules_of(spoiled(PARTY, loose))


def test_a_fault_of_every_line_is_told_some_times_and_counted():
    long = Document()
    for _line in range(40):
        long.add_paragraph("Nội dung không đúng phông chữ quy định.")
    out = BytesIO()
    long.save(out)
    fonts = [
        one for one in check_docx(out.getvalue(), today=TODAY).departures if one.rule == "font.name"
    ]

    assert len(fonts) == 13
    assert fonts[-1].where == "và 28 chỗ khác"


@pytest.mark.parametrize("text", ["", "%PDF-1.7", "PK\x03\x04 hong", "PK"])
def test_what_is_no_word_file_is_refused_plainly(text):
    with pytest.raises(UnreadableFile):
        check_docx(text.encode(), today=TODAY)


def test_cut_off_files_never_break_the_check():
    whole = write_docx(STATE)
    for size in range(0, len(whole), 997):
        with pytest.raises(UnreadableFile):
            check_docx(whole[:size], today=TODAY)


def test_the_command_speaks_json_and_counts(tmp_path, capsys):
    sound, faulty = tmp_path / "dung.docx", tmp_path / "sai.docx"
    sound.write_bytes(write_docx(FRONT))
    faulty.write_bytes(spoiled(YOUTH, style("Nội dung", size=Pt(10))))

    assert main([str(sound)]) == 0
    assert "Đúng thể thức." in capsys.readouterr().out
    assert main(["--json", str(sound), str(faulty), str(tmp_path / "thieu.docx")]) == 1
    files = json.loads(capsys.readouterr().out)["files"]
    assert [one["profile"] for one in files] == ["front", "youth", None]
    assert files[1]["departures"][0].keys() == {"rule", "where", "found", "wanted"}
    assert files[2]["error"]["code"] == "no_file"


def test_misuse_is_told_apart(capsys):
    assert main([]) == 2
    assert main(["--lạ"]) == 2
    assert "Cách dùng" in capsys.readouterr().err


def test_the_check_of_a_strangers_file_runs_in_a_child():
    answer = run(
        "phoihop.reports.official.layout.command:in_child",
        write_docx(STATE),
        {"today": "2026-11-27"},
        limits=Limits(),
    )

    assert answer == {"profile": "nd30", "departures": []}
