"""Đưa văn bản vào báo cáo: a report that came as a paper is laid into the form of its round.

Nothing is taken by itself: figures that were read in the document are proposed for the lines
whose words they bear, written parts for the headings they stand under, each beside what already
stands in the form. A person chooses; every figure keeps the sentence it came from.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from phoihop.intake.models import Document, Head, Proposal
from phoihop.lib.vietnamese import fold
from phoihop.records.errors import ReportError
from phoihop.records.models import Assessment, FigureSource, Report, Round
from phoihop.records.models.indicators import whole_of
from phoihop.records.report_entry import LONGEST_TEXT, shown, write_lines, written
from phoihop.registry.models import Account
from phoihop.registry.rights import demand, may, scope

MOST_CANDIDATES = 3
LEAST_LIKENESS = 0.6
MOST_PROPOSALS = 2000
_SCALES = {"nghin dong": 10**3, "trieu dong": 10**6, "ty dong": 10**9}
_WEAK = frozenset(fold("so tổng các của và trong kỳ được là đã có tỷ lệ kết quả cho").split())
_PLANNED = ("ke hoach", "chi tieu giao", "cung ky", "ky truoc", "nam truoc")
_HEADING = re.compile(r"(?P<mark>[IVXLC]{1,6}[.)]|[A-ZĐ][.)]|\d{1,2}(?:\.\d{1,2}){0,3}[.)]?)\s+\S")
_TOPICS: tuple[tuple[tuple[str, ...], frozenset[str]], ...] = (
    (("kien nghi", "de xuat"), frozenset({Proposal.Kind.RECOMMENDATION})),
    (
        ("kho khan", "vuong mac", "han che", "ton tai", "nguyen nhan"),
        frozenset({Assessment.Kind.DIFFICULTY, Assessment.Kind.SHORTCOMING, Assessment.Kind.CAUSE}),
    ),
    (
        ("danh gia", "nhan xet", "uu diem", "ket qua"),
        frozenset({Assessment.Kind.RESULT, Assessment.Kind.VERDICT, Assessment.Kind.PRAISE}),
    ),
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Số đọc được: one figure of the document, written as the line would hold it."""

    proposal: int
    written: str
    quote: str
    """The sentence in which the figure stands."""

    problem: str = ""


@dataclass(frozen=True, slots=True)
class LandingLine:
    """Dòng: what stands in the form now and what the document offers for it."""

    key: str
    label: str
    unit: str
    now: str
    candidates: tuple[Candidate, ...]

    @property
    def conflicts(self) -> bool:
        """Whether something was typed that the document says otherwise."""
        return bool(self.now and self.candidates) and self.candidates[0].written != self.now

    @property
    def chosen(self) -> int | None:
        """What is ticked at first: the likeliest figure, never over a typed one."""
        usable = [one for one in self.candidates if not one.problem]
        return usable[0].proposal if usable and not self.now else None


@dataclass(frozen=True, slots=True)
class LandingPart:
    """Phần viết: what stands in the form now and the words of the document for it."""

    key: str
    label: str
    now: str
    text: str
    proposal: int | None
    by_heading: bool = True
    """Whether the words stand under such a heading, and were not gathered from elsewhere."""

    @property
    def chosen(self) -> bool:
        return self.by_heading and not self.now

    @property
    def conflicts(self) -> bool:
        return bool(self.now and self.text) and self.now != self.text


def open_reports_for(document: Document, *, account: Account) -> list[Report]:
    """Return the reports of open rounds that this paper may be: same sender and period.

    A paper that names no period may be any open report of its sender; one of another kind than
    a report (thông báo, kế hoạch) is none.
    """
    head: Head | None = getattr(document, "head", None)
    if head is None or head.sender_id is None or head.kind not in ("BC", "") or not document.text:
        return []
    there = Report.objects.filter(
        body=head.sender_id, round__state=Round.State.OPEN, state__in=Report.OPEN
    )
    if head.period_label:
        same_days = Q(round__period_start=head.period_start, round__period_end=head.period_end)
        there = there.filter(same_days | Q(round__period_label=head.period_label))
    seen = scope(account, there).select_related("body", "round__body", "round__version__form")
    return [one for one in seen[:20] if may(account, "land", one)]


