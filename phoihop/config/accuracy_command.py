"""Lệnh accuracy: how often each rule's proposals stood, on what people of this office decided."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict

from phoihop.intake.accuracy import RuleCount, measure
from phoihop.intake.models import Proposal
from phoihop.lib.language import say
from phoihop.reading.rules import in_words
from phoihop.registry.models import Account
from phoihop.registry.rights import scope

NONE_DECIDED = 2
DECIDED = (Proposal.State.CONFIRMED, Proposal.State.REJECTED)


def main(arguments: list[str]) -> int:
    """`accuracy USERNAME [--json]`: the decisions that this account may see, by rule."""
    parser = argparse.ArgumentParser(prog="phoihop accuracy")
    parser.add_argument("username", help=say("tài khoản xem", "whose view"))
    parser.add_argument("--json", action="store_true", help=say("cho chương trình", "for programs"))
    options = parser.parse_args(arguments)
    account = Account.objects.filter(username=options.username, is_active=True).first()
    if account is None:
        missing = say(f"Không có tài khoản {options.username}.", f"No account {options.username}.")
        print(missing, file=sys.stderr)
        return 1
    decided = scope(account, Proposal.objects.filter(state__in=DECIDED)).defer("quote", "warnings")
    rules = measure(decided.order_by("pk").iterator(chunk_size=500)).rules
    if not rules:
        none = say("Chưa có đề xuất nào được quyết định.", "Nothing has been decided yet.")
        print(none, file=sys.stderr)
        return NONE_DECIDED
    if options.json:
        print(json.dumps([_plain(one) for one in rules], ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(rules)))
    return 0


def _plain(one: RuleCount) -> dict[str, object]:
    return {**asdict(one), "corrected": dict(one.corrected), "precision": precision(one)}


def precision(one: RuleCount) -> float:
    """Return the share of the rule's decided proposals that were not thrown out."""
    return (one.decided - one.rejected) / one.decided if one.decided else 0.0


def _lines(rules: Iterable[RuleCount]) -> Iterable[str]:
    heads = say("đúng|quyết định|bỏ|sửa|quy tắc", "stood|decided|thrown out|corrected|rule")
    yield "".join(f"{head:>11}" for head in heads.split("|")[:4]) + "  " + heads.split("|")[4]
    for one in rules:
        corrected = sum(times for _field, times in one.corrected)
        counts = f"{one.decided:11}{one.rejected:11}{corrected:11}"
        yield f"{precision(one):11.3f}{counts}  {one.rule}: {in_words(one.rule)}"
