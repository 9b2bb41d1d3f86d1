"""Bốn mươi tệp: what arrives before a deadline, in every format, from every body of the cast."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from tests.reading.formats.making import make_docx, make_zip, paragraph

HEADS = {
    "nong-dan": ("HỘI NÔNG DÂN VIỆT NAM\nHỘI NÔNG DÂN XÃ THANH KHÊ", "HND"),
    "phu-nu": ("HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM\nHỘI LIÊN HIỆP PHỤ NỮ XÃ THANH KHÊ", "HPN"),
    "mttq": ("MẶT TRẬN TỔ QUỐC VIỆT NAM\nỦY BAN XÃ THANH KHÊ", "MTTQ-BTT"),
    "ubnd": ("ỦY BAN NHÂN DÂN\nXÃ THANH KHÊ", "UBND"),
}
PERIODS = ("quý I năm 2026", "6 tháng đầu năm 2026", "9 tháng đầu năm 2026")


def report(sender: str, number: int, period: str) -> str:
    """One report in the layout of an office; the figures differ, so that no two are alike."""
    head, symbol = HEADS[sender]
    themes = (
        "đường làng ngõ xóm",
        "nhà dột nát",
        "vườn tạp",
        "rừng trồng",
        "kênh mương",
        "điểm thu",
    )
    return (
        f"{head}\nSố: {number:02}/BC-{symbol}\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        f"Thanh Khê, ngày 12 tháng {number % 9 + 1} năm 2026\nBÁO CÁO\n"
        f"Kết quả công tác {period}\n"
        f"Trong kỳ, đơn vị vận động {number * 7 + 3} hộ sửa {themes[number % 6]} "
        f"ở {number + 2} thôn. Đơn vị {number} kết nạp {number * 3 + 1} hội viên, "
        f"xây {number % 5 + 1} căn nhà tình thương.\n"
        f"Kiến nghị UBND xã hỗ trợ {number * 5 + 10} triệu đồng làm {themes[(number + 2) % 6]} "
        f"cho {number + 11} gia đình khó khăn.\n"
    )


def forty() -> Iterator[tuple[str, bytes]]:
    """Give forty files by name: four of them hide whose they are, one repeats another."""
    texts = [
        (sender, number, report(sender, number, PERIODS[number % 3]))
        for number in range(1, 10)
        for sender in ("nong-dan", "phu-nu", "mttq", "ubnd")
    ]
    for place, (sender, number, text) in enumerate(texts[:28]):
        yield from _as_some_format(f"{sender}-{number:02}", text, place % 4)
    for number in range(30, 34):
        unclear = report("nong-dan", number, PERIODS[0]).replace("BC-HND", "BC-MTTQ")
        yield f"khong-ro-{number}.txt", unclear.encode()
    yield "thu-gui-kem.eml", _letter(texts[28:30])
    yield "goi-bao-cao.zip", _pack(texts[30:32])
    yield "bang-so-lieu.xlsx", _sheet()
    yield "hong.docx", b"PK\x03\x04 hong"
    yield "rong.txt", b""
    yield "cu.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
    sender, number, text = texts[0]
    yield "gui-lai.txt", text.encode()
    yield "trang-tin.html", NEWS.encode()


NEWS = (
    "<html><body><h1>Xã Thanh Khê trực báo quý I</h1><p>Sáng 07/04/2026, Đảng ủy xã Thanh Khê "
    "tổ chức hội nghị trực báo quý I năm 2026. Đồng chí Hà Văn Sinh, Chủ tịch UBND xã chủ trì.</p>"
    "<p>Hội Nông dân kiến nghị UBND xã mở thêm điểm thu mua chè ở thôn Nà Pồng.</p></body></html>"
)


def write_forty(folder: Path) -> list[Path]:
    paths = []
    for name, data in forty():
        path = folder / name
        path.write_bytes(data)
        paths.append(path)
    return paths


def _as_some_format(stem: str, text: str, form: int) -> Iterator[tuple[str, bytes]]:
    lines = text.splitlines()
    if form == 0:
        yield f"{stem}.txt", text.encode()
    elif form == 1:
        yield f"{stem}.docx", make_docx("".join(paragraph(line) for line in lines))
    elif form == 2:
        body = "".join(f"<p>{line}</p>" for line in lines)
        yield f"{stem}.html", f"<html><body>{body}</body></html>".encode()
    else:
        yield f"{stem}.md", text.encode("utf-16")


def _letter(reports) -> bytes:
    made = EmailMessage()
    made["From"], made["Subject"] = "Páo <pao@vidu.vn>", "Gửi báo cáo"
    made.set_content("Kính gửi Văn phòng, xin gửi kèm báo cáo.")
    for sender, number, text in reports:
        made.add_attachment(
            text.encode(), maintype="text", subtype="plain", filename=f"{sender}-{number}-kem.txt"
        )
    return made.as_bytes()


def _pack(reports) -> bytes:
    return make_zip({f"nop/{sender}-{number}.txt": text for sender, number, text in reports})


def _sheet() -> bytes:
    book, out = Workbook(), BytesIO()
    book.active.append(["Chỉ tiêu", "Kế hoạch", "Thực hiện"])
    book.active.append(["Kết nạp hội viên", 120, 96])
    book.save(out)
    return out.getvalue()
