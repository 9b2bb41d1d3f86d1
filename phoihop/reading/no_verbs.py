"""Tiếng không phải động từ: words that only look like a verb of asking or a duty.

"Giao thông" gives no order and "cần thiết", "trở nên" oblige nobody, though "giao", "cần" and "nên"
stand in them.
"""

from __future__ import annotations

from phoihop.reading.marks import Marks

_VERBS = ("SAY", "MUST")


def unmark_verbs(marks: Marks) -> None:
    """Take the marks of verbs off the words that lie inside a longer word which is none.

    To be called before anything has asked where marks stand.
    """
    for word in marks.all("NOVERB"):
        for index in range(word.first, word.last):
            for tag in _VERBS:
                mark = marks.at(index, tag)
                if mark is not None and mark.last <= word.last:
                    del marks.tagged[tag][index]
