"""Lệnh phoihop places: count, find and check administrative units, without a database."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from typing import NoReturn

from phoihop.lib.dates import NotADay, format_day, parse_day
from phoihop.lib.language import say
from phoihop.lib.numbers import format_number
from phoihop.reading.places import LEVELS, Level, count, find
from phoihop.reading.places_check import TableCheck, check_table
from phoihop.reading.places_show import as_text, as_values

DONE, NOTHING_FOUND, MISUSED = 0, 1, 2

# The communes of 30/06/2025 stood since this day; the table holds no earlier ones.
OLD_MAP_SINCE = date(2025, 3, 1)


HERE = timezone(timedelta(hours=7))


class Misused(Exception):
    """The words after `phoihop places` make no sense; the sentence says what to do."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run `count`, `find` or `check`; 1 means nothing found (or a faulty table), 2 misuse."""
    try:
        options = _parser().parse_args(argv)
        if options.help:
            print(_usage())
            return DONE
        return _run(options)
    except Misused as misused:
        print(f"{misused}\n{_usage()}", file=sys.stderr)
        return MISUSED


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Misused(say("Lệnh viết chưa đúng.", f"The command is not well formed: {message}."))


def _parser() -> _Parser:
    parser = _Parser(add_help=False, allow_abbrev=False)
    parser.add_argument("action", nargs="?", default="")
    parser.add_argument("name", nargs="*")
    parser.add_argument("--on", default="")
    parser.add_argument("--level", default="")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("-h", "--help", action="store_true")
    return parser


def _usage() -> str:
    return say(
        "Cách dùng:\n"
        "  phoihop places count [--on NGÀY] [--json]\n"
        "  phoihop places find TÊN [--on NGÀY] [--level province|district|commune] [--json]\n"
        "  phoihop places check [--json]\n"
        'Ví dụ: phoihop places find "ben tre" --on 18/08/2023',
        "Usage:\n"
        "  phoihop places count [--on DAY] [--json]\n"
        "  phoihop places find NAME [--on DAY] [--level province|district|commune] [--json]\n"
        "  phoihop places check [--json]\n"
        'Example: phoihop places find "ben tre" --on 2023-08-18',
    )


def _run(options: argparse.Namespace) -> int:
    day, level = _day(options.on), _level(options.level)
    if options.action == "find":
        return _find(" ".join(options.name).strip(), day, level, options.json)
    if options.name:
        raise Misused(
            say(
                f"Không hiểu “{options.name[0]}” trong lệnh này.",
                f"“{options.name[0]}” has no meaning in this command.",
            )
        )
    if options.action == "count":
        return _count(day or datetime.now(HERE).date(), options.json)
    if options.action == "check":
        return _check(options.json)
    raise Misused(
        say("Hãy chọn một việc: count, find hoặc check.", "Choose one: count, find or check.")
    )


def _day(words: str) -> date | None:
    if not words:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        pass
    try:
        return parse_day(words)
    except NotADay:
        raise Misused(
            say(
                f"“{words[:40]}” không phải là ngày. Hãy viết như 22/11/2026 hoặc 2026-11-22.",
                f"“{words[:40]}” is not a day. Write it as 2026-11-22 or 22/11/2026.",
            )
        ) from None


def _level(word: str) -> Level | None:
    if not word:
        return None
    for level in LEVELS:
        if word == level:
            return level
    raise Misused(
        say(
            f"Không có cấp “{word[:40]}”. Hãy chọn province (tỉnh), district (huyện) "
            "hoặc commune (xã).",
            f"There is no level “{word[:40]}”. Choose province, district or commune.",
        )
    )


def _count(day: date, as_json: bool) -> int:
    found = count(day)
    if as_json:
        print(json.dumps(found))
    else:
        provinces, districts, communes = (format_number(found[level]) for level in LEVELS)
        print(
            say(
                f"Ngày {format_day(day)}: {provinces} đơn vị cấp tỉnh, {districts} đơn vị "
                f"cấp huyện, {communes} đơn vị cấp xã.",
                f"On {day.isoformat()}: {provinces} provinces, {districts} districts, "
                f"{communes} communes.",
            )
        )
    if day < OLD_MAP_SINCE:
        print(_of_the_last_old_map(), file=sys.stderr)
    return DONE


