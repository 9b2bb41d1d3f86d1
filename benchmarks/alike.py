"""Độ giống: how well likeness of sentences finds what a person would call one matter.

    ./run bench alike

Prints the table of `alike.md`: precision and recall of each use on pairs written for it, one half
of which was kept apart while its cut was chosen, and how long a search among many takes.
"""

from __future__ import annotations

import os
import time
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import django

from phoihop.records.alike import Telling, same_matter

HERE = Path(__file__).parent
MANY = 5_000


@dataclass(frozen=True, slots=True)
class Use:
    """Nơi dùng: the pairs written for it, what it compares by, and its cut."""

    name: str
    take: Callable[[str], Telling]
    cut: float

    @property
    def pairs(self) -> Path:
        return HERE / f"{self.name}_pairs.toml"


def uses() -> tuple[Use, ...]:
    """The uses, with the cuts that stand beside them; they need the models to be there."""
    from phoihop.followup import asked_again, same_tasks, shortcomings

    return (
        Use("asked_again", asked_again.asked, asked_again.LIKELY),
        Use("same_tasks", same_tasks.given, same_tasks.ALIKE),
        Use("shortcomings", shortcomings.named, shortcomings.ALIKE),
    )


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


def read_pairs(use: Use, half: str) -> list[dict[str, str | bool]]:
    """Return the pairs of one half: `one`, `other`, and whether they are the `same` matter."""
    pairs = tomllib.loads(use.pairs.read_text(encoding="utf-8"))["pair"]
    return [pair for pair in pairs if pair["half"] == half]


def likeness(use: Use, one: str, other: str) -> float:
    return same_matter(use.take(one), use.take(other))


def measure(use: Use, half: str) -> Measured:
    pairs = read_pairs(use, half)
    found = [
        pair for pair in pairs if likeness(use, str(pair["one"]), str(pair["other"])) >= use.cut
    ]
    return Measured(
        pairs=len(pairs),
        same=sum(bool(pair["same"]) for pair in pairs),
        found=len(found),
        right=sum(bool(pair["same"]) for pair in found),
    )


def seconds_of_a_search(use: Use) -> float:
    """Compare one recommendation with `MANY` others, read for the first time."""
    words = [str(pair["one"]) for pair in read_pairs(use, "tuning")]
    others = [f"{words[number % len(words)]} năm {number}" for number in range(MANY)]
    begun = time.perf_counter()
    wanted = use.take(words[0])
    for other in others:
        same_matter(wanted, use.take(other))
    return time.perf_counter() - begun


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.config.settings")
    django.setup()
    print("| use | half | pairs | of them the same | found | right | precision | recall |")
    print("|---|---|---|---|---|---|---|---|")
    for use in uses():
        for half in ("tuning", "held"):
            row = measure(use, half)
            shown = " | ".join(map(str, (row.pairs, row.same, row.found, row.right)))
            name = use.name.replace("_", " ")
            print(f"| {name} | {half} | {shown} | {row.precision:.2f} | {row.recall:.2f} |")
    print(f"\nOne against {MANY}: {seconds_of_a_search(uses()[0]):.2f} s")


if __name__ == "__main__":
    main()
