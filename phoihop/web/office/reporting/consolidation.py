"""Tổng hợp báo cáo: gaps and conflicts first, figures of all units, what they wrote, the draft."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from phoihop.records.models import FigureSource, Report, Round
from phoihop.records.models.indicators import number_of
from phoihop.records.report_entry import WORDS
from phoihop.records.small_figures import hidden_in_line, not_shown
from phoihop.registry.models import Account
from phoihop.registry.rights import demand, may, scope, why
from phoihop.reports.consolidate import Material, Total, figure_words, material_of, total_of
from phoihop.reports.consolidations import (
    Choices,
    Passage,
    changed_since,
    draft_of,
    joined,
    keep,
    kept_choices,
    unused,
)
from phoihop.reports.errors import PaperError
from phoihop.reports.gathering import Group
from phoihop.reports.models import Consolidation
from phoihop.reports.outline import own_outline, write_outline
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.rows import source_url


@dataclass(frozen=True, slots=True)
class PartShown:
    """Phần viết trên trang: passages chosen, and what of the units is not used."""

    key: str
    label: str
    passages: tuple[tuple[Passage, tuple[str, ...]], ...]
    left: tuple[tuple[str, tuple[Group, ...]], ...]

    @property
    def count_left(self) -> int:
        return sum(len(groups) for _field, groups in self.left)


@dataclass(frozen=True, slots=True)
class UnitFigure:
    """Số liệu của một đơn vị ở một dòng, with the sentence it was taken from."""

    report: Report
    words: str
    source: str


@signed_in
@require_http_methods(["GET", "POST"])
def consolidation(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the reports of a round say together; on POST keep choices, join, draft."""
    account = asker(request)
    shown = _round(request, pk)
    material = material_of(shown, account)
    kept = scope(account, Consolidation.objects.filter(round=shown)).first()
    choices = kept_choices(kept, material)
    if request.method == "POST":
        demand(account, "consolidate", shown)
        choices = _chosen(request, material, choices)
        try:
            return _done(request, shown, choices, account)
        except PaperError as problem:
            messages.error(request, problem.message)
    context = _page(account, material, choices, kept)
    return render(request, "office/consolidation/consolidation.html", context)


@signed_in
@require_safe
def round_figure(request: HttpRequest, pk: int, place: int) -> HttpResponse:
    """Show from which units a total comes, each with its report and sentence."""
    account = asker(request)
    shown = _round(request, pk)
    if place >= len(shown.version.lines):
        raise Http404
    total = total_of(shown, place, account)
    context = {
        "round": shown,
        "total": total,
        "words": figure_words(total),
        "units": _units(shown, place, account),
    }
    return render(request, "office/consolidation/figure.html", context)


