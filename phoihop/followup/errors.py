"""Lỗi khi theo dõi công việc."""

from __future__ import annotations

from django.utils.translation import gettext as _


class NeedsProof(Exception):
    """Done is said with a note or a file, not with a click alone."""

    def __init__(self) -> None:
        self.message = _("Hãy ghi kết quả thực hiện hoặc gắn tệp minh chứng rồi bấm lại.")
        super().__init__(self.message)


class AlreadyDone(Exception):
    """Somebody has marked it done meanwhile."""

    def __init__(self, code: str) -> None:
        self.message = _("%(code)s đã được ghi nhận hoàn thành trước đó.") % {"code": code}
        super().__init__(self.message)
