"""Kiểm tra bản cài đặt: what is in order, what is lacking, and what to do about it."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django_tasks_db.models import DBTaskResult

from phoihop import __version__
from phoihop.intake.models import Document
from phoihop.intake.originals import path_of
from phoihop.intake.queue import FAILED, workers_alive
from phoihop.lib.language import say
from phoihop.reading.recognition import recogniser
from phoihop.reports.official.pdf import office_program

Level = Literal["ok", "note", "fault"]
MEGABYTE = 1024 * 1024
LITTLE_ROOM = 500 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Finding:
    """Kết quả kiểm tra: one sentence about one thing."""

    name: str
    level: Level
    message: str


def main(arguments: list[str]) -> int:
    """Print every finding; 1 when something has to be mended."""
    parser = argparse.ArgumentParser(prog="phoihop doctor")
    parser.add_argument("--json", action="store_true", help=say("in dạng JSON", "print JSON"))
    options = parser.parse_args(arguments)
    found = findings()
    if options.json:
        print(json.dumps([asdict(finding) for finding in found], ensure_ascii=False, indent=2))
    else:
        _print(found)
    return 1 if any(finding.level == "fault" for finding in found) else 0


def findings() -> list[Finding]:
    """Look at everything; what needs the database is left out when there is none."""
    found = [_version(), _secret(), *_libraries(), _recogniser(), _printer(), _folder()]
    database = _database()
    found.append(database)
    if database.level != "fault":
        checks: list[Callable[[], Finding]] = [_durability, _trail_is_closed, _originals, _waiting]
        checks.append(_failed_jobs)
        found.extend(check() for check in checks)
    return found


def _version() -> Finding:
    text = f"Phối Hợp {__version__}, Python {platform.python_version()}"
    return Finding("version", "ok", text)


def _secret() -> Finding:
    if settings.IS_LOCAL:
        message = say(
            "Chỉ máy này vào được. Muốn máy khác vào: đặt PHOIHOP_HOSTS và PHOIHOP_SECRET_KEY.",
            "Only this machine can enter. For others set PHOIHOP_HOSTS and PHOIHOP_SECRET_KEY.",
        )
        return Finding("hosts", "ok", message)
    hosts = ", ".join(settings.ALLOWED_HOSTS)
    if not settings.HTTPS:
        message = say(
            f"Đang phục vụ {hosts} không qua HTTPS. Chỉ dùng như vậy trong mạng nội bộ khép kín.",
            f"Serving {hosts} without HTTPS. Do so inside a closed network only.",
        )
        return Finding("hosts", "note", message)
    return Finding("hosts", "ok", say(f"Đang phục vụ {hosts}.", f"Serving {hosts}."))


def _libraries() -> Iterator[Finding]:
    reads = {
        "lxml": "DOCX, ODT, HTML",
        "pypdfium2": "PDF",
        "openpyxl": "XLSX",
        "PIL": "PNG, JPEG, TIFF",
    }
    for library, formats in reads.items():
        package = {"PIL": "pillow"}.get(library, library)
        if find_spec(library) is None:
            message = say(
                f"Thiếu thư viện {library} nên chưa dùng được {formats}. "
                f"Hãy cài: pip install {package}",
                f"Without {library} there is no {formats}. Please run: pip install {package}",
            )
            yield Finding(library, "fault", message)


def _recogniser() -> Finding:
    if recogniser():
        message = say(
            "Nhận dạng chữ từ ảnh quét: có Tesseract tiếng Việt.",
            "Letters of scans: Tesseract with Vietnamese is there.",
        )
        return Finding("recogniser", "ok", message)
    message = say(
        "Chưa nhận dạng được chữ từ ảnh quét. Nếu cần, hãy cài: "
        "apt install tesseract-ocr tesseract-ocr-vie",
        "Letters of scans are not recognised. If wanted, run: "
        "apt install tesseract-ocr tesseract-ocr-vie",
    )
    return Finding("recogniser", "note", message)


def _printer() -> Finding:
    if office_program():
        message = say(
            "Bản PDF của văn bản: có LibreOffice.", "PDF of papers: LibreOffice is there."
        )
        return Finding("pdf", "ok", message)
    message = say(
        "Chưa tạo được PDF của văn bản soạn ra. Nếu cần, hãy cài: "
        "apt install libreoffice-writer-nogui fonts-liberation2",
        "Papers cannot be turned into PDF. If wanted, run: "
        "apt install libreoffice-writer-nogui fonts-liberation2",
    )
    return Finding("pdf", "note", message)


def _folder() -> Finding:
    folder: Path = settings.DATA
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        message = say(
            f"Không ghi được vào thư mục dữ liệu {folder}. Hãy tạo thư mục và cấp quyền ghi.",
            f"The data folder {folder} cannot be written. Please create it and allow writing.",
        )
        return Finding("data", "fault", message)
    free = shutil.disk_usage(folder).free
    room = say(f"còn trống {free // MEGABYTE} MB", f"{free // MEGABYTE} MB free")
    where = say("Thư mục dữ liệu", "Data folder")
    level: Level = "note" if free < LITTLE_ROOM else "ok"
    return Finding("data", level, f"{where}: {folder}, {room}.")


def _database() -> Finding:
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as problem:
        message = say("Không mở được cơ sở dữ liệu", "The database cannot be opened")
        return Finding("database", "fault", f"{message}: {problem}")
    if missing:
        message = say(
            "Cơ sở dữ liệu chưa đúng phiên bản. Hãy chạy: phoihop manage migrate",
            "The database is not of this version. Please run: phoihop manage migrate",
        )
        return Finding("database", "fault", message)
    name = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]
    return Finding("database", "ok", say(f"Cơ sở dữ liệu: {name}.", f"Database: {name}."))


def _durability() -> Finding:
    """Ask the database itself whether what it acknowledges survives a power cut."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            answers = []
            for pragma in ("journal_mode", "synchronous", "foreign_keys"):
                cursor.execute(f"PRAGMA {pragma}")
                answers.append(cursor.fetchone()[0])
            is_safe = answers in (["wal", 2, 1], ["memory", 2, 1])
        else:
            cursor.execute("SHOW synchronous_commit")
            is_safe = cursor.fetchone()[0] != "off"
    if is_safe:
        message = say("Dữ liệu đã ghi không mất khi mất điện.", "Writes survive a power cut.")
        return Finding("durability", "ok", message)
    message = say(
        "Cơ sở dữ liệu đang đặt ở chế độ có thể mất dữ liệu khi mất điện.",
        "The database may lose acknowledged writes at a power cut.",
    )
    return Finding("durability", "fault", message)


