"""Đọc tệp an toàn: open and read a file in a child process that can be killed.

What comes back is plain JSON: either the text with its reading, or one error
for people. A file can make the child fail; it cannot make the caller fail.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from phoihop.lib.confine import Confined, Limits, run
from phoihop.lib.working_days import Special, shipped
from phoihop.reading.errors import ScannedDocument, UnreadableFile, WorkerStopped
from phoihop.reading.exchange import from_json, to_json
from phoihop.reading.formats import MAX_BYTES, Opened, Recognised, check_size, open_document
from phoihop.reading.formats.kinds import kind_of

if TYPE_CHECKING:
    from phoihop.reading.facts import Reading

Result = dict[str, Any]
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """Tệp đã đọc: the text of a file, what stood around it, and its reading."""

    text: str
    format: str
    metadata: dict[str, str]
    notes: list[str]
    reading: Reading


def read_file(
    path: Path,
    name: str,
    *,
    published_on: date | None = None,
    lexicon: str | None = None,
    words: str = "",
    own_days: Iterable[Special] = (),
) -> ReadFile:
    """Read the file at `path` in a child; raises `UnreadableFile` with a plain reason.

    `words` is a folder with names of the office's own, as `lexicon_folders` takes it; `own_days`
    are the days on which the office works or not otherwise than the table of holidays says.
    """
    check_size(path.stat().st_size)
    result = read_file_safely(
        path.read_bytes(),
        name,
        published_on=published_on,
        lexicon=lexicon,
        words=words,
        own_days=own_days,
    )
    if "error" in result:
        raise error_of(result)
    from phoihop.reading.facts import Reading

    return ReadFile(
        text=result["text"],
        format=result["format"],
        metadata=result["metadata"],
        notes=result["notes"],
        reading=Reading.from_json(result["reading"]),
    )


def error_of(result: Result) -> UnreadableFile:
    """The refusal that a result tells of, with its own code."""
    told = result["error"]
    problem = WorkerStopped(told["message"], told["message_en"])
    problem.code = told["code"]
    return problem


def read_file_safely(
    data: bytes,
    name: str,
    *,
    published_on: date | None = None,
    max_bytes: int = MAX_BYTES,
    limits: Limits | None = None,
    lexicon: str | None = None,
    words: str = "",
    own_days: Iterable[Special] = (),
) -> Result:
    """Read a file that anyone may have sent, in a child with limits of time and memory.

    Pages that are pictures are recognised where Tesseract is installed. Returns `{"text",
    "format", "metadata", "notes", "reading"}`, or `{"error": {"code", "message", "message_en"}}`;
    it raises for no file.
    """
    try:
        check_size(len(data), max_bytes=max_bytes)
    except UnreadableFile as problem:
        return _refused(problem)
    from phoihop.reading.own_lexicon import own_lexicon

    day = published_on.isoformat() if published_on else None
    order: dict[str, Any] = {
        "name": name,
        "published_on": day,
        "max_bytes": max_bytes,
        "lexicon": own_lexicon() if lexicon is None else lexicon,
        "words": words,
        "own_days": [[one.day.isoformat(), one.name, one.works] for one in own_days],
    }
    try:
        result: Result = run("phoihop.reading.confined:open_and_read", data, order, limits=limits)
        if result.get("pictured"):
            from phoihop.reading.recognition import recognise

            found = recognise(data, result["kind"], result["pictured"])
            if found:
                order["recognised"] = [to_json(one) for one in found]
                result = run("phoihop.reading.confined:open_and_read", data, order, limits=limits)
    except Confined as problem:
        # People get a plain message; whoever runs the installation gets the reason.
        _log.warning("Reading stopped (%s): %s", problem.code, problem)
        return _refused(problem)
    return result


def open_safely(data: bytes, name: str, *, max_bytes: int = MAX_BYTES) -> Result:
    """Only open a file, in a child: `{"text", "format", "notes"}`, or an error as above.

    Pages that are pictures are not recognised; their letters are simply not there.
    """
    try:
        check_size(len(data), max_bytes=max_bytes)
        result: Result = run(
            "phoihop.reading.confined:only_open", data, {"name": name, "max_bytes": max_bytes}
        )
    except (UnreadableFile, Confined) as problem:
        _log.warning("Opening stopped (%s): %s", problem.code, problem)
        return _refused(problem)
    return result


def only_open(data: bytes, name: str, max_bytes: int = MAX_BYTES) -> Result:
    """What the child of `open_safely` does."""
    try:
        opened = open_document(data, name, max_bytes=max_bytes)
    except UnreadableFile as problem:
        return _refused(problem)
    return {"text": opened.text, "format": opened.format, "notes": opened.notes}


def open_and_read(
    data: bytes,
    name: str,
    published_on: str | None = None,
    max_bytes: int = MAX_BYTES,
    lexicon: str = "",
    recognised: Sequence[Any] = (),
    words: str = "",
    own_days: Sequence[tuple[str, str, bool]] = (),
) -> Result:
    """What the child does; also the way for text so plain that no child is needed.

    `lexicon` is the folder of the office's own entries, which the child's bare environment lacks,
    `words` that of its register, `own_days` its working calendar;
    `recognised` are pages that an earlier answer named as `pictured`, as plain JSON.
    """
    pages = [from_json(Recognised, one) for one in recognised]
    try:
        opened = open_document(data, name, max_bytes=max_bytes, recognised=pages)
        reading = _reading_of(opened, published_on, lexicon, words, own_days)
    except ScannedDocument as problem:
        kind = kind_of(data, name)
        return _refused(problem) | {"pictured": list(problem.pages), "kind": kind}
    except UnreadableFile as problem:
        return _refused(problem)
    return {
        "text": opened.text,
        "format": opened.format,
        "metadata": opened.metadata,
        "notes": opened.notes,
        "reading": reading,
        "pictured": list(opened.pictured),
        "kind": kind_of(data, name),
    }


def _reading_of(
    opened: Opened,
    published_on: str | None,
    lexicon: str,
    words: str,
    own_days: Sequence[tuple[str, str, bool]],
) -> Any:
    from phoihop.reading import read
    from phoihop.reading.doubts import with_doubts
    from phoihop.reading.own_lexicon import lexicon_folders
    from phoihop.reading.slips import find_slips

    day = published_on or opened.metadata.get("published_on")
    published = date.fromisoformat(day) if day else None
    folders = lexicon_folders(lexicon, words)
    days = [Special(date.fromisoformat(d), name, works=works) for d, name, works in own_days]
    calendar = shipped().with_days(days)
    found = read(opened.text, published_on=published, folders=folders, calendar=calendar)
    slips = find_slips(opened.text, folders)
    return with_doubts(found, opened.text, slips=slips, doubtful=opened.doubtful).to_json()


def _refused(problem: UnreadableFile | Confined) -> Result:
    return {
        "error": {
            "code": problem.code,
            "message": problem.message,
            "message_en": problem.message_en,
        }
    }
