"""Lệnh phoihop read, explain, measure: the reader at a terminal, without Django or a database."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from phoihop.lib.language import language, say

DONE, FAILED, MISUSED = 0, 1, 2
FORMATS = ("text", "json", "answers", "html")


class Misused(Exception):
    """The words after the command make no sense; the sentence says what to do."""


def read_command(argv: Sequence[str] | None = None) -> int:
    """Read files and show what they say; 1 when a file could not be read, 2 on misuse."""
    return _run(_read_usage, _read_parser(), argv, _read_all)


def explain_command(argv: Sequence[str] | None = None) -> int:
    """Say why a document was read as it was; 1 when it cannot be read, 2 on misuse."""
    return _run(_explain_usage, _explain_parser(), argv, _explain)


def measure_command(argv: Sequence[str] | None = None) -> int:
    """Compare readings with known answers; 1 when there is nothing to compare, 2 on misuse."""
    return _run(_measure_usage, _measure_parser(), argv, _measure)


def _run(
    usage: Callable[[], str],
    parser: argparse.ArgumentParser,
    argv: Sequence[str] | None,
    act: Callable[[argparse.Namespace], int],
) -> int:
    try:
        options = parser.parse_args(argv)
        if options.help:
            print(usage())
            return DONE
        return act(options)
    except Misused as misused:
        print(f"{misused}\n\n{usage()}", file=sys.stderr)
        return MISUSED


class _Parser(argparse.ArgumentParser):
    def __init__(self) -> None:
        super().__init__(add_help=False, allow_abbrev=False)
        self.add_argument("-h", "--help", action="store_true")

    def error(self, message: str) -> NoReturn:
        raise Misused(say("Lệnh viết chưa đúng.", f"The command is not well formed: {message}."))


def _read_parser() -> argparse.ArgumentParser:
    parser = _Parser()
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--json", dest="format", action="store_const", const="json")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--published", default="")
    return parser


def _explain_parser() -> argparse.ArgumentParser:
    parser = _Parser()
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--at", type=int)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--published", default="")
    return parser


def _measure_parser() -> argparse.ArgumentParser:
    parser = _Parser()
    parser.add_argument("documents", nargs="?", type=Path)
    parser.add_argument("answers", nargs="?", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--by-doc", action="store_true")
    parser.add_argument("--list", action="store_true")
    return parser


def _read_usage() -> str:
    return say(
        "Cách dùng: phoihop read TỆP… [--format text|json|answers|html] [--out THƯ_MỤC]\n"
        "                        [--published NGÀY]\n\n"
        "Đọc văn bản TXT, HTML, DOCX, ODT, XLSX, EML, PDF, ảnh quét và cho biết: ai nói gì,\n"
        "đề nghị gì với ai, giao ai việc gì, hạn ngày nào, số liệu nào; mỗi mục kèm câu trong văn "
        "bản.\n\n"
        "  --format text     bảng đọc được (mặc định)\n"
        "  --format json     đầy đủ, cho chương trình khác; --json là cách viết tắt\n"
        "  --format answers  theo mẫu đáp án, dùng với lệnh measure\n"
        "  --format html     một trang: văn bản bên trái, kết quả bên phải\n"
        "  --out THƯ_MỤC     ghi mỗi văn bản một tệp vào thư mục này\n"
        "  --published NGÀY  ngày đăng của văn bản, ví dụ 05/01/2022, để suy ra năm còn thiếu\n\n"
        "Mã thoát: 0 đọc được hết, 1 có tệp không đọc được, 2 lệnh viết chưa đúng.",
        "Usage: phoihop read FILE… [--format text|json|answers|html] [--out FOLDER]\n"
        "                    [--published DAY]\n\n"
        "Read TXT, HTML, DOCX, ODT, XLSX, EML, PDF documents and scans: who said what, asked whom\n"
        "for what, told whom to do what by when, which figures were given, each with its "
        "sentence.\n\n"
        "  --format text     readable tables (default)\n"
        "  --format json     everything, for programs; --json for short\n"
        "  --format answers  the form of known answers, for the command measure\n"
        "  --format html     one page: the document left, what was read right\n"
        "  --out FOLDER      write one file per document into this folder\n"
        "  --published DAY   day of publication, as in 05/01/2022, to infer missing years\n\n"
        "Exit code: 0 all read, 1 a file could not be read, 2 the command is not well formed.",
    )


def _explain_usage() -> str:
    return say(
        "Cách dùng: phoihop explain TỆP [--at VỊ_TRÍ] [--published NGÀY] [--json]\n\n"
        "Cho biết vì sao văn bản được đọc như vậy: quy tắc nào, từ ngữ nào, mục từ điển nào,\n"
        "cách hiểu nào bị loại. --at chỉ xem những gì liên quan đến ký tự thứ VỊ_TRÍ (từ 0).",
        "Usage: phoihop explain FILE [--at OFFSET] [--published DAY] [--json]\n\n"
        "Say why the document was read as it was: which rule, which words, which lexicon entry,\n"
        "what lost. With --at only what concerns the character at OFFSET (from 0).",
    )


def _measure_usage() -> str:
    return say(
        "Cách dùng: phoihop measure THƯ_MỤC_VĂN_BẢN THƯ_MỤC_ĐÁP_ÁN [--by-doc] [--list] [--json]\n\n"
        "Đọc các văn bản, so với đáp án (.json cùng tên) và cho biết điều gì thay đổi so với\n"
        "lần đo trước.\n\n"
        "  --by-doc  thêm điểm của từng văn bản\n"
        "  --list    kể ra từng mục sót và từng mục thừa",
        "Usage: phoihop measure DOCUMENTS ANSWERS [--by-doc] [--list] [--json]\n\n"
        "Read the documents, compare them with the answers (.json of the same name) and tell\n"
        "what changed since the last run.\n\n"
        "  --by-doc  add the score of every document\n"
        "  --list    name every item missed and every item too many",
    )


def _read_all(options: argparse.Namespace) -> int:
    from phoihop.reading.files import files_in, free_name, rendered

    files = files_in(options.files)
    if not files:
        raise Misused(say("Chưa có tệp nào để đọc.", "There is no file to read."))
    published = _day(options.published)
    if options.out:
        _make_folder(options.out)
    taken: set[str] = set()
    failures = 0
    for number, file in enumerate(files, start=1):
        if len(files) > 1:
            print(f"[{number}/{len(files)}] {file}", file=sys.stderr, flush=True)
        result = _read_one(file, published)
        if "error" in result:
            failures += 1
            _complain(file, result["error"])
            continue
        shown = rendered(result, file.name, options.format)
        if options.out:
            (options.out / free_name(file, options.format, taken)).write_text(shown, "utf-8")
        else:
            print(shown, end="" if options.format in ("text", "html") else "\n")
    if len(files) > 1:
        _sum_up(len(files), failures)
    return FAILED if failures else DONE


def _read_one(file: Path, published: date | None) -> dict[str, Any]:
    from phoihop.reading.files import read_path

    try:
        return read_path(file, published_on=published)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        return {
            "error": {
                "code": "no_file",
                "message": f"Không mở được tệp ({reason}). Hãy kiểm tra đường dẫn và quyền đọc.",
                "message_en": f"The file cannot be opened ({reason}). Check its path and rights.",
            }
        }


def _explain(options: argparse.Namespace) -> int:
    from phoihop.reading.show_steps import as_lines

    if options.file is None:
        raise Misused(say("Chưa có tệp nào để giải thích.", "There is no file to explain."))
    result = _read_one(options.file, _day(options.published))
    if "error" in result:
        _complain(options.file, result["error"])
        return FAILED
    from phoihop.reading.own_lexicon import lexicon_folders, own_lexicon
    from phoihop.reading.reader import read

    text: str = result["text"]
    if options.at is not None and not 0 <= options.at < len(text):
        raise Misused(
            say(
                f"Văn bản có {len(text)} ký tự; vị trí phải từ 0 đến {len(text) - 1}.",
                f"The text has {len(text)} characters; the offset must be 0 to {len(text) - 1}.",
            )
        )
    published = options.published or result["metadata"].get("published_on", "")
    lexicon = lexicon_folders(own_lexicon())
    reading = read(text, published_on=_day(published), trace=True, folders=lexicon)
    for line in as_lines(reading, text, at=options.at, as_json=options.json):
        print(line)
    return DONE


def _measure(options: argparse.Namespace) -> int:
    if options.documents is None or options.answers is None:
        raise Misused(
            say(
                "Cần hai thư mục: văn bản và đáp án.", "Two folders are needed: documents, answers."
            )
        )
    from phoihop.reading.errors import BadLexicon
    from phoihop.reading.measure import NothingToMeasure, changes_since_last_run, measure
    from phoihop.reading.show_measure import as_text

    try:
        measured = measure(options.documents, options.answers)
    except NothingToMeasure as problem:
        print(problem, file=sys.stderr)
        return FAILED
    except BadLexicon as problem:
        print(say(problem.message, problem.message_en), file=sys.stderr)
        return FAILED
    changes = changes_since_last_run(options.documents, options.answers, measured)
    if options.json:
        told = measured.to_json()
        told["changes"] = changes and [change.to_json() for change in changes]
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        print(as_text(measured, changes, by_document=options.by_doc, items=options.list))
    return DONE


def _day(words: str) -> date | None:
    if not words:
        return None
    from phoihop.lib.dates import NotADay, parse_day

    try:
        return date.fromisoformat(words)
    except ValueError:
        pass
    try:
        return parse_day(words)
    except NotADay as problem:
        raise Misused(
            say(str(problem), f"“{words}” is not a day. Write it as in 05/01/2022.")
        ) from None


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise Misused(
            say(
                f"Không tạo được thư mục {folder}: {problem.strerror}.",
                f"The folder {folder} cannot be made: {problem.strerror}.",
            )
        ) from None


def _complain(file: Path, error: dict[str, str]) -> None:
    message = error["message"] if language() == "vi" else error["message_en"]
    print(f"{file}: {message}", file=sys.stderr, flush=True)


def _sum_up(total: int, failures: int) -> None:
    print(
        say(
            f"Đã đọc {total - failures}/{total} tệp."
            + (f" {failures} tệp không đọc được." if failures else ""),
            f"{total - failures} of {total} files read."
            + (f" {failures} could not be read." if failures else ""),
        ),
        file=sys.stderr,
    )
