"""Độ chính xác và cách gọi của cơ quan: what was corrected, and what the reader learns from it."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from phoihop.intake.accuracy import Accuracy, Share, measure
from phoihop.intake.errors import IntakeError
from phoihop.intake.link import bodies_near, body_of_key
from phoihop.intake.missed import LOOKED_AT, Missed, missed_phrases
from phoihop.intake.models import Proposal, Remainder, Spelling
from phoihop.intake.spellings import ask_for, decide, try_out
from phoihop.reading.errors import UnreadableFile
from phoihop.reading.rules import in_words
from phoihop.registry.models import Account
from phoihop.registry.rights import acting_body, demand, may, scope
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.proposal_form import ENTRIES

MOST = 20_000
DECIDED = (Proposal.State.CONFIRMED, Proposal.State.REJECTED)


UNASKED: dict[str, Promise] = {
    "level": gettext_lazy("Cấp"),
    "due_words": gettext_lazy("Chữ ghi thời hạn"),
    "due_excluded": gettext_lazy("“Trước ngày”: không tính ngày ghi"),
    "due_days": gettext_lazy("Số ngày được giao"),
    "due_working": gettext_lazy("Tính theo ngày làm việc"),
    "due_from": gettext_lazy("Mốc bắt đầu đếm ngày"),
    "year_inferred": gettext_lazy("Năm suy ra"),
    "time_kind": gettext_lazy("Kiểu thời hạn"),
    "depends_on": gettext_lazy("Việc phải xong trước"),
    "record_only": gettext_lazy("Chỉ ghi nhận văn bản"),
    "base": gettext_lazy("Gốc so sánh"),
    "comparison": gettext_lazy("Tăng, giảm so với gốc"),
    "sums": gettext_lazy("Cộng các mức"),
}
"""Values that the form does not ask for: they were read, and are measured like the others."""


@dataclass(frozen=True, slots=True)
class Line:
    """Một dòng của bảng độ chính xác."""

    kind: str
    field: str
    share: Share


@signed_in
@require_safe
def accuracy(request: HttpRequest) -> HttpResponse:
    """Show how often what was read stood, on the decisions of the bodies one sees."""
    account = asker(request)
    found = measured(account)
    context = {
        "proposals": [_line(share) for share in found.proposals],
        "fields": [_line(share) for share in found.fields],
        "rules": [(rule, in_words(rule.rule)) for rule in found.rules[:40]],
        "corrections": found.corrections,
        "missed": found.missed,
        "decided": sum(share.read for share in found.proposals),
        "phrases": _phrases(account),
    }
    return render(request, "office/accuracy.html", context)


def _phrases(account: Account) -> list[Missed]:
    """Sentences that nothing used although their words ask or tell; newest documents first."""
    unused = scope(account, Remainder.objects.filter(dismissed_at=None))
    try:
        return missed_phrases(unused.order_by("-document", "start")[:LOOKED_AT])
    except UnreadableFile:
        return []


@signed_in
@require_http_methods(["GET", "POST"])
def spellings(request: HttpRequest) -> HttpResponse:
    """List this office's ways of calling; on POST ask for one more."""
    account = asker(request)
    body = acting_body(account)
    if request.method == "POST" and body is not None:
        means = body_of_key(request.POST.get("means", ""))
        words = request.POST.get("words", "")
        if means is None or not words.strip():
            messages.error(request, _("Hãy nhập chữ trong văn bản và chọn đơn vị."))
            return redirect("office:spellings")
        try:
            made = ask_for(body, words, means, account=account)
        except IntakeError as problem:
            messages.error(request, problem.message)
        else:
            messages.success(request, _("Đã ghi đề nghị. Quản trị xem rồi mới được dùng."))
            return redirect("office:spelling", made.pk)
        return redirect("office:spellings")
    seen = scope(account, Spelling.objects.select_related("body", "means", "asked_by"))
    context = {
        "spellings": seen.order_by("-pk")[:200],
        "bodies": bodies_near(body) if body else [],
        "may_ask": body is not None and may(account, "receive", body),
        "words": request.GET.get("chu", "")[:120],
    }
    return render(request, "office/spellings.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def spelling(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what one entry changes in stored documents; on POST use it or end it."""
    account = asker(request)
    seen = scope(
        account, Spelling.objects.select_related("body", "means", "asked_by", "decided_by")
    )
    shown = get_object_or_404(seen, pk=pk)
    if request.method == "POST":
        demand(account, "administer", shown)
        use = request.POST.get("use") == "1"
        decide(shown, use=use, account=account)
        said = (
            _("Từ nay đọc như vậy.")
            if use
            else _("Đã thôi dùng; văn bản đọc sau này không theo nữa.")
        )
        messages.success(request, said)
        return redirect("office:spelling", pk)
    tried = try_out(shown) if "thu" in request.GET else None
    may_decide = may(account, "administer", shown)
    context = {"spelling": shown, "tried": tried, "may_decide": may_decide}
    return render(request, "office/spelling.html", context)


def measured(account: Account) -> Accuracy:
    """Measure over the decided proposals of the bodies the account sees, the newest first."""
    decided = scope(account, Proposal.objects.filter(state__in=DECIDED)).defer("quote", "warnings")
    return measure(decided.order_by("-decided_at")[:MOST].iterator(chunk_size=500))


def _line(share: Share) -> Line:
    kind = str(Proposal.Kind(share.kind).label)
    labels = {name: str(label) for name, label in UNASKED.items()}
    labels |= {entry.name: str(entry.label) for entry in ENTRIES.get(share.kind, ())}
    return Line(kind[:1].upper() + kind[1:], labels.get(share.field, share.field), share)
