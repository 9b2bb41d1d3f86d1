"""Tệp Word: an official document as a DOCX that any office can go on editing."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from phoihop.reports.official.paper import Paper
from phoihop.reports.official.profiles import Profile


def write_docx(paper: Paper) -> bytes:
    """Write the document in the layout of its profile: styles, fields, real tables."""
    from docx import Document
    from docx.enum.section import WD_SECTION
    from docx.shared import Mm

    from phoihop.reports.official.word.foot import write_foot
    from phoihop.reports.official.word.head import write_head
    from phoihop.reports.official.word.parts import add_line, drop_thumbnail, speak_as_new_word
    from phoihop.reports.official.word.styles import make_styles
    from phoihop.reports.official.word.text import appendix_head, write_block, write_text

    document = Document()
    drop_thumbnail(document)
    speak_as_new_word(document)
    make_styles(document, paper.profile)
    section = document.sections[0]
    _page(section, paper.profile)
    width = Mm(_text_width(paper.profile)).mm
    write_head(document, paper, width)
    write_text(document, paper, width)
    write_foot(document, paper, width)
    for place, appendix in enumerate(paper.appendices):
        section = document.add_section(WD_SECTION.NEW_PAGE)
        _page(section, paper.profile, landscape=appendix.landscape, restart=True)
        for text, style in appendix_head(paper, appendix, place):
            add_line(document, text, style)
        for block in appendix.blocks:
            write_block(document, block, _text_width(paper.profile, appendix.landscape))
    _properties(document, paper)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _text_width(profile: Profile, landscape: bool = False) -> float:
    paper = profile.number("page.height" if landscape else "page.width")
    return paper - profile.number("page.margin_left") - profile.number("page.margin_right")


def _page(
    section: Any, profile: Profile, *, landscape: bool = False, restart: bool = False
) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm

    from phoihop.reports.official.word.parts import SECTION_ORDER, add_page_field, in_order

    width, height = profile.number("page.width"), profile.number("page.height")
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (
        (Mm(height), Mm(width)) if landscape else (Mm(width), Mm(height))
    )
    section.top_margin = Mm(profile.number("page.margin_top"))
    section.bottom_margin = Mm(profile.number("page.margin_bottom"))
    section.left_margin = Mm(profile.number("page.margin_left"))
    section.right_margin = Mm(profile.number("page.margin_right"))
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = not profile.flag("page.number_on_first")
    if restart:
        start = OxmlElement("w:pgNumType")
        start.set(qn("w:start"), "1")
        section._sectPr.append(start)
        in_order(section._sectPr, SECTION_ORDER)
        return
    paragraph = section.header.paragraphs[0]
    paragraph.style = "Số trang"
    add_page_field(paragraph)


def _properties(document: Any, paper: Paper) -> None:
    """Say what the document is; no name of a person or a program that an office did not write."""
    from phoihop.reports.official.word.parts import clean

    properties = document.core_properties
    properties.title = clean(f"{paper.kind.label}: {paper.summary}")[:250]
    properties.author = clean(" ".join(paper.issuers[0]) if paper.issuers else "")[:250]
    properties.last_modified_by = properties.author
    properties.comments = ""
    properties.language = "vi-VN"
