"""Lệnh phoihop: the one program, and the table of what it can do.

Nothing here imports Django or a room: a reader command has to start at once, in a
fresh clone, without a database. Each command's function is looked up when called.
"""

import contextlib
import importlib
import io
import os
import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple

from phoihop import __version__
from phoihop.lib.language import say

DONE, MISUSED = 0, 2
INTERRUPTED, PIPE_CLOSED = 130, 141


class Command(NamedTuple):
    """Lệnh con: its name, one line of help in each language, and where it stands."""

    name: str
    vietnamese: str
    english: str
    function: str
    uses_django: bool = False

    @property
    def help(self) -> str:
        return say(self.vietnamese, self.english)


COMMANDS = (
    Command(
        "read",
        "Đọc văn bản: ai nói gì, đề nghị gì, giao ai, hạn ngày nào",
        "Read documents: who said what, asked for what, was told to do what by when",
        "phoihop.reading.command:read_command",
    ),
    Command(
        "explain",
        "Giải thích vì sao đọc ra như vậy: quy tắc nào, từ ngữ nào",
        "Explain a reading: which rule, which words, what lost",
        "phoihop.reading.command:explain_command",
    ),
    Command(
        "measure",
        "Đo độ chính xác trên bộ văn bản đã có đáp án",
        "Measure accuracy on documents with known answers",
        "phoihop.reading.command:measure_command",
    ),
    Command(
        "lexicon",
        "Soát từ điển và quy tắc đọc: phoihop lexicon check",
        "Look the reader's words and rules through: phoihop lexicon check",
        "phoihop.reading.lexicon_command:main",
    ),
    Command(
        "places",
        "Tra đơn vị hành chính trước và sau ngày 01/07/2025",
        "Look up administrative units before and after 1 July 2025",
        "phoihop.reading.places_command:main",
    ),
    Command(
        "layout-check",
        "Soát thể thức văn bản Word theo Nghị định 30/2020",
        "Check the layout of Word documents against Decree 30/2020",
        "phoihop.reports.official.layout.command:main",
    ),
    Command(
        "serve",
        "Chạy máy chủ web",
        "Run the web server",
        "phoihop.config.serve:main",
        uses_django=True,
    ),
    Command(
        "work",
        "Xử lý hàng đợi: đọc văn bản, việc định kỳ",
        "Work the queue: reading documents, regular jobs",
        "phoihop.config.work:main",
        uses_django=True,
    ),
    Command(
        "intake-key",
        "Tạo, xem, hết dùng khóa để chương trình khác gửi văn bản",
        "Make, list and end keys with which programs send documents",
        "phoihop.config.key_command:main",
        uses_django=True,
    ),
    Command(
        "accuracy",
        "Xem từng quy tắc đọc đúng bao nhiêu, theo quyết định của cơ quan",
        "See how often each rule's proposals stood, by what the office decided",
        "phoihop.config.accuracy_command:main",
        uses_django=True,
    ),
    Command(
        "doctor",
        "Kiểm tra bản cài đặt và nói rõ thiếu gì",
        "Check this installation and say what it lacks",
        "phoihop.config.doctor:main",
        uses_django=True,
    ),
    Command(
        "trail",
        "Đối soát nhật ký hệ thống: phoihop trail verify, phoihop trail head",
        "Check the trail: phoihop trail verify, phoihop trail head",
        "phoihop.config.trail_command:main",
        uses_django=True,
    ),
    Command(
        "rollup",
        "Đối soát số liệu tổng hợp: phoihop rollup verify, phoihop rollup rebuild",
        "Check the totals: phoihop rollup verify, phoihop rollup rebuild",
        "phoihop.config.rollup_command:main",
        uses_django=True,
    ),
    Command(
        "choose-unit",
        "Chọn đơn vị hành chính và tạo các đơn vị theo mẫu",
        "Choose the administrative unit and make its bodies from templates",
        "phoihop.config.unit:main",
        uses_django=True,
    ),
    Command(
        "create-administrator",
        "Tạo tài khoản quản trị",
        "Create an administrator's account",
        "phoihop.config.administrator:main",
        uses_django=True,
    ),
    Command(
        "prepare-demonstration",
        "Nạp dữ liệu trình diễn vào cơ sở dữ liệu",
        "Fill the database with demonstration data",
        "phoihop.config.demonstration:main",
        uses_django=True,
    ),
    Command(
        "manage",
        "Gọi lệnh quản trị của Django, ví dụ: phoihop manage migrate",
        "Call a management command of Django, as in: phoihop manage migrate",
        "phoihop.config.command:manage",
    ),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the sub-command that the words name; the answer is the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    return end_quietly(lambda: _answer(words))


def end_quietly(act: Callable[[], int]) -> int:
    """Do `act`, whose answer is an exit code, as a guest of somebody's terminal or pipe."""
    _write_utf8()
    try:
        code = act()
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output (head, less) has left; nobody is there to be told.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    return code


def usage() -> str:
    """Help on all sub-commands, in the person's language."""
    width = max(len(command.name) for command in COMMANDS)
    lines = [f"  {command.name:<{width}}  {command.help}" for command in COMMANDS]
    return "\n".join(
        [
            say("Cách dùng: phoihop LỆNH [tham số]", "Usage: phoihop COMMAND [arguments]"),
            "",
            *lines,
            "",
            say(
                "Xem cách dùng một lệnh: phoihop LỆNH --help. Đổi ngôn ngữ: PHOIHOP_LANG=en.",
                "Help on one command: phoihop COMMAND --help. Other language: PHOIHOP_LANG=vi.",
            ),
        ]
    )


def manage(arguments: list[str]) -> int:
    """Hand the words to Django, as its manage.py would."""
    from django.core.management import execute_from_command_line

    _name_settings()
    execute_from_command_line(["phoihop manage", *(arguments or ["help"])])
    return DONE


def _answer(words: list[str]) -> int:
    if not words or words[0] in ("-h", "--help"):
        print(usage())
        return DONE if words else MISUSED
    if words[0] in ("-V", "--version"):
        print(f"phoihop {__version__}")
        return DONE
    command = next((known for known in COMMANDS if known.name == words[0]), None)
    if command is None:
        print(_unknown(words[0]), file=sys.stderr)
        return MISUSED
    if command.uses_django:
        _open_django()
    return _function(command)(words[1:])


def _open_django() -> None:
    import django

    _name_settings()
    django.setup()


def _name_settings() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.config.settings")


def _function(command: Command) -> Callable[[list[str]], int]:
    module, name = command.function.split(":")
    function: Callable[[list[str]], int] = getattr(importlib.import_module(module), name)
    return function


def _unknown(word: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, [command.name for command in COMMANDS], n=1)
    hint = say(f" Có phải là “{near[0]}”?", f" Did you mean “{near[0]}”?") if near else ""
    return say(
        f"Không có lệnh “{word}”.{hint} Xem các lệnh: phoihop --help.",
        f"There is no command “{word}”.{hint} See them all: phoihop --help.",
    )


def _write_utf8() -> None:
    """Vietnamese goes out whole whatever the locale says: a file or a pipe keeps the bytes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(io.UnsupportedOperation):
                stream.reconfigure(encoding="utf-8")
