"""Soạn báo cáo tổng hợp: the figures of all units and what they wrote, in the office's outline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from phoihop.lib.dates import format_day
from phoihop.records.small_figures import hidden_words
from phoihop.reports import wording
from phoihop.reports.consolidate import Material, Total
from phoihop.reports.outline import Heading, bare, read_outline
from phoihop.reports.pen import PASSAGE, ROUND_LINE, Drafted, Pen, Sourced

if TYPE_CHECKING:
    from phoihop.reports.consolidations import Passage

NAMED = 3
"""Up to so many units are named behind what they wrote; of more the number is given."""


def consolidated(
    material: Material,
    passages: Sequence[Passage],
    answers: Mapping[str, str],
    outline: str,
    consolidation: int,
) -> Drafted:
    """Write the draft; every number and every passage carries where it comes from.

    A passage's link is (consolidation, its number), a figure's (round, place of its line).
    """
    pen, shown = Pen(), material.round
    pen.line(_opening(material))
    for heading in read_outline(outline, shown.version):
        pen.heading(heading.title)
        _figures(pen, material, heading)
        for key in heading.parts:
            told = [one for one in passages if one.part == key]
            for one in told:
                words = one.text.rstrip(" .;,")
                link = Sourced(words, PASSAGE, (consolidation, one.number))
                pen.line("- ", link, f" ({said_by(one.bodies)}).")
            if not told:
                pen.line("Các đơn vị không nêu nội dung này.")
    _notes(pen, material, answers)
    parent = shown.body.parent
    return Drafted(
        summary=f"{shown.version.form.name} {shown.period_label}"[:500],
        recipients=[parent.name] if parent else [],
        text=pen.text,
        links=pen.links,
    )


def said_by(bodies: Sequence[str]) -> str:
    """Say who wrote it: names of a few, the number of many.

    >>> said_by(["Hội A"]), said_by(["A", "B", "C", "D"])
    ('Hội A', '4 đơn vị nêu')
    """
    if len(bodies) <= NAMED:
        return wording.listed(bodies)
    return f"{len(bodies)} đơn vị nêu"


def _opening(material: Material) -> str:
    shown = material.round
    asked = max((one.asked for one in material.totals), default=len(material.reports))
    span = f"từ ngày {format_day(shown.period_start)} đến ngày {format_day(shown.period_end)}"
    return (
        f"Tổng hợp báo cáo của {len(material.reports)}/{asked} đơn vị phải gửi, "
        f"số liệu {shown.period_label} ({span})."
    )


def _figures(pen: Pen, material: Material, heading: Heading) -> None:
    for section in heading.sections:
        rows = [one for one in material.totals if one.section == section]
        if section and bare(section).casefold() != heading.title.casefold():
            pen.line(f"{bare(section).capitalize()}:")
        for one in rows:
            _figure(pen, material, one)


def _figure(pen: Pen, material: Material, total: Total) -> None:
    if total.value is None:
        why = "không cộng được giữa các đơn vị" if total.cannot_add else "chưa có số liệu"
        pen.line(f"- {total.label}: {why}.")
        return
    if total.small:
        words = f"{hidden_words()} {total.unit}"
    else:
        words = wording.amount(total.value, total.unit, total.compare)
    if total.against_before:
        words = f"{words}, {total.against_before}"
    link = Sourced(words, ROUND_LINE, (material.round.pk, total.place))
    some = f" ({total.given}/{total.asked} đơn vị có số liệu)" if total.given < total.asked else ""
    if total.against_before and total.before.missing:
        told = f"{total.before.reported}/{total.before.asked} đơn vị"
        some += f" (cùng kỳ có số liệu của {told})"
    if total.units_before:
        some += f" ({total.units_before})"
    pen.line(f"- {total.label}: ", link, f"{some}.")


def _notes(pen: Pen, material: Material, answers: Mapping[str, str]) -> None:
    """What was decided about conflicts is told to whoever reads the report."""
    told = [answers[one.key] for one in material.conflicts if answers.get(one.key)]
    if told:
        pen.heading("Ghi chú về số liệu")
        for note in told:
            pen.line(f"- {note.rstrip(' .')}.")
