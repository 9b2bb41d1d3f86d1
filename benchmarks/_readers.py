"""Các bộ đọc được so: each loaded and run as its own handbook says, its finds brought to sets."""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

Gold = dict[str, Any]
SYLLABLES = range(2, 6)


@dataclass(slots=True)
class Found:
    """What one text gave: names of persons and days; None where the reader knows no such thing."""

    names: set[str] | None = None
    days: set[date] | None = None


Reader = Callable[[str, Gold], Found]


def ours() -> Reader:
    """Read everything: meeting, people, statements, tasks, figures, all at once."""
    from phoihop.reading.reader import read

    def find(text: str, _: Gold) -> Found:
        reading = read(text)
        days = {task.due.day for task in reading.assignments if task.due is not None}
        days |= {reading.meeting.day} if reading.meeting.day is not None else set()
        return Found({_plain(person.name) for person in reading.people}, days)

    return find


def proper_nouns() -> Reader:
    """Take the proper nouns of two to five syllables for names."""
    from underthesea import pos_tag

    def find(text: str, _: Gold) -> Found:
        nouns = (word for word, tag in pos_tag(text) if tag == "Np")
        return Found({_plain(noun) for noun in nouns if len(noun.split()) in SYLLABLES})

    return find


def named_entities() -> Reader:
    """Join the words that are marked as one person."""
    from underthesea import ner

    def find(text: str, _: Gold) -> Found:
        names: list[list[str]] = []
        inside = False
        for word, _tag, _chunk, entity in ner(text):
            if entity == "B-PER":
                names.append([word])
            elif entity == "I-PER" and inside:
                names[-1].append(word)
            inside = entity in ("B-PER", "I-PER")
        return Found({_plain(" ".join(words)) for words in names})

    return find


def searched_dates() -> Reader:
    """Search dates with day and month; the year of the meeting is given where it is known."""
    from dateparser.search import search_dates

    def find(text: str, gold: Gold) -> Found:
        meeting = gold["meeting"].get("date")
        base = datetime.fromisoformat(meeting) if meeting else datetime(2025, 6, 30)  # noqa: DTZ001
        settings = {"REQUIRE_PARTS": ["day", "month"], "RELATIVE_BASE": base}
        found = search_dates(text, languages=["vi"], settings=settings) or []
        return Found(days={day.date() for _, day in found})

    return find


READERS: dict[str, tuple[Callable[[], Reader], str]] = {
    "phoihop, every field": (ours, "phoihop"),
    "underthesea pos_tag, Np": (proper_nouns, "underthesea"),
    "underthesea ner, PER": (named_entities, "underthesea"),
    "dateparser search_dates": (searched_dates, "dateparser"),
}


@dataclass(slots=True)
class Score:
    """Điểm: how many were right, of how many found, of how many that there are."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, found: Iterable[object], wanted: set[Any], beside: set[Any]) -> None:
        found = set(found) - beside
        self.right += len(found & wanted)
        self.found += len(found)
        self.wanted += len(wanted)

    def __str__(self) -> str:
        if not self.found:
            return "–"
        precision, recall = self.right / self.found, self.right / self.wanted
        f1 = 2 * self.right / (self.found + self.wanted)
        return f"{precision:.2f} / {recall:.2f} / **{f1:.2f}**"


@dataclass(slots=True)
class Scores:
    """Điểm của một bộ đọc trên mọi văn bản."""

    names: Score = field(default_factory=Score)
    days: Score = field(default_factory=Score)

    def add(self, found: Found, gold: Gold) -> None:
        if found.names is not None:
            named = {_plain(one["name"]) for one in gold["people"]}
            beside = {_plain(name) for name in gold.get("people_ignore", ())}
            self.names.add(found.names, named, beside - named)
        if found.days is not None:
            days = [gold["meeting"].get("date"), *(one["due"] for one in gold["assignments"])]
            self.days.add(found.days, {date.fromisoformat(day) for day in days if day}, set())


def measured(name: str, samples: Path, rounds: int) -> dict[str, float | str]:
    """Load the reader, read every text in every round, and tell how fast and how well."""
    load, package = READERS[name]
    texts = [
        (path.read_text(encoding="utf-8"), _answers(path)) for path in samples.glob("*/docs/*.txt")
    ]
    start = time.process_time()
    find = load()
    took = time.process_time() - start
    find(*texts[0])  # Models and lexicons are loaded now.
    seconds: list[float] = []
    found: list[Found] = []
    while len(seconds) < rounds and sum(seconds) < _PATIENCE:
        start = time.process_time()
        found = [find(text, gold) for text, gold in texts]
        seconds.append(time.process_time() - start)
    scores = Scores()
    for one, (_, gold) in zip(found, texts, strict=True):
        scores.add(one, gold)
    return {
        "reader": name,
        "version": _version(package),
        "texts": len(texts),
        "bytes": statistics.mean(len(text.encode()) for text, _ in texts),
        "import": took,
        "rate": len(texts) / statistics.median(seconds),
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _IN_A_MEGABYTE,
        "names": str(scores.names),
        "days": str(scores.days),
    }


_PATIENCE = 20.0
"""Seconds after which no further round begins."""
_IN_A_MEGABYTE = 1024**2 if sys.platform == "darwin" else 1024


def _answers(path: Path) -> Gold:
    gold = path.parent.parent / "gold" / f"{path.stem}.json"
    answers: Gold = json.loads(gold.read_text(encoding="utf-8"))
    return answers


def _version(package: str) -> str:
    if package == "phoihop":
        from phoihop import __version__

        return __version__
    return version(package)


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", " ".join(name.replace("_", " ").split())).casefold()
