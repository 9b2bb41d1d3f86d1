"""Lỗi khi theo dõi công việc: each says what is wrong and what to do."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _


class FollowupError(Exception):
    """Base of what can go wrong; `message` is the sentence, `field` the box it belongs to."""

    def __init__(self, message: str, field: str = "note") -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class NeedsProof(FollowupError):
    """Done is said with a note or a file, not with a click alone."""

    def __init__(self, message: str = "", field: str = "note") -> None:
        super().__init__(
            message or _("Hãy ghi kết quả thực hiện hoặc gắn tệp minh chứng rồi bấm lại."), field
        )


class NeedsWords(FollowupError):
    """An act that others must understand needs its reason in words."""


class NotNow(FollowupError):
    """The act does not fit the state: somebody was quicker, or an earlier step is missing."""

    def __init__(self, code: str, state: str) -> None:
        words = _("%(code)s đang ở tình trạng “%(state)s” nên không làm được việc này.")
        super().__init__(words % {"code": code, "state": state})


class AlreadyDone(NotNow):
    """Somebody has marked it done meanwhile."""

    def __init__(self, code: str) -> None:
        words = _("%(code)s đã được ghi nhận hoàn thành trước đó.") % {"code": code}
        FollowupError.__init__(self, words)


class ChangedMeanwhile(FollowupError):
    """Another person has taken a step since the page was opened; nothing was written."""

    def __init__(self, code: str, *, who: str, what: str, at: datetime) -> None:
        self.who = who
        words = _(
            "%(code)s vừa được %(who)s cập nhật lúc %(at)s (%(what)s). "
            "Nội dung của bạn chưa được ghi; hãy xem tình trạng mới rồi làm lại nếu còn cần."
        )
        shown = timezone.localtime(at).strftime("%H:%M, %d/%m/%Y")
        super().__init__(words % {"code": code, "who": who, "at": shown, "what": what})


class TextOnlySentence(FollowupError):
    """A sentence kept as text only is not work; nothing may be written about it."""

    def __init__(self) -> None:
        super().__init__(_("Câu này chỉ được ghi nhận như văn bản, không theo dõi thực hiện."))
