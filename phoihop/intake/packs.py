"""Tệp nén: whether a file is a ZIP of documents, with the refusals that people read."""

from __future__ import annotations

from pathlib import Path

from phoihop.intake.carriers import MOST_FILES, NotOpened, names_in_zip
from phoihop.lib.confine import ConfinedStopped
from phoihop.reading.errors import (
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    FileTooComplex,
    SuspiciousFile,
    UnreadableFile,
    WorkerStopped,
)
from phoihop.reading.formats.kinds import HOSTILE

_OFFICE = (".docx", ".docm", ".xlsx", ".xlsm", ".odt", ".pptx")
_REFUSALS: dict[str, tuple[type[UnreadableFile], str, str]] = {
    "too_many": (
        FileTooComplex,
        f"Tệp nén có hơn {MOST_FILES} tệp nên không được mở. "
        f"Hãy giải nén rồi gửi mỗi lần nhiều nhất {MOST_FILES} văn bản.",
        f"The ZIP holds more than {MOST_FILES} files, so it was not opened. "
        f"Please unpack it and send at most {MOST_FILES} documents at a time.",
    ),
    "too_complex": (
        FileTooComplex,
        "Tệp nén nhỏ nhưng bung ra quá lớn nên không được mở. Hãy giải nén rồi gửi từng văn bản.",
        "The ZIP is small but unpacks to far too much, so it was not opened. "
        "Please unpack it and send its documents.",
    ),
    "encrypted": (
        EncryptedFile,
        "Tệp nén có mật khẩu nên không mở được. Hãy giải nén rồi gửi từng văn bản.",
        "The ZIP has a password, so it cannot be opened. Please unpack it and send its documents.",
    ),
    "damaged": (
        DamagedFile,
        "Tệp nén bị hỏng hoặc tải lên chưa trọn vẹn. Hãy mở thử tệp gốc rồi gửi lại.",
        "The ZIP is damaged or was cut off. Please open the original and send it again.",
    ),
}


def names_in_pack(path: Path, name: str) -> list[str] | None:
    """The names of what a ZIP of documents holds; None for every other file.

    Raises UnreadableFile with a plain reason when the ZIP cannot be opened.
    """
    if name.casefold().endswith(_OFFICE):
        return None
    with path.open("rb") as stream:
        if stream.read(2) != b"PK":
            return None
        stream.seek(0)
        data = stream.read()
    try:
        names = names_in_zip(data)
    except NotOpened as problem:
        raise _refusal(problem.code) from None
    if names == []:
        raise EmptyFile(
            "Tệp nén không có tệp nào bên trong. Hãy kiểm tra lại tệp gốc rồi gửi lại.",
            "The ZIP holds no file. Please check the original and send it again.",
        )
    return names


def _refusal(code: str) -> UnreadableFile:
    if code in HOSTILE:
        return _hostile(*HOSTILE[code])
    known = _REFUSALS.get(code)
    if known is not None:
        return known[0](known[1], known[2])
    stopped = WorkerStopped(
        "Mở tệp nén quá lâu hoặc tốn quá nhiều bộ nhớ nên phải dừng. "
        "Hãy giải nén rồi gửi từng văn bản.",
        "Opening the ZIP took too long or too much memory and was stopped. "
        "Please unpack it and send its documents.",
    )
    stopped.code = code if code == ConfinedStopped.code else stopped.code
    return stopped


def _hostile(wrong: str, wrong_en: str) -> SuspiciousFile:
    return SuspiciousFile(
        f"Tệp nén có {wrong}, dấu hiệu bị can thiệp, nên không được mở. "
        "Hãy hỏi lại người gửi; nếu đúng là văn bản thì nhờ gửi riêng từng tệp.",
        f"The ZIP holds {wrong_en}, as if it had been tampered with, and was not opened. "
        "Please ask the sender; if they are documents, have them sent one by one.",
    )
