"""The half-year's report: asked for, filled in, returned, approved, put together."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from docx import Document as Word
from playwright.sync_api import expect

from phoihop.records.models import Report, Round

LINES = "Suất quà tặng * | suất\nNhà Đại đoàn kết sửa chữa | căn"
WRITTEN = "Đánh giá chung"
FIGURES = {
    "canbo": ("hnd", ("62", "2"), "Hội viên tích cực thi đua sản xuất."),
    "phunu": ("lhpn", ("135", "1"), "Các chi hội duy trì sinh hoạt đều."),
    "cuuchienbinh": ("ccb", ("40", "3"), "Hội viên giữ vững đoàn kết."),
}


def the_half_year_is_reported(town):
    a_form_is_made_and_reports_are_asked_for(town)
    for who in FIGURES:
        an_organisation_reports(town.on("2026-07-03"), who)
    one_is_returned_and_comes_again(town)
    all_are_approved_and_put_together(town)


def a_form_is_made_and_reports_are_asked_for(town):
    town.on("2026-06-22").sign_in("vanphong").open("office:report-form-new")
    town.fill(
        {
            "Tên biểu mẫu": "Kết quả hoạt động của các hội",
            "Các dòng số liệu": LINES,
            "Các phần viết": WRITTEN,
        }
    ).press("Lập biểu mẫu")
    town.open("office:round-new").fill(
        {
            "Kỳ báo cáo": "6 tháng đầu năm",
            "Năm": "2026",
            "Ngày cuối gửi báo cáo": "2026-07-05",
        }
    ).press("Chọn đơn vị phải gửi")
    senders = {str(town.bodies[name].pk) for name in ("hnd", "lhpn", "ccb")}
    for box in town.page.locator("[name=senders]").all():
        box.set_checked(box.get_attribute("value") in senders)
    town.press("Mở đợt báo cáo").says("hạn gửi 05/07/2026")


def an_organisation_reports(town, who):
    body, figures, words = FIGURES[who]
    report = Report.objects.get(body=town.bodies[body])
    town.sign_in(who).open("office:rounds").press("Nhập", exact=False)
    for key, value in zip(report.round.version.keys, figures, strict=True):
        town.page.fill(f"[name='o-{key}']", value)
    town.fill({WRITTEN: words})
    all_is_saved(town)
    town.press("Gửi báo cáo").says("biên nhận")


def all_is_saved(town):
    """Each box is kept as it is left; the last one is left before the report is sent."""
    town.page.keyboard.press("Tab")
    expect(town.page.locator(".unsent")).to_have_count(0, timeout=15_000)


def one_is_returned_and_comes_again(town):
    report = Report.objects.get(body=town.bodies["ccb"])
    town.on("2026-07-04").sign_in("vanphong").open("office:report", report.pk)
    town.fill({"Lý do trả lại": "Chưa tính nhà ở thôn Bãi Vầu."}).press("Trả lại để sửa")
    town.sign_in("cuuchienbinh").open("office:report", report.pk)
    town.says("Chưa tính nhà ở thôn Bãi Vầu.")
    town.page.fill(f"[name='o-{report.round.version.keys[1]}']", "4")
    all_is_saved(town)
    town.press("Gửi báo cáo").says("biên nhận")


def all_are_approved_and_put_together(town):
    town.on("2026-07-06").sign_in("vanphong")
    for report in Report.objects.all():
        town.open("office:report", report.pk).press("Duyệt").says("đã duyệt")
    asked = Round.objects.get()
    town.open("office:round", asked.pk).press("Chốt đợt").says("đã chốt ngày 06/07/2026")
    town.press("Soạn báo cáo tổng hợp").says("3 báo cáo đã gửi", "237")
    with town.page.expect_download() as waiting:
        town.page.get_by_role("button", name="Xuất DOCX").click()
    file = Word(BytesIO(Path(waiting.value.path()).read_bytes()))
    words = "\n".join(paragraph.text for paragraph in file.paragraphs)
    assert "Suất quà tặng: 237 suất" in words
    assert "Nhà Đại đoàn kết sửa chữa: 7 căn" in words
