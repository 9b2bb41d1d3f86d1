"""Nhiều đề xuất, nhiều người: accept all that is clear, make one of marked words, who looks."""

from __future__ import annotations

from base64 import b64decode
from io import BytesIO

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phoihop.intake.errors import IntakeError
from phoihop.intake.handmade import likely_kind, propose
from phoihop.intake.models import Document, Proposal
from phoihop.intake.originals import path_of
from phoihop.intake.presence import show_presence
from phoihop.intake.reread import reread
from phoihop.lib.confine import Confined, run
from phoihop.records.confirm import confirm
from phoihop.registry.models import Account
from phoihop.registry.rights import demand
from phoihop.web.office.asker import asker, by_script, signed_in
from phoihop.web.office.desk import found_document, panel_of, show_panel
from phoihop.web.office.kinds import kind_label
from phoihop.web.office.panel import CHANGED, is_clear
from phoihop.web.office.summaries import summary_of

WIDEST = 1240
"""Pixels of a drawn page: an A4 page at 150 dots an inch."""


@signed_in
@require_http_methods(["GET", "POST"])
def accept_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what bears no warning; on POST accept what was shown, each as it was shown."""
    account = asker(request)
    shown = found_document(account, pk)
    if request.method == "POST":
        demand(account, "read", shown)
        return _accept(request, shown, account)
    clear = [(proposal, kind_label(proposal), *summary_of(proposal)) for proposal in _clear(shown)]
    context = {"document": shown, "clear": clear, "whole": not by_script(request)}
    template = "office/partials/accept_all.html" if by_script(request) else "office/accept_all.html"
    return render(request, template, context)


@signed_in
@require_POST
def proposal_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a proposal of the words that the clerk has marked."""
    account = asker(request)
    shown = found_document(account, pk)
    start, end = _number(request, "start"), _number(request, "end")
    kind = request.POST.get("kind", "")
    guessed = kind if kind in Proposal.Kind.values else likely_kind(shown.text[start:end])
    try:
        made = propose(shown, start, end, Proposal.Kind(guessed), account=account)
    except IntakeError as problem:
        if by_script(request):
            panel = panel_of(shown, account)
            panel.tell_problem(problem.message)
            return show_panel(request, panel, said=problem.message)
        messages.error(request, problem.message)
        return redirect("office:document", pk)
    said = _("Đã lập đề xuất %(number)s từ đoạn đã chọn.") % {"number": made.number}
    if by_script(request):
        return show_panel(request, panel_of(shown, account, open_pk=made.pk), said=said)
    messages.success(request, said)
    return redirect(f"{reverse('office:document', args=[pk])}?de-xuat={made.pk}")


@signed_in
@require_POST
def document_reread(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the document again with the reader and lexicon of today."""
    account = asker(request)
    shown = found_document(account, pk)
    try:
        result = reread(shown, account=account)
    except IntakeError as problem:
        messages.error(request, problem.message)
        return redirect("office:document", pk)
    if result.is_same:
        messages.success(request, _("Đã đọc lại: không có gì khác trước."))
        return redirect("office:document", pk)
    said = _(
        "Đã đọc lại: %(added)s mới thấy, %(changed)s đọc khác trước, %(gone)s không còn thấy. "
        "Quyết định đã có được giữ nguyên."
    )
    counts = {"added": result.added, "changed": result.changed, "gone": result.gone}
    messages.success(request, said % counts)
    return redirect(f"{reverse('office:document', args=[pk])}?loc={CHANGED}")


@signed_in
@require_safe
def presence(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who else has the document open."""
    account = asker(request)
    shown = found_document(account, pk)
    others = show_presence(shown, account)
    return render(request, "office/partials/presence.html", {"others": others, "document": shown})


@signed_in
@require_safe
def document_page(request: HttpRequest, pk: int, page: int) -> HttpResponse:
    """Draw one page of a PDF or picture, in a confined child; 404 when there is none."""
    shown = found_document(asker(request), pk)
    if shown.format not in ("pdf", "picture") or not 1 <= page <= 500:
        raise Http404
    try:
        data = path_of(str(shown.file)).read_bytes()
        drawn = run(
            "phoihop.reading.recognition:drawn_page", data, {"kind": shown.format, "page": page}
        )
    except (OSError, Confined):
        raise Http404 from None
    if "picture" not in drawn:
        raise Http404
    answer = HttpResponse(_as_png(b64decode(drawn["picture"])), content_type="image/png")
    answer.headers["Cache-Control"] = "private, max-age=3600"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def _accept(request: HttpRequest, shown: Document, account: Account) -> HttpResponse:
    """Each decision stands by itself: what somebody changed meanwhile is left alone."""
    sent = dict(pair.split(":", 1) for pair in request.POST.getlist("take") if ":" in pair)
    taken, left = 0, 0
    for proposal in _clear(shown):
        version = sent.pop(str(proposal.pk), "")
        if not version.isdecimal():
            continue
        try:
            confirm(proposal, account=account, version=int(version))
            taken += 1
        except (IntakeError, ValidationError):
            left += 1
    said = _("Đã nhận %(taken)s đề xuất.") % {"taken": taken}
    if left or sent:
        more = _("Còn %(left)s đề xuất chưa nhận được: hãy xem từng đề xuất.")
        said += " " + more % {"left": left + len(sent)}
    if by_script(request):
        return show_panel(request, panel_of(shown, account), said=said)
    messages.success(request, said)
    return redirect("office:document", shown.pk)


def _clear(shown: Document) -> list[Proposal]:
    waiting = shown.proposals.filter(state=Proposal.State.WAITING).order_by("start", "pk")
    return [one for one in waiting.select_related("document__body") if is_clear(one)]


def _number(request: HttpRequest, name: str) -> int:
    words = request.POST.get(name, "")
    return int(words) if words.isdecimal() and len(words) < 10 else 0


def _as_png(grey: bytes) -> bytes:
    from PIL import Image

    picture, out = Image.open(BytesIO(grey), formats=["PPM"]), BytesIO()
    picture.thumbnail((WIDEST, 4 * WIDEST))
    picture.save(out, "PNG")
    return out.getvalue()
