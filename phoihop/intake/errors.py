"""Lỗi khi tiếp nhận và xử lý văn bản: each says what is wrong and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from phoihop.intake.models import Proposal


class IntakeError(Exception):
    """Base of this room's errors; `message` is the sentence for the person."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class TooLarge(IntakeError):
    """The file is bigger than this installation takes; nothing of it was kept."""

    def __init__(self, limit: int) -> None:
        megabytes = limit // (1024 * 1024)
        super().__init__(
            _(
                "Tệp lớn hơn %(limit)s MB nên chưa được tiếp nhận. "
                "Hãy tách tệp hoặc lưu lại ở dạng nhẹ hơn rồi gửi lại."
            )
            % {"limit": megabytes}
        )
        self.limit = limit


class AlreadyDecided(IntakeError):
    """Somebody else has decided this proposal; `proposal` is how it stands now."""

    def __init__(self, proposal: Proposal) -> None:
        self.proposal = proposal
        super().__init__(_decided_sentence(proposal))


class StaleVersion(IntakeError):
    """The proposal was changed since the page was loaded, but is still undecided."""

    def __init__(self, proposal: Proposal) -> None:
        self.proposal = proposal
        super().__init__(
            _(
                "Đề xuất %(number)s vừa được người khác thay đổi. "
                "Hãy xem lại nội dung mới rồi quyết định."
            )
            % {"number": proposal.number}
        )


class DocumentClosed(IntakeError):
    """The document is closed; its decisions stand until it is opened again."""

    def __init__(self) -> None:
        super().__init__(
            _("Văn bản này đã xử lý xong và đóng lại. Hãy mở lại văn bản trước khi thay đổi.")
        )


def _decided_sentence(proposal: Proposal) -> str:
    what = {
        "confirmed": _("Đề xuất %(number)s đã được %(who)s xác nhận lúc %(when)s."),
        "rejected": _("Đề xuất %(number)s đã được %(who)s bỏ lúc %(when)s."),
        "passed": _("Đề xuất %(number)s đã được %(who)s cho qua lúc %(when)s."),
    }.get(proposal.state, _("Đề xuất %(number)s đã được %(who)s xử lý lúc %(when)s."))
    at = proposal.decided_at
    return what % {
        "number": proposal.number,
        "who": proposal.decided_by or _("người khác"),
        "when": f"{timezone.localtime(at):%H:%M ngày %d/%m/%Y}" if at else _("trước đó"),
    }
