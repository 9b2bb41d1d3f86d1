"""Báo cáo tổng hợp của mười hai đơn vị: from twelve papers to one, and from its numbers back.

    .venv/bin/python -m tools.consolidated_report FOLDER

Fills the demonstration in a temporary folder and lets twelve of its units send a report of the
year as a paper: received, read, its figures confirmed and laid into the form, approved. Writes the
consolidated report as DOCX, and PDF and PNG where LibreOffice and pdftoppm are found. Then it
follows three numbers of that very file through the pages, as a clerk would click: number → units
→ report → sentence. Exit code 1 when a link leads nowhere or the layout departs.
"""

from __future__ import annotations

import re
import sys
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tools.invented_office import invented_office
from tools.papers import pictures

if TYPE_CHECKING:
    from django.test import Client

    from phoihop.records.models import Round
    from phoihop.registry.models import Account, Body

CLERK, OFFICE = "vanphong", "vp-ubnd"
FOLLOWED = ("Suất quà tặng", "Cuộc tuyên truyền, tập huấn", "Ngày công đóng góp")
SENTENCES = (
    "Trong năm, {name} tổ chức {0} cuộc tuyên truyền, tập huấn cho {1} lượt người dự.",
    "Đã trao {2} suất quà tặng cho hộ khó khăn.",
    "Hội viên, đoàn viên góp {3} ngày công làm đường liên thôn.",
    "Nhân dân hiến {4} m² diện tích đất làm đường.",
    "Có {5} mô hình tự quản, “Dân vận khéo” được công nhận.",
)
UNITS = {
    "mttq": ("MTTQ", "14 1.120 210 460 3.150 6"),
    "hnd": ("HND", "22 1.640 96 1.250 2.480 5"),
    "lhpn": ("HLHPN", "26 1.980 180 940 620 7"),
    "doan": ("ĐTN", "19 870 145 1.310 150 3"),
    "ccb": ("HCCB", "9 520 64 605 1.240 4"),
    "cong-doan": ("CĐ", "7 260 118 90 40 1"),
    "khuyen-hoc": ("HKH", "6 310 132 25 75 3"),
    "chu-thap-do": ("HCTĐ", "8 405 240 60 55 2"),
    "nguoi-cao-tuoi": ("HNCT", "5 380 75 45 310 2"),
    "cuu-giao-chuc": ("HCGC", "4 155 38 12 35 1"),
    "cong-an": ("CA", "17 1.430 52 180 60 8"),
    "quan-su": ("BCHQS", "11 690 41 720 90 2"),
}
"""Unit → symbol of its papers, its figures in the order of SENTENCES."""

NOT_APPROVED = "quan-su"
"""Its report waits for approval, so that the paper says which sums nobody has checked."""

SHORT_OF_MONEY = "Kinh phí hoạt động còn hạn hẹp, chưa đáp ứng yêu cầu nhiệm vụ."
ROADS = "Đường đến các thôn vùng cao đi lại khó khăn trong mùa mưa."
OWN = {
    "mttq": (
        "Khối đại đoàn kết toàn dân được củng cố.",
        ROADS,
        "mở lớp bồi dưỡng kỹ năng hòa giải",
    ),
    "hnd": ("Phong trào thi đua sản xuất giỏi lan rộng.", SHORT_OF_MONEY, "hỗ trợ giống chè mới"),
    "lhpn": ("Các chi hội duy trì sinh hoạt đều.", SHORT_OF_MONEY, "mở lớp nghề may cho hội viên"),
    "doan": ("Thanh niên xung kích làm đường liên thôn.", ROADS, "bố trí phòng sinh hoạt cho Đoàn"),
    "ccb": ("Hội viên giữ vững đoàn kết.", SHORT_OF_MONEY, "sửa nhà bia ghi tên liệt sĩ"),
    "cong-doan": ("Đời sống đoàn viên ổn định.", SHORT_OF_MONEY, "tổ chức giải thể thao đoàn viên"),
    "khuyen-hoc": ("Quỹ khuyến học được duy trì.", SHORT_OF_MONEY, "khen thưởng dòng họ hiếu học"),
    "chu-thap-do": ("Công tác nhân đạo đúng địa chỉ.", ROADS, "mua tủ thuốc cho các thôn"),
    "nguoi-cao-tuoi": ("Các câu lạc bộ liên thế hệ hoạt động tốt.", SHORT_OF_MONEY, ""),
    "cuu-giao-chuc": ("Hội viên tích cực giúp học sinh yếu.", SHORT_OF_MONEY, ""),
    "cong-an": ("An ninh trật tự được giữ vững.", ROADS, "lắp thêm đèn chiếu sáng ngõ xóm"),
    "quan-su": ("Dân quân trực sẵn sàng chiến đấu nghiêm túc.", ROADS, "sửa nhà trực dân quân"),
}
"""Unit → its verdict, what is hard, what it asks for."""


