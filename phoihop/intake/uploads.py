"""Nhận tệp tải lên: what is too big is counted and thrown away, never stored."""

from __future__ import annotations

from io import BytesIO
from typing import IO, Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class OversizeUpload(InMemoryUploadedFile):
    """Tệp quá lớn: stands in for a file of which nothing was kept; knows its true size."""

    def __init__(self, name: str, size: int, field_name: str | None) -> None:
        nothing: IO[Any] = BytesIO()
        super().__init__(nothing, field_name, name, None, size, None)


class SizeLimit(FileUploadHandler):
    """Giới hạn dung lượng: stops passing a file on once it has grown over the limit.

    The rest of the request is read and dropped, so that the browser gets its answer instead
    of a broken connection. Memory and disk hold no more than the limit.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return raw_data if start + len(raw_data) <= settings.MAX_UPLOAD_BYTES else None

    def file_complete(self, file_size: int) -> OversizeUpload | None:
        if file_size <= settings.MAX_UPLOAD_BYTES:
            return None
        return OversizeUpload(self.file_name or "", file_size, self.field_name)
