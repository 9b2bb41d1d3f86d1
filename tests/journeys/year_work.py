"""What units do with their tasks, what becomes of requests, and a shortcoming that is mended."""

from __future__ import annotations

from phoihop.records.models import Assessment, Assignment, Recommendation


def task_of(town, body):
    return Assignment.objects.filter(lead=town.bodies[body]).latest("pk")


def request_of(town, body):
    return Recommendation.objects.filter(asked_by_body=town.bodies[body]).earliest("pk")


def units_answer(town):
    """Taken on, going on, more time, reported, sent back, confirmed; one is standing."""
    survey, weak, order = (task_of(town, name) for name in ("hnd", "lhpn", "ccb"))
    units_learn_of_their_tasks(town.on("2026-04-09"), survey)
    say(town, "canbo", survey, "Nhận việc", said="Đã ghi nhận việc.")
    note = "Đã khảo sát 6/11 thôn."
    say(town.on("2026-05-05"), "canbo", survey, "Đang làm", note, percent="55")
    note = "Mưa lũ chia cắt hai thôn."
    say(town.on("2026-05-13"), "canbo", survey, "Xin gia hạn", note, until="2026-05-29")
    town.hears("vanphong", "Đơn vị xin gia hạn", survey.code)
    judge(town, "vanphong", survey, "Cho gia hạn", "Đã cho gia hạn.")
    town.hears("canbo", "Đã cho gia hạn", survey.code)
    say(town.on("2026-05-28"), "canbo", survey, "Đã xong", "Xong 11/11 thôn, số 12/BC-HND.")
    town.open("office:assignment", survey.pk).says("đã báo cáo, chờ xác nhận")
    town.sign_in("vanphong").open("office:assignment", survey.pk)
    town.fill({"Nếu chưa đạt: còn thiếu gì, phải làm tiếp gì": "Chưa nêu điểm đặt."})
    town.press("Trả lại đơn vị").says("Đã trả lại, đơn vị làm tiếp.")
    say(town.on("2026-05-29"), "canbo", survey, "Đã xong", "Đề xuất 2 điểm, số 13/BC-HND.")
    judge(town, "vanphong", survey, "Xác nhận hoàn thành", "Đã xác nhận hoàn thành.")

    say(town.on("2026-06-20"), "phunu", weak, "Đã xong", "Củng cố 3 chi hội, số 9/BC-HLHPN.")
    judge(town, "vanphong", weak, "Xác nhận hoàn thành", "Đã xác nhận hoàn thành.")
    note = "6 tháng: 42 buổi tuần tra, không có vụ việc."
    say(town, "cuuchienbinh", order, "Báo kết quả kỳ này", note, said="Đã ghi tiến độ.")


def units_learn_of_their_tasks(town, survey):
    """By the list in the product and by the one letter of the day."""
    posted = {one.account.username: one for one in town.post_of_the_day()}
    assert set(posted) == {"canbo", "phunu", "cuuchienbinh"}
    assert survey.code in posted["canbo"].text
    assert {one.state for one in posted.values()} == {"sent"}
    town.hears("canbo", "Nhiệm vụ mới được giao", survey.code)


BOXES = {"note": "#done-note", "percent": "#progress-percent", "until": "#more-until"}


def say(town, who, task, button, note="", said="", **more):
    """The unit answers on its one screen, with a button and a word."""
    town.sign_in(who).open("office:task-answer", task.pk)
    for name, words in {"note": note, **more}.items():
        if words:
            town.page.fill(BOXES[name], words)
    town.press(button).says(said or note)


def judge(town, who, work, button, said):
    town.sign_in(who).open(f"office:{work._meta.model_name}", work.pk)
    town.press(button, exact=False).says(said)


def a_request_is_answered_in_writing(town):
    """Raised in writing, given to a lead, answered before its day."""
    asked = request_of(town, "ccb")
    town.on("2026-04-10").sign_in("vanphong").open("office:recommendation", asked.pk)
    town.press("Tiếp nhận").fill(
        {
            "Đơn vị chủ trì trả lời": town.bodies["phong-vhxh"].name,
            "Trả lời chậm nhất ngày": "2026-04-24",
        }
    ).press("Giao trả lời").says("Phòng Văn hóa - Xã hội")
    town.on("2026-04-22").open("office:recommendation", asked.pk)
    town.page.get_by_label("tiếp thu, sẽ thực hiện").check()
    town.fill(
        {
            "Nội dung trả lời": "UBND xã hỗ trợ 80 triệu đồng từ Quỹ Vì người nghèo, làm quý III.",
            "Số, ký hiệu văn bản": "58/UBND-VHXH",
        }
    ).press("Ghi trả lời").says("đã trả lời", "58/UBND-VHXH")


def what_was_promised_is_done_and_verified(town):
    """Carried out, verified by who raised it, closed; answered in time is not late for it."""
    asked = request_of(town, "ccb")
    town.on("2026-09-15").sign_in("vanphong").open("office:recommendation", asked.pk)
    town.fill({"Đã làm được gì": "Hai căn nhà đã bàn giao."}).press("Ghi đã thực hiện")
    town.says("Trả lời ngày 22/04/2026").says_not("trễ")
    town.hears("cuuchienbinh", "Đã thực hiện, đề nghị đơn vị kiến nghị xác nhận", asked.code)
    judge(town, "cuuchienbinh", asked, "Đồng ý với kết quả", "đơn vị kiến nghị đã xác nhận")
    town.sign_in("vanphong").open("office:recommendation", asked.pk)
    town.unfold("Kết thúc theo dõi").press("Kết thúc theo dõi").says("Đã kết thúc theo dõi.")


def another_was_answered_there_without_words(town):
    """What nobody wrote down is no answer, and the page says so."""
    asked = request_of(town, "lhpn")
    town.on("2026-04-10").sign_in("vanphong").open("office:recommendation", asked.pk)
    town.page.locator("#way-meeting").check()
    town.press("Ghi trả lời").says(
        "Trả lời tại hội nghị, chưa ghi nội dung", "Kiến nghị này chưa được trả lời."
    )


def a_shortcoming_is_mended(town):
    named = Assessment.objects.get()
    weak = task_of(town, "lhpn")
    town.on("2026-06-22").sign_in("vanphong").open("office:assessment", named.pk)
    town.says("chưa khắc phục")
    town.fill({"Khắc phục bằng gì, hoặc vì sao chưa": "Tổ giám sát đã đến cả 11 thôn."})
    town.page.locator("#task").select_option(value=str(weak.pk))
    town.press("Đã khắc phục").says("đã khắc phục", weak.code)
