"""Ô nhập của hội nghị: what is planned, a point of the agenda, a guest."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.records.agendas import Point
from phoihop.records.conferences import Plan
from phoihop.records.guests import Guest
from phoihop.records.models import AgendaItem, Conference
from phoihop.registry.directory import directory, posts_listed
from phoihop.registry.models import Account, Body, BodyQuerySet, PostHeld, Role
from phoihop.registry.rights import acting_body, bodies_with_role, scope
from phoihop.web.office.styled import SeveralField, StyledForm


class BodyChoices(SeveralField[Body]):
    """Nhiều đơn vị, mỗi đơn vị một ô đánh dấu."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


class PostChoices(SeveralField[PostHeld]):
    """Nhiều cán bộ, mỗi người một ô đánh dấu, theo thứ tự chức vụ."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return post_words(obj)


class EarlierChoice(forms.ModelChoiceField[Conference]):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title} ({obj.held_on:%d/%m/%Y})"


def post_words(post: PostHeld) -> str:
    return f"{post.person.full_name}, {post.title}"


def planning_bodies(account: Account) -> QuerySet[Body]:
    """Return the bodies for which the account prepares conferences."""
    return bodies_with_role(account, Role.Name.CLERK, Role.Name.CHIEF)


def bodies_to_invite(account: Account, body: Body) -> BodyQuerySet:
    """Return the bodies of the same unit, and those that lead it."""
    today = timezone.localdate()
    above = [int(part) for part in body.path.split("/") if part]
    listed = directory(account).at(today)
    near = listed.filter(place=body.place) if body.place else listed.under(body)
    return near | listed.filter(pk__in=above)


class PlanForm(StyledForm):
    """Hội nghị dự kiến."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label=gettext_lazy("Đơn vị chuẩn bị"), empty_label=None
    )
    kind = forms.ChoiceField(choices=Conference.Kind.choices, label=gettext_lazy("Loại hội nghị"))
    title = forms.CharField(
        max_length=300,
        label=gettext_lazy("Tên hội nghị"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    held_on = forms.DateField(label=gettext_lazy("Ngày họp"))
    part = forms.ChoiceField(choices=Conference.Part.choices, label=gettext_lazy("Buổi"))
    starts_at = forms.TimeField(
        required=False,
        label=gettext_lazy("Bắt đầu lúc (bỏ trống nếu chưa rõ)"),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )
    place = forms.CharField(max_length=250, required=False, label=gettext_lazy("Nơi họp"))
    period = forms.CharField(
        max_length=120, required=False, label=gettext_lazy("Kỳ (quý, 6 tháng, năm)")
    )
    previous = EarlierChoice(
        Conference.objects.none(),
        required=False,
        label=gettext_lazy("Hội nghị kỳ trước"),
        empty_label=gettext_lazy("tự tìm hội nghị cùng loại gần nhất"),
    )
    hosts = BodyChoices(Body.objects.none(), required=False, label=gettext_lazy("Đơn vị tổ chức"))
    chairs = PostChoices(
        PostHeld.objects.none(), required=False, label=gettext_lazy("Người chủ trì")
    )

    def __init__(self, account: Account, *arguments: Any, **more: Any) -> None:
        planned: Conference | None = more.pop("planned", None)
        super().__init__(*arguments, **more)
        own = planned.body if planned else acting_body(account) or planning_bodies(account).first()
        near = bodies_to_invite(account, own) if own else directory(account)
        earlier = scope(account, Conference.objects.exclude(state=Conference.State.CALLED_OFF))
        if planned:
            del self.fields["body"]
            earlier = earlier.exclude(pk=planned.pk).filter(held_on__lte=planned.held_on)
        else:
            self._offer("body", planning_bodies(account))
        self._offer("hosts", near)
        self._offer("chairs", posts_listed(account, timezone.localdate()).filter(body__in=near))
        self._offer("previous", earlier)
        for name in ("hosts", "chairs"):
            self.fields[name].widget.attrs.pop("class", None)

    def _offer(self, name: str, rows: Any) -> None:
        field: Any = self.fields[name]
        field.queryset = rows

    @property
    def plan(self) -> Plan:
        said = self.cleaned_data
        names = ("kind", "title", "held_on", "part", "starts_at", "place", "period", "previous")
        return Plan(
            **{name: said[name] for name in names},
            hosts=list(said["hosts"]),
            chairs=list(said["chairs"]),
        )


def first_plan(account: Account) -> dict[str, Any]:
    """Begin with one's own body, in the morning."""
    own = acting_body(account)
    host = own.parent if own and own.kind in (Body.Kind.OFFICE, Body.Kind.PARTY_OFFICE) else own
    return {
        "body": own.pk if own else None,
        "kind": Conference.Kind.BRIEFING,
        "part": Conference.Part.MORNING,
        "hosts": [host.pk] if host else [],
    }


def planned_values(conference: Conference) -> dict[str, Any]:
    names = ("kind", "title", "held_on", "part", "starts_at", "place", "period", "previous")
    return {name: getattr(conference, name) for name in names} | {
        "hosts": [body.pk for body in conference.hosts.all()],
        "chairs": [post.pk for post in conference.chairs.all()],
    }


class PointForm(StyledForm):
    """Thêm một nội dung vào chương trình."""

    words = forms.CharField(max_length=500, label=gettext_lazy("Nội dung"))
    presenter = forms.CharField(
        max_length=250, required=False, label=gettext_lazy("Người, đơn vị trình bày")
    )
    kind = forms.ChoiceField(
        choices=[
            (AgendaItem.Kind.TOPIC.value, AgendaItem.Kind.TOPIC.label),
            (AgendaItem.Kind.REPORT.value, AgendaItem.Kind.REPORT.label),
        ],
        label=gettext_lazy("Loại nội dung"),
    )

    @property
    def point(self) -> Point:
        return Point(**self.cleaned_data)


class GuestForm(StyledForm):
    """Thêm khách mời: bodies and officials to tick, or one by name."""

    bodies = BodyChoices(Body.objects.none(), required=False, label=gettext_lazy("Cơ quan, đơn vị"))
    posts = PostChoices(PostHeld.objects.none(), required=False, label=gettext_lazy("Cán bộ"))
    name = forms.CharField(
        max_length=250, required=False, label=gettext_lazy("Khách mời khác (tên, nhóm)")
    )
    count = forms.IntegerField(
        required=False, min_value=1, max_value=2000, label=gettext_lazy("Số người mời")
    )
    email = forms.EmailField(required=False, label=gettext_lazy("Thư điện tử"))

    def __init__(
        self, account: Account, conference: Conference, *arguments: Any, **more: Any
    ) -> None:
        super().__init__(*arguments, **more)
        near = bodies_to_invite(account, conference.body)
        here = conference.invitations.all()
        bodies: Any = self.fields["bodies"]
        bodies.queryset = near.exclude(pk__in=here.exclude(body=None).values("body"))
        posts: Any = self.fields["posts"]
        held = posts_listed(account, conference.held_on).filter(body__in=near)
        posts.queryset = held.exclude(pk__in=here.exclude(post=None).values("post"))
        for name in ("bodies", "posts"):
            self.fields[name].widget.attrs.pop("class", None)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and not (said["bodies"] or said["posts"] or said["name"].strip()):
            self.add_error("name", _("Hãy đánh dấu đơn vị, cán bộ hoặc ghi tên khách mời."))
        return said

    @property
    def guests(self) -> list[Guest]:
        said = self.cleaned_data
        found = [Guest(post_words(post), post=post) for post in said["posts"]]
        found += [Guest(body.name, body=body, count=said["count"] or 1) for body in said["bodies"]]
        if said["name"].strip():
            found.append(Guest(said["name"], email=said["email"], count=said["count"] or 1))
        return found
