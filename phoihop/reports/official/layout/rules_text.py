"""Quy tắc về nội dung và phần cuối: bases, paragraphs, recipients, signatures, appendices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from phoihop.lib.vietnamese import fold
from phoihop.reports.official.layout.measured import Line
from phoihop.reports.official.layout.rules_kit import (
    ALIGNMENTS,
    Context,
    Rule,
    bold,
    capitals,
    centred,
    italic,
    looks,
    mm,
    pt,
    sizes,
)
from phoihop.reports.official.paper import level_of

Found = Iterator[tuple[str, str, str]]
_TITLES = re.compile(
    r"\b(TS|ThS|PGS|GS|BS|CN|KS|Tiến sĩ|Thạc sĩ|Cử nhân|Kỹ sư|Bác sĩ|NGƯT|NGND)\b\.?"
    r"|^(Ông|Bà|Đồng chí)\s"
)
_UNDERLINE = ("chữ không gạch chân", "chữ gạch chân")
_LONG_ENOUGH = 70


def _paragraphs(ctx: Context) -> list[Line]:
    """Paragraphs of the text that fill lines: what short ones look like is not telling."""
    return [line for line in ctx.parts.body if len(line.text) >= _LONG_ENOUGH]


def _bases_end(ctx: Context) -> Found:
    bases = ctx.parts.bases
    for place, line in enumerate(bases):
        last = place == len(bases) - 1
        end = ctx.profile.text("bases.last") if last else ";"
        if not line.text.endswith(end) and not (last and line.text.endswith(",")):
            yield line.where, f"cuối dòng “{line.text[-1:]}”", f"dấu “{end}”"


def _align(ctx: Context) -> Found:
    for line in _paragraphs(ctx):
        if line.align not in ("both", "distribute") and line.cell is None:
            found = f"căn {ALIGNMENTS.get(line.align, line.align)}"
            yield line.where, found, "căn đều hai bên"


def _indent(ctx: Context) -> Found:
    value = ctx.profile["body.indent"]
    for line in _paragraphs(ctx):
        if line.cell is not None or line.numbered or line.align == "center":
            continue
        found = line.first_indent + (line.left_indent if line.left_indent > 0 else 0)
        if not (value.allows(found) or value.allows(line.first_indent)):
            yield line.where, f"lùi đầu dòng {mm(line.first_indent)}", f"lùi {value.wanted}"


def _gap(ctx: Context) -> Found:
    value = ctx.profile["body.gap"]
    lines = [line for line in ctx.parts.body if line.cell is None]
    for above, line in pairwise(lines):
        gap = above.after + line.before
        if gap + 0.26 < (value.low or 0) and len(line.text) >= _LONG_ENOUGH:
            yield line.where, f"cách đoạn {pt(gap)}", f"ít nhất {pt(value.low or 0)}"


def _spacing(ctx: Context) -> Found:
    value = ctx.profile["body.spacing"]
    is_exact = ctx.profile.text("body.spacing_rule") == "exact"
    for line in _paragraphs(ctx):
        if line.cell is not None:
            continue
        if is_exact:
            if line.exact + 0.26 < (value.low or 0):
                found = pt(line.exact) if line.exact else f"{line.spacing:g} dòng"
                yield line.where, f"giãn dòng {found}", f"chính xác, từ {pt(value.low or 0)}"
        elif line.exact:
            size = max((run.size for run in line.words), default=14)
            if not 1.0 <= line.exact / size <= 1.9:
                yield line.where, f"giãn dòng {pt(line.exact)}", f"giãn dòng {value.wanted}"
        elif not value.allows(line.spacing):
            found = f"{line.spacing:.2f}".replace(".", ",")
            yield line.where, f"giãn dòng {found}", f"giãn dòng {value.wanted}"


def _articles(ctx: Context) -> Found:
    for line in ctx.parts.body:
        if level_of(line.text) == "article" and not (line.words and line.words[0].bold):
            yield line.where, "chữ không đậm", "“Điều”, số thứ tự chữ đậm"


def _parts_centred(ctx: Context) -> Found:
    lines = [line for line in ctx.parts.body if level_of(line.text) == "part"]
    yield from centred(lines)
    yield from bold(lines, True)


def _points(ctx: Context) -> Found:
    """Points run through the Vietnamese alphabet: a, b, c, d, đ, e."""
    order = "abcdđeghiklmnopqrstuvxy"
    before = ""
    for line in ctx.parts.body:
        letter = line.text[:1] if level_of(line.text) == "point" else ""
        if letter and before and letter != "a" and letter in order:
            expected = order[order.index(before) + 1 :][:1]
            if letter != expected and expected:
                yield line.where, f"{letter})", f"{expected}): theo bảng chữ cái tiếng Việt"
        before = letter if letter in order else ""


def _end_mark(ctx: Context) -> Found:
    body = [line for line in ctx.parts.body if line.cell is None]
    mark = ctx.profile.text("end.mark")
    if not body or ctx.parts.is_minutes or not ctx.parts.number:
        return
    text = body[-1].text
    ok = text.endswith(mark) and (mark != "." or not text.endswith("./."))
    if not ok:
        yield body[-1].where, f"kết thúc bằng “{text[-3:]}”", f"dấu “{mark}” sau câu cuối"


def _recipients_words(ctx: Context) -> Found:
    wanted = ctx.profile.text("recipients.label")
    if not ctx.parts.recipients and ctx.parts.number and not ctx.parts.is_minutes:
        yield "cuối văn bản", "không có", wanted
    for line in ctx.parts.recipients:
        if line.text != wanted:
            yield line.where, line.text[:20], wanted


def _recipients_style(ctx: Context) -> Found:
    for look, words in (
        ("bold", ("chữ không đậm", "chữ đậm")),
        ("italic", ("chữ đứng", "chữ nghiêng")),
        ("underline", _UNDERLINE),
    ):
        wanted = ctx.profile.flag(f"recipients.{look}")
        for where, _found, _wanted in looks(ctx.parts.recipients, look, wanted, words):
            yield where, words[not wanted], words[wanted]


def _recipients_ends(ctx: Context) -> Found:
    lines = ctx.parts.recipient_list
    separator = ctx.profile.text("recipients.separator")
    for place, line in enumerate(lines):
        end = "." if place == len(lines) - 1 else separator
        if not line.text.endswith(end):
            yield line.where, f"cuối dòng “{line.text[-1:]}”", f"dấu “{end}”"


def _archive(ctx: Context) -> Found:
    lines = ctx.parts.recipient_list
    wanted = ctx.profile.text("recipients.archive")
    if lines and not fold(lines[-1].text.lstrip("-–+* ")).startswith("luu"):
        yield lines[-1].where, "dòng cuối không ghi nơi lưu", f"- {wanted}."
    elif lines and not lines[-1].text.lstrip("-–+* ").startswith(wanted.split(" ")[0]):
        yield lines[-1].where, lines[-1].text, f"- {wanted}, …."


def _authority_form(ctx: Context) -> Found:
    slash = ctx.profile.flag("signature.slash")
    for line in ctx.parts.authority:
        word = line.text.split()[0]
        if slash:
            if "/" not in word and word.rstrip(".") != "Q":
                yield line.where, word, "viết T/M, T/L (gạch chéo, không chấm)"
        elif not re.fullmatch(r"(TM|KT|TL|TUQ|Q)\.", word):
            yield line.where, word, "TM., KT., TL., TUQ. hoặc Q. (có dấu chấm)"


def _no_deputy_form(ctx: Context) -> Found:
    if ctx.profile.id != "party-hd05":
        return
    for line in ctx.parts.authority:
        if line.text.startswith(("K/T", "KT", "T/U", "TUQ")):
            yield line.where, line.text, "cấp phó ký thay mặt tập thể: T/M …, không ghi K/T"


def _signed(ctx: Context) -> Found:
    parts = ctx.parts
    if parts.number and not (parts.authority or parts.posts):
        yield "cuối văn bản", "không có quyền hạn, chức vụ người ký", "quyền hạn, chức vụ, họ tên"


def _name_titles(ctx: Context) -> Found:
    for line in ctx.parts.names:
        found = _TITLES.search(line.text)
        if found:
            yield line.where, found[0].strip(), "chỉ ghi họ và tên, không học hàm, học vị"


def _name_small(ctx: Context) -> Found:
    for line in ctx.parts.names:
        if line.text == line.text.upper():
            yield line.where, line.text, "họ tên viết chữ thường, hoa chữ cái đầu"


RULES = (
    Rule(
        "bases.italic",
        "Căn cứ chữ nghiêng",
        lambda c: italic(c.parts.bases, c.profile.flag("bases.italic")),
    ),
    Rule("bases.ends", "Dấu cuối mỗi căn cứ", _bases_end),
    Rule("body.size", "Cỡ chữ nội dung", lambda c: sizes(c.parts.body, "body.size", c)),
    Rule("body.align", "Nội dung căn đều hai bên", _align),
    Rule("body.indent", "Lùi đầu dòng", _indent),
    Rule("body.gap", "Khoảng cách giữa các đoạn", _gap),
    Rule("body.spacing", "Giãn dòng", _spacing),
    Rule("article.bold", "“Điều” chữ đậm", _articles),
    Rule("part.centred", "Phần, chương căn giữa, chữ đậm", _parts_centred),
    Rule("point.letters", "Điểm theo bảng chữ cái tiếng Việt", _points),
    Rule("end.mark", "Dấu kết thúc văn bản", _end_mark),
    Rule("recipients.words", "Chữ “Nơi nhận”", _recipients_words),
    Rule("recipients.style", "Kiểu chữ “Nơi nhận”", _recipients_style),
    Rule(
        "recipients.size",
        "Cỡ chữ “Nơi nhận”",
        lambda c: sizes(c.parts.recipients, "recipients.size", c),
    ),
    Rule(
        "recipients.list_size",
        "Cỡ chữ danh sách nơi nhận",
        lambda c: sizes(c.parts.recipient_list, "recipients.list_size", c),
    ),
    Rule("recipients.ends", "Dấu cuối mỗi nơi nhận", _recipients_ends),
    Rule("recipients.archive", "Dòng lưu", _archive),
    Rule("signature.present", "Chức vụ, họ tên người ký", _signed),
    Rule("signature.form", "Cách viết quyền hạn ký", _authority_form),
    Rule("signature.no_deputy", "Không ghi K/T (Đảng, từ 27/05/2026)", _no_deputy_form),
    Rule("signature.capitals", "Quyền hạn in hoa", lambda c: capitals(c.parts.authority)),
    Rule("signature.bold", "Quyền hạn chữ đậm", lambda c: bold(c.parts.authority, True)),
    Rule(
        "signature.post_bold",
        "Kiểu chữ chức vụ",
        lambda c: bold(c.parts.posts, c.profile.flag("signature.post_bold")),
    ),
    Rule(
        "signature.size",
        "Cỡ chữ quyền hạn, chức vụ",
        lambda c: sizes([*c.parts.authority, *c.parts.posts], "signature.size", c),
    ),
    Rule("name.bold", "Họ tên chữ đậm", lambda c: bold(c.parts.names, True)),
    Rule("name.size", "Cỡ chữ họ tên", lambda c: sizes(c.parts.names, "signature.name_size", c)),
    Rule("name.titles", "Không ghi học hàm, học vị", _name_titles),
    Rule("name.small", "Họ tên viết chữ thường", _name_small),
    Rule("appendix.centred", "“Phụ lục” căn giữa", lambda c: centred(c.parts.appendix)),
    Rule("appendix.bold", "“Phụ lục” chữ đậm", lambda c: bold(c.parts.appendix, True)),
    Rule(
        "appendix.size", "Cỡ chữ “Phụ lục”", lambda c: sizes(c.parts.appendix, "appendix.size", c)
    ),
    Rule("appendix.title", "Tên phụ lục in hoa", lambda c: capitals(c.parts.appendix_title)),
)
