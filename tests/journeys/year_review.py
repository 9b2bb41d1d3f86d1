"""The yearly review: what is left opens it, what is asked again is seen; next year; the public."""

from __future__ import annotations

from phoihop.records.models import Conference, Meeting, Plan, Recommendation
from tests.journeys.year_conferences import BRIEFING, CHAIR, WOMEN, accept_all, written_down

REVIEW = "Hội nghị tổng kết công tác phối hợp năm 2026, triển khai nhiệm vụ năm 2027"
ASKED_AGAIN = (
    "Đề nghị UBND xã sớm bố trí địa điểm sinh hoạt cho chi hội phụ nữ ở ba thôn mới sáp nhập"
)
PLANS_OF_NEXT_YEAR = "Giao Hội Liên hiệp Phụ nữ xây dựng kế hoạch phối hợp, gửi trước ngày 15/1"
SAID = ((WOMEN, ASKED_AGAIN, "Alt+k"), (CHAIR, PLANS_OF_NEXT_YEAR, "Alt+g"))


def the_yearly_review_opens_with_what_is_left(town):
    town.on("2026-12-28").sign_in("vanphong").open("office:conference-new")
    town.fill(
        {
            "Loại hội nghị": "hội nghị tổng kết",
            "Tên hội nghị": REVIEW,
            "Ngày họp": "2027-01-06",
            "Kỳ (quý, 6 tháng, năm)": "năm 2026",
            "Hội nghị kỳ trước": f"{BRIEFING} (08/04/2026)",
        }
    )
    town.page.get_by_label("Đinh Quang Thạch, Chủ tịch UBND").check()
    town.press("Lập hội nghị").says("Kỳ trước còn lại", "KN-2026-2", "đã 264 ngày")
    town.page.get_by_label(town.bodies["lhpn"].name, exact=True).check()
    town.press("Thêm vào danh sách")
    town.press("Soạn từ việc còn mở").says("KN-2026-2: Đề nghị UBND xã bố trí địa điểm")


def it_hears_the_same_request_again(town):
    held = Conference.objects.get(title=REVIEW)
    written_down(town.on("2027-01-06"), held, SAID)
    town.press("Giao nhiệm vụ theo kết luận")
    town.press("Giao nhiệm vụ và soạn thông báo kết luận").says("Đã giao 1 nhiệm vụ")
    held.refresh_from_db()
    accept_all(town, held.minutes)

    again = Recommendation.objects.latest("pk")
    town.open("office:recommendation", again.pk).says("Có thể là cùng một việc", "KN-2026-2")
    town.press("Cùng một việc", first=True).says("KN-2026-2")
    town.open("office:work").says("lần thứ 2")


def next_year_begins_with_what_is_unfinished(town):
    plan = Plan.objects.get(agreement__isnull=False)
    town.open("office:plan", plan.pk)
    for line in town.page.locator(".pl[id]").all():
        content = line.inner_text()
        state = "đang làm" if "hiến đất" in content else "đã xong"
        line.get_by_label("Tình trạng").select_option(label=state)
        line.get_by_label("Đã chi, đồng").fill("10 triệu")
        line.get_by_label("Kết quả, lý do").fill("theo báo cáo năm")
    town.press("Lưu").says("Đã lưu 4 dòng.")
    town.press("Lập năm sau từ năm này").says(
        "mang sang 1 việc chưa xong",
        "chưa xong từ năm 2026",
        "Năm 2026: 3/4 việc đã xong",
    )


def everybody_reads_what_came_of_the_conclusion(town):
    meeting = Meeting.objects.earliest("pk")
    town.sign_in("lanhdao").open("office:meeting", meeting.pk).press("Công khai hội nghị này")
    town.says("Đã công khai")
    town.sign_out().open("portal:home").press(BRIEFING)
    town.says("Từ kết luận đến kết quả", "khảo sát nhu cầu đặt điểm thu mua chè")
    promise = town.page.locator(".prom li", has_text="khảo sát nhu cầu")
    assert "Đã hoàn thành 29/05/2026" in promise.inner_text()
