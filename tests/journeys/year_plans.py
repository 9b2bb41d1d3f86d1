"""The round of plans: a programme, plans of the organisations, decision, money; and next year."""

from __future__ import annotations

from phoihop.records.models import Agreement, Plan, PlanRound


def the_programme_is_written_down(town):
    town.on("2026-01-05").sign_in("vanphong").open("office:programme-new")
    town.fill(
        {
            "Bên ký thứ 1": "UBND xã",
            "Người ký của bên thứ 1": "Chủ tịch Đinh Quang Thạch",
            "Bên ký thứ 2": "UBMTTQ Việt Nam xã",
            "Tên chương trình, quy chế": "Chương trình phối hợp giai đoạn 2026–2030",
            "Số, ký hiệu chung": "01/CTPH-UBND-MTTQ",
            "Từ năm": "2026",
            "Đến hết năm": "2030",
            "Ngày ký": "2026-01-05",
        }
    ).press("Ghi vào hồ sơ").says("số 01/CTPH-UBND-MTTQ", "Chủ tịch Đinh Quang Thạch")


LINES = {
    "canbo": [
        ("Tập huấn thâm canh chè cho hội viên", "Quý II", "24 triệu"),
        ("Vận động hiến đất mở rộng đường liên thôn", "cả năm", "15 triệu"),
    ],
    "phunu": [("Ngày chủ nhật xanh tại các khu dân cư", "hằng tháng", "12 triệu")],
    "cuuchienbinh": [("Giúp hộ chính sách sửa nhà", "Quý III", "40 triệu")],
}


def plans_are_sent_put_together_decided_and_paid_for(town):
    a_round_of_plans_is_opened(town)
    an_organisation_sends_its_plan(town.on("2026-01-12"), "canbo")
    an_organisation_sends_its_plan(town, "phunu")
    the_office_returns_one_and_gets_it_again(town)
    an_organisation_sends_its_plan(town.on("2026-01-16"), "cuuchienbinh")
    the_office_puts_them_together_and_submits(town)
    the_committee_decides_and_money_is_allocated(town)


def a_round_of_plans_is_opened(town):
    town.on("2026-01-06").open("office:plan-round-new")
    town.fill(
        {
            "Năm kế hoạch": "2026",
            "Theo chương trình, quy chế": str(Agreement.objects.get()),
            "Ngày cuối các đơn vị gửi kế hoạch": "2026-01-14",
            "Ngày cuối quyết định": "2026-01-19",
        }
    ).press("Chọn đơn vị phải gửi")
    for box in town.page.locator("[name=senders]").all():
        box.set_checked(box.get_attribute("value") in wanted(town, "hnd", "lhpn", "ccb"))
    town.press("Mở đợt lập kế hoạch").says("3 đơn vị phải gửi kế hoạch", "14/01/2026")


def wanted(town, *names):
    return {str(town.bodies[name].pk) for name in names}


def an_organisation_sends_its_plan(town, who):
    town.sign_in(who).open("office:programmes").press("Lập, gửi", exact=False)
    for place, (content, time, money) in enumerate(LINES[who], start=1):
        line = f"[aria-label='Dòng {place}']"
        town.page.fill(f"{line} [data-col=content]", content)
        town.page.fill(f"{line} [data-col=time]", time)
        town.page.fill(f"{line} [data-col=planned]", money)
    town.press("Gửi kế hoạch").says("Đã gửi kế hoạch lúc")


def the_office_returns_one_and_gets_it_again(town):
    the_round = PlanRound.objects.get()
    row = f"tr:has-text('{town.bodies['lhpn']}')"
    town.sign_in("vanphong").open("office:plan-round", the_round.pk)
    town.page.locator(row).locator("summary").click()
    town.page.locator(row).get_by_label("Lý do").fill("Chưa nêu thôn nào làm trước.")
    town.press("Ghi", within=row).says("Đã trả lại kế hoạch của Hội LHPN xã")

    town.on("2026-01-14").sign_in("phunu").open("office:programmes").press(
        "Lập, gửi", exact=False
    ).says("Chưa nêu thôn nào làm trước.")
    town.page.fill("[aria-label='Dòng 1'] [data-col=content]", "Ngày chủ nhật xanh tại 11 thôn")
    town.press("Gửi kế hoạch").says("Đã gửi kế hoạch lúc")


def the_office_puts_them_together_and_submits(town):
    town.sign_in("vanphong").open("office:plan-round", PlanRound.objects.get().pk)
    town.says("chậm 2 ngày")
    town.press("Tổng hợp 4 nội dung mới gửi").says("Đã đưa 4 nội dung vào kế hoạch tổng hợp.")
    town.press("Trình UBND xã").says("Đã trình kế hoạch tổng hợp.")


def the_committee_decides_and_money_is_allocated(town):
    the_round = PlanRound.objects.get()
    town.on("2026-01-19").sign_in("lanhdao").open("office:plan-round", the_round.pk)
    town.fill({"Văn bản quyết định": "QĐ số 21/QĐ-UBND"}).press("Ghi quyết định")
    town.says("Đã ghi quyết định.")

    town.sign_in("vanphong").open("office:plan-round", the_round.pk)
    town.press("Đã bố trí kinh phí").says("Còn 4 nội dung chưa ghi số tiền")
    the_plan = Plan.objects.get(agreement__isnull=False)
    town.open("office:plan", the_plan.pk)
    for box, money in zip(
        town.page.locator("[data-col=granted]").all(),
        ("24 triệu", "10 triệu", "12 triệu", "40 triệu"),
        strict=True,
    ):
        box.fill(money)
    town.press("Lưu").says("Đã lưu 4 dòng.")
    town.open("office:plan-round", the_round.pk).press("Đã bố trí kinh phí")
    town.says("Đã ghi bố trí kinh phí.", "86.000.000")