def _trail_is_closed() -> Finding:
    queries = {
        "sqlite": "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' "
        "AND name LIKE 'registry_trail_refuses_%%'",
        "postgresql": "SELECT count(*) FROM pg_trigger WHERE tgenabled <> 'D' "
        "AND tgname LIKE 'registry_trail_refuses_%%'",
    }
    with connection.cursor() as cursor:
        cursor.execute(queries[connection.vendor], [])
        count = cursor.fetchone()[0]
    if count == 2:
        message = say("Nhật ký hệ thống chỉ ghi thêm.", "The trail only grows.")
        return Finding("trail", "ok", message)
    message = say(
        "Nhật ký hệ thống không còn được bảo vệ khỏi sửa, xóa. Hãy khôi phục từ bản sao lưu.",
        "The trail is no longer protected. Please restore the database from a backup.",
    )
    return Finding("trail", "fault", message)


def _originals() -> Finding:
    kept = Document.objects.exclude(state=Document.State.REFUSED)
    names = kept.values_list("file", flat=True).distinct()
    missing = [name for name in names.iterator() if not path_of(name).is_file()]
    if missing:
        message = say(
            f"Thiếu bản gốc của {len(missing)} văn bản. Hãy chép lại từ bản sao lưu: ",
            f"The originals of {len(missing)} documents are missing; restore from a backup: ",
        )
        return Finding("originals", "fault", message + ", ".join(missing[:5]))
    message = say("Bản gốc của mọi văn bản còn đủ.", "Every document has its original.")
    return Finding("originals", "ok", message)


def _waiting() -> Finding:
    count = Document.objects.filter(state=Document.State.RECEIVED).count()
    if count and not workers_alive():
        message = say(
            f"{count} văn bản chờ đọc mà không có bộ xử lý nào chạy. Hãy chạy: phoihop work",
            f"{count} documents wait to be read and nothing reads them. Please run: phoihop work",
        )
        return Finding("waiting", "note", message)
    message = say(f"Văn bản chờ đọc: {count}.", f"Documents waiting to be read: {count}.")
    return Finding("waiting", "ok", message)


def _failed_jobs() -> Finding:
    count = DBTaskResult.objects.filter(status=FAILED).count()
    if count:
        message = say(
            f"{count} việc nền không xong. Xem trang Hàng đợi để biết lý do và chạy lại.",
            f"{count} jobs failed. The page of the queue says why and runs them again.",
        )
        return Finding("jobs", "note", message)
    return Finding("jobs", "ok", say("Không có việc nền nào hỏng.", "No job has failed."))


def _print(found: list[Finding]) -> None:
    marks = {
        "ok": say("ĐẠT", "OK"),
        "note": say("LƯU Ý", "NOTE"),
        "fault": say("LỖI", "FAULT"),
    }
    for finding in found:
        print(f"{marks[finding.level]:<6} {finding.message}")
