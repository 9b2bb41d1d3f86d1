"""Chương trình phối hợp trình diễn: two agreements that follow each other, a plan being done."""

from __future__ import annotations

from datetime import date, timedelta

from phoihop.config.demonstration_unit import Register
from phoihop.records.agreements import Signing, make_agreement
from phoihop.records.models import Agreement, Plan
from phoihop.records.plan_rounds import begin_plan, open_plan_round, send_plan
from phoihop.records.plan_sheet import Typed, save_sheet, typed_of
from phoihop.records.plans import decide_plan, make_plan

TITLE = "Chương trình phối hợp công tác giữa UBND xã với Ủy ban MTTQ Việt Nam xã"
LINES = (
    (
        "Đối thoại với đoàn viên, hội viên và Nhân dân",
        "Ủy ban MTTQ Việt Nam xã",
        "Quý I",
        "6 triệu",
    ),
    ("Tập huấn thâm canh chè cho hội viên", "Hội Nông dân xã", "Quý II", "24 triệu"),
    ("Vận động hiến đất mở rộng đường liên thôn", "UBMTTQ Việt Nam xã", "Cả năm", "15 triệu"),
    ("Giám sát việc chi trả chế độ người có công", "Hội CCB xã", "trước 15/9", "4 triệu"),
    ("Sửa nhà cho hộ khó khăn về nhà ở", "Hội LHPN xã", "Quý IV", "90 triệu"),
    ("Trao đổi tình hình giữa các bên", "Văn phòng HĐND và UBND", "Thường xuyên", "0"),
    ("Xây dựng mô hình thu gom rác tại nguồn", "Đoàn xã", "", ""),
)
DONE = {
    1: ("done", "6 triệu", "5.600.000", "Đã tổ chức 2 cuộc, 164 lượt người dự."),
    2: ("done", "24 triệu", "24 triệu", "3 lớp, 118 hội viên."),
    3: ("running", "15 triệu", "8.250.000", "Đã vận động được 1.240 m²."),
    5: ("running", "90 triệu", "60 triệu", "Xong 4 trong 6 căn."),
}
"""What the year has brought so far: state, money granted, money spent, result."""


def load_programmes(register: Register, *, today: date) -> None:
    """Write two agreements and this year's plan down; done before, they are left as they are."""
    if Agreement.objects.filter(title__startswith=TITLE).exists():
        return
    office, clerk = register.bodies["vp-ubnd"], register.accounts["vanphong"]
    first = today.year - 1
    parties = [
        Signing(register.bodies["ubnd"], "Chủ tịch Đinh Quang Thạch"),
        Signing(register.bodies["mttq"]),
    ]
    kept = make_agreement(
        {
            "kind": Agreement.Kind.REGULATION,
            "title": f"{TITLE} nhiệm kỳ {first}–{first + 5}",
            "number": "01/QCPH-UBND-MTTQ",
            "first_year": first,
            "last_year": first + 5,
            "signed_on": date(first, 7, 28),
        },
        parties,
        body=office,
        account=clerk,
    )
    plan = make_plan(office, today.year, account=clerk, agreement=kept)
    _fill(register, plan, today)
    _ask_for_plans(register, kept, today)


NEXT = {
    "hnd": ("canbo", (("Nhân rộng mô hình chè hữu cơ", "Quý II", "35 triệu"),)),
    "lhpn": (
        "phunu",
        (
            ("Tổ chức “Ngày chủ nhật xanh” tại các khu dân cư", "hằng tháng", "12 triệu"),
            ("Hỗ trợ phụ nữ khởi nghiệp", "6 tháng đầu năm", "40 triệu"),
        ),
    ),
}
"""Who has sent a plan for next year: by which account, with which lines."""


def _ask_for_plans(register: Register, kept: Agreement, today: date) -> None:
    """The round for next year is running: two bodies have sent, the others still have days."""
    bodies = register.bodies
    asked = open_plan_round(
        today.year + 1,
        [bodies[name] for name in ("mttq", "hnd", "lhpn", "doan", "ccb")],
        body=bodies["vp-ubnd"],
        decider=bodies["ubnd"],
        send_last_day=today + timedelta(days=4),
        decide_last_day=today + timedelta(days=9),
        account=register.accounts["vanphong"],
        agreement=kept,
    )
    for name, (account, lines) in NEXT.items():
        writer = register.accounts[account]
        entry = asked.entries.get(body=bodies[name])
        own = begin_plan(entry, account=writer)
        rows = [
            Typed(content=content, lead=str(bodies[name]), time=time, planned=planned)
            for content, time, planned in lines
        ]
        save_sheet(own, rows, account=writer, bodies=[bodies[name]])
        send_plan(entry, account=writer)


def _fill(register: Register, plan: Plan, today: date) -> None:
    clerk, bodies = register.accounts["vanphong"], list(register.bodies.values())
    rows = [
        Typed(content=content, lead=lead, time=time, planned=planned)
        for content, lead, time, planned in LINES
    ]
    save_sheet(plan, rows, account=clerk, bodies=bodies)
    decided_on = date(today.year, 1, 19)
    if today < decided_on:
        return
    decide_plan(plan, account=clerk, decision="QĐ số 21/QĐ-UBND", decided_on=decided_on)
    later = []
    for place, item in enumerate(plan.items.all(), start=1):
        row = typed_of(item)
        state, granted, spent, result = DONE.get(place, ("planned", "", "", ""))
        values = {name: getattr(row, name) for name in Typed.__slots__}
        later.append(
            Typed(**values | {"state": state, "granted": granted, "spent": spent, "result": result})
        )
    save_sheet(plan, later, account=clerk, bodies=bodies)
