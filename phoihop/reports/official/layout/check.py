"""Soát thể thức một tệp Word: the profile that its head asks for, and every departure from it."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from phoihop.lib.vietnamese import fold
from phoihop.reports.official.layout import rules_head, rules_page, rules_text
from phoihop.reports.official.layout.located import Located, locate
from phoihop.reports.official.layout.opened import measure_docx
from phoihop.reports.official.layout.rules_kit import Context, Departure, Rule
from phoihop.reports.official.profiles import FRONT, PARTY, STATE, YOUTH, Profile, profile_of

RULES: tuple[Rule, ...] = (*rules_page.RULES, *rules_head.RULES, *rules_text.RULES)
MOST = 12
_DAY = re.compile(r"ngay\s+(\d{1,2})\s+thang\s+(\d{1,2})\s+nam\s+(\d{4})")


@dataclass(frozen=True, slots=True)
class Checked:
    """Kết quả soát: the profile used, and the departures in the order of the rules."""

    profile: Profile
    departures: tuple[Departure, ...]


def check_docx(data: bytes, *, today: date, profile: Profile | None = None) -> Checked:
    """Check a DOCX; raises UnreadableFile. `profile` overrides what the head says."""
    measured = measure_docx(data)
    parts = locate(measured)
    kept = profile or profile_of(_family(parts), _day(parts) or today)
    context = Context(measured, parts, kept)
    return Checked(kept, tuple(one for rule in RULES for one in _departures(rule, context)))


def checked_json(data: bytes, today: str) -> dict[str, Any]:
    """What the confined child answers: plain JSON of the check."""
    checked = check_docx(data, today=date.fromisoformat(today))
    return {
        "profile": checked.profile.id,
        "departures": [asdict(one) for one in checked.departures],
    }


def sentence_of(rule: str) -> str:
    """Return the sentence of a rule."""
    return next((one.sentence for one in RULES if one.id == rule), rule)


def _departures(rule: Rule, context: Context) -> list[Departure]:
    """Return what a rule finds; of a fault that every line has, the first ones and a count."""
    found = [Departure(rule.id, *one) for one in rule.check(context)]
    if len(found) <= MOST:
        return found
    more = f"và {len(found) - MOST} chỗ khác"
    return [*found[:MOST], Departure(rule.id, more, found[-1].found, found[-1].wanted)]


def _family(parts: Located) -> str:
    head = fold(" ".join(line.text for line in parts.state))
    if "dang cong san" in head:
        return PARTY
    if "doan" in head:
        return YOUTH
    issuer = fold(" ".join(line.text for line in [*parts.superior, *parts.issuer]))
    return FRONT if "mat tran" in issuer or "mttq" in issuer else STATE


def _day(parts: Located) -> date | None:
    for line in parts.date:
        found = _DAY.search(fold(line.text))
        if found:
            day, month, year = (int(part) for part in found.groups())
            try:
                return date(year, month, day)
            except ValueError:
                return None
    return None