def landing_lines(report: Report, document: Document) -> list[LandingLine]:
    """Return every line of the form with what the document offers for it."""
    figures = [
        one
        for one in document.proposals.filter(kind=Proposal.Kind.FIGURE)
        .exclude(state=Proposal.State.REJECTED)
        .exclude(change=Proposal.Change.GONE)
        .order_by("start")[:MOST_PROPOSALS]
        if one.values.get("comparison") != "change"
    ]
    for one in figures:
        one.document = document
    bags = [(one, _words_of(one)) for one in figures]
    now = shown(report)
    return [
        LandingLine(
            line["key"], line["label"], line["unit"], now[line["key"]], _candidates(line, bags)
        )
        for line in report.round.version.lines
    ]


def _words_of(proposal: Proposal) -> tuple[str, frozenset[str], frozenset[str]]:
    """The words of what is counted, and those of the sentence around it, folded."""
    about = fold(f"{proposal.values.get('what') or ''} {proposal.values.get('unit') or ''}")
    return about, frozenset(about.split()), frozenset(fold(sentence_of(proposal)).split())


def _candidates(
    line: Mapping[str, Any],
    figures: Iterable[tuple[Proposal, tuple[str, frozenset[str], frozenset[str]]]],
) -> tuple[Candidate, ...]:
    label = frozenset(fold(line["label"]).split()) - _WEAK
    label = label or frozenset(fold(line["label"]).split())
    found: list[tuple[float, int, Candidate]] = []
    for place, (proposal, (about, words, around)) in enumerate(figures):
        near = max(len(label & words), 0.8 * len(label & (words | around))) / len(label)
        if near < LEAST_LIKENESS or not _same_unit(line["unit"], proposal):
            continue
        if any(word in about for word in _PLANNED) and not any(
            word in fold(line["label"]) for word in _PLANNED
        ):
            near -= 0.3
        found.append((-near, place, _candidate(line, proposal)))
    found.sort(key=lambda one: one[:2])
    best = {one.written or one.problem: one for _near, _place, one in reversed(found)}
    kept = [one for _near, _place, one in found if best[one.written or one.problem] is one]
    return tuple(kept[:MOST_CANDIDATES])


def _same_unit(unit: str, proposal: Proposal) -> bool:
    read = fold(str(proposal.values.get("unit") or ""))
    wanted = fold(unit)
    if wanted in _SCALES or wanted == "dong":
        return read == "dong"
    if "%" in (wanted, read):
        return wanted == read
    return not wanted or wanted == read or wanted in read.split() or read in wanted.split()


def sentence_of(proposal: Proposal) -> str:
    """Return the sentence, or the row, of the document in which the proposal stands."""
    text = proposal.document.text
    before = max(text.rfind("\n", 0, proposal.start), text.rfind(". ", 0, proposal.start) + 1)
    ends = [at for sign in ("\n", ". ") if (at := text.find(sign, proposal.end)) >= 0]
    return " ".join(text[before + 1 : min(ends, default=len(text)) + 1].split())[:600]


def _candidate(line: Mapping[str, Any], proposal: Proposal) -> Candidate:
    sentence = sentence_of(proposal)
    number = Decimal(str(proposal.values.get("value") or 0))
    number /= _SCALES.get(fold(line["unit"]), 1)
    compare = str(proposal.values.get("compare") or "=")
    compare = {"=": "", "<=": "<"}.get(compare, compare)
    try:
        whole = whole_of(number, line["decimals"])
    except ValueError:
        message = _("Dòng này nhận nhiều nhất %(most)s chữ số sau dấu phẩy.")
        problem = message % {"most": line["decimals"]}
        return Candidate(proposal.pk, f"{number.normalize():f}", sentence, problem)
    return Candidate(proposal.pk, written(whole, line, compare), sentence)


