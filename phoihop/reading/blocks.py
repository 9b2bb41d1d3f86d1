"""Khối: the lines of a document joined where they were only wrapped, and cut into sentences."""

from __future__ import annotations

from dataclasses import dataclass

from phoihop.reading.spans import Span
from phoihop.reading.tokens import WORD, Tokens

BODY_ROLES = frozenset(("title", "heading", "paragraph", "list_item", "turn", "caption", "agenda"))
_WRAP_WIDTH = 100
_SENTENCE_END = (".", "!", "?", "…", ":", ";", ".”", '."', "./.", ".)")


@dataclass(slots=True)
class Part:
    """Khối đang đọc: characters, tokens `first` up to `last`, role and the reason for it."""

    span: Span
    first: int
    last: int
    role: str = ""
    why: str = ""
    cut: list[tuple[int, int]] | None = None

    @property
    def is_body(self) -> bool:
        return self.role in BODY_ROLES


def cut_blocks(tokens: Tokens) -> list[Part]:
    """Cut the text into lines, joining those that were only wrapped."""
    parts: list[Part] = []
    offset = 0
    run: list[tuple[int, int]] = []
    for line in (*tokens.text.split("\n"), ""):
        stripped = line.strip()
        if stripped:
            start = offset + len(line) - len(line.lstrip())
            run.append((start, start + len(stripped)))
        elif run:
            parts.extend(_parts_of(tokens, run))
            run = []
        offset += len(line) + 1
    return [part for part in parts if part.last > part.first]


def _parts_of(tokens: Tokens, run: list[tuple[int, int]]) -> list[Part]:
    """Turn lines without a blank between them into blocks."""
    lines = [tokens.text[start:end] for start, end in run]
    wrapped = _is_wrapped(lines)
    parts: list[Part] = []
    for position, (start, end) in enumerate(run):
        if position and _joins(lines[position - 1], lines[position], wrapped=wrapped):
            parts[-1].span = Span(parts[-1].span.start, end)
            parts[-1].last = tokens.at(end)
        else:
            parts.append(Part(Span(start, end), tokens.at(start), tokens.at(end)))
    return parts


def _is_wrapped(lines: list[str]) -> bool:
    """Say whether the lines were cut at a width: several, none long, most ending in
    mid-sentence.
    """
    if len(lines) < 3 or max(map(len, lines)) > _WRAP_WIDTH:
        return False
    inner = lines[:-1]
    full = sum(len(line) >= 50 and not line.endswith(_SENTENCE_END) for line in inner)
    return full * 2 >= len(inner)


def _joins(previous: str, line: str, *, wrapped: bool) -> bool:
    """Say whether `line` carries on the sentence of the line before."""
    if previous.endswith(_SENTENCE_END) or len(previous) < 40 or len(previous) > _WRAP_WIDTH:
        return False
    first = line[0]
    if "    " in previous or "    " in line:
        return False  # Two columns side by side: the heading or the foot of a paper.
    if first in "-+•*–" or line[:3].strip().rstrip(".)").isdigit():
        return False
    if first.islower() or previous[-1] == ",":
        return True
    return wrapped and len(previous) >= 55 and not previous.isupper() and not line.isupper()


def sentences(tokens: Tokens, part: Part) -> list[tuple[int, int]]:
    """Cut a block into sentences as pairs of token indexes; cut once, asked for often."""
    if part.cut is None:
        part.cut = _cut_sentences(tokens, part)
    return part.cut


_ENDS = frozenset((".", "!", "?", "…"))


def _cut_sentences(tokens: Tokens, part: Part) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    first = part.first
    for index in tokens.among(_ENDS, part.first, part.last):
        if _ends_sentence(tokens, index, part.last):
            if index + 1 > first:
                found.append((first, index + 1))
            first = index + 1
    if first < part.last:
        found.append((first, part.last))
    return found


_SHORT = frozenset(
    (
        "tp",
        "ts",
        "ths",
        "gs",
        "pgs",
        "bs",
        "q",
        "p",
        "h",
        "x",
        "tx",
        "tt",
        "đ",
        "ks",
        "st",
        "v",
        "uvtv",
        "uvbtv",
        "ub",
        "tm",
        "kt",
        "tl",
    )
)


def _ends_sentence(tokens: Tokens, index: int, last: int) -> bool:
    if index + 1 >= last:
        return True
    following = tokens.words[index + 1]
    if tokens.words[index] == "." and following == ".":
        return False
    if tokens.touches(index + 1) and following not in ("”", '"', "»", ")"):
        return (
            tokens.kinds[index + 1] == WORD
            and following[0].isupper()
            and len(tokens.words[index - 1]) > 3
        )
    if tokens.words[index] == "." and index and tokens.keys[index - 1] in _SHORT:
        return not tokens.touches(index) and not tokens.words[index - 1].isupper()
    return (
        following[0].isupper()
        or following[0].isdigit()
        or following
        in (
            "“",
            '"',
            "-",
            "–",
            "+",
            "”",
            "(",
            "🔔",
            "🚨",
        )
        or not following[0].isalnum()
    )


def signatures(parts: list[Part]) -> list[Part]:
    """Return the foot of an official document, as one block, so that a post meets the name
    below it.
    """
    start = next((at for at, part in enumerate(parts) if part.role == "signature"), None)
    if start is None:
        return []
    foot = parts[start:]
    span = Span(foot[0].span.start, foot[-1].span.end)
    return [Part(span, foot[0].first, foot[-1].last, "signature", "chân văn bản")]
