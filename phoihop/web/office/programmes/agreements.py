"""Chương trình, quy chế phối hợp: the list, one agreement with its years, writing one down."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from phoihop.intake.models import Document
from phoihop.lib.vietnamese import fold
from phoihop.records.agreements import (
    MOST_MENTIONS,
    Signing,
    change_agreement,
    likely_mentions,
    make_agreement,
    possible_signatories,
)
from phoihop.records.errors import ProgrammeError
from phoihop.records.models import Agreement, Meeting, PlanEntry, PlanRound, Programme
from phoihop.records.plans import summary
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import demand, may, scope, why
from phoihop.web.office.asker import M, asker, page_of, signed_in
from phoihop.web.office.reporting.forms import asking_bodies
from phoihop.web.office.reporting.rounds import own_bodies
from phoihop.web.office.styled import SeveralField, StyledForm

PLACES = (1, 2, 3)
MOST_CHOICES = 300


class AgreementForm(StyledForm):
    """Một thỏa thuận: what it is, its term, who signed, what it follows, where it is written."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label=gettext_lazy("Đơn vị theo dõi"), empty_label=None
    )
    kind = forms.ChoiceField(choices=Agreement.Kind.choices, label=gettext_lazy("Loại"))
    title = forms.CharField(label=gettext_lazy("Tên chương trình, quy chế"), max_length=300)
    number = forms.CharField(
        label=gettext_lazy("Số, ký hiệu chung"), max_length=120, required=False
    )
    first_year = forms.IntegerField(
        label=gettext_lazy("Từ năm"), min_value=1990, max_value=2100, required=False
    )
    last_year = forms.IntegerField(
        label=gettext_lazy("Đến hết năm"), min_value=1990, max_value=2100, required=False
    )
    signed_on = forms.DateField(label=gettext_lazy("Ngày ký"), required=False)
    signing = forms.ModelChoiceField(
        Meeting.objects.none(),
        label=gettext_lazy("Hội nghị ký kết"),
        required=False,
        empty_label=gettext_lazy("(chưa có trong hồ sơ)"),
    )
    predecessor = forms.ModelChoiceField(
        Agreement.objects.none(),
        label=gettext_lazy("Tiếp nối"),
        required=False,
        empty_label=gettext_lazy("(không tiếp nối thỏa thuận nào)"),
    )
    document = forms.ModelChoiceField(
        Document.objects.none(),
        label=gettext_lazy("Văn bản đã ký"),
        required=False,
        empty_label=gettext_lazy("(chưa có trong hồ sơ)"),
    )
    mentions = SeveralField[Programme](
        Programme.objects.none(),
        label=gettext_lazy("Nơi văn bản nhắc tới"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 5}),
    )

    def __init__(
        self, account: Account, agreement: Agreement | None, *arguments: Any, **more: Any
    ) -> None:
        super().__init__(*arguments, **more)
        keepers = list(asking_bodies(account))
        bodies = possible_signatories(account, keepers)
        for place in PLACES:
            self._add_party(place, bodies)
        own = [agreement.pk] if agreement else []
        choices: dict[str, QuerySet[Any]] = {
            "body": asking_bodies(account),
            "signing": _newest(scope(account, Meeting.objects.all()), agreement, "signing_id"),
            "predecessor": scope(account, Agreement.objects.exclude(pk__in=own)),
            "document": _newest(scope(account, Document.objects.all()), agreement, "document_id"),
            "mentions": likely_mentions(account, agreement),
        }
        for name, rows in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = rows

    def _add_party(self, place: int, bodies: QuerySet[Body]) -> None:
        self.fields[f"party_{place}"] = forms.ModelChoiceField(
            bodies,
            label=_("Bên ký thứ %(place)s") % {"place": place},
            required=place < PLACES[-1],
            empty_label=_("(chọn đơn vị)") if place < PLACES[-1] else _("(không có bên thứ ba)"),
            widget=forms.Select(attrs={"class": "in"}),
        )
        self.fields[f"signer_{place}"] = forms.CharField(
            label=_("Người ký của bên thứ %(place)s") % {"place": place},
            max_length=200,
            required=False,
            widget=forms.TextInput(attrs={"class": "in"}),
        )

    @property
    def about(self) -> list[forms.BoundField]:
        parties = {f"{part}_{place}" for part in ("party", "signer") for place in PLACES}
        return [self[name] for name in self.fields if name not in parties]

    @property
    def parties(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"party_{place}"], self[f"signer_{place}"]) for place in PLACES]

    @property
    def signings(self) -> list[Signing]:
        said = self.cleaned_data
        return [
            Signing(said[f"party_{place}"], said[f"signer_{place}"])
            for place in PLACES
            if said.get(f"party_{place}")
        ]

    def clean_mentions(self) -> list[Programme]:
        chosen = list(self.cleaned_data["mentions"])
        if len(chosen) > MOST_MENTIONS:
            said = _("Chọn nhiều nhất %(most)s chỗ nhắc tới.") % {"most": MOST_MENTIONS}
            raise forms.ValidationError(said)
        return chosen


