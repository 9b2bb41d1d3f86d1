"""Mẫu riêng của cơ quan: a DOCX with fields like {{trich_yeu}}, filled in from a paper.

Our own few fields rather than a language of templates: an office's file says where things go
and can do nothing else, however it was made (docs/decisions/0011-fields-not-programs.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from typing import Any

from phoihop.lib.archive import Archive, ArchiveEncrypted, ArchiveTooLarge, BadArchive
from phoihop.reports.official.paper import Paper, Table
from phoihop.reports.official.paper_kinds import Kind
from phoihop.reports.official.profiles import Profile

FIELD = re.compile(r"\{\{\s*([a-z_]+\d?)\s*\}\}")
LABELS = {
    "co_quan_chu_quan": "Cơ quan chủ quản",
    "co_quan_ban_hanh": "Tên cơ quan ban hành",
    "so_ky_hieu": "Số, ký hiệu",
    "ngay": "Địa danh, ngày tháng năm",
    "ten_loai": "Tên loại văn bản",
    "trich_yeu": "Trích yếu",
    "kinh_gui": "Nơi kính gửi",
    "can_cu": "Căn cứ",
    "noi_dung": "Nội dung",
    "noi_nhan": "Nơi nhận",
    "quyen_han": "Quyền hạn, chức vụ người ký",
    "ho_ten": "Họ tên người ký",
    "quyen_han_2": "Quyền hạn, chức vụ người ký thứ hai",
    "ho_ten_2": "Họ tên người ký thứ hai",
    "quyen_han_3": "Quyền hạn, chức vụ người ký thứ ba",
    "ho_ten_3": "Họ tên người ký thứ ba",
}
_MACROS = "word/vbaProject.bin"
_MAIN = "word/document.xml"


class BadTemplate(ValueError):
    """The file cannot serve as a template; the sentence says why."""


def needed(kind: Kind) -> list[str]:
    """Return the fields without which a paper of this kind would lose something."""
    wanted = ["so_ky_hieu", "trich_yeu", "noi_dung", "noi_nhan", "quyen_han", "ho_ten"]
    if kind.dated:
        wanted.insert(1, "ngay")
    if kind.addressed:
        wanted.append("kinh_gui")
    if kind.minutes:
        wanted += ["quyen_han_2", "ho_ten_2"]
    return wanted


def problems_of(data: bytes, kind: Kind) -> list[str]:
    """Return what a template lacks or cannot have, as sentences; empty when it can be used.

    Raises BadTemplate when the file is no Word file that may be opened at all.
    """
    document = _opened(data)
    found = {field for line in _paragraphs(document) for field in FIELD.findall(line.text)}
    lacking = [name for name in needed(kind) if name not in found]
    unknown = sorted(found - LABELS.keys())
    return [
        *(
            f"Thiếu chỗ cho {LABELS[name].lower()}: thêm {{{{{name}}}}} vào mẫu."
            for name in lacking
        ),
        *(f"Không có trường {{{{{name}}}}}: xóa, hoặc sửa lại cho đúng tên." for name in unknown),
    ]


def fill(data: bytes, paper: Paper) -> bytes:
    """Return the template with every field filled in from the paper."""
    document = _opened(data)
    values = _values(paper)
    for line in list(_paragraphs(document)):
        fields = FIELD.findall(line.text)
        if fields == ["noi_dung"] and FIELD.fullmatch(line.text.strip()):
            _put_content(document, line, paper)
        elif len(fields) == 1 and FIELD.fullmatch(line.text.strip()):
            _put_lines(line, values.get(fields[0], []))
        elif fields:
            _put_words(line, values)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def starter(kind: Kind, profile: Profile) -> bytes:
    """Return our own layout with fields in place of words, for an office to change."""
    from phoihop.reports.official.paper import Signature
    from phoihop.reports.official.word import write_docx

    signatures = 2 if kind.minutes else 1
    paper = Paper(
        profile=profile,
        kind=kind,
        superior=(_field("co_quan_chu_quan"),),
        issuers=((_field("co_quan_ban_hanh"),),),
        summary=_field("trich_yeu"),
        addressees=(_field("kinh_gui"),) if kind.addressed else (),
        bases=(_field("can_cu"),),
        blocks=(_field("noi_dung"),),
        recipients=(_field("noi_nhan"),),
        archive="x",
        signatures=tuple(
            Signature((_field(f"quyen_han{_nth(place)}"),), _field(f"ho_ten{_nth(place)}"))
            for place in range(1, signatures + 1)
        ),
    )
    document = _opened(write_docx(paper))
    whole = {
        "Số, ký hiệu": "so_ky_hieu",
        "Địa danh, ngày tháng": "ngay",
        "Căn cứ": "can_cu",
        "Nội dung": "noi_dung",
        "Danh sách nơi nhận": "noi_nhan",
        "Kính gửi": "kinh_gui",
    }
    seen: set[str] = set()
    for line in list(_paragraphs(document)):
        name = whole.get(str(line.style.name))
        if name and line.text.strip():
            if name in seen:
                line._p.getparent().remove(line._p)
            else:
                _write(line, _field(name))
                seen.add(name)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _field(name: str) -> str:
    return f"{{{{{name}}}}}"


def _nth(place: int) -> str:
    return "" if place == 1 else f"_{place}"


def _values(paper: Paper) -> dict[str, list[str]]:
    from phoihop.reports.official.word.foot import recipient_lines

    last = len(paper.bases) - 1
    end = paper.profile.text("bases.last")
    values = {
        "co_quan_chu_quan": list(paper.superior),
        "co_quan_ban_hanh": [line for issuer in paper.issuers for line in issuer],
        "so_ky_hieu": [paper.number_line],
        "ngay": [paper.date_line],
        "ten_loai": [paper.kind.title],
        "trich_yeu": [paper.summary],
        "kinh_gui": _addressed(paper),
        "can_cu": [
            f"{base.rstrip('.;,')}{end if place == last else ';'}"
            for place, base in enumerate(paper.bases)
        ],
        "noi_nhan": recipient_lines(paper),
    }
    for place in range(1, 4):
        known = paper.signatures[place - 1] if place <= len(paper.signatures) else None
        values[f"quyen_han{_nth(place)}"] = list(known.lines) if known else []
        values[f"ho_ten{_nth(place)}"] = [known.name] if known else []
    return values


def _addressed(paper: Paper) -> list[str]:
    label = paper.profile.text("address.label")
    names = [name.rstrip(".;") for name in paper.addressees]
    if len(names) < 2:
        return [f"{label} {names[0]}."] if names else []
    return [label, *(f"- {name};" for name in names[:-1]), f"- {names[-1]}."]


def _opened(data: bytes) -> Any:
    from docx import Document

    try:
        names = Archive(data).names
    except (BadArchive, ArchiveTooLarge, ArchiveEncrypted):
        raise BadTemplate("Tệp không phải tệp Word .docx mở được.") from None
    if _MACROS in names:
        raise BadTemplate("Tệp có macro nên không dùng làm mẫu được. Hãy lưu thành .docx.")
    if _MAIN not in names:
        raise BadTemplate("Tệp không phải tệp Word .docx mở được.")
    try:
        return Document(BytesIO(data))
    except Exception:
        # python-docx lets many errors of a faulty file through; all mean the same here.
        raise BadTemplate("Tệp Word bị hỏng hoặc thiếu phần.") from None


def _paragraphs(document: Any) -> Iterator[Any]:
    """Yield every paragraph: of the text, of its tables at any depth, of heads and feet."""
    for holder in (
        document,
        *(part for one in document.sections for part in (one.header, one.footer)),
    ):
        yield from _inside(holder)


def _inside(holder: Any) -> Iterator[Any]:
    yield from holder.paragraphs
    for table in holder.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from _inside(cell)


def _put_words(line: Any, values: dict[str, list[str]]) -> None:
    """Fill fields within other words; letters keep the looks of the run a field begins in."""
    for match in reversed(list(FIELD.finditer(line.text))):
        _replace(line, match.start(), match.end(), " ".join(values.get(match[1], [])))


def _replace(line: Any, start: int, end: int, words: str) -> None:
    at, put = 0, False
    for run in line.runs:
        text = run.text
        first, last = max(start - at, 0), min(end - at, len(text))
        if first < last:
            run.text = text[:first] + ("" if put else words) + text[last:]
            put = True
        at += len(text)


def _put_lines(line: Any, lines: list[str]) -> None:
    """Write one line a paragraph, each looking like the one the field stood in."""
    from docx.text.paragraph import Paragraph

    if not lines:
        _write(line, "")
        return
    after = line
    for words in lines[1:]:
        copy = deepcopy(line._p)
        after._p.addnext(copy)
        after = Paragraph(copy, line._parent)
        _write(after, words)
    _write(line, lines[0])


def _put_content(document: Any, line: Any, paper: Paper) -> None:
    from phoihop.reports.official.word.text import ended

    blocks = list(paper.blocks)
    if paper.kind.ends:
        blocks = ended(blocks, paper.profile.text("end.mark"))
    pattern, last = deepcopy(line._p), line._p
    for place, block in enumerate(blocks):
        if isinstance(block, Table):
            element = _table(document, block)
            last.addnext(element)
        else:
            from docx.text.paragraph import Paragraph

            element = line._p if place == 0 else deepcopy(pattern)
            if place:
                last.addnext(element)
            _write(Paragraph(element, line._parent), block)
        last = element
    if not blocks or isinstance(blocks[0], Table):
        _write(line, "")


def _table(document: Any, block: Table) -> Any:
    styles = {style.name for style in document.styles}
    table = document.add_table(rows=0, cols=len(block.header))
    if "Table Grid" in styles:
        table.style = "Table Grid"
    for texts in (block.header, *block.rows):
        for cell, words in zip(table.add_row().cells, texts, strict=True):
            cell.text = words
    return table._tbl


def _write(line: Any, words: str) -> None:
    """Put words into a paragraph, in the looks of its first run."""
    from phoihop.reports.official.word.parts import clean

    runs = line.runs
    if not runs:
        line.add_run(clean(words))
        return
    runs[0].text = clean(words)
    for run in runs[1:]:
        run._r.getparent().remove(run._r)
