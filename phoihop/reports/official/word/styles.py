"""Kiểu chữ: the styles of a document, made from its profile; nothing is formatted by hand.

Every paragraph takes all of its looks from one style, so that an office can change a whole
document in Word's list of styles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from phoihop.reports.official.profiles import Profile

if TYPE_CHECKING:
    from docx.document import Document

CENTRE, LEFT, JUSTIFY, RIGHT = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
    WD_ALIGN_PARAGRAPH.RIGHT,
)
_KEPT = {"Normal", "Default Paragraph Font", "Normal Table", "No List", "Table Grid", "Header"}
_BLACK = RGBColor(0, 0, 0)
SIGNATURE_ROOM = 62


def make_styles(document: Document, profile: Profile) -> None:
    """Replace the styles of Word's blank document by those of an official one."""
    _forget_others(document)
    _defaults(document, profile)
    for name, look in (_head(profile) | _middle(profile) | _foot(profile)).items():
        _add(document, name, look)


def _head(profile: Profile) -> dict[str, dict[str, Any]]:
    num, flag = profile.number, profile.flag
    return {
        "Quốc hiệu": {"size": num("state.size"), "bold": True, "align": CENTRE},
        "Tiêu ngữ": {"size": num("state.motto_size"), "bold": True, "align": CENTRE},
        "Cơ quan chủ quản": {
            "size": num("superior.size"),
            "bold": flag("superior.bold"),
            "align": CENTRE,
        },
        "Cơ quan ban hành": {
            "size": num("issuer.size"),
            "bold": flag("issuer.bold"),
            "align": CENTRE,
        },
        "Đường kẻ": {"size": 3, "align": CENTRE, "before": 2, "line": True},
        "Số, ký hiệu": {"size": num("number.size"), "align": CENTRE, "before": 6},
        "Địa danh, ngày tháng": {
            "size": num("date.size"),
            "italic": flag("date.italic"),
            "align": CENTRE,
            "before": 6,
        },
        "Trích yếu công văn": {
            "size": num("letter.size"),
            "italic": flag("letter.italic"),
            "align": CENTRE,
            "before": 6,
        },
        "Số trang": {"size": num("page.number_size"), "align": CENTRE},
    }


def _middle(profile: Profile) -> dict[str, dict[str, Any]]:
    num, flag = profile.number, profile.flag
    exact = profile.text("body.spacing_rule") == "exact"
    body = {
        "size": num("body.size"),
        "align": JUSTIFY,
        "indent": num("body.indent"),
        "before": num("body.gap"),
        "exact" if exact else "spacing": num("body.spacing"),
    }
    return {
        "Tên loại văn bản": {
            "size": num("kind.size"),
            "bold": flag("kind.bold"),
            "align": CENTRE,
            "before": 14,
            "next": True,
        },
        "Trích yếu": {
            "size": num("summary.size"),
            "bold": flag("summary.bold"),
            "align": CENTRE,
        },
        "Kính gửi": {
            "size": num("address.size"),
            "align": CENTRE,
            "before": 12,
        },
        "Nơi kính gửi": {"size": num("address.size"), "align": LEFT, "left": 50, "before": 3},
        "Căn cứ": body | {"italic": flag("bases.italic")},
        "Nội dung": body,
        "Phần, chương": body | {"bold": True, "align": CENTRE, "indent": 0, "next": True},
        "Mục": body | {"bold": True, "next": True, "outline": 0},
        "Khoản": body | {"bold": True, "next": True, "outline": 1},
        "Tên bảng": body | {"bold": True, "align": CENTRE, "indent": 0, "next": True},
        "Ô bảng": {"size": 12, "align": LEFT},
        "Ô bảng, số": {"size": 12, "align": RIGHT},
        "Tiêu đề cột": {"size": 12, "bold": True, "align": CENTRE},
    }


def _foot(profile: Profile) -> dict[str, dict[str, Any]]:
    num, flag = profile.number, profile.flag
    return {
        "Nơi nhận": {
            "size": num("recipients.size"),
            "bold": flag("recipients.bold"),
            "italic": flag("recipients.italic"),
            "underline": flag("recipients.underline"),
            "align": LEFT,
        },
        "Danh sách nơi nhận": {"size": num("recipients.list_size"), "align": LEFT},
        "Quyền hạn": {
            "size": num("signature.size"),
            "bold": True,
            "align": CENTRE,
            "next": True,
        },
        "Chức vụ": {
            "size": num("signature.size"),
            "bold": flag("signature.post_bold"),
            "align": CENTRE,
            "next": True,
        },
        "Họ tên": {
            "size": num("signature.name_size"),
            "bold": flag("signature.name_bold"),
            "align": CENTRE,
            "before": SIGNATURE_ROOM,
        },
        "Khoảng cách": {"size": 6, "align": LEFT},
        "Phụ lục": {"size": num("appendix.size"), "bold": True, "align": CENTRE},
        "Tên phụ lục": {"size": num("appendix.title_size"), "bold": True, "align": CENTRE},
        "Kèm theo": {"size": num("appendix.title_size"), "italic": True, "align": CENTRE},
    }


def _forget_others(document: Document) -> None:
    for style in list(document.styles):
        if style.name not in _KEPT:
            style.delete()


def _defaults(document: Document, profile: Profile) -> None:
    normal: Any = document.styles["Normal"]
    _font(normal, profile.text("font.name"))
    normal.font.size = Pt(profile.number("body.size"))
    normal.font.color.rgb = _BLACK
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.space_before = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    defaults = document.styles.element.find(qn("w:docDefaults"))
    if defaults is not None:
        for name in (qn("w:rFonts"), qn("w:lang")):
            for element in list(defaults.iter(name)):
                element.getparent().remove(element)
        for properties in defaults.iter(qn("w:rPr")):
            language = OxmlElement("w:lang")
            language.set(qn("w:val"), "vi-VN")
            properties.append(language)


def _font(style: Any, name: str) -> None:
    style.font.name = name
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for side in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(side), name)


def _add(document: Document, name: str, look: dict[str, Any]) -> None:
    style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    font, form = style.font, style.paragraph_format
    font.size = Pt(look["size"])
    font.bold = look.get("bold", False)
    font.italic = look.get("italic", False)
    font.underline = look.get("underline", False)
    form.alignment = look["align"]
    form.space_before = Pt(look.get("before", 0))
    form.first_line_indent = Mm(look["indent"]) if look.get("indent") else None
    form.left_indent = Mm(look["left"]) if look.get("left") else None
    form.keep_with_next = look.get("next", False)
    if "exact" in look:
        form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        form.line_spacing = Pt(look["exact"])
    else:
        form.line_spacing = float(look.get("spacing", 1.0))
    if look.get("line"):
        _top_border(style.element.get_or_add_pPr())
    if "outline" in look:
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(look["outline"]))
        style.element.get_or_add_pPr().append(level)


def _top_border(properties: Any) -> None:
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc"
    )
