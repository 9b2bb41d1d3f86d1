"""Quy tắc: rules that are data, one TOML file a subject, each with examples that a test reads.

An office adds rules of its own in files of the same names beside its own lexicon: a rule with the
id of one of ours stands in its place, another one comes after ours.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
SUBJECTS = ("due_dates", "people")
_WORDS_FILE = FOLDER / "words.tsv"

Rule = dict[str, Any]


class RuleError(ValueError):
    """A file of rules that cannot be used; the message names file, rule and fault."""


@lru_cache(maxsize=8)
def rule_table(subject: str, own: Path | None = None) -> tuple[Rule, ...]:
    """Return the rules of a subject, those of the office above ours. Raises RuleError."""
    rules = {rule["id"]: rule for rule in _rules_in(FOLDER / f"{subject}.toml")}
    if own is not None and (own / f"{subject}.toml").is_file():
        for rule in _rules_in(own / f"{subject}.toml"):
            rules[rule["id"]] = rule
    return tuple(rules.values())


def _rules_in(path: Path) -> list[Rule]:
    try:
        rules = tomllib.loads(path.read_text(encoding="utf-8")).get("rule")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise RuleError(f"{path.name}: không đọc được tệp quy tắc ({problem}).") from None
    if not isinstance(rules, list):
        raise RuleError(f"{path.name}: cần ít nhất một mục [[rule]].")
    for number, rule in enumerate(rules, start=1):
        if not isinstance(rule, dict) or not rule.get("id") or not rule.get("pattern"):
            raise RuleError(f"{path.name}, quy tắc thứ {number}: cần có id và pattern.")
        if not rule.get("examples") and not rule.get("counter_examples"):
            raise RuleError(f"{path.name}, quy tắc {rule['id']}: cần có câu ví dụ (examples).")
    return rules


@lru_cache(maxsize=4)
def patterns(own: Path | None = None) -> dict[str, str]:
    """Return the pattern of every rule by its id, in the order of the files."""
    return {
        rule["id"]: rule["pattern"] for subject in SUBJECTS for rule in rule_table(subject, own)
    }


def in_words(rule: str, own: Path | None = None) -> str:
    """Return what the rule asks of a sentence, in Vietnamese; the longest known part of its id
    answers for a rule without words of its own, and nothing for one that nobody described.
    A rule of the office says it itself (`words`).

    >>> in_words("figure.digits")
    'Con số viết bằng chữ số, đứng trước đơn vị tính.'
    """
    known = _words() | (_own_words(own) if own else {})
    while rule and rule not in known:
        rule = rule.rpartition(".")[0]
    return known.get(rule, "")


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    lines = _WORDS_FILE.read_text(encoding="utf-8").splitlines()[1:]
    cells = (line.split("\t", 1) for line in lines if line and not line.startswith("#"))
    return {cell[0]: cell[1] for cell in cells}


def _own_words(own: Path) -> dict[str, str]:
    table = (rule for subject in SUBJECTS for rule in rule_table(subject, own))
    return {rule["id"]: rule["words"] for rule in table if rule.get("words")}
