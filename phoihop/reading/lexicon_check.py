"""Soát từ điển: words and rules, ours and the office's, looked at as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from phoihop.reading.abbreviations import validity
from phoihop.reading.lexicon import FOLDER, NOT_IN_TREE, Entry, entries_in, load
from phoihop.reading.marks import mark_lexicon
from phoihop.reading.patterns import Rules, compile_rule
from phoihop.reading.reader import mark
from phoihop.reading.rules import SUBJECTS, Rule, rule_table
from phoihop.reading.tokens import tokenise


@dataclass(slots=True)
class LexiconCheck:
    """Kết quả soát: every line names the entry and its place, as "id (file:line)".

    `faults` have to be mended; the others are there to be known. `never_hit` is None where no
    documents were given.
    """

    entries: int = 0
    own_entries: int = 0
    rules: int = 0
    duplicates: list[str] = field(default_factory=list)
    unread_examples: list[str] = field(default_factory=list)
    wrong_days: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    shadowed: list[str] = field(default_factory=list)
    never_hit: list[str] | None = None
    documents: int = 0

    @property
    def faults(self) -> list[str]:
        return [*self.duplicates, *self.unread_examples, *self.wrong_days]


def check_lexicon(own: Path | None = None, documents: Iterable[str] = ()) -> LexiconCheck:
    """Look for entries of one spelling, examples that are not read back, and entries that stand
    above others; in the texts of `documents` also for entries that are never met.

    Raises LexiconError, RuleError, PatternError for a folder that cannot be used at all.
    """
    folders = (FOLDER,) if own is None else (FOLDER, own)
    found = LexiconCheck(rules=sum(len(rule_table(subject, own)) for subject in SUBJECTS))
    entries = list(load(folders).by_id.values())
    ours = {entry.id: entry for entry in _entries_of(FOLDER)}
    theirs = {entry.id for entry in _entries_of(own)} if own else set()
    found.entries, found.own_entries = len(entries), len(theirs)
    found.replaced = [
        f"{_named(entry)} thay cho {_named(ours[entry.id])}"
        for entry in entries
        if entry.id in theirs and entry.id in ours
    ]
    _compare_spellings(entries, theirs, found)
    _read_back(entries, folders, found)
    _try_rules(own, folders, found)
    _count_hits(entries, folders, documents, found)
    return found


def _entries_of(folder: Path) -> Iterable[Entry]:
    for path in sorted(folder.glob("*.tsv")):
        if not path.name.startswith(NOT_IN_TREE):
            yield from entries_in(path)


def _named(entry: Entry) -> str:
    return f"{entry.id} ({entry.source})"


def _compare_spellings(entries: list[Entry], theirs: set[str], found: LexiconCheck) -> None:
    owners: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        for form in entry.forms:
            tokens = tokenise(form)
            letters = tokens.words if form.isupper() else tokens.keys
            other = owners.setdefault((entry.tag, *letters), entry)
            if other is entry or other.id == entry.id:
                continue
            told = f"“{form}”: {_named(entry)} và {_named(other)}"
            if (entry.id in theirs) != (other.id in theirs):
                found.shadowed.append(told)
            else:
                found.duplicates.append(told)


def _read_back(entries: list[Entry], folders: tuple[Path, ...], found: LexiconCheck) -> None:
    for entry in entries:
        if entry.example:
            marks = mark_lexicon(tokenise(entry.example), load(folders))
            if entry.id not in {one.id for one in marks.all(entry.tag)}:
                found.unread_examples.append(f"{_named(entry)}: “{entry.example}”")
        try:
            since, until = validity(entry)
            if since and until and since > until:
                found.wrong_days.append(f"{_named(entry)}: since sau until")
        except ValueError:
            found.wrong_days.append(f"{_named(entry)}: ngày phải viết như 2025-06-30")


def _try_rules(own: Path | None, folders: tuple[Path, ...], found: LexiconCheck) -> None:
    for subject in SUBJECTS:
        for rule in rule_table(subject, own):
            texts = [example["text"] for example in rule.get("examples", ())]
            for text in (text for text in texts if not _matches(rule, text, folders)):
                found.unread_examples.append(f"{rule['id']} ({subject}.toml): “{text}”")


def _matches(rule: Rule, text: str, folders: tuple[Path, ...]) -> bool:
    """Say whether the pattern fits somewhere, whatever other rules would do with the words."""
    marked = mark(text, folders)
    alone = Rules([compile_rule(rule["id"], rule["pattern"])])
    return any(
        True for part in marked.parts for _ in alone.matches(marked.marks, part.first, part.last)
    )


def _count_hits(
    entries: list[Entry], folders: tuple[Path, ...], documents: Iterable[str], found: LexiconCheck
) -> None:
    hits: Counter[str] = Counter()
    for text in documents:
        found.documents += 1
        marks = mark(text, folders).marks
        for index in range(len(marks.tokens)):
            hits.update(one.id for one in marks.starting(index) if isinstance(one.value, Entry))
    if found.documents:
        unmet = [entry for entry in entries if not hits[entry.id] and entry.tag != "SURNAME"]
        found.never_hit = [_named(entry) for entry in unmet]
