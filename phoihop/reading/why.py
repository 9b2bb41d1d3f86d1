"""Vì sao: what the reader decided about one proposal, gathered for the person who looks at it.

Reads the stored text anew, so it tells of the reader and the lexicon as they are now.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from phoihop.lib.confine import Limits, run
from phoihop.reading.exchange import from_json, to_json
from phoihop.reading.facts import Proposal, Reading, Step
from phoihop.reading.rules import in_words
from phoihop.reading.spans import Span

AROUND = 300
"""Characters of its paragraph that are shown before and after a proposal."""
MOST_STEPS = 40
SHORT = 50_000
"""Characters that are read in well under a second whatever they say."""
_NAMES = ("BODY", "BHEAD", "SECTOR", "LEVEL", "HEAD", "POSTMOD", "HON", "HONS")
_PARTS = ("BHEAD", "SECTOR")
"""Words that mean something only inside the name of a body or a post."""
_SPEAKING = ("SAY", "MUST", "WATCH", "WATCHED", *_NAMES)
_TELLING: dict[str, tuple[str, ...]] = {
    "assignment": (*_SPEAKING, "LATEST", "FINISH", "STANDING", "LATER", "SOON", "WORKDAYS"),
    "recommendation": _SPEAKING,
    "statement": (*_SPEAKING, "ASSESS"),
    "assessment": ("ASSESS", "BODY"),
    "meeting": ("EVENT", "EVENTV", "HELD", "CHAIR", "CHAIRED", "PARTOFDAY", "KINDCUE", *_NAMES),
    "person": ("SURNAME", *_NAMES),
    "figure": ("UNIT", "QUALIFIER", "LABEL"),
    "tally": ("BAND", "UNIT", "QUALIFIER", "BODY"),
    "cited_document": ("DOCKIND",),
    "movement": ("DOCKIND",),
    "programme": ("DOCKIND", "BODY"),
}
"""The classes of words that a proposal of each kind stands on; others only happen to be there."""
_SECONDS = Limits(wall_seconds=20, cpu_seconds=15)


@dataclass(frozen=True, slots=True)
class RuleTold:
    """Quy tắc đã dùng: its id, what it asks for in words, its pattern where it is data."""

    id: str
    words: str
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Why:
    """Vì sao có đề xuất này. Every span points into the stored text.

    `context` is the paragraph, cut where it is long; `parts` name the words behind each value
    (field, span), also where they stand elsewhere in the document. `entries`, `years` and `lost`
    are steps of the reader that touch these words.
    """

    context: Span
    parts: tuple[tuple[str, Span], ...]
    rules: tuple[RuleTold, ...]
    entries: tuple[Step, ...]
    years: tuple[Step, ...]
    lost: tuple[Step, ...]
    notes: tuple[tuple[str, str], ...]


def why(
    text: str,
    kind: str,
    span: Span,
    *,
    published_on: date | None = None,
    folders: tuple[Path, ...] = (),
) -> Why | None:
    """Say why `text` yields a proposal of this kind at `span`; None when it yields none now."""
    from phoihop.reading.lexicon import FOLDER
    from phoihop.reading.reader import read

    reading = read(text, published_on=published_on, folders=folders or (FOLDER,), trace=True)
    proposal = _same(reading.proposals, kind, span)
    own = next((folder for folder in folders or () if folder != FOLDER), None)
    return _gathered(text, reading, proposal, own) if proposal else None


def why_safely(text: str, kind: str, span: Span, *, published_on: date | None = None) -> Why | None:
    """The same, a long text in a child with limits. Raises `Confined`, `BadLexicon`."""
    from phoihop.reading.own_lexicon import lexicon_folders, own_lexicon

    if len(text) <= SHORT:
        folders = lexicon_folders(own_lexicon())
        return why(text, kind, span, published_on=published_on, folders=folders)
    order = {
        "kind": kind,
        "span": [span.start, span.end],
        "published_on": published_on.isoformat() if published_on else None,
        "lexicon": own_lexicon(),
    }
    payload = text.encode("utf-8", "surrogatepass")
    told = run("phoihop.reading.why:told", payload, order, limits=_SECONDS)
    return None if told is None else from_json(Why, told)


def told(payload: bytes, kind: str, span: list[int], published_on: str | None, lexicon: str) -> Any:
    """What the child does: the answer of `why` as plain JSON."""
    from phoihop.reading.own_lexicon import lexicon_folders

    answer = why(
        payload.decode("utf-8", "surrogatepass"),
        kind,
        Span(*span),
        published_on=date.fromisoformat(published_on) if published_on else None,
        folders=lexicon_folders(lexicon),
    )
    return to_json(answer)


def _same(proposals: tuple[Proposal, ...], kind: str, span: Span) -> Proposal | None:
    """The proposal that is meant: at the same words, else the one that shares most of them."""
    alike = [one for one in proposals if one.kind == kind and one.span.meets(span)]
    return max(alike, key=lambda one: (one.span == span, _shared(one.span, span)), default=None)


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _gathered(text: str, reading: Reading, proposal: Proposal, own: Path | None) -> Why:
    parts = tuple(
        (name, span) for name, field in proposal.fields.items() for span in field.evidence
    )
    near = [proposal.span, *(span for _, span in parts)]
    steps = [step for step in reading.trace if any(step.span.meets(span) for span in near)]
    return Why(
        context=_context(text, reading, proposal.span),
        parts=parts,
        rules=_rules(proposal, steps, own),
        entries=_first(_entries(proposal.kind, steps)),
        years=_first([step for step in steps if step.stage == "year"]),
        lost=_first(_lost(proposal.kind, steps)),
        notes=tuple((name, field.note) for name, field in proposal.fields.items() if field.note),
    )


def _rules(proposal: Proposal, steps: list[Step], own: Path | None) -> tuple[RuleTold, ...]:
    known = {step.rule: step.why for step in steps if step.stage == "rule"}
    ids = [proposal.rule]
    if proposal.kind == "assignment":
        ids += [step.rule for step in steps if step.stage == "rule" and step.rule[:4] == "due."]
    return tuple(
        RuleTold(one, in_words(one, own), known.get(one, "")) for one in dict.fromkeys(ids)
    )


def _entries(kind: str, steps: list[Step]) -> list[Step]:
    """The entries that count for this kind, without those that stand inside a longer one."""
    inside = {(step.rule, step.span) for step in steps if step.stage == "lost"}
    wholes = [step.span for step in steps if step.outcome in ("ORG", "POST")]
    return [
        step
        for step in steps
        if step.stage == "lexicon"
        and step.outcome in _TELLING[kind]
        and (step.rule, step.span) not in inside
        and (step.outcome not in _PARTS or any(whole.covers(step.span) for whole in wholes))
    ]


def _lost(kind: str, steps: list[Step]) -> list[Step]:
    tags = {(step.rule, step.span): step.outcome for step in steps if step.stage == "lexicon"}
    return [
        step
        for step in steps
        if step.stage == "lost"
        and tags.get((step.rule, step.span), _TELLING[kind][0]) in _TELLING[kind]
    ]


def _first(steps: list[Step]) -> tuple[Step, ...]:
    """Steps in reading order, each once, and not more than a person will look at."""
    return tuple(dict.fromkeys(steps))[:MOST_STEPS]


def _context(text: str, reading: Reading, span: Span) -> Span:
    holder = next((block.span for block in reading.blocks if block.span.meets(span)), span)
    start = max(min(holder.start, span.start), span.start - AROUND)
    end = min(max(holder.end, span.end), span.end + AROUND, len(text))
    return Span(start, end)
