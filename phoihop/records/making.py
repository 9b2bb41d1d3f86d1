"""Lập hồ sơ: one function for each kind of record, from the values a clerk has confirmed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Q
from django.utils import timezone

from phoihop.intake.models import Proposal
from phoihop.records.errors import TextOnly
from phoihop.records.models import (
    Assessment,
    Assignment,
    CitedDocument,
    Code,
    Figure,
    Meeting,
    Movement,
    Programme,
    Recommendation,
    Record,
    Statement,
    Tally,
)
from phoihop.records.officials import make_appearance
from phoihop.records.values import Values

R = TypeVar("R", bound=Record)
Maker = Callable[[Values], Record]

KNOWN: dict[Proposal.Kind, frozenset[str]] = {
    Proposal.Kind.MEETING: frozenset(
        ["kind", "date", "time_of_day", "level", "place", "host", "chairs", "period", "title"]
    ),
    Proposal.Kind.PERSON: frozenset(["name", "posts", "person"]),
    Proposal.Kind.STATEMENT: frozenset(["speaker", "kind", "content", "speaker_person"]),
    Proposal.Kind.RECOMMENDATION: frozenset(
        ["from", "to", "content", "asked_by_body", "addressee"]
    ),
    Proposal.Kind.ASSIGNMENT: frozenset(
        [
            "by",
            "to",
            "with",
            "task",
            "due",
            "due_words",
            "due_excluded",
            "year_inferred",
            "due_days",
            "due_working",
            "due_from",
            "time_kind",
            "depends_on",
            "lead",
            "co_operators",
        ]
    ),
    Proposal.Kind.FIGURE: frozenset(["value", "unit", "compare", "what"]),
    Proposal.Kind.TALLY: frozenset(["body", "total", "bands", "of_body"]),
    Proposal.Kind.ASSESSMENT: frozenset(["body", "of_body", "kind", "field", "period", "content"]),
    Proposal.Kind.PROGRAMME: frozenset(["name", "period"]),
    Proposal.Kind.MOVEMENT: frozenset(["name"]),
    Proposal.Kind.CITED_DOCUMENT: frozenset(["number", "kind", "issuer", "date"]),
}
"""Values a clerk may give for each kind. `lead`, `co_operators`, `person`, `speaker_person`,
`asked_by_body`, `addressee` and `of_body` are keys of rows picked from the register."""

WORK = frozenset({"to", "with", "lead", "co_operators", "due", "due_words"})
"""Values that would turn a sentence kept as text into work."""


def make_record(values: Values) -> Record:
    """Make and save the record of one confirmed proposal."""
    return MAKERS[Proposal.Kind(values.proposal.kind)](values)


def _meeting(values: Values) -> Meeting:
    return _saved(
        values,
        Meeting(
            kind=values.text("kind"),
            held_on=values.day("date"),
            time_of_day=values.text("time_of_day"),
            level=values.text("level"),
            place=values.text("place"),
            hosts=values.texts("host"),
            chairs=values.texts("chairs"),
            period=values.text("period"),
            title=values.text("title"),
        ),
    )


def _statement(values: Values) -> Statement:
    return _saved(
        values,
        Statement(
            speaker=values.text("speaker"),
            person=values.person("speaker_person"),
            kind=values.text("kind"),
            content=values.text("content") or values.proposal.quote,
        ),
    )


def _recommendation(values: Values) -> Recommendation:
    asked_by, addressee = values.text("from"), values.text("to")
    return _saved(
        values,
        Recommendation(
            code=_code(values, Code.Series.RECOMMENDATION),
            asked_by=asked_by,
            asked_by_body=values.body("asked_by_body", named=asked_by),
            addressee_text=addressee,
            addressee=values.body("addressee", named=addressee),
            content=values.text("content") or values.proposal.quote,
            raised_on=values.proposal.document.dated_on,
        ),
    )


def _assignment(values: Values) -> Assignment:
    if values.proposal.is_text_only:
        return _assignment_as_text(values)
    leads = values.texts("to")
    due_on = values.day("due")
    set_by_hand = "due" in (values.proposal.edited or {})
    assignment = Assignment(
        code=_code(values, Code.Series.ASSIGNMENT),
        given_by=values.text("by"),
        lead=values.body("lead", named=leads[0] if len(leads) == 1 else ""),
        lead_text=", ".join(leads),
        co_operators_text=values.texts("with"),
        task=values.text("task") or values.proposal.quote,
        assigned_on=values.proposal.document.dated_on,
        due_on=due_on,
        due_words=values.text("due_words"),
        due_excluded=values.flag("due_excluded") and not set_by_hand,
        year_inferred=values.flag("year_inferred") and not set_by_hand,
        **({} if set_by_hand else _counted(values)),
        time_kind=(kind := _time_kind(values, has_day=due_on is not None)),
        due_derived=kind == Assignment.TimeKind.WITHIN_PERIOD and bool(due_on) and not set_by_hand,
        depends_on=_awaited(values),
    )
    _saved(values, assignment)
    assignment.co_operators.set(values.bodies("co_operators", named=values.texts("with")))
    _link_those_waiting_for(assignment)
    return assignment


def _counted(values: Values) -> dict[str, Any]:
    """How the reader counted the due day, where it counted days."""
    if not values.given.get("due_days"):
        return {}
    return {
        "due_days": values.whole("due_days"),
        "due_working": values.flag("due_working"),
        "due_from": values.day("due_from"),
    }


def _time_kind(values: Values, *, has_day: bool) -> str:
    """A day set by the clerk makes a task due by that day, whatever was read.

    Without a day no task is due by one: then nobody has stated its time.
    """
    kind = values.text("time_kind") or Assignment.TimeKind.NOT_STATED
    if kind == Assignment.TimeKind.BY_DAY and not has_day:
        return Assignment.TimeKind.NOT_STATED
    without_day = (Assignment.TimeKind.STANDING, Assignment.TimeKind.NOT_STATED)
    return Assignment.TimeKind.BY_DAY if has_day and kind in without_day else kind


def _assignment_as_text(values: Values) -> Assignment:
    """Keep the sentence as the neutral text of a document; nothing is built on it."""
    edited = values.proposal.edited or {}
    if any(edited.get(name) for name in WORK):
        raise TextOnly
    return _saved(
        values,
        Assignment(
            task=values.proposal.quote,
            assigned_on=values.proposal.document.dated_on,
            record_only=True,
        ),
    )


def _figure(values: Values) -> Figure:
    return _saved(
        values,
        Figure(
            value=values.decimal("value"),
            unit=values.text("unit"),
            compare=values.text("compare") or Figure.Compare.EXACTLY,
            what=values.text("what")[:500],
        ),
    )


def _tally(values: Values) -> Tally:
    of_text = values.text("body")
    return _saved(
        values,
        Tally(
            of_text=of_text,
            of_body=values.body("of_body", named=of_text),
            total=values.whole("total"),
            bands=values.given.get("bands") or [],
        ),
    )


def _assessment(values: Values) -> Assessment:
    about = values.text("body")
    return _saved(
        values,
        Assessment(
            about=about,
            of_body=values.body("of_body", named=about),
            period=values.text("period"),
            kind=values.text("kind"),
            field_of_work=values.text("field"),
            content=values.text("content") or values.proposal.quote,
        ),
    )


def _programme(values: Values) -> Programme:
    return _saved(values, Programme(name=values.text("name"), period=values.text("period")))


def _movement(values: Values) -> Movement:
    return _saved(values, Movement(name=values.text("name")))


def _cited_document(values: Values) -> CitedDocument:
    return _saved(
        values,
        CitedDocument(
            number=values.text("number"),
            kind=values.text("kind"),
            issuer=values.text("issuer"),
            issued_on=values.day("date"),
        ),
    )


def _saved(values: Values, record: R) -> R:
    """Tie the record to its sentence, check it as a form would, and save it."""
    document = values.proposal.document
    record.body = document.body
    record.document = document
    record.proposal = values.proposal
    record.confirmed_by = values.account
    record.full_clean()
    record.save()
    return record


def _code(values: Values, series: Code.Series) -> str:
    """Number in the year of the document, so that a late entry stands with its meeting."""
    year = (values.proposal.document.dated_on or timezone.localdate()).year
    return str(Code.for_proposal(values.proposal, series=series, year=year))


def _awaited(values: Values) -> Assignment | None:
    """Return the task that has to be finished first, if it is confirmed already."""
    place = values.given.get("depends_on")
    if not isinstance(place, int):
        return None
    proposals = _task_proposals(values.proposal)
    if not 0 <= place < len(proposals) or proposals[place] == values.proposal.pk:
        return None
    return Assignment.objects.to_follow().filter(proposal_id=proposals[place]).first()


def _link_those_waiting_for(assignment: Assignment) -> None:
    """Tasks confirmed before the one they wait for are tied to it now."""
    place = _task_proposals(assignment.proposal).index(assignment.proposal_id)
    # The database picks the few that wait: a report of 300 tasks is not read anew for each.
    waits = Q(proposal__fields__depends_on__value=place) | Q(proposal__edited__depends_on=place)
    waiting = Assignment.objects.to_follow().filter(
        waits, proposal__run=assignment.proposal.run, depends_on=None
    )
    for other in waiting.exclude(pk=assignment.pk).select_related("proposal"):
        if other.proposal.values.get("depends_on") == place:
            other.depends_on = assignment
            other.save(update_fields=["depends_on"])


def _task_proposals(proposal: Proposal) -> list[int]:
    """Keys of the reading's task proposals in the order of the document."""
    same_run = Proposal.objects.filter(run=proposal.run_id, kind=Proposal.Kind.ASSIGNMENT)
    return list(same_run.order_by("start", "id").values_list("pk", flat=True))


MAKERS: dict[Proposal.Kind, Maker] = {
    Proposal.Kind.MEETING: _meeting,
    Proposal.Kind.PERSON: make_appearance,
    Proposal.Kind.STATEMENT: _statement,
    Proposal.Kind.RECOMMENDATION: _recommendation,
    Proposal.Kind.ASSIGNMENT: _assignment,
    Proposal.Kind.FIGURE: _figure,
    Proposal.Kind.TALLY: _tally,
    Proposal.Kind.ASSESSMENT: _assessment,
    Proposal.Kind.PROGRAMME: _programme,
    Proposal.Kind.MOVEMENT: _movement,
    Proposal.Kind.CITED_DOCUMENT: _cited_document,
}
