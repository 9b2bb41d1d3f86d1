"""Nhận dạng chữ (OCR): letters of scanned pages through Tesseract, where it is installed.

One page after the other is drawn in a child with limits and recognised by the program under
limits of its own. What is too much or too slow stays unread, and the document says which pages.
"""

from __future__ import annotations

import logging
import shutil
import subprocess
import time
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from phoihop.lib.confine import MIB, Confined, ConfinedStopped, Limits, run, run_program
from phoihop.reading.formats.opened import Recognised
from phoihop.reading.recognised import page_of_table
from phoihop.reading.secrecy_marks import mark_in
from phoihop.reading.spans import Span

MAX_PAGES = 40
MAX_SECONDS = 240
"""Of one document: whoever dropped it waits."""
PAGE_LIMITS = Limits(wall_seconds=25, cpu_seconds=22, memory=1024 * MIB, result=8 * MIB)
_LANGUAGE = "vie"
_ONE_CORE = {"OMP_THREAD_LIMIT": "1"}
_LONE_WORDS = "11"
"""Tesseract's way of looking for words anywhere, in no order."""
_CONTRAST, _DUST = 48, 0.00005
"""Tones that ink is darker than its paper; the share of points below which it is dust."""
_log = logging.getLogger(__name__)


def recogniser() -> str | None:
    """Return the path of a Tesseract that knows Vietnamese, or None."""
    program = shutil.which("tesseract")
    return program if program and _LANGUAGE in _languages(program) else None


def recognise(data: bytes, kind: str, pages: Sequence[int]) -> list[Recognised]:
    """Recognise `pages`, counted from 1, of a file of this kind; fewer when it takes too long.

    Without Tesseract nothing is recognised and nothing raised.
    """
    program = recogniser()
    if program is None:
        return []
    # "1" also turns a page that was scanned sideways, where the data for it is installed.
    layout = "1" if "osd" in _languages(program) else "3"
    ends = time.monotonic() + MAX_SECONDS
    found: list[Recognised] = []
    for page in pages[:MAX_PAGES]:
        if time.monotonic() > ends:
            break
        try:
            read = _recognised(program, layout, data, kind, page)
            found.append(_with_mark(program, data, kind, read) if page == 1 else read)
        except ConfinedStopped:
            raise
        except Confined as problem:
            _log.warning("Page %s not recognised (%s): %s", page, problem.code, problem)
    return found


def drawn_page(payload: bytes, kind: str, page: int) -> dict[str, Any]:
    """What the child does: one page as a plain grey picture (PGM), in a form that JSON bears."""
    from phoihop.reading.errors import UnreadableFile

    try:
        if kind == "pdf":
            from phoihop.reading.formats.pdf import picture_of_page
        else:
            from phoihop.reading.formats.picture import picture_of_page
        width, height, grey = picture_of_page(payload, page)
    except UnreadableFile as problem:
        return {"problem": problem.message_en}
    if _is_blank(width, height, grey):
        return {"picture": ""}
    head = f"P5 {width} {height} 255\n".encode()
    return {"picture": b64encode(head + grey).decode("ascii")}


def _is_blank(width: int, height: int, grey: bytes) -> bool:
    """Say whether the page holds no more ink than dust, so that nobody need look for letters."""
    from PIL import Image

    histogram = Image.frombytes("L", (width, height), grey).histogram()
    lightest = max(tone for tone, count in enumerate(histogram) if count)
    ink = sum(histogram[: max(lightest - _CONTRAST, 0)])
    return ink < _DUST * width * height


def _recognised(program: str, layout: str, data: bytes, kind: str, page: int) -> Recognised:
    drawn = run("phoihop.reading.recognition:drawn_page", data, {"kind": kind, "page": page})
    if "picture" not in drawn:
        _log.warning("Page %s not drawn: %s", page, drawn["problem"])
        return Recognised(page, "")
    if not drawn["picture"]:
        return Recognised(page, "")
    command = [
        program, "stdin", "stdout", "-l", _LANGUAGE, "--psm", layout, "--dpi", "300", "tsv",
    ]  # fmt: skip
    table = run_program(
        command, b64decode(drawn["picture"]), limits=PAGE_LIMITS, environment=_ONE_CORE
    )
    return page_of_table(table.decode("utf-8", "replace"), page)


def _with_mark(program: str, data: bytes, kind: str, page: Recognised) -> Recognised:
    """Put a mark of secrecy that only a second look finds above the words of the first page."""
    if not page.text:
        return page
    try:
        mark = next(filter(None, map(mark_in, _lone_words(program, data, kind))), "")
    except ConfinedStopped:
        raise
    except Confined as problem:
        _log.warning("No second look at the head (%s): %s", problem.code, problem)
        return page
    if not mark:
        return page
    shift = len(mark) + 1
    moved = tuple(Span(one.start + shift, one.end + shift) for one in page.doubtful)
    return replace(page, text=f"{mark}\n{page.text}", doubtful=moved)


def _lone_words(program: str, data: bytes, kind: str) -> Iterator[str]:
    drawn = run("phoihop.reading.secrecy_marks:drawn_heads", data, {"kind": kind})
    command = [program, "stdin", "stdout", "-l", _LANGUAGE, "--psm", _LONE_WORDS, "--dpi", "300"]
    for head in drawn.get("heads", ()):
        told = run_program(command, b64decode(head), limits=PAGE_LIMITS, environment=_ONE_CORE)
        yield told.decode("utf-8", "replace")


def _languages(program: str) -> frozenset[str]:
    try:
        told = subprocess.run(
            [program, "--list-langs"], capture_output=True, timeout=10, check=True, text=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    return frozenset(told.split()[-100:])
