"""Giải thích: the steps of a reading for a terminal; which rule, which words, what lost."""

from __future__ import annotations

import json
from collections.abc import Iterator

from phoihop.lib.language import say
from phoihop.reading.facts import Proposal, Reading, Step
from phoihop.reading.labels import one_line
from phoihop.reading.spans import Span

_LONGEST = 200


def as_lines(reading: Reading, text: str, *, at: int | None, as_json: bool) -> Iterator[str]:
    """What the reader decided; only what concerns one place when `at` is given."""
    proposals = [found for found in reading.proposals if _concerns(found.span, at)]
    steps = [step for step in reading.trace if _concerns(step.span, at)]
    if as_json:
        yield json.dumps(_values(proposals, steps, text), ensure_ascii=False, indent=1)
        return
    if at is not None:
        yield _around(text, at)
        yield from _block_lines(reading, at)
    yield from _proposal_lines(proposals, text)
    yield from _step_lines(steps, text)
    if not proposals and not steps:
        yield say("Không quy tắc nào dùng đến chỗ này.", "No rule used this place.")


def _concerns(span: Span, at: int | None) -> bool:
    return at is None or span.start <= at < max(span.end, span.start + 1)


def _around(text: str, at: int) -> str:
    before, after = one_line(text[max(at - 40, 0) : at]), one_line(text[at : at + 40])
    return say(f"Vị trí {at}: …{before}⟦{after}⟧…", f"Offset {at}: …{before}⟦{after}⟧…")


def _block_lines(reading: Reading, at: int) -> Iterator[str]:
    """What part of the page the place belongs to: only body parts feed facts."""
    for block in reading.blocks:
        if _concerns(block.span, at):
            part = say("Phần", "Part")
            yield f"{part}: {block.role} · {one_line(block.why)} {_place(block.span)}"


def _proposal_lines(proposals: list[Proposal], text: str) -> Iterator[str]:
    if not proposals:
        return
    yield ""
    yield say("ĐỀ XUẤT", "PROPOSALS")
    for found in sorted(proposals, key=lambda one: one.span):
        yield f"{found.kind} · {say('quy tắc', 'rule')} {found.rule} · {_place(found.span)}"
        yield f"    “{_words(found.span, text)}”"
        for name, value in found.fields.items():
            note = f" ({one_line(value.note)})" if value.note else ""
            yield f"    {name} = {json.dumps(value.value, ensure_ascii=False)}{note}"
            for span in value.evidence:
                yield f"        ← “{_words(span, text)}” {_place(span)}"
        for warning in found.warnings:
            yield f"    ! {one_line(warning)}"


def _step_lines(steps: list[Step], text: str) -> Iterator[str]:
    if not steps:
        return
    yield ""
    yield say("CÁC BƯỚC ĐỌC", "STEPS")
    for step in steps:
        yield f"{step.stage} · {step.rule} · {step.outcome} · {_place(step.span)}"
        yield f"    “{_words(step.span, text)}”"
        if step.why:
            yield f"    {one_line(step.why)}"


def _values(proposals: list[Proposal], steps: list[Step], text: str) -> dict[str, object]:
    return {
        "proposals": [
            {
                "kind": found.kind,
                "rule": found.rule,
                "span": [found.span.start, found.span.end],
                "quote": found.span.of(text),
                "fields": {
                    name: {
                        "value": value.value,
                        "evidence": [[span.start, span.end] for span in value.evidence],
                        "note": value.note,
                    }
                    for name, value in found.fields.items()
                },
                "warnings": list(found.warnings),
            }
            for found in proposals
        ],
        "steps": [
            {
                "stage": step.stage,
                "rule": step.rule,
                "span": [step.span.start, step.span.end],
                "quote": step.span.of(text),
                "outcome": step.outcome,
                "why": step.why,
            }
            for step in steps
        ],
    }


def _words(span: Span, text: str) -> str:
    words = one_line(span.of(text))
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"


def _place(span: Span) -> str:
    return f"[{span.start}–{span.end}]"
