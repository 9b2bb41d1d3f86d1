"""Lỗi khi soạn, ban hành văn bản: each says in Vietnamese what is wrong and what to do."""

from __future__ import annotations

from django.utils.translation import gettext as _


class PaperError(ValueError):
    """Không làm được với văn bản: `message` is for people."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class DraftClosed(PaperError):
    def __init__(self) -> None:
        super().__init__(_("Văn bản này đã ban hành hoặc đã bỏ nên không sửa được nữa."))


class StaleDraft(PaperError):
    """Somebody else has saved it meanwhile; nothing is overwritten."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Dự thảo này vừa được người khác lưu. Nội dung bạn nhập vẫn còn ở dưới; hãy mở "
                "lại dự thảo ở trang khác để so, rồi lưu lần nữa."
            )
        )
