"""Bàn giao: what still points to an ended body goes to its heirs, in one confirmed act.

Each room states, for every field of its records that points to a body, how an open record
is handed over, or why it stays where it is (`registry/links.py` and the other rooms'
`links.py`). The original words of the document are never touched, and each record handed
over is written down with giver and receiver, so that both ends find it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from phoihop.lib.vietnamese import fold
from phoihop.registry import trail
from phoihop.registry.errors import RegisterError
from phoihop.registry.models import Account, Body, BodySuccession, HandedOver, HandOver
from phoihop.registry.rights import demand, reach
from phoihop.registry.succession import heirs_today

Move = Callable[[Any, Body, Body], None]
Open = Callable[[QuerySet[Any]], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Link:
    """Liên kết tới đơn vị: one field that points to a body, and what happens when it ends."""

    model: type[models.Model]
    field: str
    words: str | Promise
    open_rows: Open | None = None
    move: Move | None = None
    reason: str | Promise = ""

    @property
    def key(self) -> str:
        return f"{self.model._meta.label_lower}.{self.field}"

    @property
    def is_handed_over(self) -> bool:
        return self.open_rows is not None


@dataclass(frozen=True, slots=True)
class Proposed:
    """Đề nghị bàn giao: one open record of an ended body, and who may take it."""

    link: Link
    record: models.Model
    giver: Body
    heirs: tuple[Body, ...]

    @property
    def key(self) -> str:
        return f"{self.link.key}.{self.record.pk}.{self.giver.pk}"

    @property
    def heir(self) -> Body | None:
        """The only heir; between several a person chooses."""
        return self.heirs[0] if len(self.heirs) == 1 else None


_links: dict[tuple[type[models.Model], str], Link] = {}


def hand_over_link(
    model: type[models.Model],
    field: str,
    words: str | Promise,
    *,
    open_rows: Open,
    move: Move | None = None,
) -> None:
    """Declare that open records pointing to an ended body by `field` go to its heir."""
    _links[model, field] = Link(model, field, words, open_rows, move)


def keep_link(model: type[models.Model], field: str, reason: str | Promise) -> None:
    """Declare that `field` goes on pointing to the ended body, and why."""
    _links[model, field] = Link(model, field, "", reason=reason)


def links() -> tuple[Link, ...]:
    return tuple(_links.values())


def proposed(bodies: list[Body]) -> list[Proposed]:
    """Return everything open that points to these ended bodies."""
    found: list[Proposed] = []
    for body in bodies:
        heirs = tuple(heirs_today(body))
        for link in links():
            if link.open_rows is None:
                continue
            rows = link.open_rows(link.model._default_manager.filter(**{link.field: body}))
            found += [Proposed(link, row, body, heirs) for row in rows.order_by("pk")]
    return found


@transaction.atomic
def hand_over(
    bodies: list[Body], *, account: Account, chosen: Mapping[str, int | None]
) -> list[HandedOver]:
    """Hand over what `chosen` names (the key of a proposal, and its heir), all or nothing.

    A record for which no heir is chosen stays with the ended body and is proposed again.
    """
    locked = list(Body.objects.select_for_update().filter(pk__in=[body.pk for body in bodies]))
    acts = {body.pk: _begin(body, account) for body in locked}
    done: list[HandedOver] = []
    for item in proposed(locked):
        receiver = next((heir for heir in item.heirs if heir.pk == chosen.get(item.key)), None)
        if receiver is None:
            if chosen.get(item.key):
                raise RegisterError(_("Đơn vị nhận không phải là đơn vị kế thừa. Hãy chọn lại."))
            continue
        done.append(_hand(item, receiver, acts[item.giver.pk]))
    for body in locked:
        after = {
            "items": [f"{one.object_label} → {one.receiver}" for one in done if one.giver == body],
            "records_kept_by": str(acts[body.pk].keeper),
        }
        trail.record("hand_over", body, actor=account, body=body, after=after)
    return done


def handed_over_of(record: models.Model) -> QuerySet[HandedOver]:
    """Return the times that a record was handed over, for its own page."""
    return HandedOver.objects.filter(
        object_type=record._meta.label_lower, object_id=record.pk
    ).select_related("giver", "receiver", "hand_over", "hand_over__by")


def _begin(body: Body, account: Account) -> HandOver:
    """Open the act; the heir that keeps the archive is the first one, as the act of ending says."""
    demand(account, "hand_over", body)
    heirs = heirs_today(body)
    if body.valid_to is None or not heirs:
        message = _("%(body)s chưa kết thúc hoặc chưa có đơn vị kế thừa, nên chưa bàn giao được.")
        raise RegisterError(message % {"body": body})
    there = body.hand_overs.order_by("-id").first()
    if there is not None and there.keeper in heirs:
        return there
    return HandOver.objects.create(body=body, keeper=heirs[0], on=timezone.localdate(), by=account)


def _hand(item: Proposed, receiver: Body, act: HandOver) -> HandedOver:
    label = str(item.record)[:200]
    (item.link.move or _move_of(item.link))(item.record, item.giver, receiver)
    return HandedOver.objects.create(
        hand_over=act,
        object_type=item.record._meta.label_lower,
        object_id=item.record.pk,
        object_label=label,
        field=item.link.field,
        giver=item.giver,
        receiver=receiver,
    )


def _move_of(link: Link) -> Move:
    if isinstance(link.model._meta.get_field(link.field), models.ManyToManyField):
        return lambda record, giver, receiver: _replace(record, link.field, giver, receiver)
    return lambda record, giver, receiver: _point(record, link.field, receiver)


def _replace(record: Any, field: str, giver: Body, receiver: Body) -> None:
    getattr(record, field).remove(giver)
    getattr(record, field).add(receiver)


def _point(record: Any, field: str, receiver: Body) -> None:
    setattr(record, field, receiver)
    record.save(update_fields=[field])


def ended_with_open_work(account: Account, bodies: QuerySet[Body]) -> list[Body]:
    """Return the ended bodies among `bodies` that have heirs and still something open.

    One question where none has ended so; else one for each field that points to a body,
    however many bodies have ended.
    """
    ended = bodies.exclude(valid_to=None).filter(
        pk__in=BodySuccession.objects.order_by().values("predecessor")
    )
    seen = ended.filter(pk__in=reach(account).order_by().values("pk")).order_by()
    if not seen.exists():
        return []
    givers: set[int] = set()
    for link in links():
        if link.open_rows is not None:
            pointing = link.model._default_manager.filter(**{f"{link.field}__in": seen})
            givers.update(link.open_rows(pointing).order_by().values_list(link.field, flat=True))
    found = seen.filter(pk__in=givers)
    return sorted(found, key=lambda body: (fold(body.place), body.path))
