"""Đường dẫn trả lời: a link in a letter that opens the answer to one task, ready to be sent.

The link is no key to the house: whoever opens it signs in as always, and may answer what their
role allows. It is signed, says one answer about one task, and ends after thirty days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LASTS = timedelta(days=30)
_SALT = "phoihop.followup.answer"
ANSWERS: dict[str, Promise] = {
    "done": _("Đã xong"),
    "not_yet": _("Đang làm"),
    "more_time": _("Xin gia hạn"),
}


class LinkEnded(Exception):
    """The link was ours and is too old; `task` is the key of the task it was about."""

    def __init__(self, task: int) -> None:
        super().__init__(task)
        self.task = task


@dataclass(frozen=True, slots=True)
class AnswerLink:
    """Đường dẫn: which answer to which task."""

    task: int
    answer: str


def answer_token(task: int, answer: str) -> str:
    """Return the signed words of a link; `task` is the key of the task."""
    return signing.dumps([task, answer], salt=_SALT)


def read_token(token: str) -> AnswerLink | None:
    """Return what the link says; None for a link that is not ours. Raises LinkEnded."""
    try:
        task, answer = signing.loads(token, salt=_SALT, max_age=LASTS)
    except signing.SignatureExpired:
        raise LinkEnded(signing.loads(token, salt=_SALT)[0]) from None
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return AnswerLink(task, answer) if answer in ANSWERS else None
