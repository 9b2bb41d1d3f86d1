"""Văn bản dẫn: each paper that documents cite, once, with what is known of its validity."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.lib.vietnamese import fold
from phoihop.records.errors import ProgrammeError
from phoihop.records.models import CitedDocument, Validity
from phoihop.registry import trail
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import demand


def key_of(number: str) -> str:
    """Return one key for one number however it is spaced: "30/2020/NĐ-CP", "30 /2020/ND-CP"."""
    return "".join(fold(number).split())[:130]


@dataclass(slots=True)
class Cited:
    """Một văn bản dẫn: its number and what the documents say of it; `places` cite it."""

    key: str
    number: str
    kind: str = ""
    issuer: str = ""
    issued_on: date | None = None
    places: list[CitedDocument] = field(default_factory=list)
    validity: Validity | None = None

    @property
    def is_doubtful(self) -> bool:
        """Cited although it is replaced or no longer in force."""
        gone = (Validity.State.REPLACED, Validity.State.ENDED)
        return self.validity is not None and self.validity.state in gone


def by_number(cited: Iterable[CitedDocument], known: Iterable[Validity]) -> list[Cited]:
    """Gather citations by number, those cited most first; one without a number stands alone."""
    validities = {one.key: one for one in known}
    found: dict[str, Cited] = {}
    for one in cited:
        key = key_of(one.number) or f"#{one.pk}"
        paper = found.setdefault(key, Cited(key, one.number, validity=validities.get(key)))
        paper.kind = paper.kind or one.kind
        paper.issuer = paper.issuer or one.issuer
        paper.issued_on = paper.issued_on or one.issued_on
        paper.places.append(one)
    return sorted(found.values(), key=lambda paper: (-len(paper.places), paper.number))


@transaction.atomic
def say_validity(
    cited: CitedDocument,
    state: str,
    *,
    body: Body,
    account: Account,
    since: date | None = None,
    by_paper: str = "",
) -> Validity:
    """Write down what somebody found out about a cited paper. Raises ProgrammeError, NotAllowed."""
    key = key_of(cited.number)
    demand(account, "say", Validity(body=body, key=key))
    if not key:
        raise ProgrammeError(_("Văn bản dẫn này không ghi số nên không đối chiếu được."))
    if state not in Validity.State.values:
        raise ProgrammeError(_("Tình trạng này không có."))
    if state == Validity.State.REPLACED and not by_paper.strip():
        raise ProgrammeError(_("Hãy ghi văn bản thay thế."))
    found = Validity.objects.select_for_update().filter(body=body, key=key).first()
    before = str(found.get_state_display()) if found else ""
    kept = found or Validity(body=body, key=key, number=cited.number)
    kept.state, kept.since = state, since
    kept.by_paper = " ".join(by_paper.split())[:200]
    kept.checked_on, kept.checked_by = timezone.localdate(), account
    kept.save()
    after = {"state": str(kept.get_state_display()), "by_paper": kept.by_paper}
    trail.record(
        "say_validity", kept, actor=account, body=body, before={"state": before}, after=after
    )
    return kept
