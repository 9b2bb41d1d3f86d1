"""Kiến nghị lặp lại: how well likeness of words finds what was asked before.

    ./run bench asked-again

Prints the table of `asked_again.md`: precision and recall on pairs written for it, one half of
which was kept apart while likeness was tuned, and how long a search among many takes.
"""

from __future__ import annotations

import time
import tomllib
from dataclasses import dataclass
from pathlib import Path

from phoihop.followup.likeness import LIKELY, asked, likeness, likeness_of

PAIRS = Path(__file__).parent / "asked_again_pairs.toml"
MANY = 5_000


@dataclass(frozen=True, slots=True)
class Measured:
    """Kết quả đo: of `same` pairs that are one matter `right` were found, among `found`."""

    pairs: int
    same: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.same if self.same else 1.0


def read_pairs(half: str) -> list[dict[str, str | bool]]:
    """Return the pairs of one half: `one`, `other`, and whether they are the `same` matter."""
    pairs = tomllib.loads(PAIRS.read_text(encoding="utf-8"))["pair"]
    return [pair for pair in pairs if pair["half"] == half]


def measure(half: str) -> Measured:
    pairs = read_pairs(half)
    found = [pair for pair in pairs if likeness(str(pair["one"]), str(pair["other"])) >= LIKELY]
    return Measured(
        pairs=len(pairs),
        same=sum(bool(pair["same"]) for pair in pairs),
        found=len(found),
        right=sum(bool(pair["same"]) for pair in found),
    )


def seconds_of_a_search() -> float:
    """Compare one recommendation with `MANY` others, read for the first time."""
    words = [str(pair["one"]) for pair in read_pairs("tuning")]
    others = [f"{words[number % len(words)]} năm {number}" for number in range(MANY)]
    begun = time.perf_counter()
    wanted = asked(words[0])
    for other in others:
        likeness_of(wanted, asked(other))
    return time.perf_counter() - begun


def main() -> None:
    print("| half | pairs | of them the same | found | right | precision | recall |")
    print("|---|---|---|---|---|---|---|")
    for half in ("tuning", "held"):
        row = measure(half)
        figures = (row.pairs, row.same, row.found, row.right)
        shown = " | ".join(map(str, figures))
        print(f"| {half} | {shown} | {row.precision:.2f} | {row.recall:.2f} |")
    print(f"\nOne against {MANY}: {seconds_of_a_search():.2f} s")


if __name__ == "__main__":
    main()