@signed_in
@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    """List the agreements in force first; those whose last year has passed stand below."""
    account = asker(request)
    found = scope(account, Agreement.objects.select_related("body", "predecessor"))
    words = request.GET.get("tim", "").strip()[:200]
    if words:
        found = found.filter(search_key__contains=fold(words))
    page = page_of(request, found.prefetch_related("signatories__body"))
    due = scope(account, PlanEntry.objects.filter(body__in=own_bodies(account)))
    running = Q(round__state__in=(PlanRound.State.SENDING, PlanRound.State.SUBMITTED))
    entries = due.filter(running).exclude(state=PlanEntry.State.EXCUSED)
    here = Count("entries", filter=Q(entries__state=PlanEntry.State.SENT))
    asked_of = Count("entries", filter=~Q(entries__state=PlanEntry.State.EXCUSED))
    rounds = scope(account, PlanRound.objects.select_related("body"))
    context = {
        "mine": [
            (entry, entry.days_late(on=timezone.localdate()))
            for entry in entries.select_related("round", "body")[:50]
        ],
        "rounds": rounds.annotate(here=here, asked_of=asked_of).order_by("-year", "-pk")[:20],
        "page": page,
        "page_query": f"tim={words}&" if words else "",
        "words": words,
        "year": timezone.localdate().year,
        "may_make": asking_bodies(account).exists(),
    }
    return render(request, "office/programmes/list.html", context)


@signed_in
@require_safe
def programme(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one agreement: who signed, what came before and after, where it is written."""
    account = asker(request)
    shown = _found(account, pk)
    mentions = scope(account, Programme.objects.filter(agreements=shown))
    context = {
        "agreement": shown,
        "parties": shown.signatories.select_related("body"),
        "before": _one(scope(account, Agreement.objects.all()), shown.predecessor_id),
        "after": scope(account, Agreement.objects.filter(predecessor=shown)),
        "document": _one(scope(account, Document.objects.all()), shown.document_id),
        "signing": _one(scope(account, Meeting.objects.all()), shown.signing_id),
        "mentions": mentions.select_related("document", "proposal"),
        "plans": [
            (one, summary(one.items.all(), on=timezone.localdate()))
            for one in scope(account, shown.plans.prefetch_related("items"))
        ],
        "next_year": _year_to_plan(shown),
        "may_make": may(account, "make", shown),
        "make_rule": why(account, "make", shown),
        "is_over": shown.is_over(on=timezone.localdate()),
    }
    return render(request, "office/programmes/programme.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def programme_new(request: HttpRequest) -> HttpResponse:
    """Write an agreement down; "?nhac=" begins from one that a document names."""
    account = asker(request)
    form = AgreementForm(account, None, request.POST or None, initial=_first_words(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = make_agreement(
                said,
                form.signings,
                body=said["body"],
                account=account,
                mentions=said["mentions"],
            )
        except ProgrammeError as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("Đã ghi “%(title)s”.") % {"title": made})
            return redirect("office:programme", made.pk)
    return render(request, "office/programmes/edit.html", {"form": form, "agreement": None})


@signed_in
@require_http_methods(["GET", "POST"])
def programme_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what was written down of an agreement."""
    account = asker(request)
    kept = _found(account, pk)
    demand(account, "make", kept)
    form = AgreementForm(account, kept, request.POST or None, initial=_as_written(kept))
    del form.fields["body"]
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            change_agreement(kept, said, form.signings, account=account, mentions=said["mentions"])
        except ProgrammeError as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("Đã lưu."))
            return redirect("office:programme", pk)
    return render(request, "office/programmes/edit.html", {"form": form, "agreement": kept})


def _year_to_plan(shown: Agreement) -> int:
    """The first year without a plan, from the term's beginning or from this year on."""
    today = timezone.localdate().year
    years = set(shown.plans.values_list("year", flat=True))
    first = max(years) + 1 if years else max(today, shown.first_year or today)
    return first


def _found(account: Account, pk: int) -> Agreement:
    seen = scope(account, Agreement.objects.select_related("body", "made_by"))
    return get_object_or_404(seen, pk=pk)


def _newest(rows: QuerySet[M], agreement: Agreement | None, kept: str) -> QuerySet[M]:
    """What came in last, and what is chosen already: nobody looks through thousands of lines."""
    newest = rows.order_by("-pk").values("pk")[:MOST_CHOICES]
    chosen = [getattr(agreement, kept)] if agreement else []
    return rows.filter(Q(pk__in=newest) | Q(pk__in=chosen)).order_by("-pk")


def _one(rows: QuerySet[M], pk: int | None) -> M | None:
    return rows.filter(pk=pk).first() if pk else None


def _first_words(request: HttpRequest) -> dict[str, object]:
    named = request.GET.get("nhac", "")
    if not named.isdecimal() or len(named) > 15:
        return {}
    found = scope(asker(request), Programme.objects.filter(pk=int(named))).first()
    return {"title": found.name[:300], "mentions": [found.pk]} if found else {}


def _as_written(kept: Agreement) -> dict[str, object]:
    names = ("kind", "title", "number", "first_year", "last_year", "signed_on")
    said: dict[str, object] = {name: getattr(kept, name) for name in names}
    for name in ("signing", "document", "predecessor"):
        said[name] = getattr(kept, f"{name}_id")
    said["mentions"] = list(kept.mentions.values_list("pk", flat=True))
    for party in kept.signatories.all():
        said[f"party_{party.place}"] = party.body_id
        said[f"signer_{party.place}"] = party.signer
    return said
