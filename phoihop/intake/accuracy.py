"""Độ chính xác: how often what was read stood as it was read, on this office's own decisions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from phoihop.intake.handmade import RULE
from phoihop.intake.models import Proposal

WORK = ("lead", "co_operators", "person", "speaker_person", "asked_by_body", "addressee", "of_body")
"""Links to the register are no values of the document."""


@dataclass(frozen=True, slots=True)
class Share:
    """Một dòng: values read, how many of them stood."""

    kind: str
    field: str
    read: int
    right: int

    @property
    def percent(self) -> float:
        return 100 * self.right / self.read if self.read else 0.0


@dataclass(frozen=True, slots=True)
class RuleCount:
    """Một quy tắc: proposals decided, thrown out, values corrected by field."""

    rule: str
    decided: int
    rejected: int
    corrected: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """Một cách sửa lặp lại: the words read, and what clerks made of them."""

    words: str
    became: str
    times: int


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Số đo của một cơ quan."""

    proposals: list[Share]
    fields: list[Share]
    rules: list[RuleCount]
    corrections: list[Correction]
    missed: int


def measure(decided: Iterable[Proposal]) -> Accuracy:
    """Count over proposals that people confirmed or threw out.

    A proposal thrown out was read wrongly; a value a clerk changed was read wrongly; one that a
    clerk had to make by hand was missed. What was passed over says nothing.
    """
    whole: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    fields: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    rules: dict[str, Counter[str]] = defaultdict(Counter)
    pairs: Counter[tuple[str, str]] = Counter()
    missed = 0
    for one in decided:
        if one.rule == RULE:
            missed += one.state == Proposal.State.CONFIRMED
            continue
        is_right = one.state == Proposal.State.CONFIRMED
        whole[one.kind][0] += 1
        whole[one.kind][1] += is_right
        rules[one.rule]["decided"] += 1
        rules[one.rule]["rejected"] += not is_right
        if is_right:
            _count_fields(one, fields, rules[one.rule], pairs)
    return Accuracy(
        proposals=[Share(kind, "", read, right) for kind, (read, right) in sorted(whole.items())],
        fields=[
            Share(kind, name, read, right) for (kind, name), (read, right) in sorted(fields.items())
        ],
        rules=_rules(rules),
        corrections=[
            Correction(words, became, times) for (words, became), times in pairs.most_common(30)
        ],
        missed=missed,
    )


def _count_fields(
    one: Proposal,
    fields: dict[tuple[str, str], list[int]],
    rule: Counter[str],
    pairs: Counter[tuple[str, str]],
) -> None:
    edited = one.edited or {}
    for name, field in one.fields.items():
        value = field.get("value")
        if value in (None, "", [], False) or name in WORK:
            continue
        fields[one.kind, name][0] += 1
        fields[one.kind, name][1] += name not in edited
        if name in edited:
            rule[f"field:{name}"] += 1
            before, after = _word(value), _word(edited[name])
            if before and after and len(before) <= 120 and name in ("to", "from", "body", "by"):
                pairs[before, after] += 1


def _word(value: Any) -> str:
    named = value if isinstance(value, list) else [value]
    return str(named[0]).strip() if len(named) == 1 and named[0] else ""


def _rules(rules: dict[str, Counter[str]]) -> list[RuleCount]:
    found = [
        RuleCount(
            rule=name,
            decided=counts["decided"],
            rejected=counts["rejected"],
            corrected=tuple(
                (key.removeprefix("field:"), count)
                for key, count in counts.most_common()
                if key.startswith("field:")
            ),
        )
        for name, counts in rules.items()
    ]
    return sorted(
        found, key=lambda one: (-one.rejected - sum(c for _n, c in one.corrected), one.rule)
    )
