"""Chọn đơn vị: an installation names its administrative unit and gets its bodies in one step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.lib.dates import format_day
from phoihop.reading.places import Place, get
from phoihop.registry import trail
from phoihop.registry.errors import RegisterError
from phoihop.registry.models import Account, Body, BodySuccession, FormerParent, Role
from phoihop.registry.patterns import Pattern, moves, patterns, patterns_of
from phoihop.registry.rights import Asker, bodies_with_role

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Đơn vị đã chọn: the place, its leading body, and every body made or found for it."""

    place: Place
    root: Body
    bodies: tuple[Body, ...]
    made: int


def unit_is_chosen() -> bool:
    """Say whether this installation has a unit with an official code already."""
    return Body.objects.exclude(place_code="").exists()


def may_choose_unit(account: Asker) -> bool:
    """Say whether the account may choose: once, and only who administers all there is.

    Choosing makes one an administrator of the unit and takes up bodies of the same names, so
    it is for a new installation, not for one in which others work already.
    """
    mine = bodies_with_role(account, Role.Name.ADMINISTRATOR)
    others = Body.objects.exclude(pk__in=mine.order_by().values("pk"))
    return not unit_is_chosen() and mine.exists() and not others.exists()


def find_unit(code: str, on: date) -> Place:
    """Return the unit that bears the code on the day; codes are borne again by others."""
    place = get(code, on)
    if place is None:
        message = _("Ngày %(day)s không có đơn vị hành chính nào mang mã %(code)s.")
        raise RegisterError(message % {"day": format_day(on), "code": code[:10]})
    return place


@transaction.atomic
def choose_unit(code: str, *, on: date, account: Account | None = None) -> Chosen:
    """Make the bodies of the unit from that day to today, and those above that lead them.

    Bodies that are there already, by the same name, are taken up instead of made twice. Safe
    to run again. With an account, it becomes the administrator of the unit.
    """
    place = find_unit(code, on)
    maker = _Maker(on, timezone.localdate())
    for pattern in patterns_of(place.level, on, maker.last_day(place)):
        if pattern.fits(place):
            maker.body(pattern.id, place)
    maker.join_heirs()
    root = maker.bodies[f"{place.level}.party_committee", place.code]
    if account is not None:
        _make_administrator(account, root)
    trail.record(
        "choose_unit",
        root,
        actor=account,
        body=root,
        after={"place": place.full_name, "code": place.code, "on": on.isoformat()},
    )
    return Chosen(place, root, tuple(maker.bodies.values()), maker.made)


class _Maker:
    """Makes each body once, those above it first."""

    def __init__(self, first: date, today: date) -> None:
        self.first, self.today = first, today
        self.bodies: dict[tuple[str, str], Body] = {}
        self.made = 0

    def last_day(self, place: Place | None) -> date:
        if place is None or place.valid_to is None:
            return max(self.today, self.first)
        heirs = place.successors
        goes_on = len(heirs) == 1 and heirs[0].code == place.code
        after = get(place.code, heirs[0].on) if goes_on else None
        if after is not None and after.name == place.name and len(after.predecessors) <= 1:
            return self.last_day(after)
        return place.valid_to

    def body(self, pattern_id: str, place: Place | None) -> Body | None:
        """Return the body of the pattern that belongs to `place` or to the unit above it."""
        pattern = patterns()[pattern_id]
        own = (
            place
            if pattern.level == (place.level if place else "")
            else self._above(pattern.level, place)
        )
        if pattern.level != "centre" and own is None:
            return None
        key = pattern_id, own.code if own else ""
        if key not in self.bodies:
            self.bodies[key] = self._made(pattern, own)
        return self.bodies[key]

    def _above(self, level: str, place: Place | None) -> Place | None:
        codes = place.parents if place else ()
        units = (get(code, self.first) for code in codes)
        return next((unit for unit in units if unit is not None and unit.level == level), None)

    def _made(self, pattern: Pattern, place: Place | None) -> Body:
        name, short = pattern.named(place)
        known = Body.objects.filter(name=name, level=pattern.level)
        body = known.filter(place_since=place.valid_from if place else None).first()
        body = body or known.filter(place_code="").first() or Body(name=name, short_name=short)
        is_new = body.pk is None
        self._describe(body, pattern, place)
        body.full_clean()
        body.save()
        self._note_former_parent(body, pattern, place)
        self.made += is_new
        return body

    def _describe(self, body: Body, pattern: Pattern, place: Place | None) -> None:
        body.kind, body.level, body.pattern = pattern.kind, pattern.level, pattern.id
        body.place = place.full_name if place else ""
        body.place_code = place.code if place else ""
        body.place_since = place.valid_from if place else None
        body.parent = self._parent(pattern, place)
        body.line = self.body(self._nearest(pattern.line, place), place) if pattern.line else None
        body.valid_from = max(
            (day for day in (pattern.valid_from, body.place_since) if day), default=None
        )
        ends = [pattern.valid_to, place.valid_to if place else None]
        if place and place.valid_to and self.last_day(place) > place.valid_to:
            ends = [pattern.valid_to]
        body.valid_to = min((day for day in ends if day and day < self.today), default=None)

    def _parent(self, pattern: Pattern, place: Place | None) -> Body | None:
        if not pattern.parent:
            return None
        moved = next((move for move in moves() if pattern.kind in move.kinds), None)
        if moved and self._stood_before(moved.on, place) and self._ended_before(moved.on, place):
            return self.body(f"{pattern.level}.{moved.before}", place)
        return self.body(self._nearest(pattern.parent, place), place)

    def _nearest(self, above: str, place: Place | None) -> str:
        """While there were districts, what a commune had above it stood in its district."""
        in_district = above.replace("province.", "district.", 1)
        is_commune = place is not None and place.level == "commune"
        if is_commune and in_district in patterns() and self._above("district", place):
            return in_district
        return above

    def _stood_before(self, day: date, place: Place | None) -> bool:
        since = place.valid_from if place else None
        return self.first < day and (since is None or since < day)

    def _ended_before(self, day: date, place: Place | None) -> bool:
        return self.last_day(place) < day or self.today < day

    def _note_former_parent(self, body: Body, pattern: Pattern, place: Place | None) -> None:
        for move in moves():
            if pattern.kind not in move.kinds or not self._stood_before(move.on, place):
                continue
            before = self.body(f"{pattern.level}.{move.before}", place)
            if before is not None and not self._ended_before(move.on, place):
                FormerParent.objects.get_or_create(
                    body=body, parent=before, until=move.on - _A_DAY, defaults={"act": move.act}
                )

    def join_heirs(self) -> None:
        """Tie each ended body to those that the catalogue names as its heirs."""
        for (pattern_id, code), body in list(self.bodies.items()):
            pattern = patterns()[pattern_id]
            ended = body.valid_to is not None and body.valid_to == pattern.valid_to
            for heir_id in pattern.heirs if ended else ():
                heir = self.bodies.get((heir_id, code))
                if heir is not None and pattern.valid_to is not None:
                    BodySuccession.objects.get_or_create(
                        predecessor=body,
                        heir=heir,
                        defaults={"on": pattern.valid_to + _A_DAY, "act": pattern.act},
                    )


def _make_administrator(account: Account, root: Body) -> None:
    role, made = Role.objects.get_or_create(
        account=account, body=root, role=Role.Name.ADMINISTRATOR, valid_to=None
    )
    if made:
        trail.record("grant", role, actor=account, body=root, after={"role": str(role)})
