"""Quy tắc: rules that are data, one TOML file a subject, each with examples that a test reads."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent
_WORDS_FILE = FOLDER / "words.tsv"


@lru_cache(maxsize=1)
def patterns() -> dict[str, str]:
    """Return the pattern of every rule by its id, in the order of the files."""
    return {
        rule["id"]: rule["pattern"]
        for file in sorted(FOLDER.glob("*.toml"))
        for rule in tomllib.loads(file.read_text(encoding="utf-8"))["rule"]
    }


def in_words(rule: str) -> str:
    """Return what the rule asks of a sentence, in Vietnamese; the longest known part of its id
    answers for a rule without words of its own, and nothing for one that nobody described.

    >>> in_words("figure.digits")
    'Con số viết bằng chữ số, đứng trước đơn vị tính.'
    """
    known = _words()
    while rule and rule not in known:
        rule = rule.rpartition(".")[0]
    return known.get(rule, "")


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    lines = _WORDS_FILE.read_text(encoding="utf-8").splitlines()[1:]
    cells = (line.split("\t", 1) for line in lines if line and not line.startswith("#"))
    return {cell[0]: cell[1] for cell in cells}
