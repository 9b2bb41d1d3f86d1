"""Cán bộ: officials and the posts they hold, on a day; rows that may be one person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Min, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phoihop.registry.directory import directory, known_people, people, search_people
from phoihop.registry.errors import RegisterError
from phoihop.registry.keeping import (
    POST_FIELDS,
    add_post,
    change_post,
    create_person,
    rename_person,
)
from phoihop.registry.models import Account, Body, Person, PersonMerge, PostHeld
from phoihop.registry.rights import NotAllowed, acting_body, demand, may, scope
from phoihop.registry.same_people import merge_people, pairs, tell_apart, undo_merge
from phoihop.web.office.asker import asker, page_of, signed_in
from phoihop.web.office.register.days import as_of
from phoihop.web.office.register.fields import BodyField
from phoihop.web.office.styled import StyledForm

MOST_FOUND = 100


class NameForm(StyledForm):
    """Họ và tên."""

    full_name = forms.CharField(label=_L("Họ và tên"), max_length=100)


class PostForm(StyledForm):
    """Chức vụ: the title, where and when it is held."""

    title = forms.CharField(label=_L("Chức vụ"), max_length=250)
    manner = forms.ChoiceField(label=_L("Hình thức"), choices=PostHeld.Manner.choices)
    body = BodyField(Body.objects.none(), label=_L("Đơn vị"), required=False)
    valid_from = forms.DateField(label=_L("Từ ngày"), required=False)
    valid_to = forms.DateField(label=_L("Đến hết ngày"), required=False)

    def __init__(self, account: Account, place: str, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        field = self.fields["body"]
        if isinstance(field, BodyField):
            own = (more.get("initial") or {}).get("body")
            field.queryset = directory(account).filter(Q(place=place) | Q(pk=own))


class PersonForm(PostForm):
    """Cán bộ mới: a name with a first post."""

    full_name = forms.CharField(label=_L("Họ và tên"), max_length=100)
    field_order = ["full_name", *POST_FIELDS]


@dataclass(frozen=True, slots=True)
class Listed:
    """Một dòng: a person and the posts held on the day, the first of precedence first."""

    person: Person
    posts: list[PostHeld]


@signed_in
@require_safe
def people_list(request: HttpRequest) -> HttpResponse:
    """List officials by given name or by precedence, or find them by name, as of a day."""
    account, day = asker(request), as_of(request)
    search = request.GET.get("tim", "").strip()[:100]
    by_rank = request.GET.get("thu-tu") == "chuc-vu"
    found = people(account).filter(merged_into=None)
    context: dict[str, Any] = {
        "day": day,
        "search": search,
        "by_rank": by_rank,
        "pairs": len(pairs(found)) if _keeps(account) else 0,
        "may_add": _keeps(account),
    }
    if search:
        hits = search_people(found.prefetch_related("posts__body"), search)[:MOST_FOUND]
        context["rows"] = _rows(hits, day.day)
    else:
        page = page_of(request, _ordered(found, day.day, by_rank=by_rank))
        query = "thu-tu=chuc-vu&" if by_rank else ""
        query += f"{day.query}&" if day.chosen else ""
        context |= {"page": page, "page_query": query}
        context["rows"] = _rows(list(page.object_list), day.day)
    return render(request, "office/register/people.html", context)


@signed_in
@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one official; a row merged into another leads there."""
    account = asker(request)
    shown = get_object_or_404(known_people(account), pk=pk)
    if shown.merged_into_id:
        return redirect("office:person", shown.merged_into_id, permanent=False)
    day = as_of(request)
    posts = list(shown.posts.select_related("body", "known_to"))
    listed = set(directory(account).order_by().values_list("pk", flat=True))
    undone = scope(account, PersonMerge.objects.filter(kept=shown, undone_at=None))
    context = {
        "person": shown,
        "day": day,
        "held": [post for post in posts if post.is_held_on(day.day)],
        "before": [post for post in posts if post.valid_to and post.valid_to < day.day],
        "later": [post for post in posts if post.valid_from and post.valid_from > day.day],
        "listed": listed,
        "merges": list(undone.select_related("merged", "by").distinct()),
        "may_change": may(account, "change", shown),
    }
    return render(request, "office/register/person.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def person_new(request: HttpRequest) -> HttpResponse:
    """Add an official with the first post."""
    account = asker(request)
    own = _own_body(account)
    form = PersonForm(account, own.place, request.POST or None, initial={"body": own.pk})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = create_person(said["full_name"], said, known_to=own, account=account)
        except ValidationError as problem:
            form.add_error(None, problem.messages)
        else:
            messages.success(request, _("Đã thêm %(name)s.") % {"name": made.full_name})
            return redirect("office:person", made.pk)
    context = {"form": form, "heading": _("Thêm cán bộ")}
    return render(request, "office/register/person_form.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def person_rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct the spelling of a name."""
    account = asker(request)
    shown = get_object_or_404(known_people(account), pk=pk)
    demand(account, "change", shown)
    form = NameForm(request.POST or None, initial={"full_name": shown.full_name})
    if request.method == "POST" and form.is_valid():
        rename_person(shown, form.cleaned_data["full_name"], account=account)
        return redirect("office:person", pk)
    context = {"form": form, "person": shown, "heading": _("Sửa họ và tên")}
    return render(request, "office/register/person_form.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def post_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down one more post of an official."""
    account = asker(request)
    shown = get_object_or_404(known_people(account), pk=pk)
    demand(account, "change", shown)
    own = _own_body(account)
    form = PostForm(account, own.place, request.POST or None, initial={"body": own.pk})
    if request.method == "POST" and form.is_valid():
        try:
            add_post(shown, form.cleaned_data, known_to=own, account=account)
        except ValidationError as problem:
            form.add_error(None, problem.messages)
        else:
            return redirect("office:person", pk)
    context = {"form": form, "person": shown, "heading": _("Thêm chức vụ")}
    return render(request, "office/register/person_form.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def post_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a post, or say until when it was held."""
    account = asker(request)
    seen = scope(account, PostHeld.objects.filter(person__in=known_people(account)))
    post = get_object_or_404(seen.select_related("person", "known_to").distinct(), pk=pk)
    demand(account, "change", post.person)
    now = {name: getattr(post, name) for name in POST_FIELDS} | {"body": post.body_id}
    form = PostForm(account, post.known_to.place, request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        try:
            change_post(post, form.cleaned_data, account=account)
        except ValidationError as problem:
            form.add_error(None, problem.messages)
        else:
            return redirect("office:person", post.person_id)
    context = {"form": form, "person": post.person, "heading": _("Sửa chức vụ")}
    return render(request, "office/register/person_form.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def people_same(request: HttpRequest) -> HttpResponse:
    """Propose rows that may be one person; a person merges them or tells them apart."""
    account = asker(request)
    known = people(account).filter(merged_into=None)
    if request.method == "POST":
        first, second = (
            get_object_or_404(known, pk=_key(request.POST.get(name, ""))) for name in ("giu", "gop")
        )
        try:
            if "apart" in request.POST:
                tell_apart(first, second, account=account)
                messages.success(request, _("Đã ghi là hai người khác nhau."))
            else:
                merge_people(first, second, account=account)
                words = _("Đã gộp. Mở trang của %(name)s để hoàn tác nếu nhầm.")
                messages.success(request, words % {"name": first})
        except RegisterError as problem:
            messages.error(request, problem.message)
        return redirect("office:people-same")
    context = {"pairs": pairs(known)}
    return render(request, "office/register/people_same.html", context)


@signed_in
@require_POST
def merge_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take two people apart again."""
    account = asker(request)
    seen = scope(account, PersonMerge.objects.filter(kept__in=known_people(account)))
    act = get_object_or_404(seen.select_related("kept", "merged").distinct(), pk=pk)
    try:
        undo_merge(act, account=account)
        messages.success(request, _("Đã tách lại thành hai người."))
    except RegisterError as problem:
        messages.error(request, problem.message)
    return redirect("office:person", act.kept_id)


def _own_body(account: Account) -> Body:
    own = acting_body(account)
    if own is None:
        raise NotAllowed(_("Chỉ quản trị, văn phòng và Chánh Văn phòng được ghi cán bộ."))
    demand(account, "keep_people", own)
    return own


def _keeps(account: Account) -> bool:
    own = acting_body(account)
    return own is not None and may(account, "keep_people", own)


def _ordered(found: QuerySet[Person], day: date, *, by_rank: bool) -> QuerySet[Person]:
    rows = found.prefetch_related("posts__body")
    if not by_rank:
        return rows
    begun = Q(posts__valid_from=None) | Q(posts__valid_from__lte=day)
    lasting = Q(posts__valid_to=None) | Q(posts__valid_to__gte=day)
    first = Min("posts__rank", filter=begun & lasting, default=999)
    return rows.annotate(first_rank=first).order_by("first_rank", "sort_key", "id")


def _rows(found: list[Person], day: date) -> list[Listed]:
    return [
        Listed(one, [post for post in one.posts.all() if post.is_held_on(day)]) for one in found
    ]


def _key(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 12 else 0
