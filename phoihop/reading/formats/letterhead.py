"""Đầu văn bản xếp trong bảng: a table row that only sets the head of a paper side by side.

Offices set the issuer on the left and the national or the Party's heading on the right in a table
of two cells, with or without lines, breaking lines by paragraphs or within one. Its lines are
lines of the paper and no columns of data. Layout: Nghị định 30/2020/NĐ-CP, phụ lục I.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from phoihop.lib.vietnamese import fold

MOST_CELLS = 3
LONGEST = 600
"""Characters of a cell: a longer one is no head."""
_HEADING = re.compile(r"\b(?:cong hoa xa hoi chu nghia viet nam|dang cong san viet nam)\b")


def sets_a_head(cells: Sequence[str]) -> bool:
    """Whether the cells of one row are the head of a paper.

    >>> sets_a_head(["HỘI NÔNG DÂN XÃ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"])
    True
    """
    if not 2 <= len(cells) <= MOST_CELLS or any(len(cell) > LONGEST for cell in cells):
        return False
    return any(_HEADING.search(" ".join(fold(cell).split())) for cell in cells)
