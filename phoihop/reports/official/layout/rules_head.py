"""Quy tắc về phần đầu: State title, issuer, number, place and day, title and summary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from phoihop.lib.vietnamese import fold, normalise
from phoihop.reports.official.layout.rules_kit import (
    Context,
    Rule,
    bold,
    capitals,
    centred,
    italic,
    mm,
    sizes,
)
from phoihop.reports.official.paper_kinds import TITLES
from phoihop.reports.official.widths import width_mm

Found = Iterator[tuple[str, str, str]]
_DECREE = re.compile(r"\d+[A-Za-z]?/[^\W\d_][\w&]*(-[^\W\d_][\w&]*)*(/\w+)?")
_DECREE_LETTER = re.compile(r"\d+/[^\W\d_][\w&]*(-[^\W\d_][\w&]*)*")
_PARTY = re.compile(r"\d+-[^\W\d_]\w*/[^\W\d_][\w&]*(-[^\W\d_][\w&]*)*")
_DATE = re.compile(r"ng(?:à|à)y\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})")
_EMPTY = re.compile(r"\s*[.…_]*\s*[/-]")
_SHORT = 0.28
_LONG = 0.56


def _state_words(ctx: Context) -> Found:
    wanted = ctx.profile.text("state.words")
    if not ctx.parts.state:
        yield "đầu văn bản", "không có", wanted
    for line in ctx.parts.state:
        if normalise(line.text) != wanted:
            yield line.where, line.text, wanted


def _motto_words(ctx: Context) -> Found:
    wanted = ctx.profile.text("state.motto")
    if not wanted:
        return
    if not ctx.parts.motto:
        yield "đầu văn bản", "không có", wanted
    for line in ctx.parts.motto:
        if normalise(line.text) != wanted:
            yield line.where, line.text, f"{wanted} (gạch nối có cách chữ ở hai bên)"


def _state_line(ctx: Context) -> Found:
    if not ctx.profile.flag("state.line"):
        return
    above = ctx.parts.motto or ctx.parts.state
    drawn = [line.rule for line in [*above, *ctx.parts.state_rule] if line.rule]
    if above and not drawn:
        yield above[-1].where, "không có đường kẻ", "đường kẻ liền, dài bằng dòng chữ phía trên"
    for length in drawn:
        size = max((run.size for run in above[-1].words), default=13) if above else 13
        text = width_mm(above[-1].text, size) if above else 0
        if length > 0 and text and not 0.85 * text <= length <= 1.15 * text:
            yield above[-1].where, f"đường kẻ dài {mm(length)}", f"dài bằng dòng chữ, {mm(text)}"


def _issuer_present(ctx: Context) -> Found:
    if not ctx.parts.issuer:
        yield "đầu văn bản", "không có", "tên cơ quan, tổ chức ban hành văn bản ở góc trái"


def _issuer_mark(ctx: Context) -> Found:
    mark, issuer = ctx.profile.text("issuer.mark"), ctx.parts.issuer
    if not issuer or mark == "none":
        return
    texts = "".join(line.text for line in ctx.parts.issuer_mark)
    if mark == "asterisk":
        if "*" not in texts:
            yield issuer[-1].where, "không có dấu sao", "dấu sao (*) dưới tên cơ quan ban hành"
        return
    drawn = [line.rule for line in [*issuer, *ctx.parts.issuer_mark] if line.rule]
    if not drawn:
        yield issuer[-1].where, "không có đường kẻ", "đường kẻ liền, dài 1/3 đến 1/2 dòng chữ"
    yield from _between(issuer[-1].text, issuer[-1].where, drawn, ctx, "issuer.size")


def _summary_line(ctx: Context) -> Found:
    summary = ctx.parts.summary
    if not summary or not ctx.profile.flag("summary.line"):
        return
    if not any(line.rule for line in [*summary, *ctx.parts.summary_rule]):
        yield summary[-1].where, "không có đường kẻ", "đường kẻ liền, dài 1/3 đến 1/2 dòng chữ"


def _between(text: str, where: str, drawn: list[float], ctx: Context, size: str) -> Found:
    """A line whose length is known is 1/3 to 1/2 of the text above it."""
    width = width_mm(text, ctx.profile.number(size))
    for length in drawn:
        if length > 0 and not _SHORT * width <= length <= _LONG * width:
            wanted = f"{mm(width / 3)} đến {mm(width / 2)} (1/3 đến 1/2 dòng chữ)"
            yield where, f"đường kẻ dài {mm(length)}", wanted


def _number_prefix(ctx: Context) -> Found:
    prefix = ctx.profile.text("number.prefix")
    if not ctx.parts.number:
        yield "đầu văn bản", "không có số, ký hiệu", f"{prefix} …, dưới tên cơ quan ban hành"
    for line in ctx.parts.number:
        after = line.text[len(prefix) : len(prefix) + 1]
        if not line.text.startswith(prefix) or after == ":":
            yield line.where, line.text.split()[0], prefix


def _number_of(text: str) -> str:
    return re.sub(r"^S[ốÔô]\s*[:.]?\s*", "", text, flags=re.IGNORECASE)


def _number_form(ctx: Context) -> Found:
    is_party = ctx.profile.text("number.form") == "party"
    for line in ctx.parts.number:
        number = _number_of(line.text)
        if _EMPTY.match(number):
            number = "01" + re.sub(r"^[\s.…_]+", "", number)
        if is_party:
            if not _PARTY.fullmatch(number):
                yield line.where, _number_of(line.text), "số-loại/cơ quan, ví dụ 05-TB/ĐU"
        elif not (_DECREE.fullmatch(number) or _DECREE_LETTER.fullmatch(number)):
            yield line.where, _number_of(line.text), "số/loại-cơ quan không cách, ví dụ 05/TB-UBND"


def _number_zero(ctx: Context) -> Found:
    for line in ctx.parts.number:
        digits = re.match(r"(\d+)", _number_of(line.text))
        if digits and int(digits[1]) < 10 and len(digits[1]) < 2:
            yield line.where, digits[1], f"0{digits[1]}: số nhỏ hơn 10 có số 0 phía trước"


def _number_kind(ctx: Context) -> Found:
    """The abbreviation in the symbol is that of the title."""
    code = TITLES.get(ctx.parts.title)
    for line in ctx.parts.number:
        number = _number_of(line.text)
        groups = re.split(r"[/-]", re.sub(r"^[\s\d.…_]*[/-]?", "", number))
        if code and groups and groups[0] not in (code, "CTr", "CTPH", "QCPH"):
            yield line.where, groups[0], f"{code}: chữ viết tắt của {ctx.parts.title}"


def _date_form(ctx: Context) -> Found:
    if ctx.parts.is_minutes and ctx.profile.text("number.form") == "decree":
        for line in ctx.parts.date:
            yield line.where, line.text, "biên bản không ghi địa danh, ngày tháng ở đầu văn bản"
        return
    if not ctx.parts.date:
        yield "đầu văn bản", "không có", "địa danh, ngày … tháng … năm …"
    for line in ctx.parts.date:
        found = _DATE.search(normalise(line.text))
        if found is None:
            if not re.search(r"ngày[\s.…]*tháng[\s.…\d]*năm", normalise(line.text)):
                yield line.where, line.text, "địa danh, ngày 05 tháng 01 năm 2026"
        elif "," not in line.text[: found.start() + 2]:
            yield line.where, line.text, "dấu phẩy sau địa danh"


def _date_zeros(ctx: Context) -> Found:
    for line in ctx.parts.date:
        found = _DATE.search(normalise(line.text))
        if found is None:
            continue
        day, month = found[1], found[2]
        wanted_day = f"{int(day):02d}"
        wanted_month = f"{int(month):02d}" if int(month) < 3 else str(int(month))
        if (day, month) != (wanted_day, wanted_month):
            wanted = f"ngày {wanted_day} tháng {wanted_month} năm {found[3]}"
            yield line.where, found[0], f"{wanted}: số 0 trước ngày nhỏ hơn 10 và tháng 1, 2"


def _summary_present(ctx: Context) -> Found:
    if ctx.parts.kind and not ctx.parts.summary:
        yield ctx.parts.kind[0].where, "không có trích yếu", "trích yếu nội dung dưới tên loại"


def _letter_prefix(ctx: Context) -> Found:
    prefix = ctx.profile.text("letter.prefix")
    if not ctx.parts.kind and ctx.parts.number and not ctx.parts.letter:
        yield "đầu văn bản", "không có", f"{prefix} …, dưới số, ký hiệu"
    for line in ctx.parts.letter:
        if not line.text.startswith(f"{prefix} "):
            yield line.where, " ".join(line.text.split()[:2]), prefix


def _address_only_where(ctx: Context) -> Found:
    no_address = ("THÔNG BÁO", "KẾ HOẠCH", "CHƯƠNG TRÌNH", "GIẤY MỜI", "BIÊN BẢN", "QUYẾT ĐỊNH")
    for line in ctx.parts.address:
        if ctx.parts.title in no_address and ctx.profile.text("number.form") == "decree":
            yield line.where, "Kính gửi", f"{ctx.parts.title} không ghi nơi kính gửi"
    if not ctx.parts.kind and ctx.parts.letter and not ctx.parts.address:
        yield "đầu văn bản", "không có", "Kính gửi: …"


def _address_words(ctx: Context) -> Found:
    for line in ctx.parts.address:
        if fold(line.text).startswith("kinh gui") and not line.text.startswith("Kính gửi:"):
            yield line.where, line.text[:12], "Kính gửi:"


def _address_list(ctx: Context) -> Found:
    lines = ctx.parts.addressees
    for place, line in enumerate(lines):
        end = "." if place == len(lines) - 1 else ";"
        if not line.text.endswith(end):
            yield line.where, f"cuối dòng “{line.text[-1:]}”", f"dấu “{end}”"


RULES = (
    Rule("state.words", "Quốc hiệu", _state_words),
    Rule("state.size", "Cỡ chữ Quốc hiệu", lambda c: sizes(c.parts.state, "state.size", c)),
    Rule("state.bold", "Quốc hiệu chữ đậm", lambda c: bold(c.parts.state, True)),
    Rule("motto.words", "Tiêu ngữ", _motto_words),
    Rule("motto.size", "Cỡ chữ Tiêu ngữ", lambda c: sizes(c.parts.motto, "state.motto_size", c)),
    Rule("motto.bold", "Tiêu ngữ chữ đậm", lambda c: bold(c.parts.motto, True)),
    Rule("motto.centred", "Tiêu ngữ căn giữa", lambda c: centred(c.parts.motto)),
    Rule("motto.line", "Đường kẻ dưới Tiêu ngữ", _state_line),
    Rule("superior.capitals", "Cơ quan chủ quản in hoa", lambda c: capitals(c.parts.superior)),
    Rule(
        "superior.bold",
        "Cơ quan chủ quản chữ không đậm",
        lambda c: bold(c.parts.superior, c.profile.flag("superior.bold")),
    ),
    Rule(
        "superior.size",
        "Cỡ chữ cơ quan chủ quản",
        lambda c: sizes(c.parts.superior, "superior.size", c),
    ),
    Rule("issuer.present", "Tên cơ quan ban hành", _issuer_present),
    Rule("issuer.capitals", "Cơ quan ban hành in hoa", lambda c: capitals(c.parts.issuer)),
    Rule(
        "issuer.bold",
        "Cơ quan ban hành chữ đậm",
        lambda c: bold(c.parts.issuer, c.profile.flag("issuer.bold")),
    ),
    Rule(
        "issuer.size", "Cỡ chữ cơ quan ban hành", lambda c: sizes(c.parts.issuer, "issuer.size", c)
    ),
    Rule("issuer.mark", "Dấu dưới tên cơ quan ban hành", _issuer_mark),
    Rule("number.prefix", "Chữ “Số:”", _number_prefix),
    Rule("number.form", "Cách ghi số, ký hiệu", _number_form),
    Rule("number.zero", "Số 0 trước số nhỏ hơn 10", _number_zero),
    Rule("number.kind", "Chữ viết tắt tên loại", _number_kind),
    Rule("number.size", "Cỡ chữ số, ký hiệu", lambda c: sizes(c.parts.number, "number.size", c)),
    Rule("number.upright", "Số, ký hiệu chữ đứng", lambda c: italic(c.parts.number, False)),
    Rule("date.form", "Địa danh, ngày tháng năm", _date_form),
    Rule("date.zeros", "Số 0 trước ngày, tháng", _date_zeros),
    Rule(
        "date.italic",
        "Địa danh, ngày tháng chữ nghiêng",
        lambda c: italic(c.parts.date, c.profile.flag("date.italic")),
    ),
    Rule("date.size", "Cỡ chữ địa danh, ngày tháng", lambda c: sizes(c.parts.date, "date.size", c)),
    Rule("kind.capitals", "Tên loại in hoa", lambda c: capitals(c.parts.kind)),
    Rule("kind.bold", "Tên loại chữ đậm", lambda c: bold(c.parts.kind, True)),
    Rule("kind.centred", "Tên loại căn giữa", lambda c: centred(c.parts.kind)),
    Rule("kind.size", "Cỡ chữ tên loại", lambda c: sizes(c.parts.kind, "kind.size", c)),
    Rule("summary.present", "Trích yếu nội dung", _summary_present),
    Rule("summary.bold", "Trích yếu chữ đậm", lambda c: bold(c.parts.summary[:1], True)),
    Rule("summary.centred", "Trích yếu căn giữa", lambda c: centred(c.parts.summary[:1])),
    Rule("summary.size", "Cỡ chữ trích yếu", lambda c: sizes(c.parts.summary, "summary.size", c)),
    Rule("summary.line", "Đường kẻ dưới trích yếu", _summary_line),
    Rule("letter.prefix", "Chữ “V/v” của công văn", _letter_prefix),
    Rule(
        "letter.size",
        "Cỡ chữ trích yếu công văn",
        lambda c: sizes(c.parts.letter, "letter.size", c),
    ),
    Rule(
        "letter.upright",
        "Trích yếu công văn chữ đứng hoặc nghiêng",
        lambda c: italic(c.parts.letter, c.profile.flag("letter.italic")),
    ),
    Rule("address.where", "Văn bản có nơi kính gửi", _address_only_where),
    Rule("address.words", "Chữ “Kính gửi:”", _address_words),
    Rule("address.size", "Cỡ chữ kính gửi", lambda c: sizes(c.parts.address, "address.size", c)),
    Rule("address.list", "Dấu cuối mỗi nơi kính gửi", _address_list),
)
