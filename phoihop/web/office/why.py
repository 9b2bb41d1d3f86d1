"""Vì sao: for one proposal the sentence in colours, the rule, the words it knew, what lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phoihop.intake.models import Document, Proposal
from phoihop.lib.confine import Confined
from phoihop.reading.errors import UnreadableFile
from phoihop.reading.facts import Step
from phoihop.reading.spans import Span
from phoihop.reading.why import Why, why_safely
from phoihop.registry.rights import scope
from phoihop.web.hidden import spell_out
from phoihop.web.office.asker import asker, by_script, signed_in
from phoihop.web.office.kinds import colour_of, kind_label
from phoihop.web.office.proposal_form import entries_of

COLOURS = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """Đoạn chữ của câu: `colour` 0 for words behind no value."""

    text: str
    colour: int


@dataclass(frozen=True, slots=True)
class Value:
    """Ô giá trị với chữ của nó: where they stand, and the colour they bear in the sentence."""

    label: str
    words: str
    colour: int
    elsewhere: bool
    note: str


@dataclass(frozen=True, slots=True)
class Line:
    """Một bước đọc: the words, what was known or decided about them, and why."""

    words: str
    outcome: str
    why: str
    id: str


@signed_in
@require_safe
def proposal_why(request: HttpRequest, pk: int, proposal: int) -> HttpResponse:
    """Explain one proposal: inside the desk when asked by script, else as a page."""
    seen = scope(asker(request), Proposal.objects.select_related("document__body"))
    shown = get_object_or_404(seen, pk=proposal, document=pk)
    found, problem = _asked(shown)
    context = {
        "document": shown.document,
        "proposal": shown,
        "kind_label": kind_label(shown),
        "colour": colour_of(shown),
        "problem": problem,
        "quote": spell_out(shown.quote),
    }
    if found:
        context |= _told(shown, found)
    template = "office/partials/why.html" if by_script(request) else "office/why.html"
    return render(request, template, context)


def _asked(shown: Proposal) -> tuple[Why | None, str]:
    document = shown.document
    try:
        found = why_safely(
            document.text,
            shown.kind,
            Span(shown.start, shown.end),
            published_on=_published(document),
        )
    except (Confined, UnreadableFile) as problem:
        return None, problem.message
    if found is None:
        return None, _(
            "Bộ đọc và từ điển đã thay đổi từ khi đọc văn bản này: nay câu này không còn được đọc "
            "như vậy nên không giải thích được. Giá trị đã ghi vẫn giữ nguyên."
        )
    return found, ""


def _published(document: Document) -> date | None:
    day = document.metadata.get("published_on")
    return date.fromisoformat(day) if day else None


def _told(shown: Proposal, found: Why) -> dict[str, object]:
    text = shown.document.text
    labels = {entry.name: str(entry.label) for entry in entries_of(shown)}
    named = [(name, span) for name, span in found.parts if name in labels]
    order = list(dict.fromkeys(name for name, _span in named))
    colours = {name: order.index(name) % COLOURS + 1 for name in order}
    notes = dict(found.notes)
    return {
        "pieces": list(_pieces(text, found.context, named, colours)),
        "values": [
            Value(
                labels[name],
                spell_out(" ".join(span.of(text).split())),
                colours[name],
                not found.context.covers(span),
                notes.get(name, ""),
            )
            for name, span in named
        ],
        "rules": found.rules,
        "entries": [_line(text, step) for step in found.entries],
        "years": [_line(text, step) for step in found.years],
        "lost": [_line(text, step) for step in found.lost],
    }


def _pieces(
    text: str, context: Span, named: list[tuple[str, Span]], colours: dict[str, int]
) -> Iterator[Piece]:
    """Cut the paragraph where the words of a value begin and end; the narrowest value colours."""
    inside = [(name, span) for name, span in named if span.meets(context)]
    edges = {context.start, context.end}
    edges |= {max(span.start, context.start) for _name, span in inside}
    edges |= {min(span.end, context.end) for _name, span in inside}
    for start, end in pairwise(sorted(edges)):
        here = Span(start, end)
        owners = [(len(span), colours[name]) for name, span in inside if span.meets(here)]
        yield Piece(spell_out(here.of(text)), min(owners)[1] if owners else 0)


def _line(text: str, step: Step) -> Line:
    return Line(spell_out(" ".join(step.span.of(text).split())), step.outcome, step.why, step.rule)
