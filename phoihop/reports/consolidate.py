"""Tổng hợp báo cáo: what the reports of one round say together, gaps and conflicts first.

Everything is computed anew from the reports each time it is looked at; nothing is reworded and
no number is made but by adding whole numbers. What the office decides is kept beside it
(`reports.consolidations`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phoihop.lib.dates import format_day
from phoihop.lib.numbers import format_number
from phoihop.records.models import Indicator, Report, Round
from phoihop.records.models.indicators import number_of
from phoihop.records.report_checks import disagreements
from phoihop.records.small_figures import hardship_lines, hidden_lines, hidden_words, is_small
from phoihop.registry.models import Account
from phoihop.registry.rights import scope
from phoihop.reports.gathering import Group, Part, Sentence, gather, sentences_of
from phoihop.reports.rollup.against import against
from phoihop.reports.rollup.cells import SIGNS, Cell
from phoihop.reports.rollup.page import NOTHING, Value
from phoihop.reports.year_before import SameUnits, same_units, year_before

ABOVE, BELOW = (">", ">="), ("<", "<=")


@dataclass(frozen=True, slots=True)
class Total:
    """Số tổng hợp của một dòng: the sum over the units that gave one, never a guess.

    `value` is None where nothing was given, or where figures of this kind cannot be added
    (`cannot_add`): a percentage of each unit has no sum. `compare` is the qualifier of the sum:
    a sum with a lower bound in it is a lower bound. `given` of `asked` units gave a figure.
    """

    place: int
    label: str
    unit: str
    section: str
    value: Decimal | None
    compare: str
    given: int
    asked: int
    cannot_add: bool = False
    unconfirmed: bool = False
    small: bool = False
    """One to four people in hardship: the paper says only that it is below five."""

    before: Value = NOTHING
    """The same months a year earlier, of the units that the same body asked then."""

    same: SameUnits | None = None
    """How it stands to them where not the same units gave a figure then."""

    @property
    def against_before(self) -> str:
        """How the total stands to the same period: "bằng 86,08% so với cùng kỳ năm trước (…)"."""
        if self.value is None or self.small:
            return ""
        compare = "" if self.compare == "=" else self.compare
        return against(Value(self.value, compare), self.before, self.unit, "same_period")

    @property
    def units_before(self) -> str:
        """What must be known where the two totals are not of the same units."""
        return self.same.words(self.unit) if self.same and self.against_before else ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Chỗ thiếu: what is not there, and the report that it is not in."""

    sentence: str
    report: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """Chênh lệch: what does not agree, in whose reports; `key` stays while it stands."""

    key: str
    kind: str
    sentence: str
    reports: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """Nội dung tổng hợp của một đợt."""

    round: Round
    reports: tuple[Report, ...]
    totals: tuple[Total, ...]
    parts: tuple[Part, ...]
    gaps: tuple[Gap, ...]
    conflicts: tuple[Conflict, ...]


def material_of(shown: Round, account: Account) -> Material:
    """Look at all reports of a round; the number of queries does not depend on theirs."""
    asked = _reports(shown, account)
    here = tuple(one for one in asked if one.state in Report.HERE)
    parts = tuple(_part(text, here) for text in shown.version.texts)
    return Material(
        round=shown,
        reports=here,
        totals=_totals(shown, asked, here),
        parts=parts,
        gaps=tuple(_gaps(shown, asked)),
        conflicts=tuple(_conflicts(here, parts, account, hardship_lines(shown.version))),
    )


def total_of(shown: Round, place: int, account: Account) -> Total:
    """Return one line's total, as `material_of` has it, without reading what units wrote.

    Raises IndexError where the form has no such line.
    """
    asked = _reports(shown, account, without=("texts",))
    here = [one for one in asked if one.state in Report.HERE]
    return _totals(shown, asked, here, places=[place])[0]


def _reports(shown: Round, account: Account, *, without: Sequence[str] = ()) -> list[Report]:
    seen = scope(account, Report.objects.filter(round=shown)).select_related("body")
    rows = seen.defer(*without)
    found = list(rows.exclude(state=Report.State.EXCUSED).order_by("body__sort_key", "pk"))
    for one in found:
        one.round = shown
    return found


def _part(text: dict[str, str], reports: Iterable[Report]) -> Part:
    sentences: list[Sentence] = []
    for one in reports:
        written = str(one.texts.get(text["key"], ""))
        sentences += sentences_of(one.pk, str(one.body), text["key"], written)
    return gather(text["key"], text["label"], sentences)


def _totals(
    shown: Round,
    asked: Sequence[Report],
    here: Sequence[Report],
    places: Sequence[int] | None = None,
) -> tuple[Total, ...]:
    version, before = shown.version, year_before(shown)
    chosen = range(len(version.lines)) if places is None else places
    lines = [(place, version.lines[place]) for place in chosen]
    keys = [line["indicator"] for _place, line in lines if line["indicator"]]
    not_added = _not_added(keys) if keys else set()
    hardship = hardship_lines(version)
    wholes = [one.wholes for one in here]
    found = []
    for place, line in lines:
        numbers = [row[place] for row in wholes]
        total = _total(place, line, asked, here, numbers, line["indicator"] in not_added)
        series = str(line["indicator"] or f"{version.form_id}:{line['key']}")
        then, hard = before.total(series), line["key"] in hardship
        if hard and (is_small(total.value) or is_small(then.number)):
            then = NOTHING
        same = None
        if before.units:
            same = same_units(_given(here, line, numbers), before.gave(series), told=not hard)
        small = hard and is_small(total.value)
        found.append(replace(total, small=small, before=then, same=same))
    return tuple(found)


