"""Ghi danh mục: making and changing bodies, people and the posts they hold."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.lib.dates import format_day
from phoihop.registry import trail
from phoihop.registry.errors import RegisterError
from phoihop.registry.models import Account, Body, FormerParent, Membership, Person, PostHeld
from phoihop.registry.rights import demand

_A_DAY = timedelta(days=1)
BODY_FIELDS = ("name", "short_name", "kind", "level", "place", "line", "valid_from")
POST_FIELDS = ("title", "manner", "body", "valid_from", "valid_to")


@transaction.atomic
def create_body(values: Mapping[str, Any], *, parent: Body, account: Account) -> Body:
    """Add a body beneath `parent`, by who may change that one."""
    demand(account, "change", parent)
    body = Body(parent=parent, **{name: values[name] for name in BODY_FIELDS if name in values})
    body.full_clean()
    body.save()
    trail.record("create", body, actor=account, body=body, after=_said(body, BODY_FIELDS))
    return body


@transaction.atomic
def change_body(body: Body, values: Mapping[str, Any], *, account: Account) -> bool:
    """Correct what was written wrong; a new name or leader from a day on is another act.

    Returns whether anything changed; only then the trail says so.
    """
    demand(account, "change", body)
    before = _said(body, BODY_FIELDS)
    for name in BODY_FIELDS:
        if name in values:
            setattr(body, name, values[name])
    after = _said(body, BODY_FIELDS)
    if before == after:
        return False
    body.full_clean()
    body.save()
    trail.record("change", body, actor=account, body=body, before=before, after=after)
    return True


@transaction.atomic
def move_body(body: Body, parent: Body, *, on: date, act: str, account: Account) -> None:
    """Let another body lead from the day `on`; who led until then is remembered."""
    demand(account, "change", body)
    demand(account, "change", parent)
    before = str(body.parent) if body.parent else ""
    if body.parent is not None:
        FormerParent.objects.create(body=body, parent=body.parent, until=on - _A_DAY, act=act)
    body.parent = parent
    body.full_clean()
    body.save()
    after = {"parent": str(parent), "on": format_day(on), "act": act}
    trail.record("move", body, actor=account, body=body, before={"parent": before}, after=after)


@transaction.atomic
def join_group(group: Body, member: Body, *, since: date | None, account: Account) -> Membership:
    """Take a body into a group (khối, cụm thi đua) from a day on."""
    demand(account, "change", group)
    made = Membership(group=group, member=member, valid_from=since)
    made.full_clean()
    made.save()
    after = {"member": str(member), "since": format_day(since) if since else ""}
    trail.record("join", group, actor=account, body=group, after=after)
    return made


@transaction.atomic
def leave_group(membership: Membership, *, last_day: date, account: Account) -> None:
    """End a membership on its last day."""
    demand(account, "change", membership.group)
    membership.valid_to = last_day
    membership.full_clean()
    membership.save()
    after = {"member": str(membership.member), "valid_to": format_day(last_day)}
    trail.record("leave", membership.group, actor=account, body=membership.group, after=after)


@transaction.atomic
def create_person(
    full_name: str, values: Mapping[str, Any], *, known_to: Body, account: Account
) -> Person:
    """Add an official with a first post; without a post nobody enters the register."""
    demand(account, "keep_people", known_to)
    person = Person(full_name=" ".join(full_name.split()))
    person.full_clean()
    person.save()
    post = _new_post(person, values, known_to)
    after = {"full_name": person.full_name, **_said(post, POST_FIELDS)}
    trail.record("create", person, actor=account, body=known_to, after=after)
    return person


@transaction.atomic
def rename_person(person: Person, full_name: str, *, account: Account) -> bool:
    """Correct the spelling of a name."""
    demand(account, "change", person)
    before, after = person.full_name, " ".join(full_name.split())
    if before == after:
        return False
    person.full_name = after
    person.full_clean()
    person.save()
    trail.record(
        "change",
        person,
        actor=account,
        body=keeper_of(person),
        before={"full_name": before},
        after={"full_name": after},
    )
    return True


@transaction.atomic
def add_post(
    person: Person, values: Mapping[str, Any], *, known_to: Body, account: Account
) -> PostHeld:
    """Write down one more post; several may be held at once."""
    demand(account, "change", person)
    demand(account, "keep_people", known_to)
    post = _new_post(person, values, known_to)
    trail.record("add_post", person, actor=account, body=known_to, after=_said(post, POST_FIELDS))
    return post


@transaction.atomic
def change_post(post: PostHeld, values: Mapping[str, Any], *, account: Account) -> bool:
    """Correct a post, or say since and until when it was held."""
    demand(account, "change", post.person)
    before = _said(post, POST_FIELDS)
    for name in POST_FIELDS:
        if name in values:
            setattr(post, name, values[name])
    after = _said(post, POST_FIELDS)
    if before == after:
        return False
    post.full_clean()
    post.save()
    trail.record(
        "change_post",
        post.person,
        actor=account,
        body=post.known_to,
        before=before,
        after=after,
    )
    return True


def keeper_of(person: Person) -> Body:
    """Return a body that knows the person, for the trail."""
    first = person.posts.select_related("known_to").order_by("id").first()
    if first is None:
        raise RegisterError(_("Cán bộ này chưa có chức vụ nào trong danh mục."))
    return first.known_to


def _new_post(person: Person, values: Mapping[str, Any], known_to: Body) -> PostHeld:
    given = {name: values[name] for name in POST_FIELDS if name in values}
    post = PostHeld(person=person, known_to=known_to, **given)
    post.full_clean()
    post.save()
    return post


def _said(row: Body | PostHeld, names: tuple[str, ...]) -> dict[str, object]:
    """The values as people read them."""
    return {name: _words(getattr(row, name)) for name in names}


def _words(value: object) -> str:
    if isinstance(value, date):
        return format_day(value)
    return "" if value is None else str(value)
