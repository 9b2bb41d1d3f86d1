"""Soạn từ báo cáo kỳ: the figures of a report that was sent, each with the line it came from."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import Any

from phoihop.lib.dates import format_day
from phoihop.lib.numbers import format_number
from phoihop.records.models import Report
from phoihop.records.models.indicators import number_of
from phoihop.records.small_figures import hidden_lines, hidden_words
from phoihop.reports.drafting.sources import Sources, unique
from phoihop.reports.pen import REPORTED, Drafted, Pen, Piece, Sourced
from phoihop.reports.wording import SIGNS

HEADER = ["STT", "Chỉ tiêu", "Đơn vị tính", "Kết quả"]


def from_report(sources: Sources, report: Report) -> Drafted:
    """Báo cáo từ số liệu kỳ: one table for each section of the form, then the written parts."""
    pen, period = Pen(), report.round.period_label
    pen.heading("Kết quả thực hiện")
    whose = "" if report.body == sources.issuer else f" của {report.body.name}"
    pen.line(
        f"Kết quả thực hiện {period}{whose} (số liệu chốt đến ngày "
        f"{format_day(report.round.cut_off_on)}) như sau:"
    )
    for section, rows in _sections(report, hidden_lines(report, sources.account)):
        if section:
            pen.line(f"{section}:")
        pen.table(HEADER, rows, widths=[1, 6, 2.4, 2.6], numeric=[3])
    for part in report.round.version.texts:
        words = str(report.texts.get(part["key"], "")).strip()
        if words:
            pen.heading(part["label"])
            for paragraph in filter(str.strip, words.split("\n")):
                pen.line(Sourced(" ".join(paragraph.split()), REPORTED, (report.pk,)))
    return Drafted(
        summary=f"{report.round.version.form.name} {period}",
        recipients=unique([report.round.body.name]),
        text=pen.text,
        links=pen.links,
        tables=pen.tables,
    )


def _sections(report: Report, hidden: Collection[str]) -> list[tuple[str, list[list[Piece]]]]:
    """Return the lines that hold a figure, by the sections of the form."""
    found: list[tuple[str, list[list[Piece]]]] = []
    for place, (line, whole) in enumerate(
        zip(report.round.version.lines, report.wholes, strict=True)
    ):
        if whole is None:
            continue
        if not found or found[-1][0] != line["section"]:
            found.append((line["section"], []))
        rows = found[-1][1]
        if line["key"] in hidden:
            rows.append([str(len(rows) + 1), line["label"], line["unit"], hidden_words()])
            continue
        words = _written(number_of(whole, line["decimals"]), line, report)
        number = Sourced(words, REPORTED, (report.pk, place))
        rows.append([str(len(rows) + 1), line["label"], line["unit"], number])
    return found


def _written(value: Decimal, line: dict[str, Any], report: Report) -> str:
    compare = report.marks.get(line["key"], {}).get("compare") or "="
    return f"{SIGNS[compare]}{format_number(value)}"
