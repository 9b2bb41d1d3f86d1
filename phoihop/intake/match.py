"""Khớp đơn vị gửi: whose paper this is, from its heading, its number and the letter around it.

Each witness names bodies; only when those who speak agree on one body is it sure. Otherwise
the clerk is asked one question, with the bodies that were named at the top of the list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parseaddr

from phoihop.intake.heading import Heading
from phoihop.intake.link import find_bodies, link_body
from phoihop.lib.periods import Period, Regime
from phoihop.registry.models import Account, Body

STATE_KINDS = frozenset(
    {
        Body.Kind.PEOPLES_COMMITTEE,
        Body.Kind.OFFICE,
        Body.Kind.DEPARTMENT,
        Body.Kind.DIVISION,
        Body.Kind.SERVICE_UNIT,
    }
)
"""Bodies whose report months begin on the 15th (Nghị định 09/2019/NĐ-CP)."""

MOST_CANDIDATES = 8


@dataclass(frozen=True, slots=True)
class Sender:
    """Đơn vị gửi: the body if sure, else those it may be."""

    body: Body | None
    candidates: tuple[Body, ...]


def match_sender(heading: Heading, *, near: Body, letter_from: str = "") -> Sender:
    """Say whose paper this is, in the eyes of the body `near` that received it."""
    named = _named_in_heading(heading, near)
    by_symbol = _named_in_symbol(heading, near)
    by_letter = _named_by_letter(letter_from)
    if named and by_symbol:
        agreed = [body for body in named if body in by_symbol]
        if len(agreed) == 1 and len(named) == 1:
            return Sender(agreed[0], ())
        if not agreed:
            return Sender(None, _few([*named, *by_symbol, *by_letter]))
        return _one_or_ask(agreed, by_letter)
    return _one_or_ask(named or by_symbol or by_letter, by_letter)


def period_of(heading: Heading, sender: Body | None) -> Period | None:
    """The period that the summary names, under the regime of who sent it."""
    state = sender is not None and sender.kind in STATE_KINDS
    return heading.period(Regime.STATE if state else Regime.CALENDAR)


def _one_or_ask(named: list[Body], by_letter: list[Body]) -> Sender:
    if len(named) == 1:
        return Sender(named[0], ())
    agreed = [body for body in named if body in by_letter]
    if len(agreed) == 1:
        return Sender(agreed[0], ())
    return Sender(None, _few([*named, *by_letter]))


def _few(bodies: list[Body]) -> tuple[Body, ...]:
    return tuple(dict.fromkeys(bodies))[:MOST_CANDIDATES]


def _named_in_heading(heading: Heading, near: Body) -> list[Body]:
    """Bodies named by the lines in capitals; the last line is the issuer's own."""
    for name in _spellings(heading.issuer):
        body = link_body(name, near=near)
        if body is not None:
            return [body]
        found = [one for one in find_bodies(name, near=near) if one.place == near.place]
        if found:
            return found[:MOST_CANDIDATES]
    return []


def _spellings(lines: tuple[str, ...]) -> Iterator[str]:
    """The ways in which two or three lines may be one name, the most telling first."""
    if len(lines) >= 2:
        yield " ".join(lines[-2:])
    if len(lines) == 3:
        yield " ".join(lines)
    for line in reversed(lines):
        yield line
        yield line.rpartition(" XÃ ")[0] or line.rpartition(" PHƯỜNG ")[0]
    if len(lines) >= 2:
        # "MẶT TRẬN TỔ QUỐC VIỆT NAM / ỦY BAN XÃ …": the body stands above, its area below.
        yield lines[-2]


def _named_in_symbol(heading: Heading, near: Body) -> list[Body]:
    for name in heading.names_in_symbol:
        found = [one for one in find_bodies(name, near=near) if one.place == near.place]
        if found:
            return found[:MOST_CANDIDATES]
    return []


def _named_by_letter(sender: str) -> list[Body]:
    """Bodies in which whoever sent the letter has a role, by the address of the account."""
    address = parseaddr(sender)[1].casefold()
    if not address:
        return []
    accounts = Account.objects.filter(email__iexact=address, is_active=True)
    return list(Body.objects.filter(roles__account__in=accounts).distinct()[:MOST_CANDIDATES])
