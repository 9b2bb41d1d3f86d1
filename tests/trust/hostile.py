"""Tệp thù địch: 120 crafted files, each made here, none of them found anywhere.

Names say what is wrong with them. All are small outside; several are enormous inside.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from tests.reading.formats.making import (
    make_docx,
    make_encrypted_pdf,
    make_pdf,
    make_pdf_bomb,
    make_xlsx,
    make_zip,
    paragraph,
    row,
)

MIB = 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOMB = "".join(
    f'<!ENTITY a{n} "{"".join([f"&a{n - 1};"] * 10) if n else "ha" * 20}">' for n in range(9)
)
SYSTEMS = ("file:///etc/passwd", "http://127.0.0.1:1/x", "ftp://127.0.0.1/x", "\\\\may\\chia\\x")


def hostile() -> Iterator[tuple[str, bytes]]:
    """Give every file by its name."""
    yield from _xml()
    yield from _containers()
    yield from _sheets()
    yield from _pdfs()
    yield from _pictures()
    yield from _pages()
    yield from _letters()
    yield from _texts()
    yield from _wrong_names()


def few(every: int = 4) -> dict[str, bytes]:
    """Every fourth of them, for the daily suite."""
    return dict(list(hostile())[::every])


def _xml() -> Iterator[tuple[str, bytes]]:
    prolog = f"<!DOCTYPE w [{BOMB}]>"
    yield "bom-thuc-the.docx", make_docx(paragraph("&a8;"), prolog=prolog)
    yield "bom-thuc-the.xlsx", make_xlsx(row("&a8;")).replace(b"<worksheet", b"<worksheet")
    for number, system in enumerate(SYSTEMS):
        outside = f'<!DOCTYPE w [<!ENTITY x SYSTEM "{system}">]>'
        yield f"thuc-the-ngoai-{number}.docx", make_docx(paragraph("&x;"), prolog=outside)
        inside = f'<!DOCTYPE w [<!ENTITY % p SYSTEM "{system}"> %p;]>'
        yield f"thuc-the-tham-so-{number}.docx", make_docx(paragraph("a"), prolog=inside)
    yield "long-nhau.docx", make_docx("<w:tbl><w:tr><w:tc>" * 5000)
    yield "mot-nut-lon.docx", make_docx(paragraph("x" * (12 * MIB)))
    yield "rat-nhieu-doan.docx", make_docx(paragraph("a") * 400_000)
    yield "thieu-the-dong.docx", make_docx("<w:p><w:r>")
    yield "khong-phai-xml.docx", make_docx("\x00\x01\x02")
    yield "ten-the-dai.docx", make_docx(f"<w:{'a' * 200_000}/>")
    many = " ".join(f"a{number}=''" for number in range(50_000))
    yield "nhieu-thuoc-tinh.docx", make_docx(f"<w:p {many}/>")
    linked = "<Relationships><Relationship Target='http://127.0.0.1:1/t.dotx'/></Relationships>"
    files = {"[Content_Types].xml": "<T/>", "word/document.xml": "<w/>"}
    yield "mau-tu-xa.docx", make_zip(files | {"word/_rels/settings.xml.rels": linked})


def _containers() -> Iterator[tuple[str, bytes]]:
    zeros = b"0" * (40 * MIB)
    yield "bom.zip", make_zip({f"{n}.txt": zeros[: 8 * MIB] for n in range(5)})
    yield "bom.docx", make_zip({"[Content_Types].xml": "<T/>", "word/document.xml": zeros})
    layer = make_zip({"a.txt": "x" * 1000})
    for depth in range(6):
        layer = make_zip({f"lop{depth}.zip": layer})
    yield "lop-trong-lop.zip", layer
    yield "muoi-nghin-tep.zip", make_zip({f"{n}.txt": "" for n in range(10_000)})
    for number, name in enumerate(("../../etc/x", "/etc/x", "C:\\x", "..\\..\\x", "a/../../x")):
        yield f"ra-ngoai-{number}.zip", make_zip({name: "x"})
    yield "hai-tep-trung-ten.zip", _twice("a.txt")
    yield "hai-than.docx", _twice("word/document.xml")
    yield "lien-ket.zip", _link()
    yield "cut.zip", make_zip({"a.txt": "x" * 5000})[:-40]
    yield "chi-co-dau.zip", b"PK\x03\x04"
    yield "rong.zip", make_zip({})
    yield "doi-kich-thuoc.zip", _lying_size()
    yield "mat-khau.zip", _flagged(0x1)
    yield "nen-la.zip", _method(97)
    yield "chong-len-nhau.zip", _overlapping()
    yield "ghi-chu-dai.zip", make_zip({"a.txt": "x"})[:-2] + struct.pack("<H", 65000) + b"x" * 65000
    yield "macro.docm", make_docx(paragraph("Giao ban"), vbaProject="x")
    yield "macro.xlsm", make_xlsx(row("Giao ban"), vbaProject="x")
    yield "doi-tuong.docx", make_docx(paragraph("a"), oleObject1="\x00" * 1000)


def _sheets() -> Iterator[tuple[str, bytes]]:
    yield "trieu-dong.xlsx", make_xlsx("<row><c><v>1</v></c></row>" * 700_000)
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    yield "o-rat-xa.xlsx", make_xlsx(far)
    yield "kich-thuoc-doi.xlsx", make_xlsx('<dimension ref="A1:XFD1048576"/><!--rows-->' + row("a"))
    yield "nhieu-trang-tinh.xlsx", make_xlsx(*[row("a")] * 400)
    yield "rong-cot.xlsx", make_xlsx(row(*["x"] * 16_000))
    yield "cong-thuc.xlsx", make_xlsx('<row><c><f>WEBSERVICE("http://127.0.0.1")</f></c></row>')
    yield "so-vo-cung.xlsx", make_xlsx(f"<row><c><v>{'9' * 100_000}</v></c></row>")
    yield "chuoi-chung-thieu.xlsx", make_xlsx('<row><c t="s"><v>99999999</v></c></row>')
    yield "khong-co-trang.xlsx", make_xlsx()


def _pdfs() -> Iterator[tuple[str, bytes]]:
    yield "bom.pdf", make_pdf_bomb(60)
    yield "khoa.pdf", make_encrypted_pdf()
    yield "muoi-nghin-trang.pdf", make_pdf(["x"] * 10_000)
    good = make_pdf(["Giao ban"])
    yield "trang-vong-tron.pdf", good.replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]")
    yield "khong-co-trang.pdf", good.replace(b"/Kids [3 0 R]", b"/Kids [    ]")
    yield "cut.pdf", good[: len(good) // 2]
    yield "chi-co-dau.pdf", b"%PDF-1.7\n"
    yield "rac-sau-dau.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 400
    yield "trang-khong-lo.pdf", good.replace(b"[0 0 595 842]", b"[0 0 9e9 9e9]")
    yield "trang-am.pdf", good.replace(b"[0 0 595 842]", b"[9 9 -1 -1   ]")
    yield "dai-vo-ly.pdf", good.replace(b"/Length ", b"/Length 99999999")
    yield "nua-pdf-nua-html.pdf", b"<html><script>1</script>%PDF-1.4\n" + good
    script = "/OpenAction << /S /JavaScript /JS (app.alert(1)) >> "
    yield "javascript.pdf", make_pdf(["Giao ban"], extra=script)
    yield (
        "mo-duong-dan.pdf",
        make_pdf(["x"], extra="/OpenAction << /S /URI /URI (http://127.0.0.1) >>"),
    )


def _pictures() -> Iterator[tuple[str, bytes]]:
    yield "diem-anh-khong-lo.png", _png(60_000, 60_000)
    yield "anh-rong.png", _png(0, 0)
    yield "anh-cut.png", _png(500, 500)[:60]
    yield "anh-dai.png", _png(1, 2_000_000)
    yield "chi-co-dau.jpg", b"\xff\xd8\xff"
    yield "rac.jpg", b"\xff\xd8\xff" + bytes(range(256)) * 200
    yield "vong.tif", b"II*\x00\x08\x00\x00\x00\x01\x00" + b"\x00" * 12 + b"\x08\x00\x00\x00"
    yield "nhieu-trang.tif", b"MM\x00*" + b"\xff" * 4000
    yield "anh.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    yield "anh.gif", b"GIF89a" + b"\xff" * 3000
    yield "anh.heic", b"\x00\x00\x00\x18ftypheic" + b"\x00" * 500


def _pages() -> Iterator[tuple[str, bytes]]:
    yield "long-nhau.html", b"<div>" * 200_000
    yield "bang-long-nhau.html", b"<html><table><tr><td>" * 30_000
    yield "thuoc-tinh.html", b"<html><p " + b"a=1 " * 300_000 + b">x</p>"
    yield "kich-ban.html", b"<html><script>while(1){}</script><p>Giao ban</p></html>"
    yield "chuyen-huong.html", b"<html><meta http-equiv=refresh content='0;url=http://127.0.0.1'>x"
    yield "thuc-the.html", b"<html><p>" + b"&#x202e;" * 200_000 + b"</p></html>"
    yield "ghi-chu-mo.html", b"<html><!--" * 100_000
    yield "co-so.html", b"<html><base href='file:///etc/'><iframe src='passwd'></iframe>Giao ban"


def _letters() -> Iterator[tuple[str, bytes]]:
    bounds = [f"b{n}" for n in range(1500)]
    nested = "".join(f'Content-Type: multipart/mixed; boundary="{b}"\n\n--{b}\n' for b in bounds)
    yield "long-nhau.eml", nested.encode()
    yield (
        "vo-so-phan.eml",
        b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\nx\n" * 20_000,
    )
    yield "thu-trong-thu.eml", b"Content-Type: message/rfc822\n\n" * 3_000
    yield "tieu-de-dai.eml", b"Subject: " + b"=?utf-8?q?a?= " * 100_000 + b"\n\nx"
    yield "tu-ai-cung-duoc.eml", b"From: " + b"(" * 200_000 + b"\n\nGiao ban"
    yield "ma-hoa-la.eml", b"Content-Type: text/plain; charset=khong-co\n\n\xff\xfe\x00"
    yield "base64-hong.eml", b"Content-Transfer-Encoding: base64\n\n" + b"=A" * 100_000
    yield "chi-co-dau.eml", b"Subject: x"


def _texts() -> Iterator[tuple[str, bytes]]:
    yield "rong.txt", b""
    yield "toan-khoang-trang.txt", b" \n" * 500_000
    yield "mot-dong.txt", ("Giao ban quý I. " * 60_000).encode()
    yield "mot-tu.txt", b"a" * 900_000
    yield "dau-thanh.txt", ("a" + "\u0301\u0323" * 300_000).encode()
    yield "dao-chieu.txt", ("\u202eGiao ban\u202c " * 20_000).encode()
    yield "vo-hinh.txt", ("\u200b\u200d\ufeff" * 100_000).encode()
    yield "byte-khong.txt", b"\x00" * 400_000
    yield "nhi-phan.txt", bytes(range(256)) * 2_000
    yield "thay-the-le.txt", "Giao ban \ud800 quý".encode("utf-16-le", "surrogatepass")
    yield "dau-cham.txt", b"." * 500_000
    yield "ngoac-kep.txt", b'"' * 300_000
    yield "so-dai.txt", b"9" * 300_000
    yield "chu-hoa.txt", ("Đồng Chí " * 60_000).encode()
    yield "qua-dai.txt", ("Giao ban quý I năm 2026. " * 110_000).encode()


def _wrong_names() -> Iterator[tuple[str, bytes]]:
    docx = make_docx(paragraph("Giao ban"))
    yield "thuc-ra-la-docx.pdf", docx
    yield "thuc-ra-la-pdf.docx", make_pdf(["x"])
    yield "thuc-ra-la-anh.docx", _png(10, 10)
    yield "thuc-ra-la-html.docx", b"<html><p>x</p></html>"
    yield "chay-duoc.txt", b"MZ" + b"\x00" * 4000
    yield "elf.pdf", b"\x7fELF" + b"\x00" * 4000
    yield "cu.doc", OLE + b"\x00" * 3000
    yield "cu.xls", OLE + b"W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00" + b"\x00" * 2000
    yield "goi.rar", b"Rar!\x1a\x07\x00" + b"x" * 500
    yield "goi.7z", b"7z\xbc\xaf\x27\x1c" + b"x" * 500
    yield "goi.gz", b"\x1f\x8b\x08" + b"x" * 500
    yield "rtf.rtf", b"{\\rtf1 " + b"{" * 50_000
    yield "nhi-phan.xlsb", make_zip({"xl/workbook.bin": b"\x00"})
    yield "mo.odt", make_zip({"content.xml": "<x/>", "mimetype": "x"})
    yield "khong-duoi", b"\x00\xff" * 2000


def _twice(name: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as container:
        container.writestr(name, "một")
    once = out.getvalue()
    at = once.index(b"PK\x01\x02")
    end = once.index(b"PK\x05\x06")
    central, tail = once[at:end], bytearray(once[end:])
    tail[8:12] = struct.pack("<HH", 2, 2)
    tail[12:16] = struct.pack("<I", 2 * len(central))
    return once[:at] + central * 2 + bytes(tail)


def _link() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as container:
        entry = zipfile.ZipInfo("lien-ket.txt")
        entry.external_attr = 0o120777 << 16
        container.writestr(entry, "/etc/passwd")
    return out.getvalue()


def _lying_size() -> bytes:
    data = bytearray(make_zip({"a.txt": "x" * 5000}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(data)


def _flagged(flag: int) -> bytes:
    data = bytearray(make_zip({"a.txt": "x"}))
    at = data.index(b"PK\x01\x02")
    data[at + 8 : at + 10] = struct.pack("<H", flag)
    data[6:8] = struct.pack("<H", flag)
    return bytes(data)


def _method(number: int) -> bytes:
    data = bytearray(make_zip({"a.txt": "x"}))
    at = data.index(b"PK\x01\x02")
    data[at + 10 : at + 12] = struct.pack("<H", number)
    data[8:10] = struct.pack("<H", number)
    return bytes(data)


def _overlapping() -> bytes:
    data = make_zip({"a.txt": "x" * 100, "b.txt": "y" * 100})
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 4)
    made = bytearray(data)
    made[second + 42 : second + 46] = made[first + 42 : first + 46]
    return bytes(made)


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = zlib.compress(b"\x00" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
