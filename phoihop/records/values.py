"""Giá trị đã xác nhận: what stands in a proposal, turned into what a record holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from phoihop.intake.link import link_body
from phoihop.intake.models import Proposal
from phoihop.records.errors import UnusableValue
from phoihop.registry.models import Account, Body, Person

UNLINKED = "0"
"""What a clerk gives who wants the words of the document tied to no body of the register."""


@dataclass(frozen=True, slots=True)
class Values:
    """Giá trị: the fields of one proposal as the clerk lets them stand."""

    proposal: Proposal
    account: Account
    given: Mapping[str, Any]

    def text(self, name: str) -> str:
        """Return one line: where a page broke its lines is no part of what it says."""
        value = self.given.get(name)
        return "" if value is None else " ".join(str(value).split())

    def texts(self, name: str) -> list[str]:
        value = self.given.get(name)
        if value is None or value == "":
            return []
        entries = value if isinstance(value, list) else [value]
        return [str(entry).strip() for entry in entries if str(entry).strip()]

    def flag(self, name: str) -> bool:
        return bool(self.given.get(name))

    def day(self, name: str) -> date | None:
        raw = self.text(name)
        if not raw:
            return None
        try:
            return date.fromisoformat(raw)
        except ValueError:
            message = _("“%(value)s” không phải là một ngày. Hãy nhập như 05/01/2026.")
            raise UnusableValue(name, message % {"value": raw[:40]}) from None

    def whole(self, name: str) -> int:
        try:
            return int(self.text(name))
        except ValueError:
            message = _("“%(value)s” không phải là số nguyên.")
            raise UnusableValue(name, message % {"value": self.text(name)[:40]}) from None

    def decimal(self, name: str) -> Decimal:
        try:
            number = Decimal(self.text(name))
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite():
            message = _("“%(value)s” không phải là số.")
            raise UnusableValue(name, message % {"value": self.text(name)[:40]})
        return number

    def body(self, chosen: str, *, named: str) -> Body | None:
        """Return the body the clerk chose, else the only one the document's words can mean."""
        key = self.text(chosen)
        if key == UNLINKED:
            return None
        if key:
            return self._chosen_body(chosen, key)
        return link_body(named, near=self.proposal.document.body) if named else None

    def bodies(self, chosen: str, *, named: list[str]) -> list[Body]:
        if chosen in self.given:
            return [self._chosen_body(chosen, key) for key in self.texts(chosen)]
        linked = (link_body(name, near=self.proposal.document.body) for name in named)
        return [body for body in linked if body]

    def person(self, chosen: str) -> Person | None:
        key = self.text(chosen)
        if not key:
            return None
        person = Person.objects.filter(pk=key).first() if key.isdecimal() else None
        if person is None:
            raise UnusableValue(chosen, _("Sổ cán bộ không có người này. Hãy chọn lại."))
        return person

    def _chosen_body(self, field: str, key: str) -> Body:
        body = Body.objects.filter(pk=key).first() if key.isdecimal() else None
        if body is None:
            raise UnusableValue(field, _("Sổ đăng ký không có đơn vị này. Hãy chọn lại."))
        return body
