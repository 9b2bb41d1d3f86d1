"""Trang HTML: the document on the left with its evidence marked, what was read on the right.

One file without scripts, pictures or addresses: it opens anywhere and fetches nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from phoihop.lib.language import language, say
from phoihop.reading.facts import Reading
from phoihop.reading.labels import (
    amount_of,
    due_of,
    kind_of_speech,
    level_of,
    one_line,
    time_of,
)
from phoihop.reading.source import Source
from phoihop.reading.spans import Span

Fact = tuple[str, str, Span]
"""Section, words, and where in the text they stand."""

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --line: #d0d7de;
  --mark: #fff3bf; --dim: #57606a; --edge: #bf8700 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --paper: #0d1117; --line: #30363d; --mark: #4b3f0c; --dim: #9aa4af }
}
body { margin: 0; color: var(--ink); background: var(--paper);
  font: 16px/1.6 "Segoe UI", Roboto, "Noto Sans", system-ui, sans-serif }
header, main > * { padding: 1rem 1.5rem }
header { border-bottom: 1px solid var(--line) }
h1 { font-size: 1.25rem; margin: 0 }
main { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr) }
.text { white-space: pre-wrap; overflow-wrap: anywhere; border-right: 1px solid var(--line) }
.facts h2 { font-size: 1rem; margin: 1.2rem 0 .3rem }
.facts ul { margin: 0; padding-left: 1.2rem }
.facts li { margin: .2rem 0 }
mark { background: var(--mark); color: inherit }
.rest { color: var(--dim) }
a { color: inherit }
:target { scroll-margin-top: 3rem }
:target + mark { outline: 2px solid var(--edge) }
.note { border-left: 4px solid var(--edge); padding-left: .6rem }
@media screen and (max-width: 50rem) { main { display: block } .text { border: 0 } }
"""


def as_page(reading: Reading, text: str, *, name: str, notes: Sequence[str] = ()) -> str:
    """A whole page about one document."""
    facts = list(_facts(reading))
    title = escape(one_line(reading.page.title or reading.meeting.title or name))
    told = "".join(f'<p class="note">{escape(one_line(note))}</p>' for note in notes)
    return (
        f'<!doctype html>\n<html lang="{language()}">\n<head><meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>{_STYLE}</style></head>\n<body>\n"
        f"<header><h1>{title}</h1><p>{escape(one_line(name))}</p>{told}</header>\n<main>\n"
        f'<article class="text" lang="vi">{_marked(text, facts, reading.remainder)}</article>\n'
        f'<aside class="facts">{_meeting(reading)}{_lists(facts)}</aside>\n'
        "</main>\n</body>\n</html>\n"
    )


def _facts(reading: Reading) -> Iterator[Fact]:
    people = say("Người", "People")
    for person in reading.people:
        posts = "; ".join(post.text for post in person.posts)
        yield people, f"{person.name} – {posts}" if posts else person.name, person.span
    for said in reading.statements:
        told = f"{said.speaker} · {kind_of_speech(said.kind)}"
        yield say("Phát biểu", "Statements"), told, said.span
    for asked in reading.recommendations:
        told = f"{asked.by} → {asked.to}" if asked.to else asked.by
        yield say("Kiến nghị", "Recommendations"), told, asked.span
    for task in reading.assignments:
        told = f"{task.by or '–'} → {'; '.join(task.to) or '–'} · {due_of(task)}"
        yield say("Nhiệm vụ", "Tasks"), told, task.span
    for figure in reading.figures:
        yield say("Số liệu", "Figures"), amount_of(figure), figure.span
    for tally in reading.tallies:
        bands = ", ".join(f"{band.label}: {band.count}" for band in tally.bands)
        told = f"{tally.body} · {tally.total} ({bands})"
        yield say("Tổng hợp chỉ tiêu", "Targets"), told, tally.span
    yield from _other_facts(reading)


def _other_facts(reading: Reading) -> Iterator[Fact]:
    for found in reading.assessments:
        yield say("Nhận định", "Assessments"), kind_of_speech(found.kind), found.span
    for programme in reading.programmes:
        yield say("Chương trình", "Programmes"), programme.name, programme.span
    for movement in reading.movements:
        yield say("Phong trào", "Movements"), movement.name, movement.span
    for cited in reading.cited_documents:
        yield say("Văn bản được dẫn", "Cited documents"), cited.text, cited.span


def _meeting(reading: Reading) -> str:
    meeting = reading.meeting
    if not meeting.is_meeting:
        return f"<p>{say('Không phải hội nghị, cuộc họp.', 'Not a meeting.')}</p>"
    told = (
        time_of(meeting),
        level_of(meeting.level) if meeting.level else "",
        meeting.place or "",
        "; ".join(meeting.hosts),
        say("chủ trì: ", "chair: ") + "; ".join(meeting.chairs) if meeting.chairs else "",
        meeting.period or "",
    )
    heading = say("Hội nghị", "Meeting")
    return f"<h2>{heading}</h2><p>{escape(one_line(' · '.join(filter(None, told))))}</p>"


def _lists(facts: Sequence[Fact]) -> str:
    sections: dict[str, list[str]] = {}
    for number, (section, words, _) in enumerate(facts):
        entry = f'<li id="f{number}"><a href="#e{number}">{escape(one_line(words))}</a></li>'
        sections.setdefault(section, []).append(entry)
    return "\n".join(
        f"<h2>{escape(section)} ({len(entries)})</h2><ul>{''.join(entries)}</ul>"
        for section, entries in sections.items()
    )


def _marked(text: str, facts: Sequence[Fact], remainder: Sequence[Span]) -> str:
    """The text cut at every edge of evidence, so that overlapping evidence needs no nesting."""
    starts: dict[int, list[int]] = {}
    for number, (_, _, span) in enumerate(facts):
        starts.setdefault(span.start, []).append(number)
    evidence = _depths([span for _, _, span in facts])
    unused = _depths(remainder)
    edges = sorted({0, len(text), *evidence, *unused, *starts})
    pieces: list[str] = []
    in_evidence = in_rest = 0
    for start, end in zip(edges, [*edges[1:], len(text)], strict=True):
        in_evidence += evidence.get(start, 0)
        in_rest += unused.get(start, 0)
        pieces += [f'<span id="e{number}"></span>' for number in starts.get(start, ())]
        pieces.append(_piece(text[start:end], marked=in_evidence > 0, unused=in_rest > 0))
    return "".join(pieces)


def _depths(spans: Sequence[Span]) -> dict[int, int]:
    """How the number of spans that lie over a place changes at each edge."""
    changes: dict[int, int] = {}
    for span in spans:
        changes[span.start] = changes.get(span.start, 0) + 1
        changes[span.end] = changes.get(span.end, 0) - 1
    return changes


def _piece(words: str, *, marked: bool, unused: bool) -> str:
    if not words:
        return ""
    shown = escape(Source(words).text)
    if marked:
        return f"<mark>{shown}</mark>"
    return f'<span class="rest">{shown}</span>' if unused else shown
