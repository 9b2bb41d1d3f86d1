"""Tệp không đọc được: every reason for which a file is refused, in plain words.

Each error says what is wrong and what to do, in Vietnamese and in English, and
bears a code that does not change, for programs.
"""

from __future__ import annotations


class UnreadableFile(Exception):
    """Tệp không đọc được: the file stays as it is, and a person is told why."""

    code = "unreadable"

    def __init__(self, message: str, message_en: str) -> None:
        super().__init__(message)
        self.message = message
        self.message_en = message_en


class EmptyFile(UnreadableFile):
    """Tệp trống: there is nothing in it to read."""

    code = "empty"


class FileTooLarge(UnreadableFile):
    """Tệp quá lớn: refused by its size, before anything in it is looked at."""

    code = "too_large"


class FileTooComplex(UnreadableFile):
    """Tệp phình quá mức: small on the outside, too much inside."""

    code = "too_complex"


class DamagedFile(UnreadableFile):
    """Tệp hỏng: cut off, or not what its own format demands."""

    code = "damaged"


class SuspiciousFile(UnreadableFile):
    """Tệp đáng ngờ: made to mislead the program that opens it, so it is not opened."""

    code = "suspicious"


class EncryptedFile(UnreadableFile):
    """Tệp có mật khẩu: cannot be opened without its password."""

    code = "encrypted"


class MislabelledFile(UnreadableFile):
    """Tệp sai đuôi: the content is not what the name promises."""

    code = "mislabelled"


class UnsupportedFormat(UnreadableFile):
    """Định dạng chưa đọc được: known, and openly not read."""

    code = "unsupported_format"


class NotADocument(UnreadableFile):
    """Không phải văn bản: a program, a recording, a database."""

    code = "not_a_document"


class UnknownEncoding(UnreadableFile):
    """Bảng mã không đọc được: text in an encoding that is not guessed at."""

    code = "unknown_encoding"


class ScannedDocument(UnreadableFile):
    """Trang quét ảnh: pages are pictures, and there is no text to read.

    `pages`, counted from 1, are those whose letters could still be recognised.
    """

    code = "scanned"
    pages: tuple[int, ...] = ()


class WorkerStopped(UnreadableFile):
    """Phải dừng đọc: the file was stopped for taking too long or too much memory."""

    code = "stopped"


class BadLexicon(UnreadableFile):
    """Từ điển sai: no file is read with an office's own lexicon that cannot be used."""

    code = "bad_lexicon"