def main(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    with invented_office():
        return _run(folder)


def _run(folder: Path) -> int:
    from django.utils import timezone

    from phoihop.registry.models import Account
    from phoihop.reports.official.layout.check import check_docx
    from phoihop.reports.papers import layout_of

    clerk = Account.objects.get(username=CLERK)
    asked = _ask(clerk)
    for place, unit in enumerate(UNITS):
        _take_in(asked, unit, place, clerk)
    draft, data = _consolidated(asked, clerk)
    (folder / "bao-cao-tong-hop.docx").write_bytes(data)
    pages = pictures(data, folder, "bao-cao-tong-hop")
    print(f"{folder / 'bao-cao-tong-hop.docx'}: {pages} trang ảnh")
    profile = layout_of(draft, clerk)
    left = check_docx(data, today=timezone.localdate(), profile=profile).departures
    for one in left:
        print(f"  {one.rule}: {one.where} · {one.found} → {one.wanted}")
    return 1 if not _follow_all(data, clerk) or left else 0


def _body(unit: str) -> Body:
    from phoihop.config.demonstration_unit import read_unit
    from phoihop.registry.models import Body

    name = next(row["name"] for row in read_unit().bodies if row["id"] == unit)
    return Body.objects.get(name=name)


def _ask(clerk: Account) -> Round:
    """The office asks twelve units for the whole of last year, by the demonstration's own form."""
    from datetime import timedelta

    from django.utils import timezone

    from phoihop.config.demonstration_reports import NAME
    from phoihop.lib.periods import whole_year
    from phoihop.records.models import FormVersion
    from phoihop.records.rounds import open_round

    today = timezone.localdate()
    return open_round(
        FormVersion.objects.filter(form__name=NAME).latest("number"),
        whole_year(today.year - 1),
        [_body(unit) for unit in UNITS],
        body=_body(OFFICE),
        account=clerk,
        last_day=today + timedelta(days=3),
    )


def _paper(unit: str, body: Body, place: int, year: int) -> bytes:
    symbol, figures = UNITS[unit]
    verdict, hard, wish = OWN[unit]
    name = str(body.short_name or body.name)
    told = [words.format(*figures.split(), name=name) for words in SENTENCES]
    asks = f"Đề nghị Ủy ban nhân dân xã {wish}." if wish else "Không có."
    lines = [
        body.name.upper(), f"Số: {place + 31}/BC-{symbol}",
        f"Suối Ngàn, ngày {place + 8:02} tháng 01 năm {year + 1}", "BÁO CÁO",
        f"Kết quả hoạt động năm {year}", "I. KẾT QUẢ", *told,
        "II. ĐÁNH GIÁ CHUNG", verdict, "III. KHÓ KHĂN, VƯỚNG MẮC", hard,
        "IV. ĐỀ XUẤT, KIẾN NGHỊ", asks,
    ]  # fmt: skip
    return "\n".join(lines).encode()


def _take_in(asked: Round, unit: str, place: int, clerk: Account) -> None:
    """A paper comes, is read; its figures are confirmed and laid into the form; it is approved."""
    from phoihop.intake.models import Proposal
    from phoihop.intake.receive import receive
    from phoihop.intake.worker import work_off
    from phoihop.records.confirm import confirm
    from phoihop.records.report_entry import approve
    from phoihop.records.report_landing import land, landing_lines, landing_parts
    from phoihop.records.report_papers import take_as_sent

    body = _body(unit)
    report = asked.reports.select_related("round__version__form", "body").get(body=body)
    content = _paper(unit, body, place, asked.period_end.year)
    document = receive(clerk, asked.body, f"bao-cao-{unit}.txt", content).document
    work_off()
    document.refresh_from_db()
    chosen = {
        line.key: line.chosen for line in landing_lines(report, document) if line.chosen is not None
    }
    for proposal in Proposal.objects.filter(pk__in=chosen.values(), state=Proposal.State.WAITING):
        confirm(proposal, account=clerk, version=proposal.version)
    parts = [part.key for part in landing_parts(report, document) if part.chosen]
    land(report, document, chosen, parts, account=clerk)
    sent = take_as_sent(report, account=clerk)
    if unit != NOT_APPROVED:
        approve(sent, account=clerk)


def _consolidated(asked: Round, clerk: Account) -> tuple[Any, bytes]:
    from django.test import RequestFactory

    from phoihop.records.models import Round
    from phoihop.reports.consolidate import material_of
    from phoihop.reports.consolidations import Choices, draft_of, keep, suggested
    from phoihop.reports.templates_kept import file_of
    from phoihop.web.office.papers.openings import addresses_of

    shown = Round.objects.select_related("body__parent", "version__form").get(pk=asked.pk)
    material = material_of(shown, clerk)
    answers = {one.key: "Đã trao đổi với các đơn vị" for one in material.conflicts}
    choices = Choices(suggested(material).passages, answers)
    draft = draft_of(keep(shown, choices, account=clerk, version=0), account=clerk)
    request = RequestFactory().get("/", headers={"host": "127.0.0.1:8000"})
    return draft, file_of(draft, clerk, number=112, addresses=addresses_of(draft, clerk, request))


def _follow_all(data: bytes, clerk: Account) -> bool:
    """Follow the numbers as somebody who has only the file and an account."""
    from django.test import Client
    from docx import Document

    client = Client(headers={"host": "127.0.0.1:8000"})
    client.force_login(clerk)
    file = Document(BytesIO(data))
    found = True
    for label in FOLLOWED:
        line = next(one for one in file.paragraphs if label in one.text)
        number, address = next((link.text, link.address) for link in line.hyperlinks)
        print(f"\n{line.text}\n  số “{number}” trong DOCX mở {address}")
        found &= _follow(client, address)
    return found


def _follow(client: Client, address: str) -> bool:
    units = _page(client, address)
    rows = re.findall(r"<tr>\s*<td><a class=\"ttl\".*?</tr>", units, re.S)
    linked = [row for row in rows if "cau-" in row]
    if not linked:
        print("  KHÔNG có đơn vị nào kèm câu gốc")
        return False
    row = linked[0]
    report, source = re.findall(r'href="([^"]+)"', row)[:2]
    cells = [" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in row.split("</td>")[:2]]
    print(f"  → {len(rows)} đơn vị, {len(linked)} kèm câu gốc; đơn vị đầu: {': '.join(cells)}")
    figures = _page(client, report)
    print(f"  → báo cáo {report}: {'có' if cells[1] in figures else 'KHÔNG có'} số {cells[1]}")
    sentence = _sentence(_page(client, unescape(source)), source.rsplit("#", 1)[1])
    print(f"  → câu {unescape(source)}: “{sentence}”")
    return cells[1] in figures and cells[1] in sentence


def _page(client: Client, address: str) -> str:
    answer = client.get(re.sub(r"^https?://[^/]+", "", address).split("#")[0])
    if answer.status_code != 200:
        sys.exit(f"{address}: {answer.status_code}")
    return answer.content.decode()


def _sentence(page: str, anchor: str) -> str:
    """Return the paragraph at the anchor, its marked words between [ ]; "" where none is marked."""
    at = page.find(f'id="{anchor}"')
    block = page[page.rfind("<p>", 0, at) : page.find("</p>", at)] if at >= 0 else ""
    marked = re.sub(r'<a class="no.*?</a>', "", block, flags=re.S)
    marked = re.sub(r"<mark[^>]*>", "[", marked).replace("</mark>", "]")
    words = " ".join(unescape(re.sub(r"<[^>]+>", "", marked)).split())
    return words if "[" in words else ""


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Cách dùng: python -m tools.consolidated_report THƯ_MỤC")
    sys.exit(main(Path(sys.argv[1])))
