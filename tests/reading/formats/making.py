"""Small files of each format, written by hand so that tests say what is in them."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from PIL import Image, ImageDraw, ImageFont

W_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC_SPACE = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

S_SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R_SPACE = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

FONT = "<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
RESOURCES = f"/Resources << /Font {FONT} >>"


def make_zip(entries: dict[str, bytes | str]) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as container:
        for name, content in entries.items():
            container.writestr(name, content)
    return packed.getvalue()


def make_docx(body: str, *, prolog: str = "", **parts: str) -> bytes:
    """A DOCX whose `word/document.xml` holds `body`; other parts of `word/` by name."""
    document = f"{prolog}<w:document {W_SPACE} {MC_SPACE}><w:body>{body}</w:body></w:document>"
    return make_zip(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": document,
            **{f"word/{name}.xml": part for name, part in parts.items()},
        }
    )


def paragraph(text: str, *, properties: str = "", run: str = "") -> str:
    words = f'<w:t xml:space="preserve">{text}</w:t>'
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>{words}</w:r></w:p>"


def make_xlsx(
    *sheets: str, names: Sequence[str] = (), states: Sequence[str] = (), **parts: str | bytes
) -> bytes:
    """A workbook whose sheets hold these rows; other parts of `xl/` by name."""
    entries: dict[str, bytes | str] = {"[Content_Types].xml": "<Types/>"}
    listed = related = ""
    for number, rows in enumerate(sheets, 1):
        name = names[number - 1] if names else f"Sheet{number}"
        state = states[number - 1] if states else "visible"
        listed += f'<sheet name="{name}" state="{state}" r:id="r{number}"/>'
        related += f'<Relationship Id="r{number}" Type="x/worksheet" Target="sheet{number}.xml"/>'
        head, _, body = rows.rpartition("<!--rows-->")
        entries[f"xl/sheet{number}.xml"] = (
            f"<worksheet {S_SPACE}>{head}<sheetData>{body}</sheetData></worksheet>"
        )
    book = f"<workbook {S_SPACE} {R_SPACE}><sheets>{listed}</sheets></workbook>"
    entries["xl/workbook.xml"] = book
    entries["xl/_rels/workbook.xml.rels"] = f"<Relationships>{related}</Relationships>"
    for name, part in parts.items():
        entries[f"xl/{name}.xml" if name != "vbaProject" else "xl/vbaProject.bin"] = part
    return make_zip(entries)


def row(*cells: str) -> str:
    """A row of cells that hold their words themselves."""
    words = (f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells)
    return f"<row>{''.join(words)}</row>"


PICTURE = "q 590 0 0 830 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID ff> EI Q "


def make_pdf(pages: list[str], *, extra: str = "", below: str = "") -> bytes:
    """A PDF with one line of plain Latin text per page; "" gives a page without text.

    `below` is drawn first on each page: `PICTURE` fills it as a scan does.
    """
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for text in pages:
        content = f"{below}BT /F1 12 Tf 72 720 Td ({text}) Tj ET" if text else "q Q"
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Contents {len(objects) + 2} 0 R {RESOURCES} >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _assembled([entry.encode() for entry in objects], extra)


def make_encrypted_pdf() -> bytes:
    """A PDF whose password nobody knows: the check values are zeros."""
    zeros = "<" + "00" * 32 + ">"
    lock = f"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O {zeros} /U {zeros} >> "
    return make_pdf(["secret"], extra=lock + "/ID [<00> <00>]")


def make_pdf_bomb(megabytes: int) -> bytes:
    """A small PDF whose page unpacks to megabytes of drawing operators."""
    packed = zlib.compress(b"BT /F1 1 Tf (x) Tj ET\n" * (megabytes * 1024 * 1024 // 22), 9)
    head = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R {RESOURCES} >>"
    catalogue = b"<< /Type /Catalog /Pages 2 0 R >>"
    tree = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return _assembled([catalogue, tree, page.encode(), head + packed + b"\nendstream"], "")


def _assembled(objects: list[bytes], extra: str) -> bytes:
    written = BytesIO()
    written.write(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(written.tell())
        written.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = written.tell()
    written.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for offset in offsets:
        written.write(b"%010d 00000 n \n" % offset)
    trailer = (
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R {extra} >>\nstartxref\n{start}\n%%EOF"
    )
    written.write(trailer.encode())
    return written.getvalue()


FONT_FILE = "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf"


def make_scan(*pages: str, form: str = "PNG", turned: int = 0, **more: object) -> bytes:
    """Pages of A4 at 200 dpi with these words drawn on them: one picture, TIFF or scanned PDF."""
    drawn = [_drawn(page).rotate(turned, expand=True) for page in pages]
    packed = BytesIO()
    rest = {"save_all": True, "append_images": drawn[1:]} if len(drawn) > 1 else {}
    if form == "PDF":
        rest["resolution"] = 200
    drawn[0].save(packed, form, **rest, **more)
    return packed.getvalue()


def _drawn(words: str) -> Image.Image:
    page = Image.new("L", (1654, 2339), 255)
    pen, font = ImageDraw.Draw(page), ImageFont.truetype(FONT_FILE, 36)
    for number, line in enumerate(words.split("\n")):
        pen.text((160, 160 + 56 * number), line, font=font, fill=0)
    return page
