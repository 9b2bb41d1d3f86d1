"""A briefing of an invented commune: the lead under which a test puts its own sentences."""

from phoihop.reading import read

LEAD = (
    "Sáng 05/01/2026, UBND xã Hòa Lạc tổ chức hội nghị giao ban. Đồng chí Lê Thị Hoa, Chủ tịch "
    "UBND xã chủ trì hội nghị. Dự có ông Vũ Nhàn, Chủ tịch Hội Nông dân xã.\n"
)


def meeting(text):
    return read(LEAD + text)


def said(text):
    """Who said something, and of which kind."""
    return [(one.speaker, one.kind) for one in meeting(text).statements]


def quotes(facts, text):
    return [one.span.of(LEAD + text) for one in facts]
