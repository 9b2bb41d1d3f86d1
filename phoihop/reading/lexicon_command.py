"""Lệnh phoihop lexicon: look the words and rules through, ours and the office's own."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import NoReturn

from phoihop.lib.language import say
from phoihop.lib.numbers import format_number
from phoihop.reading.errors import BadLexicon
from phoihop.reading.lexicon_check import LexiconCheck, check_lexicon
from phoihop.reading.own_lexicon import lexicon_folders, own_lexicon

DONE, FAULTY, MISUSED = 0, 1, 2
SHOWN = 20


class Misused(Exception):
    """The words after `phoihop lexicon` make no sense; the sentence says what to do."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run `check`; 1 means something has to be mended, 2 misuse."""
    try:
        options = _parser().parse_args(argv)
        if options.help:
            print(_usage())
            return DONE
        if options.action != "check":
            raise Misused(say("Cần viết: phoihop lexicon check.", "Write: phoihop lexicon check."))
        return _check(options)
    except Misused as misused:
        print(f"{misused}\n\n{_usage()}", file=sys.stderr)
        return MISUSED


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Misused(say("Lệnh viết chưa đúng.", f"The command is not well formed: {message}."))


def _parser() -> _Parser:
    parser = _Parser(add_help=False, allow_abbrev=False)
    parser.add_argument("action", nargs="?", default="")
    parser.add_argument("--documents", type=Path, action="append", default=[])
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("-h", "--help", action="store_true")
    return parser


def _usage() -> str:
    return say(
        "Cách dùng: phoihop lexicon check [--documents THƯ_MỤC]… [--all] [--json]\n\n"
        "Soát từ điển và quy tắc của phần mềm cùng thư mục riêng của cơ quan (PHOIHOP_LEXICON):\n"
        "mục trùng cách viết, câu ví dụ không đọc lại được, mục riêng thay hoặc che mục có sẵn.\n\n"
        "  --documents THƯ_MỤC  thêm các mục không gặp trong văn bản .txt của thư mục này\n"
        "  --all                kể hết, không dừng ở 20 dòng mỗi phần\n\n"
        "Mã thoát: 0 không có gì phải sửa, 1 có chỗ phải sửa, 2 lệnh viết chưa đúng.",
        "Usage: phoihop lexicon check [--documents FOLDER]… [--all] [--json]\n\n"
        "Look through our words and rules and the office's own folder (PHOIHOP_LEXICON): entries\n"
        "of one spelling, examples that are not read back, own entries above ours.\n\n"
        "  --documents FOLDER  also entries never met in the .txt documents of this folder\n"
        "  --all               list everything, not only 20 lines a part\n\n"
        "Exit code: 0 nothing to mend, 1 something to mend, 2 the command is not well formed.",
    )


def _check(options: argparse.Namespace) -> int:
    try:
        folders = lexicon_folders(own_lexicon())
    except BadLexicon as problem:
        print(say(problem.message, problem.message_en), file=sys.stderr)
        return FAULTY
    own = folders[1] if len(folders) > 1 else None
    found = check_lexicon(own, _texts(options.documents))
    if options.json:
        print(json.dumps(asdict(found), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(found, own, None if options.all else SHOWN)))
    return FAULTY if found.faults else DONE


def _texts(folders: Sequence[Path]) -> Iterator[str]:
    for folder in folders:
        if not folder.is_dir():
            raise Misused(
                say(f"Không có thư mục {folder}.", f"There is no folder {folder}."),
            )
        for path in sorted(folder.glob("*.txt")):
            yield path.read_text(encoding="utf-8", errors="replace")


def _lines(found: LexiconCheck, own: Path | None, shown: int | None) -> Iterator[str]:
    entries, rules = format_number(found.entries), format_number(found.rules)
    yield say(f"{entries} mục từ, {rules} quy tắc.", f"{entries} entries, {rules} rules.")
    if own:
        count = format_number(found.own_entries)
        yield say(f"Thư mục riêng {own}: {count} mục.", f"Own folder {own}: {count} entries.")
    parts = (
        (say("PHẢI SỬA: hai mục trùng cách viết", "TO MEND: one spelling twice"), found.duplicates),
        (
            say("PHẢI SỬA: câu ví dụ không đọc lại được", "TO MEND: example not read back"),
            found.unread_examples,
        ),
        (say("PHẢI SỬA: ngày hiệu lực", "TO MEND: days of validity"), found.wrong_days),
        (say("Mục riêng thay mục có sẵn", "Own entry in place of ours"), found.replaced),
        (say("Mục riêng che cách viết có sẵn", "Own spelling above ours"), found.shadowed),
        (
            say(
                f"Không gặp trong {format_number(found.documents)} văn bản",
                f"Never met in {found.documents} documents",
            ),
            found.never_hit or [],
        ),
    )
    for head, lines in parts:
        if lines:
            yield f"\n{head} ({format_number(len(lines))})"
            yield from (f"  {line}" for line in lines[:shown])
            if shown is not None and len(lines) > shown:
                more = format_number(len(lines) - shown)
                yield say(f"  … và {more} mục khác (--all)", f"  … and {more} more (--all)")
    if not found.faults:
        yield say("\nKhông có gì phải sửa.", "\nNothing to mend.")