def _of_the_last_old_map() -> str:
    return say(
        f"Lưu ý: trước {format_day(OLD_MAP_SINCE)}, số đơn vị cấp xã lấy theo địa giới ngày "
        "30/06/2025; số đơn vị cấp huyện đúng từ ngày 31/12/2019.",
        f"Note: before {OLD_MAP_SINCE.isoformat()} communes are those of the map of 2025-06-30; "
        "districts are right since 2019-12-31.",
    )


def _find(name: str, day: date | None, level: Level | None, as_json: bool) -> int:
    if not name:
        raise Misused(
            say("Hãy viết tên đơn vị cần tìm sau chữ find.", "Write the name to find after find.")
        )
    places = find(name, day, level)
    if as_json:
        print(json.dumps([as_values(place, day) for place in places], ensure_ascii=False, indent=2))
    elif places:
        print("\n\n".join(as_text(place, day) for place in places))
    else:
        print(_not_found(name, day), file=sys.stderr)
    return DONE if places else NOTHING_FOUND


def _not_found(name: str, day: date | None) -> str:
    when = f" vào ngày {format_day(day)}" if day else ""
    when_english = f" on {day.isoformat()}" if day else ""
    return say(
        f"Không có đơn vị hành chính nào tên “{name[:60]}”{when}. Hãy xem lại cách viết, "
        "hoặc tìm không kèm ngày và cấp.",
        f"No administrative unit is called “{name[:60]}”{when_english}. Check the spelling, "
        "or search without a day and a level.",
    )


def _check(as_json: bool) -> int:
    checked = check_table()
    if as_json:
        print(json.dumps(_check_values(checked), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_check_lines(checked)))
    return NOTHING_FOUND if checked.faults else DONE


def _check_values(checked: TableCheck) -> dict[str, object]:
    numbers = {
        name: getattr(checked, name)
        for name in TableCheck.__slots__
        if name not in ("settled", "faults")
    }
    settled = [
        {"code": place.code, "name": place.full_name, "note": place.note}
        for place in checked.settled
    ]
    return {**numbers, "settled": settled, "faults": list(checked.faults)}


def _check_lines(checked: TableCheck) -> list[str]:
    before, after = (
        " / ".join(format_number(found[level]) for level in LEVELS)
        for found in (checked.before, checked.after)
    )
    lines = [
        say("Cấp tỉnh / huyện / xã", "Provinces / districts / communes"),
        f"  30/06/2025: {before}",
        f"  01/07/2025: {after}",
        say("Đơn vị cấp xã trước sắp xếp", "Communes of before"),
        *_figures(
            ("chuyển toàn bộ về một đơn vị", "passed whole to one unit", checked.whole),
            ("bị chia cho nhiều đơn vị", "divided between several units", checked.divided),
            ("chưa rõ đơn vị kế thừa", "without an heir", checked.unmapped),
            ("số liên kết kế thừa", "links to heirs", checked.links),
        ),
        say("Đơn vị cấp xã sau sắp xếp", "Communes of after"),
        *_figures(
            ("hình thành từ đơn vị cấp xã", "made of communes", checked.from_communes),
            ("hình thành từ huyện đảo", "made of an island district", checked.from_districts),
            ("không rõ nguồn gốc", "of unknown origin", checked.from_nothing),
        ),
        say("Các dòng khác", "Other rows"),
        *_figures(
            ("thay đổi sau 01/07/2025", "changes after 01/07/2025", checked.later_changes),
            ("nguồn không thống nhất, đã xem xét", "sources disagreed", len(checked.settled)),
            ("dòng có lỗi", "faulty rows", len(checked.faults)),
        ),
    ]
    lines += [f"    {place.code} {place.full_name}: {place.note}" for place in checked.settled]
    return lines + [f"    {fault}" for fault in checked.faults]


def _figures(*rows: tuple[str, str, int]) -> list[str]:
    return [f"  {say(vi, en)}: {format_number(number)}" for vi, en, number in rows]