@signed_in
@require_safe
def consolidation_passage(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Show from which sentences of which units a passage was taken."""
    account = asker(request)
    rows = scope(account, Consolidation.objects.select_related("round__version__form"))
    kept = get_object_or_404(rows, pk=pk)
    passages = (Passage.of(one) for one in kept.passages)
    passage = next((one for one in passages if one.number == number), None)
    if passage is None:
        raise Http404
    known = scope(account, Report.objects.filter(pk__in={one["report"] for one in passage.sources}))
    context = {
        "round": kept.round,
        "passage": passage,
        "readable": set(known.values_list("pk", flat=True)),
        "changed": changed_since(material_of(kept.round, account), passage),
    }
    return render(request, "office/consolidation/passage.html", context)


def _round(request: HttpRequest, pk: int) -> Round:
    related = ("body__parent", "version__form")
    return get_object_or_404(scope(asker(request), Round.objects.select_related(*related)), pk=pk)


def _done(request: HttpRequest, shown: Round, choices: Choices, account: Account) -> HttpResponse:
    wanted = request.POST.get("do")
    if wanted == "join":
        whole = joined(choices.passages, request.POST.getlist("join"))
        choices = replace(choices, passages=whole)
    kept = keep(shown, choices, account=account, version=_version(request))
    if wanted not in ("draft", "docx"):
        messages.success(request, _("Đã lưu bản tổng hợp."))
        return redirect("office:consolidation", shown.pk)
    made = draft_of(kept, account=account)
    if wanted == "docx":
        return redirect("office:draft-file", made.pk)
    messages.success(request, _("Đã lập dự thảo báo cáo tổng hợp. Hãy xem, sửa rồi ban hành."))
    return redirect("office:draft", made.pk)


def _chosen(request: HttpRequest, material: Material, before: Choices) -> Choices:
    """Read the form: which passages stay, their words, what is added, joined, answered."""
    sent = request.POST
    added = list(dict.fromkeys(sent.getlist("add")))
    passages = [
        replace(one, text=sent.get(f"text-{one.id}", one.text))
        for one in before.passages
        if one.id in sent.getlist("use")
    ]
    left = unused(material, Choices(tuple(passages)))
    open_groups = {group.key: (part, group) for part in left for group in left[part]}
    passages += [Passage.made_of(*open_groups[key]) for key in added if key in open_groups]
    answers = {one.key: sent.get(f"answer-{one.key}", "") for one in material.conflicts}
    return Choices(tuple(passages), answers, sent.get("outline", before.outline))


def _version(request: HttpRequest) -> int:
    sent = request.POST.get("version", "")
    return int(sent) if sent.isdecimal() and len(sent) < 9 else 0


def _page(
    account: Account, material: Material, choices: Choices, kept: Consolidation | None
) -> dict[str, Any]:
    shown = material.round
    reports = {one.pk: one for one in material.reports}
    return {
        "round": shown,
        "material": material,
        "totals": [(one, figure_words(one)) for one in material.totals],
        "parts": _parts(material, choices),
        "conflicts": [
            (one, choices.answers.get(one.key, ""), [reports[pk] for pk in one.reports])
            for one in material.conflicts
        ],
        "unanswered": sum(1 for one in material.conflicts if not choices.answers.get(one.key)),
        "version": kept.version if kept else 0,
        "draft": kept.draft if kept else None,
        "outline": choices.outline or write_outline(own_outline(shown.version), shown.version),
        "may_write": may(account, "consolidate", shown),
        "rule": why(account, "consolidate", shown),
    }


def _parts(material: Material, choices: Choices) -> list[PartShown]:
    left = unused(material, choices)
    return [
        PartShown(
            key=part.key,
            label=part.label,
            passages=tuple(
                (one, tuple(changed_since(material, one)))
                for one in choices.passages
                if one.part == part.key
            ),
            left=_by_field(left.get(part.key, [])),
        )
        for part in material.parts
    ]


def _by_field(groups: list[Group]) -> tuple[tuple[str, tuple[Group, ...]], ...]:
    found: dict[str, list[Group]] = {}
    for group in groups:
        found.setdefault(group.field, []).append(group)
    return tuple((name, tuple(rows)) for name, rows in found.items())


def _units(shown: Round, place: int, account: Account) -> list[UnitFigure]:
    """Return the units that gave a figure in this line, the largest first."""
    line = shown.version.lines[place]
    rows = scope(account, Report.objects.filter(round=shown, state__in=Report.HERE))
    sources = scope(account, FigureSource.objects.filter(report__round=shown, key=line["key"]))
    linked = {
        report: source_url(document, proposal)
        for report, document, proposal in sources.values_list(
            "report_id", "proposal__document_id", "proposal_id"
        )
    }
    found, known = [], list(rows.select_related("body").defer("texts"))
    for one in known:
        one.round = shown
    hidden = hidden_in_line(known, line["key"], account)
    for one in known:
        if one.pk in hidden:
            found.append((0, UnitFigure(one, not_shown(), "")))
            continue
        whole = one.wholes[place]
        if whole is None:
            continue
        number = number_of(whole, line["decimals"])
        mark = WORDS.get(one.marks.get(line["key"], {}).get("compare", ""), "")
        total = Total(place, "", "", "", number, "=", 1, 1)
        words = f"{mark} {figure_words(total)}".strip()
        found.append((whole, UnitFigure(one, words, linked.get(one.pk, ""))))
    found.sort(key=lambda pair: (-pair[0], str(pair[1].report.body)))
    return [unit for _whole, unit in found]
