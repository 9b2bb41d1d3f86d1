"""Thỏa thuận phối hợp: writing one down with its two or three signatories, and changing it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from phoihop.lib.dates import format_day
from phoihop.records.errors import ProgrammeError
from phoihop.records.models import Agreement, Programme, Signatory
from phoihop.registry import trail
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import demand, reach, scope

FEWEST, MOST = 2, 3
WRITTEN = (
    "kind",
    "title",
    "number",
    "first_year",
    "last_year",
    "signed_on",
    "signing",
    "document",
    "predecessor",
)
MOST_MENTIONS = 20


@dataclass(frozen=True, slots=True)
class Signing:
    """Bên ký và người ký."""

    body: Body
    signer: str = ""


@transaction.atomic
def make_agreement(
    values: Mapping[str, Any],
    signings: Sequence[Signing],
    *,
    body: Body,
    account: Account,
    mentions: Sequence[Programme] = (),
) -> Agreement:
    """Write an agreement down. Raises ProgrammeError, NotAllowed."""
    made = Agreement(body=body, made_by=account)
    demand(account, "make", made)
    _fill(made, values, signings)
    made.save()
    _set_signatories(made, signings)
    made.mentions.set(mentions)
    trail.record("make", made, actor=account, body=body, after=_as_read(made))
    return made


@transaction.atomic
def change_agreement(
    agreement: Agreement,
    values: Mapping[str, Any],
    signings: Sequence[Signing],
    *,
    account: Account,
    mentions: Sequence[Programme] = (),
) -> None:
    """Write what was corrected; what is the same leaves no entry. Raises ProgrammeError."""
    demand(account, "make", agreement)
    kept = Agreement.objects.select_for_update().get(pk=agreement.pk)
    before = _as_read(kept)
    _fill(kept, values, signings)
    kept.save()
    _set_signatories(kept, signings)
    kept.mentions.set(mentions)
    after = _as_read(kept)
    changed = {name for name in after if after[name] != before[name]}
    if changed:
        trail.record(
            "change",
            kept,
            actor=account,
            body=kept.body,
            before={name: before[name] for name in changed},
            after={name: after[name] for name in changed},
        )


def possible_signatories(account: Account, keepers: Sequence[Body]) -> QuerySet[Body]:
    """Return whom one may name as a signatory: whom one sees, and all bodies of one's place.

    Bodies that have ended are among them: old programmes keep who signed them.
    """
    places = {one.place for one in keepers if one.place}
    seen = reach(account).order_by().values("pk")
    return Body.objects.filter(Q(place__in=places) | Q(pk__in=seen))


def likely_mentions(account: Account, agreement: Agreement | None) -> QuerySet[Programme]:
    """Return what documents name and nothing was made of yet, and what this one has already."""
    free = Q(agreements=None)
    if agreement is not None:
        free |= Q(agreements=agreement)
    found = scope(account, Programme.objects.filter(free).select_related("document"))
    return found.order_by("-id").distinct()


def _fill(made: Agreement, values: Mapping[str, Any], signings: Sequence[Signing]) -> None:
    if not FEWEST <= len(signings) <= MOST:
        raise ProgrammeError(_("Một thỏa thuận phối hợp có hai hoặc ba bên ký."))
    if len({one.body.pk for one in signings}) != len(signings):
        raise ProgrammeError(_("Mỗi bên chỉ ghi một lần."))
    for name in WRITTEN:
        if name in values:
            setattr(made, name, values[name])
    made.title = " ".join(made.title.split())
    if not made.title:
        raise ProgrammeError(_("Hãy ghi tên chương trình, quy chế."))
    if made.predecessor is not None and _follows_itself(made, made.predecessor):
        raise ProgrammeError(_("Một thỏa thuận không thể tiếp nối chính nó."))
    try:
        made.full_clean(exclude=["body", "made_by"])
    except ValidationError as problem:
        raise ProgrammeError(" ".join(problem.messages)) from None


def _follows_itself(made: Agreement, before: Agreement) -> bool:
    passed: Agreement | None = before
    seen = set()
    while passed is not None and passed.pk not in seen:
        if made.pk is not None and passed.pk == made.pk:
            return True
        seen.add(passed.pk)
        passed = passed.predecessor
    return False


def _set_signatories(made: Agreement, signings: Sequence[Signing]) -> None:
    kept = list(made.signatories.values_list("body", "signer"))
    wanted = [(one.body.pk, " ".join(one.signer.split())[:200]) for one in signings]
    if kept == wanted:
        return
    made.signatories.all().delete()
    Signatory.objects.bulk_create(
        Signatory(agreement=made, place=place, body_id=body, signer=signer)
        for place, (body, signer) in enumerate(wanted, start=1)
    )


def _as_read(made: Agreement) -> dict[str, object]:
    """The values as people read them, for the trail."""
    parties = made.signatories.select_related("body")
    return {
        "kind": str(Agreement.Kind(made.kind).label),
        "title": made.title,
        "number": made.number,
        "term": made.term,
        "signed_on": format_day(made.signed_on) if made.signed_on else "",
        "signing": str(made.signing or ""),
        "document": str(made.document or ""),
        "predecessor": str(made.predecessor or ""),
        "signatories": "; ".join(f"{one.body} ({one.signer})" for one in parties),
        "mentions": made.mentions.count() or "",
    }
