"""Nhập báo cáo: filling in figures as people type them, sending, returning, approving."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.lib.numbers import NotANumber, format_number, format_whole, parse_number
from phoihop.records.errors import ReportError
from phoihop.records.models import FigureRemark, FormVersion, Report, Round
from phoihop.records.models.indicators import whole_of
from phoihop.records.models.reports import Whole, packed
from phoihop.records.report_checks import Finding, check
from phoihop.records.rounds import move
from phoihop.registry import trail
from phoihop.registry.models import Account
from phoihop.registry.rights import demand

MOST = 10**15
"""Figures are kept below this many last digits; nothing an office counts comes near."""

QUALIFIERS = {
    "ít nhất": ">=",
    "từ": ">=",
    "trên": ">",
    "hơn": ">",
    "gần": "<",
    "dưới": "<",
    "khoảng": "~",
    ">=": ">=",
    "≥": ">=",
    ">": ">",
    "<": "<",
    "~": "~",
}
WORDS = {">=": "ít nhất", ">": "trên", "<": "dưới", "~": "khoảng"}
LONGEST_TEXT = 20_000


class Entered(NamedTuple):
    """Giá trị đã nhập: a whole number of last digits and its qualifier ("" for exactly)."""

    whole: Whole
    compare: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Lỗi ở một dòng: which line, and the sentence for the person."""

    key: str
    message: str


@dataclass(slots=True)
class Saved:
    """Kết quả ghi: the report as it is now, and the lines that could not be taken."""

    report: Report
    problems: list[Problem] = field(default_factory=list)


class ChangedMeanwhile(ReportError):
    """Số liệu đã đổi: somebody else wrote this line; both values are named, nothing is lost."""

    def __init__(self, label: str, theirs: str, yours: str) -> None:
        self.theirs, self.yours = theirs, yours
        super().__init__(
            _(
                "“%(label)s” vừa được người khác ghi là %(theirs)s; bạn nhập %(yours)s. "
                "Hãy chọn số đúng rồi ghi lại."
            )
            % {"label": label, "theirs": theirs or "–", "yours": yours or "–"}
        )


class HasErrors(ReportError):
    """Chưa gửi được: the findings that stand in the way."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        super().__init__(_("Chưa gửi được: còn %(count)s lỗi phải sửa.") % {"count": len(findings)})


def read_entry(text: str, line: Mapping[str, Any]) -> Entered:
    """Read one figure as people type it: "1.600", "trên 300", "4,03", or nothing.

    Raises ReportError with a sentence that says what is wrong and how to write it.
    """
    words = " ".join(text.split())
    if not words or words in ("-", "–"):
        return Entered(None)
    compare, rest = _qualifier(words)
    try:
        number = parse_number(rest)
    except NotANumber as problem:
        raise ReportError(str(problem)) from None
    return Entered(_checked_whole(number, line), compare)


def _qualifier(words: str) -> tuple[str, str]:
    low = words.casefold()
    for word, sign in QUALIFIERS.items():
        if low.startswith(word) and not low[len(word) : len(word) + 1].isalpha():
            return sign, words[len(word) :].strip()
    return "", words


def _checked_whole(number: Decimal, line: Mapping[str, Any]) -> int:
    try:
        whole = whole_of(number, line["decimals"])
    except ValueError:
        if line["decimals"] == 0:
            message = _("Dòng này chỉ nhận số nguyên, không nhận %(number)s.")
        else:
            message = _("Dòng này nhận nhiều nhất %(most)s chữ số sau dấu phẩy.")
        told = {"number": format_number(number), "most": line["decimals"]}
        raise ReportError(message % told) from None
    if abs(whole) >= MOST:
        raise ReportError(_("Số quá lớn. Hãy xem lại đơn vị tính “%(unit)s”.") % line)
    return whole


def written(whole: Whole, line: Mapping[str, Any], compare: str = "") -> str:
    """Write one figure as people read it: "trên 1.600", or nothing."""
    if whole is None:
        return ""
    number = format_whole(whole, line["decimals"])
    return f"{WORDS[compare]} {number}" if compare else number


def shown(report: Report) -> dict[str, str]:
    """Return what stands in each line, as people read it."""
    lines = report.round.version.lines
    return {
        line["key"]: written(whole, line, report.marks.get(line["key"], {}).get("compare", ""))
        for line, whole in zip(lines, report.wholes, strict=True)
    }


@transaction.atomic
def fill(
    report: Report,
    entries: Mapping[str, str],
    *,
    account: Account,
    seen: Mapping[str, str] | None = None,
    texts: Mapping[str, str] | None = None,
) -> Saved:
    """Write the lines that can be read; say of the others what is wrong with them.

    `seen` is what the person had before them when they typed: a line that somebody else has
    changed since raises ChangedMeanwhile and nothing is written. Lines the form has not, and
    values that change nothing, are passed over.
    """
    demand(account, "fill", report)
    return write_lines(report, entries, account=account, seen=seen, texts=texts)


@transaction.atomic
def write_lines(
    report: Report,
    entries: Mapping[str, str],
    *,
    account: Account,
    seen: Mapping[str, str] | None = None,
    texts: Mapping[str, str] | None = None,
    verb: str = "fill",
    told: Mapping[str, str] | None = None,
) -> Saved:
    """Do what `fill` says, for one whose right was looked at; `told` goes into the trail too.

    A line that gets another value no longer stands on the sentence it was filled from.
    """
    kept = locked(report)
    if not kept.is_open:
        raise ReportError(not_open(kept))
    before = shown(kept)
    after = _take(kept, entries, seen or {}, before)
    after_texts = _take_texts(kept, texts or {})
    saved = Saved(kept, after.problems)
    changed = {key: value for key, value in shown(kept).items() if value != before[key]}
    if changed or after_texts or told:
        if kept.state == Report.State.EMPTY:
            kept.state = Report.State.DRAFT
        kept.revision += 1
        kept.save()
        kept.sources.filter(key__in=[*changed, *after_texts]).delete()
        trail.record(
            verb,
            kept,
            actor=account,
            body=kept.body,
            before={key: before[key] for key in changed},
            after=changed | after_texts | dict(told or {}),
        )
    return saved


def locked(report: Report) -> Report:
    """Return the report, locked, with its round as it is now.

    The round is asked for after the lock: who waited for a closing sees that it is closed.
    """
    kept = Report.objects.select_for_update(of=("self",)).select_related("body").get(pk=report.pk)
    kept.round = Round.objects.select_related("version__form", "body").get(pk=kept.round_id)
    return kept


def not_open(report: Report) -> str:
    if not report.round.is_open:
        return _("Đợt báo cáo đã chốt, không ghi thêm được. Hãy liên hệ đơn vị yêu cầu báo cáo.")
    told = {"state": report.get_state_display()}
    return _("Báo cáo %(state)s nên không sửa được. Muốn sửa, hãy đề nghị trả lại.") % told


def _take(
    report: Report, entries: Mapping[str, str], seen: Mapping[str, str], now: Mapping[str, str]
) -> Saved:
    """Put what can be read into the report's figures and marks."""
    saved = Saved(report)
    wholes = report.wholes
    for place, line in enumerate(report.round.version.lines):
        key = line["key"]
        if key not in entries:
            continue
        typed = entries[key]
        if key in seen and seen[key] != now[key] and typed.strip() != now[key]:
            raise ChangedMeanwhile(line["label"], now[key], typed.strip())
        try:
            entered = read_entry(typed, line)
        except ReportError as problem:
            saved.problems.append(Problem(key, problem.message))
            continue
        wholes[place] = entered.whole
        _set_compare(report, key, entered.compare)
    report.figures = packed(wholes)
    return saved


