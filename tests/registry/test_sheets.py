"""Tables of bodies and people: out and in without loss, looked through, faults in words."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from phoihop.registry import body_sheet, people_sheet
from phoihop.registry.body_sheet import body_rows, take_bodies
from phoihop.registry.models import Body, Person, PostHeld, Role, TrailEntry
from phoihop.registry.people_sheet import people_rows, take_people
from phoihop.registry.tables import BadTable, counted, read_table
from phoihop.reports.spreadsheets import as_xlsx
from tests.cast import make_account
from tests.factories import BodyFactory, PersonFactory, PostHeldFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(bodies):
    return make_account("quantri", "Quản Trị", Role.Name.ADMINISTRATOR, bodies.dang_uy)


def again(columns, rows):
    """Through a workbook, as a person sends it back."""
    return read_table(as_xlsx("bảng", columns, rows), columns)


def new_body(name="Hội Đông y xã", parent="Ủy ban MTTQ Việt Nam xã Thanh Khê", **other):
    cells = [
        "",
        name,
        "HĐY",
        "hội được giao nhiệm vụ",
        "cấp xã",
        "xã Thanh Khê",
        parent,
        "",
        "",
        "",
    ]
    for place, words in other.items():
        cells[getattr(body_sheet, place)] = words
    return cells


def new_post(name="Lý A Chu", **other):
    cells = ["", name, "", "Chủ tịch", "", "Hội Nông dân xã Thanh Khê", "01/07/2025", ""]
    for place, words in other.items():
        cells[getattr(people_sheet, place)] = words
    return cells


def test_bodies_sent_back_unchanged_change_nothing(bodies, admin):
    BodyFactory(name="Hội Nông dân xã Thanh Khê", parent=bodies.dang_uy)
    BodyFactory(name="=1+1 Hội lạ", parent=bodies.nong_dan)
    rows = body_rows(admin)

    lines = take_bodies(again(body_sheet.COLUMNS, rows), account=admin, keep=True)

    assert counted(lines) == {"new": 0, "changed": 0, "same": len(rows), "wrong": 0}
    assert body_rows(admin) == rows
    assert not TrailEntry.objects.exists()


def test_people_sent_back_unchanged_change_nothing(bodies, admin):
    person = PersonFactory()
    PostHeldFactory(person=person, body=bodies.ubnd, manner="acting")
    PostHeldFactory(person=person, body=None, known_to=bodies.dang_uy)
    rows = people_rows(admin)

    read = again(people_sheet.COLUMNS, rows)
    lines = take_people(read, known_to=bodies.dang_uy, account=admin, keep=True)

    assert counted(lines)["same"] == 2
    assert people_rows(admin) == rows
    assert not TrailEntry.objects.exists()


def test_looking_through_writes_nothing_and_saving_writes_all(bodies, admin):
    rows = [new_body(), new_body("Chi hội Đông y thôn Một", parent="Hội Đông y xã")]

    assert counted(take_bodies(rows, account=admin, keep=False))["new"] == 2
    assert not Body.objects.filter(name="Hội Đông y xã").exists()

    take_bodies(rows, account=admin, keep=True)

    made = Body.objects.get(name="Chi hội Đông y thôn Một")
    assert made.parent.name == "Hội Đông y xã"
    assert TrailEntry.objects.filter(verb="create").count() == 2


def test_one_faulty_row_keeps_all_others_out(bodies, admin):
    rows = [new_body(), new_body("Hội Làm vườn xã", KIND="hội")]

    lines = take_bodies(rows, account=admin, keep=True)

    assert counted(lines)["wrong"] == 1
    assert not Body.objects.filter(name="Hội Đông y xã").exists()
    assert not TrailEntry.objects.exists()


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"KIND": "xe"}, "Dòng 2, cột D: “xe” không có trong danh sách. Chọn một trong: cấp ủy,"),
        ({"KIND": "phòng chuyên môm"}, "có phải “phòng chuyên môn”?"),
        ({"SINCE": "31/02/2025"}, "Dòng 2, cột I: Lịch không có ngày 31/02/2025."),
        ({"SINCE": "hôm qua"}, "“hôm qua” không phải là ngày. Hãy viết như 05/01/2022."),
        ({"PARENT": ""}, "Dòng 2, cột G: Đơn vị mới phải có đơn vị lãnh đạo trực tiếp."),
        ({"PARENT": "Hội Bịa"}, "Không có đơn vị “Hội Bịa” trong danh mục hay ở các dòng trên."),
        ({"NAME": ""}, "Dòng 2, cột B: Thiếu tên đơn vị."),
        ({"UNTIL": "01/01/2026"}, "Dòng 2, cột J: Đơn vị mới chưa kết thúc"),
        ({"NAME": "H" * 251}, "Dòng 2, cột B: "),
        ({"CODE": "999999"}, "Dòng 2, cột A: Không có đơn vị mã “999999”."),
        ({"NAME": "Hội Nông dân xã Thanh Khê"}, "Đã có đơn vị này (mã "),
        ({"PARENT": "Tỉnh ủy Lâm Sơn"}, "Dòng 2, cột A: Bạn chưa có quyền làm việc này."),
    ],
)
def test_faults_are_told_by_row_and_column(bodies, admin, cells, said):
    (line,) = take_bodies([new_body(**cells)], account=admin, keep=True)

    assert said in " ".join(line.faults)
    assert Body.objects.count() == 9


def test_all_faults_of_a_row_are_told_at_once(bodies, admin):
    (line,) = take_bodies([new_body(KIND="x", SINCE="y", PARENT="z")], account=admin, keep=True)

    assert [words.split(":")[0] for words in line.faults] == [
        "Dòng 2, cột D",
        "Dòng 2, cột G",
        "Dòng 2, cột I",
    ]


def test_two_bodies_of_one_name_are_told_apart_by_code(bodies, admin):
    twin = BodyFactory(name="Hội Nông dân xã Thanh Khê", parent=bodies.dang_uy)
    wanted = new_body(parent="Hội Nông dân xã Thanh Khê")

    (line,) = take_bodies([wanted], account=admin, keep=True)
    assert "Có 2 đơn vị tên" in line.faults[0]

    wanted[body_sheet.PARENT] = f"Hội Nông dân xã Thanh Khê [mã {twin.pk}]"
    take_bodies([wanted], account=admin, keep=True)
    assert Body.objects.get(name="Hội Đông y xã").parent == twin


def test_a_correction_is_written_and_what_needs_a_day_is_not(bodies, admin):
    rows = body_rows(admin)
    row = next(row for row in rows if row[0] == str(bodies.nong_dan.pk))
    row[body_sheet.SHORT] = "HND"
    moved = next(row for row in rows if row[0] == str(bodies.phu_nu.pk))
    moved[body_sheet.PARENT] = "Đảng ủy xã Thanh Khê"

    lines = take_bodies(rows, account=admin, keep=True)
    (faults,) = [line.faults for line in lines if line.faults]
    assert "Đổi đơn vị lãnh đạo cần có ngày: dùng “Chuyển” ở trang đơn vị." in faults[0]

    moved[body_sheet.PARENT] = "Ủy ban MTTQ Việt Nam xã Thanh Khê"
    take_bodies(rows, account=admin, keep=True)
    bodies.nong_dan.refresh_from_db()
    assert bodies.nong_dan.short_name == "HND"
    assert TrailEntry.objects.get().verb == "change"


def test_rows_of_one_new_name_are_one_person_with_two_posts(bodies, admin):
    rows = [new_post(), new_post(TITLE="Ủy viên"), new_post("Lý A Chư")]

    lines = take_people(rows, known_to=bodies.dang_uy, account=admin, keep=True)

    assert counted(lines)["new"] == 3
    assert sorted(p.posts.count() for p in Person.objects.all()) in ([1, 2], [3])


def test_a_post_ends_and_a_name_is_corrected_by_the_table(bodies, admin):
    take_people([new_post()], known_to=bodies.dang_uy, account=admin, keep=True)
    rows = people_rows(admin)
    rows[0][people_sheet.NAME], rows[0][people_sheet.UNTIL] = "Lý A Chứ", "30/06/2026"

    take_people(rows, known_to=bodies.dang_uy, account=admin, keep=True)

    post = PostHeld.objects.get()
    assert (post.person.full_name, f"{post.valid_to}") == ("Lý A Chứ", "2026-06-30")


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"TITLE": ""}, "Dòng 2, cột D: Thiếu chức vụ."),
        ({"UNTIL": "01/01/2020"}, "Dòng 2, cột H: Ngày thôi giữ chức vụ không thể trước"),
        ({"MANNER": "quyềnn"}, "có phải “quyền”?"),
        ({"PERSON": "999999"}, "Dòng 2, cột A: Không có cán bộ mã “999999”"),
        ({"BODY": "Hội Bịa"}, "Dòng 2, cột F: "),
    ],
)
def test_faults_of_people_are_told_by_row_and_column(bodies, admin, cells, said):
    rows = [new_post(**cells)]
    (line,) = take_people(rows, known_to=bodies.dang_uy, account=admin, keep=True)

    assert said in " ".join(line.faults)
    assert not Person.objects.exists()


def test_a_clerk_does_not_correct_the_officials_of_others(bodies, vanphong, admin):
    take_people([new_post()], known_to=bodies.dang_uy, account=admin, keep=True)
    rows = people_rows(vanphong)
    rows[0][people_sheet.TITLE] = "Bí thư"

    (line,) = take_people(rows, known_to=bodies.van_phong, account=vanphong, keep=True)

    assert "Bạn chưa có quyền" in line.faults[0]


@pytest.mark.parametrize("data", ["", "khong phai excel", "PK\x03\x04" + "0" * 200])
def test_what_is_no_workbook_is_refused_in_words(data):
    with pytest.raises(BadTable, match=r"Không mở được bảng"):
        read_table(data.encode(), body_sheet.COLUMNS)


def test_a_strange_header_and_too_many_rows_are_refused_in_words():
    book = Workbook()
    book.active.append(["mã", "tên"])
    out = BytesIO()
    book.save(out)
    with pytest.raises(BadTable, match=r"Dòng 1, cột B phải là “tên đầy đủ”, đang là “tên”"):
        read_table(out.getvalue(), body_sheet.COLUMNS)

    many = as_xlsx("x", body_sheet.COLUMNS, [["1"] * 10] * 2001)
    with pytest.raises(BadTable, match=r"2\.000 dòng"):
        read_table(many, body_sheet.COLUMNS)
