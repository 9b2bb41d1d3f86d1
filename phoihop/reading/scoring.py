"""Chấm điểm: how a reading agrees with the answers of one document, field by field.

Words are compared without regard to spacing, composition and case, and to
nothing else. Two quotes agree when their longest common run covers half of the
shorter one; a quote of a whole page agrees with nothing, so that quoting much
wins nothing. Every item agrees at most once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from phoihop.lib.vietnamese import normalise

Answers = dict[str, Any]
Item = dict[str, Any]

HALF = 0.5
_SHORT_QUOTE = 10
_WHOLE_PAGE, _TIMES_LONGER = 600, 6


@dataclass(slots=True)
class Score:
    """Điểm của một trường: what was found, what was missed, what was read too much."""

    found: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    @property
    def counts(self) -> tuple[int, int, int]:
        """Found, read and expected."""
        return (
            len(self.found),
            len(self.found) + len(self.extra),
            len(self.found) + len(self.missed),
        )


@dataclass(slots=True)
class DocumentScore:
    """Điểm của một văn bản: lists field by field, and whether each single value is right."""

    fields: dict[str, Score]
    values: dict[str, bool]


def score_document(read: Answers, expected: Answers) -> DocumentScore:
    """Compare the answers read from one document with those expected."""
    skipped = set(_list(expected, "not_annotated"))
    read = {name: value for name, value in read.items() if name not in skipped}
    fields = {name: score(read, expected) for name, score in FIELDS.items()}
    return DocumentScore(fields, _values(read, expected))


def rates(found: int, read: int, expected: int) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean; nothing read of nothing asked is perfect."""
    precision = found / read if read else float(not expected)
    recall = found / expected if expected else 1.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def plain(words: object) -> str:
    """The form in which words are compared."""
    return " ".join(normalise("" if words is None else str(words)).split()).casefold()


def overlap(one: object, other: object) -> float:
    """How much of the shorter quote stands in the other, from 0 to 1; `one` was read."""
    a, b = plain(one), plain(other)
    if not a or not b or len(a) > max(_WHOLE_PAGE, _TIMES_LONGER * len(b)):
        return 0.0
    shorter = min(len(a), len(b))
    if a in b or b in a:
        return float(shorter >= _SHORT_QUOTE)
    match = SequenceMatcher(None, a, b, autojunk=False).find_longest_match(0, len(a), 0, len(b))
    return match.size / shorter


def _pairs(
    read: list[Item], expected: list[Item], same: Callable[[Item, Item], bool] | None = None
) -> list[tuple[int, int]]:
    """Pairs of agreeing quotes, best first; among equals the nearest in length."""
    candidates = []
    for i, one in enumerate(read):
        for j, other in enumerate(expected):
            if same is None or same(one, other):
                common = overlap(one.get("quote"), other.get("quote"))
                if common >= HALF:
                    apart = abs(len(plain(one.get("quote"))) - len(plain(other.get("quote"))))
                    candidates.append((-common, apart, i, j))
    pairs: list[tuple[int, int]] = []
    used_read: set[int] = set()
    used_expected: set[int] = set()
    for _, _, i, j in sorted(candidates):
        if i not in used_read and j not in used_expected:
            used_read.add(i)
            used_expected.add(j)
            pairs.append((i, j))
    return pairs


def _quotes(
    name: str,
    read: Answers,
    expected: Answers,
    same: Callable[[Item, Item], bool] | None = None,
) -> Score:
    ours, theirs = _list(read, name), _list(expected, name)
    pairs = _pairs(ours, theirs, same)
    matched = {i for i, _ in pairs}, {j for _, j in pairs}
    return Score(
        found=[_label(theirs[j]) for _, j in pairs],
        missed=[_label(item) for j, item in enumerate(theirs) if j not in matched[1]],
        extra=[_label(item) for i, item in enumerate(ours) if i not in matched[0]],
    )


def _bags(read: Iterable[str], expected: Iterable[str]) -> Score:
    ours, theirs = Counter(read), Counter(expected)
    return Score(
        found=sorted((ours & theirs).elements()),
        missed=sorted((theirs - ours).elements()),
        extra=sorted((ours - theirs).elements()),
    )


def _people(answers: Answers, expected: Answers) -> list[Item]:
    ignored = {plain(name) for name in _list(expected, "people_ignore")}
    people = _list(answers, "people")
    if answers is expected:
        return people
    return [person for person in people if plain(person.get("name")) not in ignored]


def _names(read: Answers, expected: Answers) -> Score:
    ours, theirs = (
        {plain(person.get("name")) for person in _people(answers, expected)}
        for answers in (read, expected)
    )
    return _bags(ours, theirs)


def _posts(read: Answers, expected: Answers) -> Score:
    ours, theirs = (
        {
            f"{plain(person.get('name'))} · {plain(post)}"
            for person in _people(answers, expected)
            for post in _list(person, "posts")
        }
        for answers in (read, expected)
    )
    return _bags(ours, theirs)


