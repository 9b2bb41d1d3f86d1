"""Từ điển: the words of the field as data, one tab-separated file a class.

Columns of a file: `id`, `forms` (the canonical form first, others after "|"), `tag`, `attributes`
("key=value" joined by ";"), `example` (a sentence of our own that must be read back to this id).
A form wholly in capitals ("BTV") is an abbreviation and matches capitals only.
An office adds entries in a folder of its own (PHOIHOP_LEXICON); see docs/reading.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from phoihop.reading.tokens import WORD, tokenise

FOLDER = Path(__file__).parent
CAPITALISED = frozenset(("SURNAME",))
"""Tags whose entries are names and match only words with a capital."""
NOT_IN_TREE = ("places", "abbreviations")
"""Files with readers of their own."""
OWN = "riêng"
"""Stands before the file of an entry that is the office's own."""
COLUMNS = ("id", "forms", "tag", "attributes", "example")


@dataclass(frozen=True, slots=True)
class Entry:
    """Mục từ: one thing that the field has a name for."""

    id: str
    forms: tuple[str, ...]
    tag: str
    attributes: dict[str, str]
    example: str
    source: str = ""
    """File and line, for those who ask where a word comes from."""

    @property
    def name(self) -> str:
        return self.forms[0]

    def form_of(self, keys: list[str]) -> str:
        """Return the spelling that has these token keys, or the canonical form."""
        return next((form for form in self.forms if tokenise(form).keys == keys), self.name)


@dataclass(frozen=True, slots=True)
class Ending:
    """Chỗ kết thúc một mục: the entry that ends at a node, and over how many tokens."""

    size: int
    tag: str
    entry: Entry


Written = list[str] | None
"""How an entry must be written: in these words ("BTV"), or with a capital where there are none;
None where any spelling will do.
"""


@dataclass(slots=True)
class Node:
    """Nút của cây từ: what may follow, and the entries that end here, each with its tag and how it
    must be written.
    """

    after: dict[str, Node] = field(default_factory=dict)
    endings: list[tuple[str, Ending, Written | None]] = field(default_factory=list)


class LexiconError(ValueError):
    """A file of entries that cannot be used; the message names file, line and fault."""


def entries_in(path: Path) -> Iterator[Entry]:
    """Read the entries of one file. Raises LexiconError with file and line."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#") or line.startswith("id\t"):
            continue
        cells = line.split("\t")
        if len(cells) < 3 or not all(cell.strip() for cell in cells[:3]):
            raise LexiconError(f"{path.name}, dòng {number}: cần ít nhất ba cột id, forms, tag.")
        identity, forms, tag, *rest = cells
        attributes = dict(
            pair.split("=", 1) for pair in (rest[0] if rest else "").split(";") if "=" in pair
        )
        yield Entry(
            identity.strip(),
            tuple(form.strip() for form in forms.split("|") if form.strip()),
            tag.strip(),
            attributes,
            rest[1].strip() if len(rest) > 1 else "",
            f"{path.name}:{number}",
        )


class Lexicon:
    """Từ điển đã nạp: a tree over token keys; looking up costs the same however many entries."""

    def __init__(self, folders: tuple[Path, ...] = (FOLDER,)) -> None:
        self.root: dict[str, Node] = {}
        self.by_id: dict[str, Entry] = {}
        self.own = next((folder for folder in folders if folder != FOLDER), None)
        digest = hashlib.sha256()
        # A later entry with the same id stands above an earlier one, spellings and all.
        entries: dict[str, Entry] = {}
        for folder in folders:
            for path in sorted(folder.glob("*.tsv")):
                if path.name.startswith(NOT_IN_TREE):
                    continue
                digest.update(path.read_bytes())
                for entry in entries_in(path):
                    if folder != FOLDER:
                        entry = replace(entry, source=f"{OWN}/{entry.source}")
                    entries.pop(entry.id, None)
                    entries[entry.id] = entry
            for path in sorted(folder.glob("*.toml")):
                digest.update(path.read_bytes())
        for entry in entries.values():
            self.add(entry)
        self.version = digest.hexdigest()[:12]

    def add(self, entry: Entry) -> None:
        """Take `entry` in under each of its spellings."""
        self.by_id[entry.id] = entry
        for form in entry.forms:
            tokens = tokenise(form)
            node: Node | None = None
            branch = self.root
            for key in tokens.keys:
                node = branch.setdefault(key, Node())
                branch = node.after
            if node is None:
                raise LexiconError(f"Mục {entry.id} có một cách viết trống.")
            ending = Ending(len(tokens), entry.tag, entry)
            node.endings.append((entry.tag, ending, _written(entry, tokens.words)))


def _written(entry: Entry, words: list[str]) -> Written:
    """Return how the entry must be written: "BTV" in these capitals, a surname with a capital."""
    if _is_abbreviation(words):
        return words
    return [] if entry.tag in CAPITALISED else None


def _is_abbreviation(words: list[str]) -> bool:
    letters = [word for word in words if word[0].isalpha()]
    return bool(letters) and all(word.isupper() for word in letters) and len(letters[0]) <= 9


@lru_cache(maxsize=4)
def load(folders: tuple[Path, ...] = (FOLDER,)) -> Lexicon:
    """Return the lexicon of these folders, read once."""
    return Lexicon(folders)


__all__ = [
    "FOLDER",
    "WORD",
    "Ending",
    "Entry",
    "Lexicon",
    "LexiconError",
    "entries_in",
    "load",
]
