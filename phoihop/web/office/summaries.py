"""Tóm tắt đề xuất: two short lines that let a clerk tell one proposal from the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from phoihop.intake.models import Proposal
from phoihop.records.models import Assessment, Assignment, Figure
from phoihop.web.hidden import spell_out
from phoihop.web.office.proposal_form import STATEMENT_KINDS
from phoihop.web.office.values import DayField, NumberField

Values = dict[str, Any]
Kind = Proposal.Kind
LONGEST = 110


def summary_of(proposal: Proposal) -> tuple[str, str]:
    """Return title and second line."""
    title, sub = _SUMMARIES[proposal.kind](proposal.values)
    return _short(title or proposal.quote), _short(sub)


def _recommendation(values: Values) -> tuple[str, str]:
    asked, addressee = values.get("from") or _("chưa rõ ai kiến nghị"), values.get("to")
    return values.get("content") or "", f"{asked} → {addressee}" if addressee else asked


def _assignment(values: Values) -> tuple[str, str]:
    lead = _names(values.get("to")) or _("chưa rõ đơn vị chủ trì")
    return values.get("task") or "", f"{lead} · {_time(values)}"


def _time(values: Values) -> str:
    if values.get("due"):
        return _("ngày cuối %(day)s") % {"day": DayField().as_written(values["due"])}
    kinds = dict(Assignment.TimeKind.choices)
    return str(values.get("due_words") or kinds.get(values.get("time_kind") or "not_stated", ""))


def _figure(values: Values) -> tuple[str, str]:
    number = NumberField().as_written(values.get("value"))
    compare = values.get("compare") or "="
    word = str(Figure.Compare(compare).label) if compare in Figure.Compare.values else compare
    qualifier = "" if compare == "=" else f"{word} "
    return f"{qualifier}{number} {values.get('unit') or ''}".strip(), values.get("what") or ""


def _tally(values: Values) -> tuple[str, str]:
    bands = values.get("bands") or []
    words = " · ".join(f"{band.get('label')}: {band.get('count')}" for band in bands)
    added, total = sum(int(band.get("count") or 0) for band in bands), values.get("total")
    check = _("cộng lại %(added)s, tổng số %(total)s") % {"added": added, "total": total or "?"}
    return f"{values.get('body') or ''}: {words}".strip(": "), check


def _person(values: Values) -> tuple[str, str]:
    return values.get("name") or "", _names(values.get("posts"))


def _meeting(values: Values) -> tuple[str, str]:
    when = DayField().as_written(values.get("date"))
    return values.get("title") or values.get("kind") or "", when


def _statement(values: Values) -> tuple[str, str]:
    kind = str(dict(STATEMENT_KINDS).get(values.get("kind") or "", values.get("kind") or ""))
    speaker = values.get("speaker") or _("không rõ người nói")
    return values.get("content") or "", f"{speaker} · {kind}".strip(" ·")


def _assessment(values: Values) -> tuple[str, str]:
    kind = str(dict(Assessment.Kind.choices).get(values.get("kind") or "", ""))
    return values.get("content") or "", " · ".join(filter(None, [values.get("body"), kind]))


def _named(values: Values) -> tuple[str, str]:
    return values.get("name") or "", values.get("period") or ""


def _cited(values: Values) -> tuple[str, str]:
    title = " ".join(filter(None, [values.get("kind"), values.get("number")]))
    return title, values.get("issuer") or ""


_SUMMARIES: dict[str, Callable[[Values], tuple[str, str]]] = {
    Kind.RECOMMENDATION: _recommendation,
    Kind.ASSIGNMENT: _assignment,
    Kind.FIGURE: _figure,
    Kind.TALLY: _tally,
    Kind.PERSON: _person,
    Kind.MEETING: _meeting,
    Kind.STATEMENT: _statement,
    Kind.ASSESSMENT: _assessment,
    Kind.PROGRAMME: _named,
    Kind.MOVEMENT: _named,
    Kind.CITED_DOCUMENT: _cited,
}


def _names(value: Any) -> str:
    return ", ".join(str(part) for part in value or [])


def _short(words: str) -> str:
    return Truncator(spell_out(words)).chars(LONGEST)