def _statements(read: Answers, expected: Answers) -> Score:
    return _quotes(
        "statements",
        read,
        expected,
        lambda one, other: all(
            plain(one.get(k)) == plain(other.get(k)) for k in ("speaker", "kind")
        ),
    )


def _due_dates(read: Answers, expected: Answers) -> Score:
    ours, theirs = _list(read, "assignments"), _list(expected, "assignments")
    right = [
        (i, j)
        for i, j in _pairs(ours, theirs)
        if theirs[j].get("due") and ours[i].get("due") == theirs[j]["due"]
    ]
    hit = {i for i, _ in right}, {j for _, j in right}
    return Score(
        found=[_due_label(theirs[j]) for _, j in right],
        missed=[_due_label(x) for j, x in enumerate(theirs) if x.get("due") and j not in hit[1]],
        extra=[_due_label(x) for i, x in enumerate(ours) if x.get("due") and i not in hit[0]],
    )


def _figures(read: Answers, expected: Answers) -> Score:
    """Value and unit decide; a figure too many that touches an ignored quote is not counted."""
    ignored = [plain(quote) for quote in _list(expected, "figures_ignore")]
    score = Score()
    left = Counter(_figure_key(item) for item in _list(expected, "figures"))
    for item in _list(read, "figures"):
        key = _figure_key(item)
        if left[key] > 0:
            left[key] -= 1
            score.found.append(key)
            continue
        quote = plain(item.get("quote"))
        if not any(quote and (quote in other or other in quote) for other in ignored):
            score.extra.append(f"{key} · {quote}")
    score.missed = list(left.elements())
    return score


def _figure_key(item: Item) -> str:
    return f"{_number(item.get('value'))} {plain(item.get('unit'))}"


def _tallies(read: Answers, expected: Answers) -> Score:
    return _bags(
        map(_tally_key, _list(read, "tallies")), map(_tally_key, _list(expected, "tallies"))
    )


def _whole_tallies(read: Answers, expected: Answers) -> Score:
    ours, theirs = (
        [f"{_tally_key(item)}: {_bands(item)}" for item in _list(answers, "tallies")]
        for answers in (read, expected)
    )
    return _bags(ours, theirs)


def _tally_key(item: Item) -> str:
    return f"{plain(item.get('body'))} · {_number(item.get('total'))}"


def _bands(item: Item) -> str:
    bands = [
        (plain(band.get("label")), _number(band.get("count"))) for band in _list(item, "bands")
    ]
    return ", ".join(f"{label} {count}" for label, count in sorted(bands))


def _cited(read: Answers, expected: Answers) -> Score:
    ours, theirs = (set(map(plain, _list(a, "cited_documents"))) for a in (read, expected))
    return _bags(ours, theirs)


FIELDS: dict[str, Callable[[Answers, Answers], Score]] = {
    "people (name)": _names,
    "people + posts": _posts,
    "statements (speaker+kind)": _statements,
    "statements (quote only)": lambda read, expected: _quotes("statements", read, expected),
    "recommendations": lambda read, expected: _quotes("recommendations", read, expected),
    "assignments": lambda read, expected: _quotes("assignments", read, expected),
    "due dates": _due_dates,
    "figures (value+unit)": _figures,
    "tallies (body+total)": _tallies,
    "tallies (all bands)": _whole_tallies,
    "cited documents": _cited,
}
VALUES = ("is_meeting", "date", "level", "chairs", "time_of_day", "place")


def _values(read: Answers, expected: Answers) -> dict[str, bool]:
    """Single values of the meeting; all but `is_meeting` only where there was one."""
    ours, theirs = read.get("meeting") or {}, expected.get("meeting") or {}
    said = ours.get("is_meeting")
    right = {"is_meeting": said is not None and bool(said) == bool(theirs.get("is_meeting"))}
    if theirs.get("is_meeting"):
        for name in ("date", "level", "time_of_day", "place"):
            right[name] = bool(ours) and plain(ours.get(name)) == plain(theirs.get(name))
        chairs = [set(map(plain, _list(meeting, "chairs"))) for meeting in (ours, theirs)]
        right["chairs"] = bool(ours) and chairs[0] == chairs[1]
    return right


def _list(answers: Answers, name: str) -> list[Any]:
    value = answers.get(name)
    return [item for item in value if item] if isinstance(value, list) else []


def _number(value: object) -> str:
    try:
        return f"{float(str(value)):.9g}"
    except ValueError:
        return "?" + plain(value)


def _label(item: Item) -> str:
    who = item.get("speaker") or item.get("from") or item.get("by") or ""
    kind = f" [{item['kind']}]" if item.get("kind") else ""
    return f"{plain(who)}{kind}: {plain(item.get('quote'))}"


def _due_label(item: Item) -> str:
    return f"{item.get('due')}: {plain(item.get('quote'))}"
