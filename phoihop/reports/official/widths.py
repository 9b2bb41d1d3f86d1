"""Độ dài dòng chữ: how wide a line of Times New Roman bold is, so that a rule can match it."""

from __future__ import annotations

from phoihop.lib.vietnamese import decompose, normalise

# Advance widths of Times Bold in thousandths of the size (the font's public metrics).
_CAPITALS = {
    **dict.fromkeys("ACDKNRUVXY", 722),
    **dict.fromkeys("BELTZ", 667),
    **dict.fromkeys("FP", 611),
    **dict.fromkeys("GHOQ", 778),
    **{"I": 389, "J": 500, "M": 944, "S": 556, "W": 1000},
}
_SMALL = {
    **dict.fromkeys("agovxy", 500),
    **dict.fromkeys("bdhknpqu", 556),
    **dict.fromkeys("cerz", 444),
    **dict.fromkeys("fjt", 333),
    **dict.fromkeys("il", 278),
    **{"m": 833, "s": 389, "w": 722},
}
_OTHERS = {" ": 250, "-": 333, ".": 250, ",": 250, "Đ": 722, "đ": 556, "(": 333, ")": 333}
_WIDTHS = _CAPITALS | _SMALL | _OTHERS
_MM_OF_POINT = 25.4 / 72


def width_mm(text: str, size: float) -> float:
    """Return the width of one line in millimetres at `size` points.

    >>> round(width_mm("Độc lập - Tự do - Hạnh phúc", 14))
    60
    """
    units = 0
    for sign in normalise(text):
        bare = decompose(sign)[0]
        units += _WIDTHS.get(sign) or _WIDTHS.get(bare, 500)
    return units / 1000 * size * _MM_OF_POINT
