"""Lệnh phoihop layout-check: measures Word files against the layout of their issuer."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, NoReturn

from phoihop.lib.confine import Confined, Limits, run
from phoihop.lib.language import say
from phoihop.reading.errors import UnreadableFile
from phoihop.reading.formats import check_size

DONE, DEPARTS, MISUSED = 0, 1, 2
_HERE = timezone(timedelta(hours=7))
_CHILD = "phoihop.reports.official.layout.command:in_child"

Result = dict[str, Any]


class _Misused(Exception):
    """The words after the command make no sense."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _Misused(message)


def main(argv: Sequence[str] | None = None) -> int:
    """Check files; 1 when one departs from its layout or cannot be checked, 2 on misuse."""
    parser = _Parser(add_help=False, allow_abbrev=False)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("-h", "--help", action="store_true")
    try:
        options = parser.parse_args(argv)
    except _Misused:
        print(f"{say('Lệnh viết chưa đúng.', 'Misused.')}\n\n{usage()}", file=sys.stderr)
        return MISUSED
    if options.help:
        print(usage())
        return DONE
    if not options.files:
        print(
            f"{say('Chưa có tệp nào để soát.', 'There is no file to check.')}\n\n{usage()}",
            file=sys.stderr,
        )
        return MISUSED
    results = [check_file(file) for file in options.files]
    if options.json:
        print(json.dumps({"files": results}, ensure_ascii=False))
    else:
        for result in results:
            print(as_text(result))
    return DEPARTS if any(one["departures"] or "error" in one for one in results) else DONE


def check_file(file: Path) -> Result:
    """Return {"file", "profile", "departures"} of one file, and "error" when it cannot be read."""
    try:
        check_size(file.stat().st_size)
        data = file.read_bytes()
    except UnreadableFile as problem:
        return _refused(str(file), problem.code, problem.message, problem.message_en)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        return _refused(
            str(file),
            "no_file",
            f"Không mở được tệp ({reason}). Hãy kiểm tra đường dẫn và quyền đọc.",
            f"The file cannot be opened ({reason}). Check its path and rights.",
        )
    return check_bytes(data, str(file))


def check_bytes(data: bytes, name: str) -> Result:
    """Check a file that anyone may have sent, in a child with limits of time and memory."""
    today = datetime.now(tz=_HERE).date().isoformat()
    try:
        answer: Result = run(_CHILD, data, {"today": today}, limits=Limits())
    except Confined as problem:
        return _refused(name, problem.code, problem.message, problem.message_en)
    return {"file": name, **answer}


def in_child(data: bytes, today: str) -> Result:
    """What the child does: the check, or the plain reason why not."""
    from phoihop.reports.official.layout.check import checked_json

    try:
        return checked_json(data, today)
    except UnreadableFile as problem:
        refused = _refused("", problem.code, problem.message, problem.message_en)
        del refused["file"]
        return refused


def as_text(result: Result) -> str:
    """Write one result for people."""
    from phoihop.reports.official.layout.check import sentence_of
    from phoihop.reports.official.profiles import load

    if "error" in result:
        told = result["error"]
        return f"{result['file']}: {say(told['message'], told['message_en'])}"
    profile = load(result["profile"])
    found = result["departures"]
    head = f"{result['file']} · {profile.name}"
    if profile.draft:
        head += say(
            " (bản thử – đề nghị đối chiếu với Văn phòng cấp ủy)",
            " (draft: please compare with the office of the Party committee)",
        )
    if not found:
        return f"{head}\n  " + say("Đúng thể thức.", "Keeps its layout.")
    lines = [head, "  " + say(f"{len(found)} chỗ chưa đúng:", f"{len(found)} departures:")]
    for one in found:
        lines.append(f"  - {sentence_of(one['rule'])} [{one['rule']}] · {one['where']}")
        lines.append(say(f"      đang là: {one['found']}", f"      found:  {one['found']}"))
        lines.append(say(f"      cần là:  {one['wanted']}", f"      wanted: {one['wanted']}"))
    return "\n".join(lines)


def usage() -> str:
    return say(
        "Cách dùng: phoihop layout-check TỆP.docx… [--json]\n\n"
        "Soát thể thức văn bản Word theo Nghị định 30/2020 (văn bản của Đảng, Đoàn: theo hồ sơ\n"
        "thể thức riêng, chọn theo phần đầu văn bản) và kể từng chỗ chưa đúng: quy tắc, vị trí,\n"
        "đang là gì, cần sửa thành gì.\n\n"
        "Mã thoát: 0 đúng hết, 1 có chỗ chưa đúng hoặc tệp không đọc được, 2 lệnh viết chưa đúng.",
        "Usage: phoihop layout-check FILE.docx… [--json]\n\n"
        "Check the layout of Word files against Decree 30/2020 (Party and Youth papers: against\n"
        "their own profiles, picked from the head) and name every departure: rule, place, what is\n"
        "there, what it should be.\n\n"
        "Exit code: 0 all right, 1 a departure or an unreadable file, 2 misuse.",
    )


def _refused(name: str, code: str, message: str, message_en: str) -> Result:
    return {
        "file": name,
        "profile": None,
        "departures": [],
        "error": {"code": code, "message": message, "message_en": message_en},
    }
