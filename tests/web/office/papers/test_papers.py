"""Drafting, issuing, the number book, the layout check and the packs, as a clerk uses them."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from phoihop.records.models import Assignment, Figure, Meeting
from phoihop.reports.cell_links import table_text
from phoihop.reports.models import BookEntry, Draft, LayoutChoice, Template
from phoihop.reports.official.pdf import office_program
from tests.factories import PersonFactory, PostHeldFactory, RoleFactory
from tests.web.scenes import confirm_all, figure, make_document, meeting, task

pytestmark = pytest.mark.django_db
PARTS = (
    meeting("Sáng ngày 12/11/2026, UBND xã họp giao ban", title="Hội nghị giao ban"),
    task("rà soát hộ vay vốn", to="Hội Nông dân xã"),
    figure("sửa 9 căn nhà dột nát", "9", "căn"),
)


@pytest.fixture
def held(bodies, vanphong):
    paper = make_document(bodies.van_phong, vanphong, PARTS)
    confirm_all(paper, vanphong)
    person = PersonFactory(full_name="Hà Văn Sinh")
    PostHeldFactory(person=person, body=bodies.ubnd, known_to=bodies.van_phong, title="Chủ tịch")
    return Meeting.objects.get(document=paper)


@pytest.fixture
def start(clerk_client, bodies, held):
    def begin(kind="notice", **more):
        pair = f"{bodies.van_phong.pk}-{bodies.ubnd.pk}"
        sent = {"kind": kind, "issuer": pair, "meeting": held.pk} | more
        clerk_client.post(reverse("office:drafts"), sent)
        return Draft.objects.latest("id")

    return begin


def sent_of(draft, **changes):
    names = ("symbol", "place", "superior", "heading", "summary", "addressees", "bases", "text")
    sent = {name: getattr(draft, name) for name in (*names, "recipients", "archive")}
    sent |= {"dated_on": draft.dated_on, "version": draft.version}
    sent["post_1"] = draft.signers.get().post_id
    sent |= {f"table_{at}": table_text(one) for at, one in enumerate(draft.tables, start=1)}
    return sent | changes


def test_a_meeting_leads_to_its_notice(clerk_client, read, held):
    page = read("office:meeting", held.pk)

    assert f"?hoi-nghi={held.pk}&amp;loai=notice" in page
    offered = read("office:drafts", **{"hoi-nghi": held.pk, "loai": "notice"})
    assert f'<option value="{held.pk}" selected>' in offered


def test_a_draft_is_shown_with_its_preview_and_its_sources(start, read):
    page = read("office:draft", start().pk)

    assert "TM. ỦY BAN NHÂN DÂN" in page
    assert "Hà Văn Sinh" in page
    assert reverse("office:assignment", args=[Assignment.objects.get().pk]) in page


def test_links_stay_while_the_clerk_edits_and_a_changed_number_is_named(clerk_client, start, read):
    draft = start("report")
    text = "Mở đầu báo cáo.\n" + draft.text.replace("căn nhà dột nát: 9 căn", "nhà: 9 căn")
    clerk_client.post(reverse("office:draft", args=[draft.pk]), sent_of(draft, text=text))
    figure_link = f"de-xuat={Figure.objects.get().proposal_id}"

    assert figure_link in read("office:draft", draft.pk)

    draft.refresh_from_db()
    text = draft.text.replace("9 căn", "11 căn")
    clerk_client.post(reverse("office:draft", args=[draft.pk]), sent_of(draft, text=text))

    assert "Nguồn ghi: 9 căn" in read("office:draft", draft.pk)


def test_the_rows_of_a_table_open_their_records_and_are_edited_as_lines(clerk_client, start, read):
    draft = start("plan")
    task_address = f'href="{reverse("office:assignment", args=[Assignment.objects.get().pk])}"'
    rows = table_text(draft.tables[0])

    assert f"<td><a {task_address}" in read("office:draft", draft.pk)

    text = f"1 | Họp giao ban đầu tháng | Văn phòng\n{rows}"
    clerk_client.post(reverse("office:draft", args=[draft.pk]), sent_of(draft, table_1=text))

    page = read("office:draft", draft.pk)
    assert "Họp giao ban đầu tháng" in page
    assert f"<td><a {task_address}" in page

    draft.refresh_from_db()
    page = clerk_client.post(
        reverse("office:draft", args=[draft.pk]), sent_of(draft, table_1="a | b | c | d | e | f")
    ).content.decode()
    assert "Bảng 1, dòng 1 có 6 ô, bảng chỉ có 5 cột." in page
    assert "a | b | c | d | e | f</textarea>" in page


def test_saving_over_somebody_elses_edit_keeps_what_was_typed(clerk_client, start):
    draft = start()
    address = reverse("office:draft", args=[draft.pk])
    clerk_client.post(address, sent_of(draft, summary="Một"))

    page = clerk_client.post(address, sent_of(draft, summary="Hai")).content.decode()

    assert "vừa được người khác lưu" in page
    assert ">Hai</textarea>" in page.replace("\n", "")
    assert Draft.objects.get().summary == "Một"


def test_the_word_file_opens_and_issuing_keeps_it(clerk_client, start):
    draft = start()
    clerk_client.post(reverse("office:draft-issue", args=[draft.pk]))
    answer = clerk_client.get(reverse("office:draft-file", args=[draft.pk]))

    draft.refresh_from_db()
    assert hashlib.sha256(answer.content).hexdigest() == draft.sha256
    assert Document(io.BytesIO(answer.content)).paragraphs
    assert answer.headers["Content-Disposition"].endswith('.docx"')


def test_a_machine_without_libreoffice_says_so(clerk_client, start, monkeypatch):
    monkeypatch.setattr("phoihop.reports.official.pdf.office_program", lambda: None)
    address = reverse("office:draft-file", args=[start().pk])

    page = clerk_client.get(address, {"dang": "pdf"}, follow=True).content.decode()

    assert "chưa có LibreOffice" in page


def test_the_book_shows_prints_and_exports_and_never_runs_a_formula(clerk_client, start, read):
    draft = start()
    clerk_client.post(
        reverse("office:draft", args=[draft.pk]), sent_of(draft, summary="=HYPERLINK(1)")
    )
    clerk_client.post(reverse("office:draft-issue", args=[draft.pk]))

    assert "01/TB-UBND" in read("office:book")
    assert "01/TB-UBND" in read("office:book-print")
    sheet = load_workbook(io.BytesIO(clerk_client.get(reverse("office:book-sheet")).content)).active
    assert sheet["A2"].value == 1
    assert (sheet["G2"].value, sheet["G2"].data_type) == ("=HYPERLINK(1)", "s")
    text = clerk_client.get(reverse("office:book-sheet"), {"dang": "csv"}).content.decode(
        "utf-8-sig"
    )
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0][2] == "Số, ký hiệu"
    assert rows[1][6] == "'=HYPERLINK(1)"


def test_a_number_for_another_paper_is_taken_and_cancelled(clerk_client, bodies, held, read):
    sent = {
        "kind": "letter",
        "issuer": f"{bodies.van_phong.pk}-{bodies.ubnd.pk}",
        "symbol": "UBND-VX",
        "summary": "trả lời kiến nghị",
        "dated_on": "2026-11-20",
    }
    clerk_client.post(reverse("office:book"), sent)
    entry = BookEntry.objects.get()
    assert entry.symbol == "01/UBND-VX"

    clerk_client.post(reverse("office:number-cancel", args=[entry.pk]), {"reason": "Ghi nhầm"})

    page = read("office:book")
    assert "<del>01/UBND-VX</del>" in page
    assert "Ghi nhầm" in page


def test_an_incoming_document_gets_its_number(clerk_client, held, read):
    address = reverse("office:document-enter", args=[held.document_id])
    clerk_client.post(address, {"sender": "Tỉnh ủy", "symbol": "12-CV/TU"})

    assert "12-CV/TU" in read("office:book", so="den")


def test_the_layout_check_page_names_each_departure_and_keeps_nothing(clerk_client, start):
    file = clerk_client.get(reverse("office:draft-file", args=[start().pk])).content
    document = Document(io.BytesIO(file))
    document.styles["Tiêu ngữ"].font.bold = False
    out = io.BytesIO()
    document.save(out)
    files = [
        SimpleUploadedFile("sai.docx", out.getvalue()),
        SimpleUploadedFile("hong.docx", b"PK hong"),
    ]

    page = clerk_client.post(reverse("office:layout-check"), {"files": files}).content.decode()

    assert "Tiêu ngữ chữ đậm" in page
    assert "Không đọc được" in page


def test_unread_values_are_shown_once_and_changed_without_code(client, bodies, held, read):
    clerk = RoleFactory(body=bodies.dang_uy).account
    client.force_login(clerk)
    pair = f"{bodies.dang_uy.pk}-{bodies.dang_uy.pk}"
    client.post(
        reverse("office:drafts"), {"kind": "conclusion", "issuer": pair, "meeting": held.pk}
    )
    draft = Draft.objects.latest("id")
    assert "Bản thử – đề nghị đối chiếu với Văn phòng cấp ủy" in read("office:draft", draft.pk)

    values = {"body": bodies.dang_uy.pk, "profile": "party-hd05", "v:kind.size": "15"}
    client.post(reverse("office:layouts"), values)

    assert LayoutChoice.objects.get().values == {"kind.size": 15.0}
    assert "Bản thử – đề nghị" not in read("office:draft", draft.pk)
    data = client.get(reverse("office:draft-file", args=[draft.pk])).content
    assert Document(io.BytesIO(data)).styles["Tên loại văn bản"].font.size.pt == 15
    answer = client.post(reverse("office:layouts"), values | {"v:kind.size": "to"})
    assert "không phải là số" in answer.content.decode()


def test_packs_hold_an_index_and_the_sum_of_each_file(clerk_client, start, held):
    clerk_client.post(reverse("office:draft-issue", args=[start().pk]))
    for name, keys in (("office:meeting-pack", [held.pk]), ("office:year-file", [])):
        answer = clerk_client.get(reverse(name, args=keys))
        bundle = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
        sums = bundle.read("SHA256SUMS.txt").decode().splitlines()
        listed = {line.split("  ", 1)[1]: line.split("  ", 1)[0] for line in sums}

        assert listed
        assert all(
            hashlib.sha256(bundle.read(file)).hexdigest() == digest
            for file, digest in listed.items()
        )
        index = load_workbook(io.BytesIO(bundle.read("00-muc-luc.xlsx"))).active
        assert {row[1] for row in index.iter_rows(min_row=2, values_only=True)} == set(listed)


def test_a_list_of_many_drafts_asks_no_more(clerk_client, start, django_assert_max_num_queries):
    for _time in range(4):
        start("letter")
    with django_assert_max_num_queries(36):
        clerk_client.get(reverse("office:drafts"))


@pytest.mark.skipif(office_program() is None, reason="no LibreOffice")
def test_libreoffice_opens_what_we_write_and_embeds_its_fonts(clerk_client, start):
    address = reverse("office:draft-file", args=[start().pk])
    data = clerk_client.get(address, {"dang": "pdf"}).content

    assert data.startswith(b"%PDF")
    assert b"/FontFile2" in data


def test_an_own_template_is_checked_used_and_dropped(clerk_client, bodies, start, read):
    address = reverse("office:templates")
    sent = {"body": bodies.van_phong.pk, "kind": "notice"}
    empty = io.BytesIO()
    Document().save(empty)

    page = clerk_client.post(
        address, sent | {"file": SimpleUploadedFile("mau.docx", empty.getvalue())}
    ).content.decode()

    assert "Thiếu chỗ cho trích yếu" in page
    blank = clerk_client.get(reverse("office:template-starter", args=["notice"])).content
    own = Document(io.BytesIO(blank))
    own.add_paragraph("Địa chỉ: thôn Nà Pồng, xã Thanh Khê")
    out = io.BytesIO()
    own.save(out)
    clerk_client.post(address, sent | {"file": SimpleUploadedFile("mau.docx", out.getvalue())})
    data = clerk_client.get(reverse("office:draft-file", args=[start().pk])).content
    assert Document(io.BytesIO(data)).paragraphs[-1].text.startswith("Địa chỉ: thôn Nà Pồng")

    clerk_client.post(reverse("office:template-drop", args=[Template.objects.get().pk]))

    data = clerk_client.get(reverse("office:draft-file", args=[Draft.objects.get().pk])).content
    assert "Địa chỉ" not in "".join(p.text for p in Document(io.BytesIO(data)).paragraphs)
    assert not Template.objects.get().in_use
    assert "mau.docx" not in read("office:templates")
