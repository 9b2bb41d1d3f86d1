"""Tài liệu hội nghị: one PDF with bookmarks, from the agenda to the papers that are presented.

The first part is written from what is open on that day; the documents of the agenda and of the
conference follow as they came. What cannot become pages is named, never left out in silence.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO

from django.utils.translation import gettext as _
from docx import Document as new_word_file
from docx.document import Document as WordFile
from docx.shared import Cm, Pt
from pypdf import PdfWriter

from phoihop.followup.agendas import Unfinished, open_around, unfinished_before
from phoihop.intake.models import Document
from phoihop.intake.originals import path_of
from phoihop.lib.confine import MIB, Confined, Limits, run
from phoihop.lib.dates import format_day
from phoihop.records.conferences import chair_words
from phoihop.records.models import Conference
from phoihop.registry.models import Account
from phoihop.registry.rights import scope
from phoihop.reports.official.pdf import NoPdf, as_pdf
from phoihop.reports.wording import due

MOST_DOCUMENTS, LARGEST = 40, 30 * MIB
_LIMITS = Limits(wall_seconds=60, cpu_seconds=40, result=96 * MIB)
_WORDS = frozenset({"docx"})


@dataclass(slots=True)
class Pack:
    """Bộ tài liệu: the PDF, and the documents that could not be made into pages."""

    data: bytes
    left_out: list[str] = field(default_factory=list)


def conference_pack(conference: Conference, account: Account, *, on: date) -> Pack:
    """Return everything for the table as one PDF. Raises NoPdf where LibreOffice is missing."""
    documents = _documents(conference, account)
    pages, left_out = [], []
    for document in documents:
        pdf = _pages_of(document)
        if pdf is None:
            left_out.append(str(document))
        else:
            pages.append((str(document), pdf))
    first = as_pdf(front_part(conference, account, on=on, left_out=left_out))
    writer = PdfWriter()
    writer.append(BytesIO(first), import_outline=True)
    for title, pdf in pages:
        writer.append(BytesIO(pdf), outline_item=title[:120], import_outline=False)
    writer.add_metadata({"/Title": conference.title})
    writer.page_mode = "/UseOutlines"
    out = BytesIO()
    writer.write(out)
    return Pack(out.getvalue(), left_out)


def front_part(
    conference: Conference, account: Account, *, on: date, left_out: Iterable[str] = ()
) -> bytes:
    """Write agenda, what the last one left, late work, requests and guests as a Word file."""
    word = _blank()
    _head(word, conference, on)
    word.add_heading(_("Chương trình"), 1)
    for point in conference.agenda.all():
        who = f" ({point.presenter})" if point.presenter else ""
        word.add_paragraph(f"{point.words}{who}", style="List Number")
    before = unfinished_before(conference, account, on=on)
    around = open_around(conference, account, on=on)
    known = {(one.item.kind, one.item.pk) for one in before}
    others = [one for one in around if (one.item.kind, one.item.pk) not in known]
    late = [one for one in others if one.group in ("overdue", "due_soon")]
    asked = [one for one in others if one.item.kind == "recommendation"]
    _table(word, _("Kỳ trước còn lại"), before, on)
    _table(word, _("Nhiệm vụ quá hạn, sắp đến hạn"), late, on)
    _table(word, _("Kiến nghị chưa giải quyết"), asked, on)
    word.add_heading(_("Khách mời"), 1)
    for guest in conference.invitations.all():
        count = f" ({guest.invited_count})" if guest.is_group else ""
        word.add_paragraph(f"{guest.name}{count}", style="List Bullet")
    missing = list(left_out)
    if missing:
        word.add_heading(_("Tài liệu không in được ở đây"), 1)
        for title in missing:
            word.add_paragraph(title, style="List Bullet")
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def _documents(conference: Conference, account: Account) -> list[Document]:
    """Those of the agenda in its order, then what tells of the conference; each once."""
    keys = [one.document_id for one in conference.agenda.all() if one.document_id]
    keys += conference.sources.order_by("received_at").values_list("pk", flat=True)
    order = {key: place for place, key in enumerate(dict.fromkeys(keys))}
    seen = scope(account, Document.objects.filter(pk__in=order))
    readable = seen.exclude(file="")
    return sorted(readable, key=lambda one: order[one.pk])[:MOST_DOCUMENTS]


def _pages_of(document: Document) -> bytes | None:
    if document.size > LARGEST:
        return None
    try:
        if document.format == "pdf":
            data = path_of(str(document.file)).read_bytes()
            return b64decode(
                run("phoihop.reports.official.pdf_pages:clean", data, limits=_LIMITS)["data"]
            )
        if document.format in _WORDS:
            return as_pdf(path_of(str(document.file)).read_bytes())
        return as_pdf(_text_file(document)) if document.text.strip() else None
    except (Confined, NoPdf, OSError):
        return None


def _text_file(document: Document) -> bytes:
    """A page of text for what has no pages of its own."""
    word = _blank()
    for line in document.text.split("\n"):
        words = "".join(sign for sign in line if sign.isprintable())
        if words.strip():
            word.add_paragraph(words)
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def _blank() -> WordFile:
    word = new_word_file()
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)
    for name, size in (("Normal", 13), ("Heading 1", 15), ("Title", 18)):
        style = word.styles[name]
        style.font.name, style.font.size = "Times New Roman", Pt(size)
        style.element.rPr.rFonts.set(_EAST, "Times New Roman")
    return word


_EAST = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}eastAsia"


def _head(word: WordFile, conference: Conference, on: date) -> None:
    hosts = ", ".join(body.name for body in conference.hosts.all()) or conference.body.name
    word.add_paragraph(hosts.upper())
    word.add_paragraph(_("TÀI LIỆU HỘI NGHỊ"))
    word.add_paragraph(conference.title, style="Title")
    when = conference.when_words
    word.add_paragraph(_("Thời gian: %(when)s") % {"when": when})
    if conference.place:
        word.add_paragraph(_("Địa điểm: %(place)s") % {"place": conference.place})
    chairs = "; ".join(chair_words(conference))
    if chairs:
        word.add_paragraph(_("Chủ trì: %(chairs)s") % {"chairs": chairs})
    word.add_paragraph(_("Số liệu đến ngày %(day)s.") % {"day": format_day(on)})


def _table(word: WordFile, title: str, rows: list[Unfinished], on: date) -> None:
    word.add_heading(title, 1)
    if not rows:
        word.add_paragraph(_("Không có."))
        return
    header = [_("Mã số"), _("Nội dung"), _("Đơn vị"), _("Thời hạn"), _("Đã bao lâu")]
    table = word.add_table(rows=1, cols=len(header), style="Table Grid")
    for cell, words in zip(table.rows[0].cells, header, strict=True):
        cell.text = words
    for one in rows:
        item = one.item
        values = [item.code, item.text, item.lead, due(item, on=on), one.for_how_long]
        for cell, words in zip(table.add_row().cells, values, strict=True):
            cell.text = str(words)
    for row in table.rows:
        for cell, width in zip(row.cells, (2.6, 6.6, 3.2, 2.6, 2), strict=True):
            cell.width = Cm(width)
