"""Bảng kết quả đo: accuracy field by field, and what changed since the last run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from phoihop.lib.language import say
from phoihop.lib.numbers import format_number
from phoihop.reading.measure import Change, Measurement
from phoihop.reading.scoring import FIELDS, VALUES, rates

_NAMES = {
    "people (name)": "người (họ tên)",
    "people + posts": "người và chức vụ",
    "statements (speaker+kind)": "phát biểu (ai, loại)",
    "statements (quote only)": "phát biểu (chỉ câu)",
    "recommendations": "kiến nghị",
    "assignments": "nhiệm vụ",
    "due dates": "hạn hoàn thành",
    "figures (value+unit)": "số liệu (số, đơn vị tính)",
    "tallies (body+total)": "tổng hợp chỉ tiêu (tổng)",
    "tallies (all bands)": "tổng hợp chỉ tiêu (mức)",
    "cited documents": "văn bản được dẫn",
    "is_meeting": "có phải hội nghị",
    "date": "ngày họp",
    "level": "cấp",
    "chairs": "chủ trì",
    "time_of_day": "buổi",
    "place": "nơi họp",
}
_MOST_CHANGES = 60
_LONGEST = 110


def as_text(
    measured: Measurement, changes: Sequence[Change] | None, *, by_document: bool, items: bool
) -> str:
    """The table of a measurement as the terminal shows it."""
    lines = [_head(measured), "", *_fields(measured), "", *_values(measured)]
    if by_document:
        lines += ["", *_by_document(measured)]
    if items:
        lines += _items(measured)
    if measured.unread:
        lines += ["", say("Không đọc được:", "Not read:")]
        lines += [f"  {stem}: {reason}" for stem, reason in measured.unread.items()]
    return "\n".join([*lines, "", *_changes(changes)])


def name_of(field: str) -> str:
    """The name of a field in the language of the person."""
    return say(_NAMES[field], field)


def _head(measured: Measurement) -> str:
    count = format_number(len(measured.documents))
    read = len(measured.documents) - len(measured.unread)
    speed = read / measured.seconds if measured.seconds else 0.0
    size = format_number(measured.characters // read) if read else "0"
    return say(
        f"{count} văn bản, trung bình {size} ký tự, {speed:.0f} văn bản/giây",
        f"{count} documents, {size} characters on average, {speed:.0f} documents/s",
    )


def _fields(measured: Measurement) -> Iterator[str]:
    heads = say("đọc ra|đáp án|khớp|chính xác|đầy đủ|F1", "read|expected|found|precision|recall|F1")
    yield f"{say('trường', 'field'):28}" + "".join(f"{head:>10}" for head in heads.split("|"))
    for name, (found, read, expected) in measured.totals().items():
        shares = rates(found, read, expected)
        counts = "".join(f"{count:10}" for count in (read, expected, found))
        yield f"{name_of(name):28}{counts}" + "".join(f"{share:10.3f}" for share in shares)


def _values(measured: Measurement) -> Iterator[str]:
    heads = say("đúng|trên|tỷ lệ", "right|of|accuracy").split("|")
    yield f"{say('giá trị', 'value'):28}" + "".join(f"{head:>10}" for head in heads)
    told = measured.values()
    for name in VALUES:
        right, of = told[name]
        share = f"{right / of:10.3f}" if of else f"{'–':>10}"
        yield f"{name_of(name):28}{right:10}{of:10}{share}"


def _by_document(measured: Measurement) -> Iterator[str]:
    yield say("F1 từng văn bản", "F1 by document")
    for number, name in enumerate(FIELDS, start=1):
        yield f"  {number:2}. {name_of(name)}"
    yield f"{'':16}" + "".join(f"{number:6}" for number in range(1, len(FIELDS) + 1))
    for stem, score in measured.documents.items():
        shares = [rates(*score.fields[name].counts)[2] for name in FIELDS]
        yield f"{stem[:15]:16}" + "".join(f"{share:6.2f}" for share in shares)


def _items(measured: Measurement) -> Iterator[str]:
    for stem, score in measured.documents.items():
        for name, field in score.fields.items():
            for sign, items in (
                (say("sót", "missed"), field.missed),
                (say("thừa", "extra"), field.extra),
            ):
                for item in items:
                    yield f"{stem} · {name_of(name)} · {sign}: {_short(item)}"
        for name, right in score.values.items():
            if not right:
                yield f"{stem} · {name_of(name)} · {say('sai', 'wrong')}"


def _changes(changes: Sequence[Change] | None) -> Iterator[str]:
    if changes is None:
        yield say("Lần đo đầu tiên của hai thư mục này.", "These folders were not measured before.")
        return
    if not changes:
        yield say(
            "Không có gì thay đổi so với lần đo trước.", "Nothing changed since the last run."
        )
        return
    gained = sum(change.gained for change in changes)
    lost = len(changes) - gained
    yield say(
        f"So với lần đo trước: thêm {gained} mục đúng, mất {lost} mục đúng.",
        f"Since the last run: {gained} items gained, {lost} items lost.",
    )
    for change in sorted(changes, key=lambda one: (one.gained, one.document))[:_MOST_CHANGES]:
        sign = "+" if change.gained else "−"
        yield f"  {sign} {change.document} · {name_of(change.field)}: {_short(change.item)}"
    if len(changes) > _MOST_CHANGES:
        more = format_number(len(changes) - _MOST_CHANGES)
        yield say(f"  … và {more} thay đổi khác", f"  … and {more} more")


def _short(item: str) -> str:
    return item if len(item) <= _LONGEST else item[:_LONGEST] + "…"