def _given(
    here: Sequence[Report], line: dict[str, Any], wholes: Sequence[int | None]
) -> dict[int, Cell]:
    """Return the figures of the line by their bodies."""
    found = {}
    for one, whole in zip(here, wholes, strict=True):
        if whole is not None:
            sign = SIGNS[str(one.marks.get(line["key"], {}).get("compare", ""))]
            found[one.body_id] = Cell(whole, line["decimals"], 1, 0, 1, sign)
    return found


def _not_added(keys: Sequence[int]) -> set[int]:
    alone = (Indicator.Adding.RATIO, Indicator.Adding.NONE)
    rows = Indicator.objects.filter(pk__in=keys, over_units__in=alone)
    return set(rows.values_list("pk", flat=True))


def _total(
    place: int,
    line: dict[str, Any],
    asked: Sequence[Report],
    here: Sequence[Report],
    wholes: Sequence[int | None],
    never_added: bool,
) -> Total:
    pairs = [(one, whole) for one, whole in zip(here, wholes, strict=True) if whole is not None]
    cannot_add = never_added or line["unit"].startswith("%")
    value = None
    if pairs and not cannot_add:
        value = number_of(sum(whole for _report, whole in pairs), line["decimals"])
    marks = [str(one.marks.get(line["key"], {}).get("compare", "")) for one, _whole in pairs]
    return Total(
        place=place,
        label=line["label"],
        unit=line["unit"],
        section=line["section"],
        value=value,
        compare=summed_qualifier(marks),
        given=len(pairs),
        asked=len(asked),
        cannot_add=cannot_add,
        unconfirmed=any(one.state != Report.State.APPROVED for one, _whole in pairs),
    )


def summed_qualifier(marks: Sequence[str]) -> str:
    """Return what may be said of a sum: bounds of one side stay bounds, mixed ones are "about".

    >>> [summed_qualifier(marks) for marks in (["", ">="], ["", ">", ">="], [">", "<"])]
    ['>=', '>', '~']
    """
    said = {mark for mark in marks if mark not in ("", "=")}
    if not said:
        return "="
    if said <= set(ABOVE):
        return ">" if ">" in said else ">="
    if said <= set(BELOW):
        return "<" if "<" in said else "<="
    return "~"


def _gaps(shown: Round, asked: Iterable[Report]) -> Iterable[Gap]:
    """Tell what is missing: reports, then approvals, then parts nobody wrote."""
    for one in asked:
        if one.state not in Report.HERE:
            words = _("%(body)s chưa gửi báo cáo (hạn %(day)s).")
            yield Gap(words % {"body": one.body, "day": format_day(shown.last_day)}, one.pk)
    for one in asked:
        if one.state == Report.State.SENT:
            yield Gap(_("Báo cáo của %(body)s chưa được duyệt.") % {"body": one.body}, one.pk)
    for one in asked:
        if one.state in Report.HERE:
            empty = [
                text["label"]
                for text in shown.version.texts
                if not str(one.texts.get(text["key"], "")).strip()
            ]
            if empty:
                words = _("%(body)s để trống: %(parts)s.")
                yield Gap(words % {"body": one.body, "parts": ", ".join(empty)}, one.pk)


def _conflicts(
    reports: Iterable[Report], parts: Iterable[Part], account: Account, hardship: frozenset[str]
) -> Iterable[Conflict]:
    for one in reports:
        small = hidden_lines(one, account, hardship)
        for finding in disagreements(one):
            if finding.key in small:
                words = _("%(body)s: số liệu trong báo cáo chưa khớp nhau; xem tại đơn vị.")
                yield _conflict("figures", words % {"body": one.body}, (one.pk,), finding.key)
                continue
            sentence = f"{one.body}: {finding.sentence}"
            yield _conflict("figures", sentence, (one.pk,), finding.key)
    for part in parts:
        for group in part.groups:
            if len(group.bodies) > 1 and group.sentences[0].numbers:
                yield _twice(group)
        for yes, no in part.contradictions:
            yield _contradiction(yes, no)


def _twice(group: Group) -> Conflict:
    sentence = ngettext(
        "%(count)d đơn vị cùng nêu một kết quả: “%(words)s” (%(bodies)s). "
        "Nếu là một việc, chỉ tính một lần.",
        "%(count)d đơn vị cùng nêu một kết quả: “%(words)s” (%(bodies)s). "
        "Nếu là một việc, chỉ tính một lần.",
        len(group.bodies),
    ) % {
        "count": len(group.bodies),
        "words": group.words,
        "bodies": ", ".join(group.bodies),
    }
    return _conflict("twice", sentence, group.reports, group.key)


def _contradiction(yes: Group, no: Group) -> Conflict:
    sentence = _("Ý kiến trái nhau: “%(yes)s” (%(some)s) và “%(no)s” (%(others)s).") % {
        "yes": yes.words,
        "some": ", ".join(yes.bodies),
        "no": no.words,
        "others": ", ".join(no.bodies),
    }
    return _conflict("contradiction", sentence, yes.reports + no.reports, yes.key + no.key)


def _conflict(kind: str, sentence: str, reports: tuple[int, ...], about: str) -> Conflict:
    told = repr((kind, reports, about, sentence))
    return Conflict(sha256(told.encode()).hexdigest()[:16], kind, sentence, reports)


def figure_words(total: Total) -> str:
    """Return the number of a line as the page shows it, with its qualifier."""
    if total.value is None:
        return ""
    if total.small:
        return hidden_words()
    words = {">": "trên ", ">=": "ít nhất ", "<": "dưới ", "<=": "nhiều nhất ", "~": "khoảng "}
    return words.get(total.compare, "") + format_number(total.value)
