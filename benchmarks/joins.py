"""Đo việc nhận ra trùng hợp: precision and recall of the joins on pairs of our own.

    ./run bench joins            the figures
    ./run bench joins --held     the same on pairs written after the first rules
    ./run bench joins --new      the same on pairs written after the rules of 27 November 2026
    ./run bench joins --list     every pair missed and every pair invented

The documents stand in tests/intake/pairs*.toml; all of a file are compared
with one another.
"""

from __future__ import annotations

import argparse
import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import django

TESTS = Path(__file__).parent.parent / "tests" / "intake"
PAIRS, HELD, NEW = (TESTS / f"pairs{name}.toml" for name in ("", "_held", "_new"))
MEETING, PAPER = "event", "paper"


@dataclass
class Score:
    """Một dòng kết quả: pairs found, missed, invented."""

    right: int = 0
    missed: int = 0
    invented: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.invented) if self.right + self.invented else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def main(arguments: list[str] | None = None) -> int:
    """Print precision and recall for meetings and for papers."""
    parser = argparse.ArgumentParser(prog="./run bench joins")
    parser.add_argument("--list", action="store_true", help="mọi cặp sai")
    parser.add_argument("--held", action="store_true", help="các cặp viết sau quy tắc đầu")
    parser.add_argument("--new", action="store_true", help="các cặp viết sau quy tắc 27/11/2026")
    options = parser.parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.config.settings")
    django.setup()
    scores, wrong = measure(NEW if options.new else HELD if options.held else PAIRS)
    print(f"{'':<10} {'cặp đúng':>9} {'bỏ sót':>7} {'thừa':>5} {'chuẩn xác':>10} {'đầy đủ':>7}")
    for name, score in scores.items():
        shares = f"{score.precision:>10.3f} {score.recall:>7.3f}"
        print(f"{name:<10} {score.right:>9} {score.missed:>7} {score.invented:>5} {shares}")
    if options.list:
        print(*wrong, sep="\n")
    return 0


def measure(path: Path = PAIRS) -> tuple[dict[str, Score], list[str]]:
    """Compare every document with every other; the pairs that came out wrong, in words."""
    documents = tomllib.loads(path.read_text(encoding="utf-8"))["document"]
    faces = {document["name"]: _face(document) for document in documents}
    scores = {MEETING: Score(), PAPER: Score()}
    wrong: list[str] = []
    for earlier, later in combinations(documents, 2):
        for what, belongs, found in _answers(earlier, later, faces):
            score = scores[what]
            score.right += belongs and found
            score.missed += belongs and not found
            score.invented += found and not belongs
            if belongs != found:
                kind = "bỏ sót" if belongs else "thừa"
                wrong.append(f"{kind}: {earlier['name']} – {later['name']} ({what})")
    return scores, wrong


def _answers(
    earlier: dict[str, Any], later: dict[str, Any], faces: dict[str, Any]
) -> Iterator[tuple[str, bool, bool]]:
    from phoihop.intake.models import Tie
    from phoihop.intake.ties import compare

    like = compare(faces[later["name"]], faces[earlier["name"]])
    is_meeting = like is not None and like.kind == Tie.Kind.SAME_MEETING
    for what, found in ((MEETING, is_meeting), (PAPER, like is not None and not is_meeting)):
        one, other = earlier.get(what), later.get(what)
        yield what, bool(one) and one == other, found


def _face(document: dict[str, Any]) -> Any:
    from phoihop.intake.heading import read_heading
    from phoihop.intake.signs import signs_of
    from phoihop.intake.sketches import sketch_of
    from phoihop.intake.ties import Face
    from phoihop.reading import read

    text = document["text"]
    reading = read(text).to_json()
    heading = read_heading(text)
    meeting = reading["meeting"]
    return Face(
        sketch=sketch_of(text),
        is_meeting=meeting["is_meeting"],
        meeting=meeting if meeting["is_meeting"] else {},
        number=heading.number,
        symbol=heading.symbol,
        kind=heading.kind,
        summary=heading.summary,
        issued_on=heading.issued_on,
        is_signed=document.get("format") == "pdf",
        signs=signs_of(text),
    )


if __name__ == "__main__":
    raise SystemExit(main())
