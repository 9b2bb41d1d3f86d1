"""Kế thừa đơn vị: renaming, ending and merging bodies, with the day and the act."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.lib.dates import format_day
from phoihop.lib.vietnamese import fold
from phoihop.registry import trail
from phoihop.registry.errors import RegisterError
from phoihop.registry.models import Account, Body, BodySuccession, FormerName
from phoihop.registry.rights import demand

_A_DAY = timedelta(days=1)


@transaction.atomic
def rename(
    body: Body, *, account: Account, name: str, short_name: str, on: date, act: str = ""
) -> None:
    """Give a body a new name from the day `on`; the old one stays findable, as does its page."""
    demand(account, "change", body)
    if not name.strip():
        raise RegisterError(_("Hãy nhập tên mới của đơn vị."))
    before = {"name": body.name, "short_name": body.short_name}
    FormerName.objects.create(body=body, until=on - _A_DAY, act=act, **before)
    body.name, body.short_name = name.strip(), short_name.strip()
    body.full_clean()
    body.save()
    after = {"name": body.name, "short_name": body.short_name, "on": on.isoformat(), "act": act}
    trail.record("rename", body, actor=account, body=body, before=before, after=after)


@transaction.atomic
def end_body(
    body: Body, *, account: Account, on: date, heirs: Iterable[Body] = (), act: str = ""
) -> None:
    """End a body on the day before `on`, from which its heirs go on. Its records stay its own."""
    demand(account, "change", body)
    if body.valid_to is not None:
        message = _("%(body)s đã kết thúc hoạt động ngày %(day)s.")
        raise RegisterError(message % {"body": body, "day": format_day(body.valid_to)})
    _refuse_too_early(body, on)
    body.valid_to = on - _A_DAY
    body.full_clean()
    body.save()
    named = [_inherit(body, heir, on, act) for heir in heirs]
    body.posts.filter(valid_to=None).update(valid_to=body.valid_to)
    trail.record(
        "end",
        body,
        actor=account,
        body=body,
        after={"valid_to": body.valid_to.isoformat(), "heirs": named, "act": act},
    )


@transaction.atomic
def merge_units(
    roots: list[Body], *, account: Account, place: str, on: date, act: str = ""
) -> list[Body]:
    """Merge the units that these bodies lead into one called `place` ("xã Hai Sông").

    Every body of the merged units ends and has an heir in the new unit: bodies alike but for
    the place (two farmers' unions) have one heir. What is open is handed over in a second act.
    """
    place = " ".join(place.split())
    if len({root.place for root in roots}) < 2 or len(place.split()) < 2:
        raise RegisterError(
            _("Hãy chọn ít nhất hai đơn vị và nhập tên đơn vị mới kèm loại, ví dụ “xã Hai Sông”.")
        )
    ended = list(
        Body.objects.filter(place__in={root.place for root in roots}, level=roots[0].level)
        .filter(valid_to=None)
        .order_by("path")
    )
    heirs: dict[str, Body] = {}
    for body in ended:
        demand(account, "change", body)
        key = _alike(body)
        if key not in heirs:
            heirs[key] = _heir(body, place, on, heirs)
    for body in ended:
        end_body(body, account=account, on=on, heirs=[heirs[_alike(body)]], act=act)
    for heir in heirs.values():
        after = {"place": place, "on": on.isoformat(), "act": act}
        trail.record("create", heir, actor=account, body=heir, after=after)
    return list(heirs.values())


def heirs_today(body: Body) -> list[Body]:
    """Follow a body through all its successions to those that exist now."""
    found: dict[int, Body] = {}
    waiting, seen = [body], {body.pk}
    while waiting:
        for link in waiting.pop().successions.select_related("heir"):
            if link.heir_id in seen:
                continue
            seen.add(link.heir_id)
            waiting.append(link.heir)
            if link.heir.valid_to is None:
                found[link.heir_id] = link.heir
    return list(found.values())


def _inherit(body: Body, heir: Body, on: date, act: str) -> str:
    BodySuccession.objects.create(predecessor=body, heir=heir, on=on, act=act)
    return heir.name


def _refuse_too_early(body: Body, on: date) -> None:
    if body.valid_from is not None and on <= body.valid_from:
        message = _("%(body)s bắt đầu hoạt động ngày %(day)s, nên không thể kết thúc trước đó.")
        raise RegisterError(message % {"body": body, "day": format_day(body.valid_from)})


def _alike(body: Body) -> str:
    """What two bodies of merging units have in common: the name without the place."""
    return body.pattern or fold(_without_place(body.name, body.place))


def _without_place(name: str, place: str) -> str:
    return name.removesuffix(place).strip() if place else name


def _heir(body: Body, place: str, on: date, heirs: dict[str, Body]) -> Body:
    bare = _without_place(body.name, body.place)
    parent = body.parent
    if parent is not None and (parent.place, parent.level) == (body.place, body.level):
        parent = heirs[_alike(parent)]
    heir = Body(
        name=f"{bare} {place}",
        short_name=body.short_name.replace(body.place, place),
        kind=body.kind,
        level=body.level,
        place=place,
        pattern=body.pattern,
        parent=parent,
        line=body.line,
        valid_from=on,
    )
    heir.full_clean()
    heir.save()
    return heir
