"""Điều đã nhập: what a form brought, each value as its act wants it, and what was refused."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from phoihop.followup.errors import FollowupError
from phoihop.followup.steps import File
from phoihop.intake.errors import IntakeError
from phoihop.lib.dates import NotADay, parse_day
from phoihop.registry.models import Body

LONGEST_NOTE = 20_000


class Typed(dict[str, str]):
    """Nội dung đã gõ: what stood in the boxes; a box that was not sent is empty."""

    def __missing__(self, name: str) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Refused:
    """Không ghi được: the sentence, the box it belongs to, and what had been typed."""

    act: str = ""
    field: str = ""
    message: str = ""
    typed: Typed = dataclasses.field(default_factory=Typed)

    def __bool__(self) -> bool:
        return bool(self.message)


@dataclass(frozen=True, slots=True)
class Given:
    """Nội dung biểu mẫu: raises FollowupError, naming the box, for what cannot be read."""

    request: HttpRequest

    def text(self, name: str = "note") -> str:
        said = self.request.POST.get(name, "").strip()
        if len(said) > LONGEST_NOTE:
            message = _("Nội dung dài quá %(limit)s ký tự: hãy rút gọn hoặc gắn tệp.")
            raise FollowupError(message % {"limit": LONGEST_NOTE}, name)
        return said

    def day(self, name: str = "until") -> date | None:
        """A day from the browser's calendar, or as an office writes it."""
        said = self.text(name)
        if not said:
            return None
        try:
            return date.fromisoformat(said)
        except ValueError:
            pass
        try:
            return parse_day(said)
        except NotADay as problem:
            raise FollowupError(str(problem), name) from None

    def percent(self) -> int | None:
        said = self.text("percent").removesuffix("%").strip()
        if not said:
            return None
        if not (said.isascii() and said.isdecimal()) or int(said[:4]) > 100:
            raise FollowupError(_("Phần trăm đã làm là số từ 0 đến 100."), "percent")
        return int(said)

    def file(self) -> File | None:
        return self.request.FILES.get("file")

    def seen(self) -> int | None:
        said = self.request.POST.get("seen", "")
        return int(said) if said.isascii() and said.isdecimal() and len(said) < 19 else None

    def body(self, name: str, among: Iterable[Body]) -> Body | None:
        chosen = self.request.POST.get(name, "")
        return next((body for body in among if str(body.pk) == chosen), None)

    def refused(self, act: str, problem: FollowupError | IntakeError | ValidationError) -> Refused:
        """Say what went wrong with `act`, keeping what was typed for the form."""
        typed = Typed(self.request.POST.dict())
        if isinstance(problem, ValidationError):
            return Refused(act, "note", " ".join(problem.messages), typed)
        box = problem.field if isinstance(problem, FollowupError) else "file"
        return Refused(act, box, problem.message, typed)
