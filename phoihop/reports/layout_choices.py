"""Đối chiếu thể thức: what an office sets in a profile, without any code."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from phoihop.registry import trail
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import demand, scope
from phoihop.reports.models import LayoutChoice
from phoihop.reports.official.profiles import load


@transaction.atomic
def choose_layout(
    body: Body, profile: str, typed: Mapping[str, str], *, account: Account
) -> LayoutChoice:
    """Keep the values that differ from ours, and that the office has compared them at all.

    Raises BadValue with the sentence that says what a value may be.
    """
    demand(account, "write_papers", body)
    ours = load(profile)
    values = {}
    for key, words in typed.items():
        if key in ours.values:
            parsed = ours[key].parsed(words)
            if parsed != ours[key].write:
                values[key] = parsed
    known = scope(account, LayoutChoice.objects.select_for_update(of=("self",)))
    kept = known.filter(body=body, profile=profile).first()
    before = kept.values if kept else {}
    kept = kept or LayoutChoice(body=body, profile=profile)
    kept.values, kept.compared_by = values, account
    kept.save()
    trail.record("compare_layout", kept, actor=account, body=body, before=before, after=values)
    return kept
