"""Bản PDF: the Word file as LibreOffice prints it, with its fonts inside."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from phoihop.reports.official.pdf_links import links_in, with_links

SECONDS = 90
PROGRAMS = ("soffice", "libreoffice")


class NoPdf(Exception):
    """Không có bản PDF: `message` says why and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def office_program() -> str | None:
    """Return where LibreOffice is, or None when this machine has none."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def as_pdf(docx: bytes) -> bytes:
    """Turn a Word file into PDF, with what its links open.

    Raises NoPdf when LibreOffice is missing or gives none.

    It works in a folder of its own with a profile of its own: two at once do not meet, and
    nothing of the person who runs the server is read or changed.
    """
    program = office_program()
    if program is None:
        raise NoPdf(
            "Máy chủ chưa có LibreOffice nên chưa tạo được PDF. Hãy tải tệp Word, hoặc nhờ quản "
            "trị cài gói libreoffice-writer-nogui."
        )
    with tempfile.TemporaryDirectory(prefix="phoihop-pdf-") as name:
        folder = Path(name)
        source = folder / "van-ban.docx"
        source.write_bytes(docx)
        command = [
            program,
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--norestore",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(source),
        ]
        environment = {"HOME": name, "PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8"}
        try:
            subprocess.run(
                command, env=environment, capture_output=True, timeout=SECONDS, check=True
            )
            return with_links((folder / "van-ban.pdf").read_bytes(), links_in(docx))
        except (OSError, subprocess.SubprocessError):
            raise NoPdf(
                "LibreOffice không chuyển được tệp này sang PDF. Hãy tải tệp Word."
            ) from None
