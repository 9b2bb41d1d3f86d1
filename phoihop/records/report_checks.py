"""Kiểm tra báo cáo: what cannot be, what is unlikely, each as a Vietnamese sentence.

A hard finding stands in the way of sending; a soft one asks to look again. Compared are the
lines among themselves (rules of the form, numerator and denominator), with the report of the
period before, with the other reports of the round, and with what the written parts say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from statistics import median
from typing import Any

from django.utils.translation import gettext as _

from phoihop.lib.numbers import format_number
from phoihop.lib.vietnamese import fold
from phoihop.reading import read
from phoihop.records.models import Indicator, Report
from phoihop.records.models.indicators import number_of
from phoihop.records.models.reports import read_many

FAR = 5
"""A figure more than this many times its counterpart, or less than that part of it, is far."""

SMALL = 10
"""Counterparts below this say nothing: from 1 to 6 houses is no slip."""

ENOUGH_PEERS = 5
LONGEST_READ = 50_000


@dataclass(frozen=True, slots=True)
class Finding:
    """Điều cần xem: the line it stands at ("" for the whole report) and the sentence."""

    key: str
    sentence: str
    hard: bool = False


def check(report: Report) -> list[Finding]:
    """Return everything that is to be said about a report, hard findings first."""
    numbers = report.numbers()
    found = [
        *_required(report, numbers),
        *_rules(report, numbers),
        *_shares(report, numbers),
        *_against_before(report, numbers),
        *_against_peers(report),
        *_against_texts(report, numbers),
    ]
    return sorted(found, key=lambda finding: not finding.hard)


def disagreements(report: Report) -> list[Finding]:
    """Return where a report contradicts itself: its lines each other, its words its lines.

    Asks the database nothing when `report.round.version` is loaded.
    """
    numbers = report.numbers()
    return [*_rules(report, numbers), *_against_texts(report, numbers)]


def _label(report: Report, key: str) -> str:
    line: Mapping[str, Any] = report.round.version.lines[report.round.version.place_of(key)]
    return str(line["label"])


def _required(report: Report, numbers: Mapping[str, Decimal | None]) -> Iterator[Finding]:
    for line in report.round.version.lines:
        if line["required"] and numbers[line["key"]] is None:
            sentence = _("Chưa có số liệu “%(label)s”. Không có thì nhập số 0.") % line
            yield Finding(line["key"], sentence, hard=True)
    if all(number is None for number in numbers.values()):
        yield Finding("", _("Báo cáo chưa có số liệu nào."), hard=True)


def _rules(report: Report, numbers: Mapping[str, Decimal | None]) -> Iterator[Finding]:
    for rule in report.round.version.rules:
        left, right = _sum(rule["left"], numbers), _sum(rule["right"], numbers)
        if left is None or right is None:
            continue
        if left == right or (rule["op"] == "<=" and left < right):
            continue
        words = _("phải bằng") if rule["op"] == "=" else _("không được lớn hơn")
        sentence = _("%(left)s (%(a)s) %(words)s %(right)s (%(b)s).") % {
            "left": _joined(report, rule["left"]),
            "a": format_number(left),
            "words": words,
            "right": _joined(report, rule["right"]),
            "b": format_number(right),
        }
        yield Finding(rule["left"][0], sentence, hard=rule["hard"])


def _sum(keys: Iterable[str], numbers: Mapping[str, Decimal | None]) -> Decimal | None:
    """Add the lines up; where one is missing there is no sum to compare."""
    values = [numbers[key] for key in keys]
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if len(known) == len(values) else None


def _joined(report: Report, keys: Iterable[str]) -> str:
    return " + ".join(f"“{_label(report, key)}”" for key in keys)


def _shares(report: Report, numbers: Mapping[str, Decimal | None]) -> Iterator[Finding]:
    """A part is not larger than its whole, wherever both are lines of the form."""
    used = {line["indicator"]: line["key"] for line in report.round.version.lines}
    ratios = Indicator.objects.filter(
        numerator__in=[pk for pk in used if pk], denominator__in=[pk for pk in used if pk], unit="%"
    )
    for ratio in ratios:
        part, whole = used[ratio.numerator_id], used[ratio.denominator_id]
        if (numbers[part] or 0) > (numbers[whole] or 0) and numbers[whole] is not None:
            sentence = _("“%(part)s” lớn hơn “%(whole)s”. Hãy xem lại hai số này.") % {
                "part": _label(report, part),
                "whole": _label(report, whole),
            }
            yield Finding(part, sentence)


def before(report: Report) -> Report | None:
    """Return the body's last sent report on the same form about an earlier period."""
    return (
        Report.objects.filter(
            body=report.body,
            round__version__form=report.round.version.form_id,
            round__period_end__lt=report.round.period_end,
            state__in=Report.HERE,
        )
        .select_related("round__version")
        .order_by("-round__period_end", "-pk")
        .first()
    )


