"""Công việc của đơn vị trình diễn: its people report, answer, ask for time, confirm.

The board then shows every state there is. Work is found by words of its sentence; what the
reading did not give, or somebody has already worked with, is left alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from django.db.models import QuerySet

from phoihop.config.demonstration_unit import Register
from phoihop.followup import answers, asked_again, tasks
from phoihop.followup.answer_templates import keep_template
from phoihop.followup.models import AnswerTemplate
from phoihop.lib.vietnamese import fold
from phoihop.records.models import Assignment, Recommendation
from phoihop.registry.models import Account, Body

W = TypeVar("W", Assignment, Recommendation)


@dataclass(frozen=True, slots=True)
class Scene:
    """Cảnh: who acts, for which day, and the work found by its words."""

    register: Register
    today: date

    @property
    def clerk(self) -> Account:
        return self.register.accounts["vanphong"]

    def who(self, name: str) -> Account:
        return self.register.accounts[name]

    def body(self, short_name: str) -> Body | None:
        bodies = self.register.bodies.values()
        return next((body for body in bodies if body.short_name == short_name), None)

    def task(self, words: str) -> Assignment | None:
        return _untouched(Assignment.objects.to_follow().order_by("id"), words)

    def request(self, words: str) -> Recommendation | None:
        return _untouched(Recommendation.objects.order_by("id"), words)


def _untouched(rows: QuerySet[W], words: str) -> W | None:
    """The first with these words that nobody has taken a step with."""
    found = rows.filter(changes=None)
    for word in fold(words).split():
        found = found.filter(search_key__contains=word)
    return found.first()


def load_work(register: Register, *, today: date) -> None:
    """Let some weeks of work happen; safe to run again."""
    scene = Scene(register, today)
    _tasks_go_on(scene)
    _tasks_are_judged(scene)
    _requests_climb(scene)
    _requests_wait(scene)
    _keep_templates(scene)


def _tasks_go_on(scene: Scene) -> None:
    """Reported by the unit or written for it, going on, standing, asking for time."""
    veterans = scene.who("cuuchienbinh")
    if task := scene.task("ccb giúp ngày công hoàn thành"):
        until, note = scene.today + timedelta(days=14), "Hộ thứ hai còn chờ vật liệu do mưa lũ."
        tasks.report_progress(
            task, account=veterans, note="Đã xong nhà thứ nhất, 86 ngày công.", percent=50
        )
        tasks.ask_extension(task, account=veterans, until=until, note=note)
    if task := scene.task("tổng hợp các kiến nghị chưa trả lời"):
        note = "Đã rà 10 kiến nghị, còn 4 kiến nghị chờ phòng chuyên môn."
        tasks.report_progress(task, account=scene.clerk, note=note, percent=60)
    if task := scene.task("định kỳ hằng tháng công khai"):
        note = "Đã niêm yết số liệu tháng này tại 19 nhà văn hóa khu dân cư."
        tasks.report_progress(task, account=scene.clerk, note=note, said_by="Bà Dương Thị Nhài")
    if task := scene.task("gửi danh sách hộ khó khăn"):
        note = "Đã gửi danh sách 74 hộ, văn bản số 112/VHXH."
        who = "Phòng Văn hóa - Xã hội, qua điện thoại"
        tasks.report_done(task, account=scene.clerk, note=note, said_by=who)


def _tasks_are_judged(scene: Scene) -> None:
    """Confirmed, sent back, given more time, replaced by a newer task."""
    clerk = scene.clerk
    if task := scene.task("khu dân cư tổ chức ngày hội đại đoàn kết"):
        note = "19/19 khu dân cư đã tổ chức, văn bản số 41/BC-MTTQ."
        tasks.report_done(task, account=clerk, note=note, said_by="Ban Thường trực MTTQ xã")
        tasks.confirm_done(task, account=clerk)
    if task := scene.task("củng cố chi hội yếu"):
        note = "Đã củng cố 2 chi hội, văn bản số 30/BC-BXDĐ."
        tasks.report_done(task, account=clerk, note=note, said_by="Ban Xây dựng Đảng")
        tasks.send_back(task, account=clerk, note="Chưa nêu kết quả của 3 chi hội còn lại.")
    if task := scene.task("lắp đặt 18 bể"):
        until = scene.today + timedelta(days=21)
        note = "Gia hạn theo ý kiến của lãnh đạo UBND, chờ giá vật liệu quý IV."
        tasks.grant_extension(task, account=clerk, until=until, note=note)
    old = scene.task("tổng hợp kế hoạch của các hội")
    newer = scene.task("tổng hợp trình trước 20/12")
    if old and newer and old.pk != newer.pk:
        note = "Việc của năm trước nhập vào kế hoạch phối hợp năm sau."
        tasks.supersede(old, by=newer, account=clerk, note=note)


def _requests_climb(scene: Scene) -> None:
    """Recommendations that were answered, and what the raiser said to it."""
    clerk, economy = scene.clerk, scene.body("Phòng Kinh tế")
    first = scene.request("thu gom vỏ bao thuốc bảo vệ thực vật")
    again = scene.request("chi phí xây bể chứa vỏ bao")
    if first and economy:
        answers.receive(first, account=clerk)
        answers.assign_lead(first, lead=economy, account=clerk)
        text = "UBND xã giao Phòng Kinh tế khảo sát, bố trí điểm thu gom trong năm."
        answers.answer(first, account=clerk, kind="accepted", text=text, paper="58/UBND-KT")
        note = "Mới có 2 trên 5 cánh đồng có điểm thu gom."
        answers.verify(first, satisfied=False, account=clerk, note=note, said_by="Hội Nông dân xã")
        if again:
            asked_again.decide(first, again, same=True, account=clerk)
    if request := scene.request("tuần tra khu vực cổng trường"):
        text = "Công an xã bố trí tổ tuần tra hai buổi mỗi ngày học từ đầu tháng."
        answers.answer(request, account=clerk, kind="accepted", text=text, way="meeting")
        answers.carry_out(request, account=clerk, note="Đã tuần tra đều, không còn ùn tắc.")
        answers.verify(request, satisfied=True, account=clerk, said_by="Hội LHPN xã")
    if request := scene.request("cung cấp danh sách hộ có hoàn cảnh khó khăn"):
        text = "Phòng Văn hóa - Xã hội đã gửi danh sách 74 hộ."
        answers.answer(request, account=clerk, kind="accepted", text=text, paper="112/VHXH")
        answers.carry_out(request, account=clerk, note="Danh sách đã bàn giao cho Hội.")
    if request := scene.request("quy chế thu chi quỹ khuyến học"):
        text = "UBND xã đã ban hành quy chế thu, chi Quỹ Khuyến học."
        answers.answer(request, account=clerk, kind="accepted", text=text, paper="19/QĐ-UBND")
        answers.carry_out(request, account=clerk, note="Quy chế đã niêm yết tại 19 khu dân cư.")
        answers.verify(request, satisfied=True, account=clerk, said_by="Hội Khuyến học xã")
        answers.close(request, account=clerk)
    if request := scene.request("trao học bổng"):
        text = "Ngân sách xã năm nay đã phân bổ hết; sẽ xem xét khi lập dự toán năm sau."
        answers.answer(request, account=clerk, kind="explained", text=text, paper="71/UBND-VP")


def _requests_wait(scene: Scene) -> None:
    """Recommendations nobody has really answered yet."""
    clerk, economy = scene.clerk, scene.body("Phòng Kinh tế")
    if request := scene.request("nhà sạch ngõ đẹp"):
        text = "Chủ tịch UBND xã tiếp thu các ý kiến, giao các phòng nghiên cứu thực hiện."
        answers.note_blanket(request, account=clerk, text=text)
    if request := scene.request("khám sức khỏe định kỳ"):
        answers.answer(request, account=clerk, kind="", text="", way="meeting")
    if (request := scene.request("sửa chữa sân bóng")) and economy:
        by = scene.today + timedelta(days=5)
        answers.assign_lead(request, lead=economy, account=clerk, answer_by=by)
    party = scene.body("Đảng ủy xã")
    if (request := scene.request("giám sát việc quản lý quỹ khuyến học")) and party:
        note = "Kế hoạch giám sát do Đảng ủy cho ý kiến trước."
        answers.hand_on(request, to=party, account=clerk, note=note)


def _keep_templates(scene: Scene) -> None:
    office = scene.register.bodies["vp-ubnd"]
    for name, kind, text in TEMPLATES:
        if not AnswerTemplate.objects.filter(body=office, name=name).exists():
            made = AnswerTemplate(body=office, name=name, kind=kind, text=text)
            keep_template(made, account=scene.clerk)


TEMPLATES = (
    (
        "Tiếp thu, sẽ thực hiện",
        "accepted",
        "Kính gửi [đơn vị kiến nghị].\n"
        "Về kiến nghị “[nội dung kiến nghị]” ngày [ngày kiến nghị], [đơn vị trả lời] tiếp thu "
        "và sẽ thực hiện trong …",
    ),
    (
        "Giải trình",
        "explained",
        "Kính gửi [đơn vị kiến nghị].\n"
        "Kiến nghị “[nội dung kiến nghị]” hiện chưa thực hiện được vì … [đơn vị trả lời] sẽ xem "
        "xét lại khi …",
    ),
)
