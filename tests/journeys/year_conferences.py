"""A letter that asks, a conference from its agenda to its notice."""

from __future__ import annotations

from playwright.sync_api import expect

from phoihop.intake.models import Document
from phoihop.records.models import Assessment, Assignment, Conference, Recommendation

LETTER = """HỘI CỰU CHIẾN BINH XÃ SUỐI NGÀN
Số 07/CV-HCCB
Suối Ngàn, ngày 10 tháng 3 năm 2026
Kính gửi: Ủy ban nhân dân xã Suối Ngàn
Hội Cựu chiến binh xã đề nghị UBND xã hỗ trợ kinh phí sửa nhà cho hai hộ hội viên có nhà ở dột \
nát tại thôn Bãi Vầu.
Trân trọng./.
"""
BRIEFING = "Hội nghị trực báo công tác phối hợp quý I năm 2026"
CHAIR = "đồng chí Đinh Quang Thạch, Chủ tịch UBND"
WOMEN = "đại diện Hội Liên hiệp Phụ nữ xã Suối Ngàn"
ASKED_THERE = (
    "Đề nghị UBND xã bố trí địa điểm sinh hoạt cho các chi hội phụ nữ ở ba thôn mới sáp nhập"
)
SHORTCOMING = "Công tác giám sát, phản biện xã hội ở một số thôn hiệu quả chưa cao"
SURVEY = (
    "Giao Hội Nông dân chủ trì, phối hợp với Phòng Kinh tế khảo sát nhu cầu đặt điểm thu mua chè, "
    "báo cáo UBND xã trước ngày 15/5"
)
ORDER = (
    "Giao Hội Cựu chiến binh thường xuyên vận động hội viên tham gia giữ gìn an ninh trật tự ở thôn"
)
WEAK_GROUPS = (
    "Giao Hội Liên hiệp Phụ nữ rà soát các chi hội phụ nữ hoạt động yếu trong quý II năm 2026"
)
SAID = (
    ("", SHORTCOMING, ""),
    (WOMEN, ASKED_THERE, "Alt+k"),
    (CHAIR, "Đã trả lời, làm rõ các ý kiến, kiến nghị của các hội", ""),
    (CHAIR, SURVEY, "Alt+g"),
    (CHAIR, ORDER, "Alt+g"),
    (CHAIR, WEAK_GROUPS, "Alt+g"),
)


def a_letter_asks_for_something(town):
    town.on("2026-03-11").sign_in("vanphong").open("office:documents")
    town.unfold("Dán nội dung văn bản").fill({"Nội dung": LETTER}).press("Tiếp nhận")
    town.work_off()
    accept_all(town, Document.objects.get())
    assert Recommendation.objects.get().asked_by_body == town.bodies["ccb"]


def accept_all(town, document):
    """Everything that needs no second look, in two keys."""
    count = document.proposals.count()
    town.open("office:document", document.pk)
    town.page.keyboard.press("Shift+A")
    expect(town.page.locator(".clear")).to_be_visible()
    town.page.keyboard.press("a")
    town.says(f"Đã xử lý {count}/{count}")


def a_briefing_is_prepared(town):
    town.on("2026-04-01").open("office:conference-new")
    town.fill(
        {
            "Loại hội nghị": "hội nghị trực báo",
            "Tên hội nghị": BRIEFING,
            "Ngày họp": "2026-04-08",
            "Bắt đầu lúc (bỏ trống nếu chưa rõ)": "08:00",
            "Nơi họp": "Hội trường UBND xã",
            "Kỳ (quý, 6 tháng, năm)": "quý I năm 2026",
        }
    )
    town.page.get_by_label("Đinh Quang Thạch, Chủ tịch UBND").check()
    town.press("Lập hội nghị")
    town.press("Soạn từ việc còn mở").says("hỗ trợ kinh phí sửa nhà")
    for name in ("hnd", "lhpn", "ccb"):
        town.page.get_by_label(town.bodies[name].name, exact=True).check()
    town.press("Thêm vào danh sách")
    town.press("Gửi giấy mời qua thư điện tử").press("Gửi 3 thư kèm tệp lịch")
    town.says("đã gửi")


def it_is_held_and_written_down(town):
    held = Conference.objects.get()
    town.on("2026-04-08").open("office:conference", held.pk, query="?diem-danh=1")
    came = {one.body_id: one.pk for one in held.invitations.all()}
    farmers, women, veterans = (came[town.bodies[name].pk] for name in ("hnd", "lhpn", "ccb"))
    town.page.select_option(f"#co-{farmers}", "came")
    town.page.select_option(f"#co-{women}", "substitute")
    town.page.fill(f"#thay-{women}", "Bà Lường Thị Hậu")
    town.page.select_option(f"#co-{veterans}", "absent")
    town.page.fill(f"#ly-do-{veterans}", "dự tập huấn ở tỉnh")
    town.press("Ghi điểm danh").says("có mặt 2 · vắng 1 người, đơn vị")

    written_down(town, held, SAID)


def written_down(town, held, said):
    """The clerk types what is said, picks who says it, and marks it with one key."""
    town.open("office:conference-minutes", held.pk)
    for speaker, words, mark in said:
        line = town.page.locator("#lines .said").last
        line.locator(".who").fill(speaker)
        line.locator(".words").fill(words)
        if mark:
            town.page.keyboard.press(mark)
        town.page.keyboard.press("Enter")
    expect(town.page.locator("#saved")).to_contain_text("Đã lưu lúc", timeout=15_000)
    expect(town.page.locator(".unsent")).to_have_count(0, timeout=15_000)
    town.press("Kết thúc biên bản").says("các dòng đánh dấu đã thành đề xuất")


def its_conclusion_becomes_work_and_a_notice(town):
    held = Conference.objects.get()
    town.open("office:conference", held.pk).press("Giao nhiệm vụ theo kết luận")
    town.press("Giao nhiệm vụ và soạn thông báo kết luận").says("Đã giao 3 nhiệm vụ")
    leads = {task.lead_id: task.time_kind for task in Assignment.objects.all()}
    assert leads == {
        town.bodies["hnd"].pk: "by_day",
        town.bodies["ccb"].pk: "standing",
        town.bodies["lhpn"].pk: "within_period",
    }
    town.press("Lấy số và ban hành").says("Đã ban hành, số 01/TB-UBND")


def what_was_said_is_confirmed(town):
    accept_all(town, Conference.objects.get().minutes)
    assert Recommendation.objects.count() == 2
    assert Assessment.objects.get().kind == "shortcoming"
