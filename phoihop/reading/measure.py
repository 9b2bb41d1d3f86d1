"""Đo độ chính xác: read a folder of documents, compare with known answers, tell what changed."""

from __future__ import annotations

import json
import os
import time
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from phoihop.reading.answers import to_answers
from phoihop.reading.errors import UnreadableFile
from phoihop.reading.formats import open_document
from phoihop.reading.own_lexicon import lexicon_folders, own_lexicon
from phoihop.reading.scoring import FIELDS, VALUES, DocumentScore, rates, score_document

Found = dict[str, dict[str, list[str]]]


class NothingToMeasure(Exception):
    """Không có gì để đo: the sentence says which folder lacks what."""


@dataclass(slots=True)
class Measurement:
    """Kết quả đo: scores by document, what could not be read, and how long it took."""

    documents: dict[str, DocumentScore]
    unread: dict[str, str]
    characters: int
    seconds: float

    def totals(self) -> dict[str, tuple[int, int, int]]:
        """Found, read and expected over all documents, field by field."""
        return {name: self._total(name) for name in FIELDS}

    def values(self) -> dict[str, tuple[int, int]]:
        """How many single values are right, of how many."""
        told = {
            name: [score.values[name] for score in self.documents.values() if name in score.values]
            for name in VALUES
        }
        return {name: (sum(right), len(right)) for name, right in told.items()}

    def to_json(self) -> dict[str, Any]:
        """The same numbers for a program."""
        fields = {}
        for name, counts in self.totals().items():
            numbers = dict(zip(("tp", "pred", "gold"), counts, strict=True))
            shares = dict(zip(("precision", "recall", "f1"), rates(*counts), strict=True))
            fields[name] = {**numbers, **shares}
        return {
            "documents": len(self.documents),
            "fields": fields,
            "accuracy": {
                name: {"right": right, "of": of, "accuracy": right / of if of else None}
                for name, (right, of) in self.values().items()
            },
            "by_document": {
                stem: {name: rates(*score.fields[name].counts)[2] for name in FIELDS}
                for stem, score in self.documents.items()
            },
            "unread": self.unread,
        }

    def _total(self, name: str) -> tuple[int, int, int]:
        counts = [score.fields[name].counts for score in self.documents.values()]
        found, read, expected = (sum(column) for column in zip(*counts, strict=True))
        return found, read, expected


@dataclass(frozen=True, slots=True)
class Change:
    """Thay đổi: one item of one field of one document, gained or lost since the last run."""

    document: str
    field: str
    gained: bool
    item: str

    def to_json(self) -> dict[str, str | bool]:
        """The change for a program."""
        return asdict(self)


def measure(documents: Path, answers: Path) -> Measurement:
    """Read every document that has answers and score it; a document not read counts as empty."""
    expected = _expected(answers)
    folders = lexicon_folders(own_lexicon())
    scores: dict[str, DocumentScore] = {}
    unread: dict[str, str] = {}
    characters = 0
    seconds = 0.0
    _read(
        "UBND xã Hòa Lạc họp.", folders
    )  # Lexicons and places are loaded before the clock starts.
    for stem, known in expected.items():
        read: dict[str, Any] = {}
        try:
            text = _text_of(documents, stem)
            characters += len(text)
            start = time.perf_counter()
            read = _read(text, folders)
            seconds += time.perf_counter() - start
        except UnreadableFile as problem:
            unread[stem] = problem.message
        except FileNotFoundError:
            unread[stem] = f"Không có văn bản nào tên {stem} trong thư mục {documents}."
        scores[stem] = score_document(read, known)
    return Measurement(scores, unread, characters, seconds)


def changes_since_last_run(documents: Path, answers: Path, now: Measurement) -> list[Change] | None:
    """What was gained and lost since these folders were last measured; None the first time.

    The present state is kept for the next time.
    """
    file = _state_file(documents, answers)
    before = _kept(file)
    after = {
        stem: {name: score.fields[name].found for name in FIELDS}
        | {name: [name] if score.values.get(name) else [] for name in VALUES}
        for stem, score in now.documents.items()
    }
    _keep(file, after)
    if before is None:
        return None
    return [
        change
        for stem in sorted(set(before) & set(after))
        for name in after[stem]
        for change in _changes(stem, name, before[stem].get(name, []), after[stem][name])
    ]


def _changes(document: str, field: str, before: list[str], after: list[str]) -> list[Change]:
    old, new = list(before), []
    for item in after:
        if item in old:
            old.remove(item)
        else:
            new.append(item)
    gained = [Change(document, field, True, item) for item in new]
    return gained + [Change(document, field, False, item) for item in old]


def _expected(folder: Path) -> dict[str, dict[str, Any]]:
    if not folder.is_dir():
        raise NothingToMeasure(f"Không có thư mục {folder}. Hãy chỉ thư mục chứa đáp án (.json).")
    found = {
        file.stem: json.loads(file.read_text("utf-8")) for file in sorted(folder.glob("*.json"))
    }
    if not found:
        raise NothingToMeasure(f"Thư mục {folder} không có tệp đáp án nào (.json).")
    return found


def _text_of(folder: Path, stem: str) -> str:
    """The text of the document `STEM.*`, or else `STEM_*.*`."""
    candidates = sorted(folder.glob(f"{stem}.*")) or sorted(folder.glob(f"{stem}_*"))
    if not candidates:
        raise FileNotFoundError(stem)
    return open_document(candidates[0].read_bytes(), candidates[0].name).text


def _read(text: str, folders: tuple[Path, ...]) -> dict[str, Any]:
    from phoihop.reading import read

    return to_answers(read(text, folders=folders), text)


def _state_file(documents: Path, answers: Path) -> Path:
    folders = f"{documents.resolve()}\n{answers.resolve()}"
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "phoihop" / "measure" / f"{sha256(folders.encode()).hexdigest()[:16]}.json"


def _kept(file: Path) -> Found | None:
    try:
        kept: Found = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return kept


def _keep(file: Path, state: Found) -> None:
    """A measurement is worth more than its history: a cache that cannot be written is left."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        new = file.with_suffix(f".{os.getpid()}")
        new.write_text(json.dumps(state, ensure_ascii=False), "utf-8")
        new.replace(file)
    except OSError:
        return
