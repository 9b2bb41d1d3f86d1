"""Báo cáo kỳ trình diễn: one form, a closed quarter and one that is running."""

from __future__ import annotations

from datetime import date, timedelta

from phoihop.config.demonstration_unit import Register
from phoihop.lib.periods import Period, quarter, whole_year
from phoihop.records.form_text import read_lines, read_rules
from phoihop.records.forms import checked_lines, make_form
from phoihop.records.indicators import known_indicators, load_catalogue
from phoihop.records.models import Form, FormVersion, Round, TargetSet
from phoihop.records.report_entry import approve, fill, send
from phoihop.records.rounds import close_round, open_round
from phoihop.records.targets import enter_results, make_set, read_targets
from phoihop.registry.models import Account

NAME = "Kết quả hoạt động của các hội, đoàn thể"
LINES = """I. TUYÊN TRUYỀN, VẬN ĐỘNG
Cuộc tuyên truyền, tập huấn * | cuộc
Người dự tuyên truyền, tập huấn | lượt người
II. AN SINH XÃ HỘI
Suất quà tặng * | suất
Trị giá quà tặng | triệu đồng | 3
Nhà Đại đoàn kết xây mới | căn
Nhà Đại đoàn kết sửa chữa | căn
Tổng số nhà xây mới, sửa chữa | căn
III. XÂY DỰNG NÔNG THÔN MỚI
Diện tích đất hiến | m²
Ngày công đóng góp | ngày công
Tiền đóng góp xây dựng nông thôn mới | triệu đồng | 3
IV. PHÁT TRIỂN TỔ CHỨC
Đảng viên mới kết nạp từ đoàn viên, hội viên | người
Mô hình tự quản, “Dân vận khéo” được công nhận | mô hình
"""
RULES = "Nhà Đại đoàn kết xây mới + Nhà Đại đoàn kết sửa chữa = Tổng số nhà xây mới, sửa chữa"
TEXTS = ("Đánh giá chung", "Khó khăn, vướng mắc", "Đề xuất, kiến nghị")
SENDERS = ("mttq", "hnd", "lhpn", "doan", "ccb", "cong-doan", "khuyen-hoc")
WRITERS = {"hnd": "canbo", "lhpn": "phunu", "ccb": "cuuchienbinh"}
BEFORE = {
    "hnd": "6 420 55 27,5 1 2 3 310 640 48 1 2",
    "lhpn": "8 515 120 60 1 1 2 0 420 36,5 2 3",
    "ccb": "3 160 40 20 0 1 1 150 260 18 0 1",
}
WRITTEN = {
    "hnd": (
        "Công tác tuyên truyền được triển khai kịp thời. Hội viên tích cực tham gia phong trào "
        "thi đua sản xuất, kinh doanh giỏi.",
        "Kinh phí hoạt động của Hội còn hạn hẹp. Giá nông sản không ổn định nên hội viên ngại "
        "mở rộng sản xuất.",
        "Đề nghị UBND xã bố trí thêm kinh phí hoạt động cho các hội, đoàn thể.",
    ),
    "lhpn": (
        "Công tác tuyên truyền triển khai còn chậm ở các bản vùng cao. Các chi hội duy trì sinh "
        "hoạt đều.",
        "Kinh phí hoạt động còn hạn hẹp. Cán bộ chi hội thay đổi nhiều.",
        "Đề nghị UBND xã bố trí thêm kinh phí hoạt động cho các hội, đoàn thể. Đề nghị mở lớp "
        "bồi dưỡng cho chi hội trưởng mới.",
    ),
    "ccb": (
        "Hội viên giữ vững đoàn kết. Phối hợp tổ chức đêm hội trăng rằm, trao 40 suất quà cho "
        "trẻ em.",
        "Kinh phí hoạt động còn rất hạn hẹp.",
        "",
    ),
}
NOW = {
    "hnd": "5 390 62 31 1 1 2 420 580 52,25 1 3",
    "lhpn": "9 560 135 68,4 0 2 2 60 450 41 1 3",
}


