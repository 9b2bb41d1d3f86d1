"""Nhóm được giao, được kiến nghị: a class of bodies that the clerk resolves to those meant."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.records.errors import UnusableValue
from phoihop.records.models import Assignment, Recommendation
from phoihop.registry import trail
from phoihop.registry.classes import bodies_of_class
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import demand

Addressed = Assignment | Recommendation


def words_of(record: Addressed) -> str:
    """Return the words of the document that say to whom it goes."""
    return record.lead_text if isinstance(record, Assignment) else record.addressee_text


def bodies_meant(record: Addressed) -> list[Body]:
    """Return the bodies of the unit that the words may mean; empty where they name no class."""
    only = record.lead if isinstance(record, Assignment) else record.addressee
    if only is not None:
        return []
    day = (record.assigned_on if isinstance(record, Assignment) else record.raised_on) or (
        timezone.localdate()
    )
    return bodies_of_class(words_of(record), near=record.body, on=day)


@transaction.atomic
def resolve_class(record: Addressed, chosen: Iterable[int], *, account: Account) -> list[Body]:
    """Write down which bodies of the class are meant; they see the record from now on.

    Raises UnusableValue when a body is not of the class, so that work goes to no stranger.
    """
    demand(account, "address", record)
    wanted = set(chosen)
    meant = [body for body in bodies_meant(record) if body.pk in wanted]
    if len(meant) != len(wanted):
        raise UnusableValue("addressees", _("Đơn vị được chọn không thuộc nhóm này."))
    before = [str(body) for body in record.addressees.all()]
    record.addressees.set(meant)
    after = [str(body) for body in meant]
    if before != after:
        trail.record(
            "address",
            record,
            actor=account,
            body=record.body,
            before={"bodies": ", ".join(before)},
            after={"bodies": ", ".join(after)},
        )
    return meant