def _against_before(report: Report, numbers: Mapping[str, Decimal | None]) -> Iterator[Finding]:
    earlier = before(report)
    if earlier is None:
        return
    old = earlier.numbers()
    for key, number in numbers.items():
        then = old.get(key)
        if number is None or then is None or not _far(number, then):
            continue
        sentence = _(
            "“%(label)s” là %(now)s, kỳ trước (%(period)s) là %(then)s. "
            "Nếu đúng, cứ gửi; nếu nhầm, hãy sửa."
        ) % {
            "label": _label(report, key),
            "now": format_number(number),
            "period": earlier.round.period_label,
            "then": format_number(then),
        }
        yield Finding(key, sentence)


def _far(number: Decimal, other: Decimal) -> bool:
    larger, smaller = max(abs(number), abs(other)), min(abs(number), abs(other))
    return larger >= SMALL and larger > FAR * max(smaller, Decimal(1))


def _against_peers(report: Report) -> Iterator[Finding]:
    """Compare with the middle of the other sent reports of the round.

    Of those only the figures are asked for, all in one query: a province has a hundred of them.
    """
    peers = report.round.reports.exclude(pk=report.pk).filter(state__in=Report.HERE)
    rows = read_many(peers.order_by().values_list("figures", flat=True))
    if len(rows) < ENOUGH_PEERS:
        return
    columns = zip_longest(*rows)
    for line, whole, column in zip(
        report.round.version.lines, report.wholes, columns, strict=False
    ):
        others = [value for value in column if value is not None]
        if whole is None or len(others) < ENOUGH_PEERS:
            continue
        half = int(median(others))
        if whole <= half:
            continue
        middle, number = number_of(half, line["decimals"]), number_of(whole, line["decimals"])
        if _far(number, middle):
            sentence = _(
                "“%(label)s” là %(now)s, các đơn vị khác ở mức giữa là %(middle)s. "
                "Hãy xem lại đơn vị tính “%(unit)s”."
            ) % {
                "label": line["label"],
                "now": format_number(number),
                "middle": format_number(middle),
                "unit": line["unit"],
            }
            yield Finding(line["key"], sentence)


def _against_texts(report: Report, numbers: Mapping[str, Decimal | None]) -> Iterator[Finding]:
    """A figure of the written parts that names a line's subject must be that line's figure."""
    text = "\n".join(report.texts.values())[:LONGEST_READ]
    if not text.strip():
        return
    for figure in read(text).figures:
        words = fold(f"{figure.what} {figure.unit}")
        for line in report.round.version.lines:
            number = numbers[line["key"]]
            if number is None or not _about(words, line):
                continue
            if figure.compare == "=" and figure.value != number * _scale(line["unit"]):
                quote = text[figure.span.start : figure.span.end].strip()
                sentence = _(
                    "Phần viết nêu “%(quote)s”, còn dòng “%(label)s” là %(number)s %(unit)s."
                ) % {
                    "quote": " ".join(quote.split())[:120],
                    "label": line["label"],
                    "number": format_number(number),
                    "unit": line["unit"],
                }
                yield Finding(line["key"], sentence)


def _about(words: str, line: Mapping[str, Any]) -> bool:
    """Whether the words counted in the text are those of the line, all of them."""
    label = fold(line["label"]).split()
    told = set(words.split())
    return len(label) > 1 and all(word in told for word in label)


def _scale(unit: str) -> int:
    """Money is read in đồng; a line may count it in triệu or tỷ đồng."""
    scales = {"nghìn đồng": 10**3, "triệu đồng": 10**6, "tỷ đồng": 10**9}
    return scales.get(unit.casefold(), 1)