def load_reports(register: Register, *, today: date) -> None:
    """Ask twice with one form; done before, it is left as it is."""
    load_catalogue()
    if Form.objects.filter(name=NAME).exists():
        return
    clerk = register.accounts["vanphong"]
    number = (today.month - 1) // 3 + 1
    running = quarter(today.year, number)
    ended = quarter(today.year, number - 1) if number > 1 else quarter(today.year - 1, 4)
    version = _form(register, clerk)
    first = _ask(register, version, ended, ("hnd", "lhpn", "ccb"), clerk)
    for body, figures in BEFORE.items():
        _send(register, first, body, figures, approver=clerk)
    close_round(first, account=clerk)
    second = _ask(register, version, running, SENDERS, clerk)
    for body, figures in NOW.items():
        _send(register, second, body, figures)


TARGETS = """Suất quà tặng | suất | 100
Cuộc tuyên truyền, tập huấn | cuộc | 20
Hội viên nông dân kết nạp mới | người | 25
Quỹ Hỗ trợ nông dân tăng trưởng | triệu đồng | 60
Chi hội củng cố, nâng chất lượng | chi hội | 4
Tỷ lệ nợ quá hạn | % | 0,5 | giảm
Hội thi nhà nông đua tài | cuộc | 1 | cuối năm
Hộ đạt sản xuất, kinh doanh giỏi các cấp | hộ | 180 | cuối năm
"""
OF_THE_COMMUNE = """Thu ngân sách trên địa bàn | triệu đồng | 4200
Hộ nghèo cuối năm | hộ | 96 | giảm
Thôn đạt chuẩn văn hóa | thôn | 9
Người dân tham gia bảo hiểm y tế | % | 95
Đường thôn bê tông hóa | km | 6,5
Buổi tiếp công dân định kỳ | buổi | 24
"""
BY_NOW = {0: "4350", 1: "96", 2: "8", 3: "93,5", 4: "3,1"}
RESULTS = {2: "27", 3: "46,5", 4: "4", 5: "0,3"}


def load_targets(register: Register, *, today: date) -> None:
    """Targets of the Farmers' Union: some reached, some judged at the end of the year."""
    body, writer = register.bodies["hnd"], register.accounts["canbo"]
    if TargetSet.objects.filter(body=body).exists():
        return
    kept = make_set(
        f"Chỉ tiêu công tác Hội năm {today.year}",
        read_targets(TARGETS, list(known_indicators(writer))),
        whole_year(today.year),
        body=body,
        assigner=TargetSet.Assigner.ABOVE,
        assigned_by="Hội Nông dân tỉnh giao",
        account=writer,
    )
    _enter(kept, RESULTS, writer)
    office, clerk = register.bodies["vp-ubnd"], register.accounts["vanphong"]
    own = make_set(
        f"Chỉ tiêu phối hợp của xã năm {today.year}",
        read_targets(OF_THE_COMMUNE, list(known_indicators(clerk))),
        whole_year(today.year),
        body=office,
        assigner=TargetSet.Assigner.RESOLUTION,
        assigned_by="Nghị quyết HĐND xã",
        account=clerk,
    )
    _enter(own, BY_NOW, clerk)


def _enter(kept: TargetSet, results: dict[int, str], account: Account) -> None:
    targets = list(kept.targets.all())
    enter_results(kept, {targets[n].pk: typed for n, typed in results.items()}, account=account)


def _form(register: Register, clerk: Account) -> FormVersion:
    lines = read_lines(LINES, list(known_indicators(clerk)))
    rules = read_rules(RULES, checked_lines(lines))
    office = register.bodies["vp-ubnd"]
    return make_form(NAME, lines, body=office, account=clerk, texts=TEXTS, rules=rules)


def _ask(
    register: Register,
    version: FormVersion,
    period: Period,
    senders: tuple[str, ...],
    clerk: Account,
) -> Round:
    return open_round(
        version,
        period,
        [register.bodies[name] for name in senders],
        body=register.bodies["vp-ubnd"],
        account=clerk,
        last_day=period.end + timedelta(days=5),
    )


def _send(
    register: Register, asked: Round, body: str, figures: str, *, approver: Account | None = None
) -> None:
    report = asked.reports.get(body=register.bodies[body])
    writer = register.accounts[WRITERS[body]]
    entries = dict(zip(asked.version.keys, figures.split(), strict=True))
    keys = [text["key"] for text in asked.version.texts]
    texts = dict(zip(keys, WRITTEN[body], strict=True))
    fill(report, entries, texts=texts, account=writer)
    sent = send(report, account=writer)
    if approver:
        approve(sent, account=approver)
