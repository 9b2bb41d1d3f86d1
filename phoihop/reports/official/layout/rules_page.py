"""Quy tắc về trang: paper, margins, page numbers, fonts."""

from __future__ import annotations

from collections.abc import Iterator

from phoihop.lib.vietnamese import is_normalised
from phoihop.reports.official.layout.rules_kit import Context, Rule, mm, pt

Found = Iterator[tuple[str, str, str]]
_MARGINS = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}
_BLACK = frozenset({"AUTO", "000000", ""})


def _paper(ctx: Context) -> Found:
    wide, high = ctx.profile["page.width"], ctx.profile["page.height"]
    for place, section in enumerate(ctx.measured.sections, start=1):
        short, long = sorted((section.width, section.height))
        if not (wide.allows(short) and high.allows(long)):
            found = f"{section.width:.0f} × {section.height:.0f} mm"
            yield f"phần {place}", found, "khổ A4, 210 × 297 mm"


def _portrait(ctx: Context) -> Found:
    first = ctx.measured.sections[:1]
    if first and first[0].width > first[0].height:
        yield "phần 1", "khổ ngang", "khổ dọc; chỉ bảng, biểu hoặc phụ lục mới dùng khổ ngang"


def _margin(side: str, words: str) -> Rule:
    def check(ctx: Context) -> Found:
        value = ctx.profile[f"page.margin_{side}"]
        for place, section in enumerate(ctx.measured.sections, start=1):
            found = getattr(section, side)
            if not section.landscape and not value.allows(found):
                yield f"phần {place}", f"lề {words} {mm(found)}", f"lề {words} {value.wanted}"

    return Rule(f"page.margin_{side}", f"Lề {words}", check)


def _number_present(ctx: Context) -> Found:
    wanted = "số trang ở giữa lề trên, từ trang thứ hai"
    if ctx.measured.is_long and not ctx.measured.numbers:
        yield "đầu trang", "không có số trang", wanted
    elif ctx.measured.first_is_long and not any(
        0 in number.sections and not number.first for number in ctx.measured.numbers
    ):
        # LibreOffice drops it when it saves a paper of one page before an appendix.
        yield "phần 1", "không có số trang; chỉ phụ lục có", wanted


def _number_on_top(ctx: Context) -> Found:
    for number in ctx.measured.numbers:
        if number.part != "header":
            yield "cuối trang", "số trang ở lề dưới", "số trang ở giữa lề trên"


def _number_centred(ctx: Context) -> Found:
    for number in ctx.measured.numbers:
        if number.line.align != "center":
            yield "số trang", "không ở giữa", "căn giữa"


def _number_size(ctx: Context) -> Found:
    value = ctx.profile["page.number_size"]
    for number in ctx.measured.numbers:
        sizes = {run.size for run in number.line.words if not value.allows(run.size)}
        if sizes:
            yield "số trang", f"cỡ chữ {pt(min(sizes))}", f"cỡ chữ {value.wanted}"


def _number_upright(ctx: Context) -> Found:
    for number in ctx.measured.numbers:
        if number.line.any_is("italic") or number.line.any_is("bold"):
            yield "số trang", "chữ nghiêng hoặc đậm", "chữ đứng, không đậm"


def _number_hidden(ctx: Context) -> Found:
    if ctx.profile.flag("page.number_on_first"):
        return
    sections = ctx.measured.sections
    has_own = bool(sections) and sections[0].title_page
    if any(0 in number.sections and number.first == has_own for number in ctx.measured.numbers):
        yield (
            "trang 1",
            "có hiện số trang",
            "không hiện số trang ở trang đầu (Different First Page)",
        )


def _font(ctx: Context) -> Found:
    wanted = ctx.profile.text("font.name")
    for line in ctx.measured.lines:
        wrong = sorted(
            {
                run.font or "không rõ"
                for run in line.words
                if run.font.casefold() != wanted.casefold()
            }
        )
        if wrong:
            yield line.where, f"phông {', '.join(wrong)}", f"phông {wanted}"


def _unicode(ctx: Context) -> Found:
    for line in ctx.measured.lines:
        if not is_normalised(line.raw):
            yield line.where, "chữ Unicode tổ hợp", "Unicode dựng sẵn (TCVN 6909:2001): gõ lại"
        elif any(run.font.startswith((".Vn", "VNI-")) for run in line.words):
            yield line.where, "bảng mã TCVN3 hoặc VNI", "Unicode (TCVN 6909:2001)"


def _black(ctx: Context) -> Found:
    for line in ctx.measured.lines:
        colours = sorted({run.colour for run in line.words} - _BLACK)
        if colours:
            yield line.where, f"màu chữ {', '.join(colours)}", "màu đen"


RULES = (
    Rule("page.size", "Khổ giấy A4", _paper),
    Rule("page.orientation", "Trình bày theo chiều dài khổ giấy", _portrait),
    *(_margin(side, words) for side, words in _MARGINS.items()),
    Rule("page_number.present", "Có số trang", _number_present),
    Rule("page_number.top", "Số trang ở lề trên", _number_on_top),
    Rule("page_number.centred", "Số trang căn giữa", _number_centred),
    Rule("page_number.size", "Cỡ chữ số trang", _number_size),
    Rule("page_number.upright", "Số trang chữ đứng", _number_upright),
    Rule("page_number.first_hidden", "Không hiện số trang thứ nhất", _number_hidden),
    Rule("font.name", "Phông chữ Times New Roman", _font),
    Rule("font.unicode", "Bộ mã Unicode theo TCVN 6909:2001", _unicode),
    Rule("font.black", "Chữ màu đen", _black),
)