def landing_parts(report: Report, document: Document) -> list[LandingPart]:
    """Return every written part of the form with the words of the document for it."""
    sections = _sections(document.text)
    proposals = list(document.proposals.exclude(state=Proposal.State.REJECTED)[:MOST_PROPOSALS])
    found = []
    for part in report.round.version.texts:
        start, end = _section_for(part["label"], sections)
        inside = [one for one in proposals if start <= one.start < end]
        text = document.text[start:end].strip()
        by_heading = bool(text)
        if not text:
            inside = [one for one in proposals if _is_about(one, part["label"])]
            text = "\n".join(one.quote for one in inside)
        found.append(
            LandingPart(
                part["key"],
                part["label"],
                report.texts.get(part["key"], ""),
                text[:LONGEST_TEXT],
                inside[0].pk if inside else None,
                by_heading,
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class _Section:
    depth: int
    words: frozenset[str]
    start: int
    end: int


def _sections(text: str) -> list[_Section]:
    """Cut the text at its numbered headings; a section ends where one no deeper begins."""
    heads: list[tuple[int, frozenset[str], int, int]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        found = _HEADING.match(line) if len(line) <= 160 else None
        if found is not None:
            mark = found["mark"]
            depth = 2 + mark.rstrip(".)").count(".") if mark[0].isdigit() else 1
            heads.append((depth, frozenset(fold(line).split()) - _WEAK, at, at + len(line)))
        at += len(line)
    return [
        _Section(
            depth,
            words,
            body,
            next((later[2] for later in heads[place + 1 :] if later[0] <= depth), len(text)),
        )
        for place, (depth, words, _head, body) in enumerate(heads[:500])
    ]


def _section_for(label: str, sections: Iterable[_Section]) -> tuple[int, int]:
    wanted = frozenset(fold(label).split()) - _WEAK
    best, near = (0, 0), 1
    for section in sections:
        common = len(wanted & section.words)
        # Two syllables are one word: "khó khăn", "kiến nghị".
        if common > near and common * 2 >= min(len(wanted), len(section.words)):
            best, near = (section.start, section.end), common
    return best


def _is_about(proposal: Proposal, label: str) -> bool:
    folded = fold(label)
    for names, kinds in _TOPICS:
        if any(name in folded for name in names):
            kind = proposal.kind
            if kind == Proposal.Kind.ASSESSMENT:
                kind = str(proposal.values.get("kind") or "")
            return kind in kinds
    return False


@transaction.atomic
def land(
    report: Report,
    document: Document,
    chosen: Mapping[str, int],
    parts: Collection[str],
    *,
    account: Account,
    seen: Mapping[str, str] | None = None,
) -> int:
    """Take the chosen figures and parts into the report; return how many.

    `chosen` names for each key of a line the proposal to take. Raises ChangedMeanwhile when
    somebody wrote such a line since, ReportError for what cannot be taken.
    """
    demand(account, "land", report)
    demand(account, "view", document)
    offered = {
        (line.key, one.proposal): one
        for line in landing_lines(report, document)
        for one in line.candidates
    }
    taken = {key: offered.get((key, proposal)) for key, proposal in chosen.items()}
    entries = {key: one.written for key, one in taken.items() if one is not None}
    if len(entries) != len(taken) or any(one and one.problem for one in taken.values()):
        raise ReportError(_("Số liệu đã chọn không còn trong văn bản. Hãy mở lại trang này."))
    wanted = [one for one in landing_parts(report, document) if one.key in parts and one.text]
    if not entries and not wanted:
        raise ReportError(_("Chưa chọn số liệu hay phần viết nào."))
    saved = write_lines(
        report,
        entries,
        account=account,
        seen=seen,
        texts={one.key: one.text for one in wanted},
        verb="land",
        told={"document": str(document)[:200]},
    )
    if saved.problems:
        raise ReportError(saved.problems[0].message)
    stands_on = {key: one.proposal for key, one in taken.items() if one is not None}
    stands_on |= {one.key: one.proposal for one in wanted if one.proposal is not None}
    FigureSource.objects.filter(report=report, key__in=stands_on).delete()
    FigureSource.objects.bulk_create(
        FigureSource(report=report, key=key, proposal_id=pk) for key, pk in stands_on.items()
    )
    Report.objects.filter(pk=report.pk).update(document=document)
    return len(entries) + len(wanted)
