"""Documents cited by their number."""

from __future__ import annotations

import pytest

from phoihop.reading.facts import CitedDocument
from phoihop.reading.lexicon import load
from phoihop.reading.marks import mark_lexicon
from phoihop.reading.quantities import mark_quantities
from phoihop.reading.quantities.references import read_references
from phoihop.reading.tokens import tokenise


def cited_in(text: str) -> list[CitedDocument]:
    tokens = tokenise(text)
    marks = mark_lexicon(tokens, load())
    mark_quantities(marks)
    found = read_references(tokens, marks, 0, len(tokens))
    for document in found:
        assert document.text == " ".join(document.span.of(text).split())
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("theo Nghị định 88/2019/NĐ-CP của Chính phủ", ["Nghị định 88/2019/NĐ-CP"]),
        ("thực hiện Nghị quyết số 07-NQ/ĐU về cây lúa", ["Nghị quyết số 07-NQ/ĐU"]),
        ("Kế hoạch số 05/KH-UBND ngày 3/2/2026", ["Kế hoạch số 05/KH-UBND"]),
        ("theo Luật số 31/2024/QH15", ["Luật số 31/2024/QH15"]),
        ("theo Luật Cây xanh số 31/2024/QH15", ["Luật Cây xanh số 31/2024/QH15"]),
        ("Công văn số 318-CV/HU ngày 4/5", ["Công văn số 318-CV/HU"]),
        ("Quy chế phối hợp số 03/QCPH-UBND-MTTQ", ["Quy chế phối hợp số 03/QCPH-UBND-MTTQ"]),
        ("Công văn số 123/STC-NS", ["Công văn số 123/STC-NS"]),  # an unknown symbol
        ("quán triệt Chỉ thị 05 của trên", ["Chỉ thị 05"]),  # a number by itself
        (
            "các Nghị quyết số 10-NQ/ĐU, 11-NQ/ĐU và 12-NQ/ĐU",
            ["Nghị quyết số 10-NQ/ĐU", "11-NQ/ĐU", "12-NQ/ĐU"],
        ),
        ("(09-KH/MTTQ)", ["09-KH/MTTQ"]),
        ("theo Thông tư 33/2024 của Bộ", ["Thông tư 33/2024"]),  # a year in place of the symbol
        ("Công văn số 341 ngày 29-5 của huyện", ["Công văn số 341"]),  # the day behind it
        ("tại nghị định số 46 của Chính phủ", ["nghị định số 46"]),  # the kind in small letters
        ("quán triệt kết luận 66 của Ban Bí thư", ["kết luận 66"]),
        # blanks inside the symbol
        ("thực hiện Nghị quyết số 18 NQ/TW của trên", ["Nghị quyết số 18 NQ/TW"]),
        ("tổng kết Chỉ thị số 56 - CT / TW của trên", ["Chỉ thị số 56 - CT / TW"]),
        ("theo Hướng dẫn số 03-HD /MTTW của trên", ["Hướng dẫn số 03-HD /MTTW"]),
    ],
)
def test_reads(text: str, expected: list[str]) -> None:
    assert [document.text for document in cited_in(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết của Đảng ủy về cây lúa",  # no number
        "ban hành 12 nghị quyết",  # an amount
        "Kế hoạch năm 2026, Kế hoạch 5 năm",  # a period, a duration
        "Số: 15/BC-UBND",  # the number of this very document
        "Chương trình 30 tỷ đồng",  # an amount after a kind
        "vượt 3/8 chỉ tiêu",
        "ra quyết định 12 hộ được vay",
        "nghị quyết 5/7 chi bộ đã học",
    ],
)
def test_reads_none(text: str) -> None:
    assert cited_in(text) == []


def test_kind_comes_from_the_word_or_the_symbol() -> None:
    kinds = [d.kind for d in cited_in("Kết luận số 9-KL/ĐU và 10-KL/ĐU; xem thêm (04-CT/TU)")]
    assert kinds == ["kết luận", "kết luận", "chỉ thị"]
