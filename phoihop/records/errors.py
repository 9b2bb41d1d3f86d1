"""Lỗi khi xác nhận: each says what is wrong and what to do."""

from __future__ import annotations

from django.utils.translation import gettext as _

from phoihop.intake.errors import IntakeError


class ConfirmError(IntakeError):
    """Base of this room's errors; `message` is the sentence for the person."""


class NotAnOfficial(ConfirmError):
    """The register holds people in posts only, never private citizens."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Sổ cán bộ chỉ ghi người giữ chức vụ. "
                "Hãy nhập chức vụ nêu trong văn bản hoặc bỏ đề xuất này."
            )
        )


class TextOnly(ConfirmError):
    """A sentence that asks to watch citizens may be kept as text, never as work."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Câu này chỉ được ghi nhận như văn bản: "
                "không giao đơn vị, không đặt hạn, không đưa vào theo dõi."
            )
        )


class SomethingHangsOnIt(ConfirmError):
    """The record has already been worked with, so it cannot be taken back."""

    def __init__(self, label: str) -> None:
        super().__init__(
            _(
                "Chưa hoàn tác được: %(label)s đã có người theo dõi hoặc báo cáo. "
                "Hãy ghi thay đổi ở trang theo dõi công việc."
            )
            % {"label": label}
        )


class StillPublic(ConfirmError):
    """Everybody can read it, so it must be taken from the public page first."""

    def __init__(self) -> None:
        super().__init__(_("Hội nghị này đang công khai. Hãy thôi công khai trước khi hoàn tác."))


class InternalPaper(ConfirmError):
    """The paper is for internal use: nothing of it may be shown to everybody."""

    def __init__(self) -> None:
        super().__init__(
            _("Văn bản nguồn ghi “LƯU HÀNH NỘI BỘ” nên hội nghị này không được công khai.")
        )


class NothingToUndo(ConfirmError):
    """The proposal has not been decided, so there is nothing to take back."""

    def __init__(self, number: str) -> None:
        super().__init__(
            _("Đề xuất %(number)s chưa được xử lý nên không có gì để hoàn tác.")
            % {"number": number}
        )


class UnusableValue(ConfirmError):
    """A value the clerk sent cannot be what it should be; `field` names it."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class ReportError(Exception):
    """Base of what can go wrong with forms, rounds and reports; `message` is the sentence."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class ProgrammeError(ReportError):
    """What can go wrong with programmes, their plans and the round that makes them."""


class ConferenceError(Exception):
    """Base of what can go wrong with conferences; `message` is the sentence."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class StaleConference(ConferenceError):
    """Somebody else changed it meanwhile; nothing of this act was kept."""

    def __init__(self) -> None:
        super().__init__(
            _("Người khác vừa sửa hội nghị này. Hãy xem lại bên dưới rồi lưu lần nữa.")
        )


class ConferenceClosed(ConferenceError):
    """It was held or called off: what was planned stays as it was."""

    def __init__(self, state: str) -> None:
        super().__init__(
            _("Hội nghị %(state)s nên không sửa được phần chuẩn bị.") % {"state": state}
        )
