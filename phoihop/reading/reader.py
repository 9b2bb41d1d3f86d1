"""Bộ đọc: the stages in order, from the stored text to proposals."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from phoihop.lib.collector import resting
from phoihop.lib.working_days import WorkingCalendar
from phoihop.reading.assemble import propose
from phoihop.reading.assessments import read_assessments, read_movements, read_programmes
from phoihop.reading.authority import Rank
from phoihop.reading.blocks import Part, cut_blocks, sentences, signatures
from phoihop.reading.bodies import mark_bodies
from phoihop.reading.cities import settle_city
from phoihop.reading.counts import read_counts
from phoihop.reading.discourse import read_discourse
from phoihop.reading.exchange import map_spans
from phoihop.reading.facts import (
    Assignment,
    Block,
    CitedDocument,
    Meeting,
    Reading,
    Step,
)
from phoihop.reading.lexicon import FOLDER, load
from phoihop.reading.marks import Marks, mark_lexicon
from phoihop.reading.meeting import read_meeting
from phoihop.reading.meeting_level import issuer_level
from phoihop.reading.names import (
    mark_columns,
    mark_names,
    mark_names_after_posts,
    mark_names_before_posts,
)
from phoihop.reading.no_verbs import unmark_verbs
from phoihop.reading.page import document_kind, published_day, read_page
from phoihop.reading.papers import PAPERS, issuer_of, read_paper
from phoihop.reading.people import mark_dashes, read_people
from phoihop.reading.posts import mark_posts
from phoihop.reading.quantities import mark_quantities
from phoihop.reading.quantities.references import read_references
from phoihop.reading.quantities.years import YearVote, year_votes
from phoihop.reading.restated import tell_once
from phoihop.reading.roles import assign_roles
from phoihop.reading.said import Discourse
from phoihop.reading.sayings import read_sayings
from phoihop.reading.source import Source
from phoihop.reading.spans import Span, Taken
from phoihop.reading.speakers import Speaker, Speakers
from phoihop.reading.task_tables import read_task_tables
from phoihop.reading.tasks import read_assignments
from phoihop.reading.tokens import tokenise
from phoihop.reading.trace import steps_of
from phoihop.reading.watching import asks_to_watch_in
from phoihop.reading.written_orders import read_written_orders

ENGINE_VERSION = "1"


@dataclass(slots=True)
class Marked:
    """Văn bản đã đánh dấu: tokens with every mark, and the blocks with their roles."""

    source: Source
    marks: Marks
    parts: list[Part]


def mark(text: str, folders: tuple[Path, ...] = (FOLDER,)) -> Marked:
    """Run the stages that know words but not yet facts."""
    source = Source(text)
    tokens = tokenise(source.text)
    parts = cut_blocks(tokens)
    marks = mark_lexicon(tokens, load(folders))
    unmark_verbs(marks)
    mark_dashes(marks)
    mark_names(marks)
    settle_city(marks)
    mark_bodies(marks)
    mark_quantities(marks)
    mark_posts(marks)
    mark_names_after_posts(marks)
    mark_names_before_posts(marks)
    mark_columns(marks)
    assign_roles(marks, parts)
    return Marked(source, marks, parts)


def read(
    text: str,
    *,
    published_on: date | None = None,
    folders: tuple[Path, ...] = (FOLDER,),
    trace: bool = False,
    calendar: WorkingCalendar | None = None,
) -> Reading:
    """Read what `text` says. Never raises on strange text: it reads less.

    `published_on` anchors days written without a year; a publication line in the text serves when
    it is not given. Working days are counted by `calendar`, or by the table that comes with the
    program. With `trace` every decision is told too. Spans in the answer point into `text`
    as passed in.
    """
    with resting():
        return _read(text, published_on, folders, calendar, trace=trace)


def _read(
    text: str,
    published_on: date | None,
    folders: tuple[Path, ...],
    calendar: WorkingCalendar | None,
    *,
    trace: bool,
) -> Reading:
    marked = mark(text, folders)
    if calendar is not None:
        marked.marks.calendar = calendar
    anchor = published_on or published_day(marked.marks, marked.parts)
    reading = _facts(marked, anchor, load(folders).version)
    if trace:
        steps = steps_of(marked.marks, marked.parts, reading, anchor=anchor)
        reading = replace(reading, trace=steps)
    source = marked.source
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    if not source.is_aligned:
        reading = map_spans(reading, lambda span: source.original_span(span.start, span.end))
    return replace(reading, text_sha256=digest, proposals=propose(text, reading))


def explain(
    text: str,
    at: int | None = None,
    *,
    published_on: date | None = None,
    folders: tuple[Path, ...] = (FOLDER,),
) -> list[Step]:
    """Say why `text` was read as it was: every step, or those that concern the character `at`."""
    reading = read(text, published_on=published_on, folders=folders, trace=True)
    if at is None:
        return list(reading.trace)
    return [step for step in reading.trace if step.span.start <= at < step.span.end]


def _facts(marked: Marked, anchor: date | None, lexicon_version: str) -> Reading:
    marks, parts = marked.marks, marked.parts
    body = [part for part in parts if part.is_body]
    people, roll = read_people(marks, [*body, *signatures(parts)])
    speakers = Speakers(marks, roll)
    votes = _votes(marks, parts)
    kind = document_kind(marks, parts)
    meeting = read_meeting(marks, parts, speakers, votes, published_on=anchor, document_kind=kind)
    discourse = _discourse(marks, parts, speakers, meeting, kind)
    tell_once(marks, parts, discourse)
    # Who asks to watch citizens is quoted, and nothing is made of it.
    asked = [one for one in discourse.recommendations if not asks_to_watch_in(marks, one.span)]
    said_on = meeting.day or anchor
    assignments = _assignments(marks, parts, discourse, meeting, issuer_of(marks, parts), said_on)
    counts = read_counts(marks, body, meeting.hosts[0] if meeting.hosts else "")
    references = _references(marks, body)
    used = [
        *(one.span for one in discourse.statements),
        *(one.span for one in asked),
        *(one.span for one in assignments),
    ]
    assessments = read_assessments(marks, body, used)
    movements, programmes = read_movements(marks, body), read_programmes(marks, body)
    spans = [
        *used,
        *(one.span for one in assessments),
        *(one.span for one in counts.figures),
        *(one.span for one in counts.tallies),
        *(one.span for one in people),
        *([meeting.span] if meeting.span else []),
    ]
    return Reading(
        text_sha256="",
        engine_version=ENGINE_VERSION,
        lexicon_version=lexicon_version,
        blocks=tuple(Block(part.span, part.role, part.why) for part in parts),
        page=read_page(marks, parts),
        meeting=meeting,
        people=tuple(people),
        statements=tuple(discourse.statements),
        recommendations=tuple(asked),
        assignments=tuple(assignments),
        figures=tuple(counts.figures),
        comparisons=tuple(counts.comparisons),
        tallies=tuple(counts.tallies),
        assessments=tuple(assessments),
        programmes=tuple(programmes),
        movements=tuple(movements),
        cited_documents=tuple(references),
        remainder=tuple(_remainder(marks, body, spans)),
    )


def _discourse(
    marks: Marks, parts: list[Part], speakers: Speakers, meeting: Meeting, kind: str
) -> Discourse:
    """Return what was said at the meeting, what a paper orders, or what news tell of orders."""
    body = [part for part in parts if part.is_body]
    level = meeting.level or issuer_level(marks, parts)
    rank = Rank(frozenset(meeting.chairs), level, order=meeting.chairs, hosts=meeting.hosts)
    if meeting.chairs:
        posts = speakers.posts_of(meeting.chairs[0])
        speakers.chair = Speaker(meeting.chairs[0], 0, 1, "person", posts)
    if meeting.is_meeting:
        concluder = _concluder(marks, parts, speakers, kind)
        host = meeting.hosts[0] if meeting.hosts else ""
        return read_discourse(marks, body, speakers, rank, concludes=concluder, host=host)
    issuer = issuer_of(marks, parts)
    if issuer is not None and kind in PAPERS:
        return read_paper(marks, body, issuer, rank, kind)
    found = read_written_orders(marks, body, speakers, rank, issuer)
    found.statements = read_sayings(marks, body, speakers, rank)
    return found


def _assignments(
    marks: Marks,
    parts: list[Part],
    discourse: Discourse,
    meeting: Meeting,
    issuer: Speaker | None,
    said_on: date | None,
) -> list[Assignment]:
    """Return the tasks of the speeches and orders, then those of tables that no speech holds."""
    year = said_on.year if said_on else None
    found = read_assignments(marks, parts, discourse.tasks, said_on=said_on, context_year=year)
    by = meeting.chairs[0] if meeting.chairs else (issuer.name if issuer is not None else "")
    told = [one.span for one in found]
    listed = read_task_tables(marks, by, said_on=said_on, context_year=year)
    return [*found, *(one for one in listed if not any(one.span.meets(span) for span in told))]


def _concluder(marks: Marks, parts: list[Part], speakers: Speakers, kind: str) -> Speaker | None:
    """Return whose conclusion a notice makes known: "Kết luận của đồng chí …" in its title."""
    if kind != "thông báo kết luận":
        return None
    for part in parts[:12]:
        if part.role not in ("title", "heading", "paragraph"):
            continue
        for index in range(part.first, part.last):
            speaker = speakers.at(index, part.last, None)
            if speaker is not None and speaker.is_one:
                return speaker
    return None


def _references(marks: Marks, parts: list[Part]) -> list[CitedDocument]:
    found: dict[str, CitedDocument] = {}
    for part in parts:
        for reference in read_references(marks.tokens, marks, part.first, part.last):
            found.setdefault(reference.text.casefold(), reference)
    whole = {(one.kind, _leading(one.number)) for one in found.values() if not one.number.isdigit()}
    return [
        one
        for one in found.values()
        if not one.number.isdigit() or (one.kind, one.number) not in whole
    ]


def _leading(number: str) -> str:
    """Return the digits that a number opens with: "62-KL/TW" is later called "Kết luận 62"."""
    return number[: len(number) - len(number.lstrip("0123456789"))]


def _remainder(marks: Marks, parts: list[Part], used: list[Span]) -> list[Span]:
    """Return every sentence of the body that no fact stands in."""
    taken = Taken(used)
    found: list[Span] = []
    for part in parts:
        if part.role not in ("paragraph", "list_item", "turn", "heading"):
            continue
        for first, last in sentences(marks.tokens, part):
            span = marks.tokens.span(first, last)
            if not taken.meets(span):
                found.append(span)
    return found


def _votes(marks: Marks, parts: list[Part]) -> list[YearVote]:
    """Return the years named in the title and the first paragraphs, else anywhere in the body."""
    body = [part for part in parts if part.is_body]
    lead = [vote for part in body[:3] for vote in year_votes(marks, part.first, part.last)]
    votes = lead or [vote for part in body for vote in year_votes(marks, part.first, part.last)]
    return [vote for vote in votes if vote.year in _LIKELY_YEARS]


_LIKELY_YEARS = range(2000, 2031)
"""A year before is history, one behind a far goal: neither dates a day without its year."""