def _set_compare(report: Report, key: str, compare: str) -> None:
    mark = {**report.marks.get(key, {}), "compare": compare}
    kept = {name: value for name, value in mark.items() if value}
    report.marks = {k: v for k, v in {**report.marks, key: kept}.items() if v}


def _take_texts(report: Report, texts: Mapping[str, str]) -> dict[str, str]:
    """Put the written parts in; return those that changed."""
    known = {part["key"] for part in report.round.version.texts}
    changed = {
        key: text.strip()[:LONGEST_TEXT]
        for key, text in texts.items()
        if key in known and text.strip()[:LONGEST_TEXT] != report.texts.get(key, "")
    }
    report.texts = {**report.texts, **changed}
    return changed


@transaction.atomic
def send(report: Report, *, account: Account) -> Report:
    """Send the report and give its receipt; sent twice, the first time stands.

    Raises HasErrors while a hard check fails, ReportError when the round is closed. A report
    begun before the round closed is refused plainly and keeps its draft.
    """
    demand(account, "fill", report)
    kept = locked(report)
    if kept.state in Report.HERE:
        return kept
    if not kept.is_open:
        raise ReportError(not_open(kept))
    hard = [finding for finding in check(kept) if finding.hard]
    if hard:
        raise HasErrors(hard)
    kept.sent_at, kept.sent_by = timezone.now(), account
    kept.receipt = kept.receipt or f"BN-{timezone.localdate():%Y}-{kept.pk}"
    move(kept, Report.State.SENT, account=account, verb="send")
    return kept


@transaction.atomic
def give_back(report: Report, *, account: Account, reason: str) -> None:
    """Return a sent report with the reason, so that its body can mend it."""
    demand(account, "judge", report)
    kept = locked(report)
    if kept.state not in Report.HERE:
        raise ReportError(_("Chỉ trả lại được báo cáo đã gửi."))
    move(kept, Report.State.RETURNED, account=account, verb="return", reason=reason)


@transaction.atomic
def approve(report: Report, *, account: Account) -> None:
    """Approve a sent report; approved twice is approved."""
    demand(account, "judge", report)
    kept = locked(report)
    if kept.state == Report.State.APPROVED:
        return
    if kept.state != Report.State.SENT:
        raise ReportError(_("Chỉ duyệt được báo cáo đã gửi."))
    move(kept, Report.State.APPROVED, account=account, verb="approve")


@transaction.atomic
def remark(report: Report, key: str, text: str, *, account: Account) -> FigureRemark:
    """Ask or answer about one line. Raises ReportError for a line the form has not."""
    demand(account, "view", report)
    version: FormVersion = report.round.version
    words = text.strip()[:2000]
    if key not in version.keys or not words:
        raise ReportError(_("Hãy viết nội dung trao đổi về một dòng của biểu mẫu."))
    made = FigureRemark.objects.create(report=report, key=key, text=words, by=account)
    trail.record("remark", report, actor=account, body=report.body, after={key: words})
    return made
