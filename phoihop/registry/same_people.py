"""Trùng cán bộ: two rows that may be one person, merged by a person and taken apart again.

Rows are proposed when their names are spelt alike but for tone marks' places or case, and
nobody has yet said that they are two people. Nothing is merged by itself: two officials of
one name are common.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

from django.apps import apps
from django.db import models, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.lib.vietnamese import fold, tone_key
from phoihop.registry import trail
from phoihop.registry.errors import RegisterError
from phoihop.registry.keeping import keeper_of
from phoihop.registry.models import Account, Distinct, Person, PersonMerge
from phoihop.registry.rights import demand


@dataclass(frozen=True, slots=True)
class Pair:
    """Có thể là một người: two rows, and why they are put side by side."""

    first: Person
    second: Person
    reasons: tuple[str, ...]
    likely: bool

    @property
    def both(self) -> tuple[Person, Person]:
        return self.first, self.second


def pairs(found: QuerySet[Person]) -> list[Pair]:
    """Return the rows that may be one person, the likeliest first."""
    alike: dict[str, list[Person]] = defaultdict(list)
    rows = found.filter(merged_into=None).prefetch_related("posts__body").order_by("id")
    for person in rows:
        alike[fold(person.full_name)].append(person)
    apart = {frozenset(pair) for pair in Distinct.objects.order_by().values_list("first", "second")}
    made = [
        _pair(first, second)
        for people in alike.values()
        for first, second in combinations(people, 2)
        if frozenset((first.pk, second.pk)) not in apart
    ]
    return sorted(made, key=lambda pair: (not pair.likely, pair.first.sort_key, pair.first.pk))


@transaction.atomic
def merge_people(kept: Person, merged: Person, *, account: Account) -> PersonMerge:
    """Let two rows be one person: everything of `merged` is found under `kept` from now on.

    Which rows moved is written down, so that undoing puts exactly those back.
    """
    rows = {p.pk: p for p in Person.objects.select_for_update().filter(pk__in=[kept.pk, merged.pk])}
    if kept.pk == merged.pk or any(row.merged_into_id for row in rows.values()):
        raise RegisterError(_("Hai dòng này không còn là hai người riêng. Hãy tải lại trang."))
    for person in (kept, merged):
        demand(account, "change", person)
    moved: dict[str, list[int]] = {}
    for model, field in links_to_person():
        found = model._default_manager.filter(**{field: merged})
        keys = list(found.order_by("pk").values_list("pk", flat=True))
        if keys:
            moved[f"{model._meta.label_lower}.{field}"] = keys
            found.update(**{field: kept})
    rows[merged.pk].merged_into = rows[kept.pk]
    rows[merged.pk].save()
    act = PersonMerge.objects.create(kept=kept, merged=merged, moved=moved, by=account)
    after = {"merged": f"{merged} (#{merged.pk})", "rows": sum(map(len, moved.values()))}
    trail.record("merge", kept, actor=account, body=keeper_of(kept), after=after)
    return act


@transaction.atomic
def undo_merge(act: PersonMerge, *, account: Account) -> None:
    """Take two people apart again; what was written since the merge stays with the kept one."""
    demand(account, "change", act.kept)
    act = PersonMerge.objects.select_for_update().get(pk=act.pk)
    if act.undone_at is not None:
        raise RegisterError(_("Việc gộp này đã được hoàn tác."))
    for name, keys in act.moved.items():
        label, field = name.rsplit(".", 1)
        model = apps.get_model(label)
        found = model._default_manager.filter(pk__in=keys, **{field: act.kept})
        found.update(**{field: act.merged})
    act.merged.merged_into = None
    act.merged.save()
    act.undone_at = timezone.now()
    act.save(update_fields=["undone_at"])
    after = {"apart": f"{act.merged} (#{act.merged_id})"}
    trail.record("undo_merge", act.kept, actor=account, body=keeper_of(act.merged), after=after)


@transaction.atomic
def tell_apart(first: Person, second: Person, *, account: Account) -> None:
    """Say that two rows are two people; the pair is not proposed again."""
    for person in (first, second):
        demand(account, "change", person)
    low, high = sorted((first, second), key=lambda person: person.pk)
    _row, made = Distinct.objects.get_or_create(first=low, second=high, defaults={"by": account})
    if made:
        after = {"other": f"{high} (#{high.pk})"}
        trail.record("tell_apart", low, actor=account, body=keeper_of(low), after=after)


def links_to_person() -> list[tuple[type[models.Model], str]]:
    """Return every field in the project that points to a person, but for the merging itself."""
    own = {PersonMerge, Distinct, Person}
    return [
        (model, field.name)
        for model in apps.get_models()
        if model not in own
        for field in model._meta.fields
        if field.related_model is Person
    ]


def _pair(first: Person, second: Person) -> Pair:
    reasons = []
    same_spelling = tone_key(first.full_name) == tone_key(second.full_name)
    reasons.append(_("cùng họ tên") if same_spelling else _("họ tên chỉ khác dấu"))
    shared = _titles(first) & _titles(second)
    bodies = {post.body_id for post in first.posts.all() if post.body_id}
    if shared:
        reasons.append(_("cùng chức vụ"))
    if bodies & {post.body_id for post in second.posts.all()}:
        reasons.append(_("cùng đơn vị"))
    return Pair(first, second, tuple(reasons), likely=same_spelling and len(reasons) > 1)


def _titles(person: Person) -> set[str]:
    return {fold(post.title) for post in person.posts.all()}
