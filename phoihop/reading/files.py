"""Tệp trên máy: which files to read, how to read one, and how to write out its reading."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from phoihop.reading.confined import Result, open_and_read, read_file_safely
from phoihop.reading.errors import UnreadableFile
from phoihop.reading.formats import check_size
from phoihop.reading.formats.kinds import kind_of

SMALL_TEXT = 1024 * 1024
_ENDINGS = {"text": ".txt", "json": ".json", "answers": ".json", "html": ".html"}
_READ_FROM_FOLDERS = frozenset({
    ".txt", ".html", ".htm", ".docx", ".docm", ".odt", ".pdf", ".xlsx", ".eml", ".png", ".jpg",
    ".jpeg", ".tif", ".tiff",
})  # fmt: skip


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files named, and those of a known kind in the folders named."""
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (file for file in sorted(path.iterdir()) if file.is_file())
            files += [file for file in inside if file.suffix.casefold() in _READ_FROM_FOLDERS]
        else:
            files.append(path)
    return files


def read_path(file: Path, *, published_on: date | None = None) -> Result:
    """Read one file; short plain text needs no parser and therefore no child process."""
    try:
        check_size(file.stat().st_size)
    except UnreadableFile as problem:
        return _refusal(problem)
    data = file.read_bytes()
    if _is_short_plain_text(data, file.name):
        from phoihop.reading.own_lexicon import own_lexicon

        day = published_on.isoformat() if published_on else None
        return open_and_read(data, file.name, day, lexicon=own_lexicon())
    return read_file_safely(data, file.name, published_on=published_on)


def rendered(result: Result, name: str, form: str) -> str:
    """A result in one of the forms of `phoihop read`."""
    if form == "json":
        return json.dumps({"file": name, **result}, ensure_ascii=False)
    from phoihop.reading.facts import Reading

    reading, text = Reading.from_json(result["reading"]), result["text"]
    if form == "answers":
        from phoihop.reading.answers import to_answers

        return json.dumps(to_answers(reading, text), ensure_ascii=False, indent=1)
    if form == "html":
        from phoihop.reading.show_page import as_page

        return as_page(reading, text, name=name, notes=result["notes"])
    from phoihop.reading.show import as_text

    width = shutil.get_terminal_size((96, 24)).columns
    return as_text(reading, text, name=name, notes=result["notes"], width=width)


def free_name(file: Path, form: str, taken: set[str]) -> str:
    """A name for the output that no earlier document of this run has taken."""
    for stem in (file.stem, file.name, *(f"{file.name}-{number}" for number in range(2, 100_000))):
        name = stem + _ENDINGS[form]
        if name not in taken:
            taken.add(name)
            return name
    raise ValueError("Too many files of one name.")


def _is_short_plain_text(data: bytes, name: str) -> bool:
    if len(data) > SMALL_TEXT:
        return False
    try:
        return kind_of(data, name) == "txt"
    except UnreadableFile:
        return False


def _refusal(problem: UnreadableFile) -> dict[str, Any]:
    told = {"code": problem.code, "message": problem.message, "message_en": problem.message_en}
    return {"error": told}
