"""Khối: the lines of a document joined where they were only wrapped, and cut into sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from phoihop.reading.spans import Span
from phoihop.reading.tokens import WORD, Tokens, key_of

BODY_ROLES = frozenset(("title", "heading", "paragraph", "list_item", "turn", "caption", "agenda"))
_WRAP_WIDTH = 110
_NARROW, _SHORTEST_CUT = 55, 40
_PUBLISHED = re.compile(
    r"ngày đăng|cập nhật|đăng lúc|\(?\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\)?\s*(?:$|\||\d{1,2}:\d\d)", re.I
)
_NEVER_LAST = (" số", " ngày", " và", " của", " các", " do", " ông", " bà", " đồng chí")
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
    def size(self) -> int:
        """Return the number of characters."""
        return self.span.end - self.span.start

    @property
    def is_body(self) -> bool:
        return self.role in BODY_ROLES


def cut_blocks(tokens: Tokens) -> list[Part]:
    """Cut the text into lines, joining those that were only wrapped; their ends become blanks."""
    runs: list[list[tuple[int, int]]] = []
    offset = 0
    opens = True
    for line in tokens.text.split("\n"):
        stripped = line.strip()
        if stripped:
            if opens:
                runs.append([])
            start = offset + len(line) - len(line.lstrip())
            runs[-1].append((start, start + len(stripped)))
        opens = not stripped
        offset += len(line) + 1
    lines = [[tokens.text[start:end] for start, end in run] for run in runs]
    width = _width(lines) or _broken(lines)
    parts = [
        part
        for run, words in zip(runs, lines, strict=True)
        for part in _parts_of(tokens, run, words, width)
    ]
    _unwrap(tokens, parts)
    return [part for part in parts if part.last > part.first]


def _unwrap(tokens: Tokens, parts: list[Part]) -> None:
    """Let a line end inside a block be a blank, so that names and posts go on across it."""
    pieces: list[str] = []
    done = 0
    for part in parts:
        start, end = part.span.start, part.span.end
        if tokens.text.find("\n", start, end) >= 0:
            pieces += [tokens.text[done:start], tokens.text[start:end].replace("\n", " ")]
            done = end
    if pieces:
        tokens.text = "".join([*pieces, tokens.text[done:]])


def _parts_of(
    tokens: Tokens, run: list[tuple[int, int]], lines: list[str], width: int
) -> list[Part]:
    """Turn lines without a blank between them into blocks."""
    parts: list[Part] = []
    for position, (start, end) in enumerate(run):
        if position and _joins(lines[position - 1], lines[position], width=width):
            parts[-1].span = Span(parts[-1].span.start, end)
            parts[-1].last = tokens.at(end)
        else:
            parts.append(Part(Span(start, end), tokens.at(start), tokens.at(end)))
    return parts


def _width(runs: list[list[str]]) -> int:
    """Return the width at which the lines of a document were cut, 0 where they were not.

    A cut line could not have taken the first word of the next one. That must hold for most
    lines that end in mid-sentence, and such lines must not be rare.
    """
    width = max((len(line) for run in runs for line in run), default=0)
    if not _NARROW <= width <= _WRAP_WIDTH:
        return 0
    pairs = [pair for run in runs for pair in pairwise(run)]
    open_ended = [
        pair for pair in pairs if _could_join(*pair) and not pair[0].endswith(_SENTENCE_END)
    ]
    full = sum(_is_full(*pair, width) for pair in open_ended)
    enough = full >= 3 and full * 5 >= 3 * len(open_ended) and full * 6 >= len(pairs)
    return width if enough else 0


def _broken(runs: list[list[str]]) -> int:
    """Return a width above that of any line where lines end in mid-sentence at any width, as in
    text out of a narrow column; 0 where they do not.
    """
    pairs = [pair for run in runs for pair in pairwise(run)]
    cut = sum(_goes_on(*pair) and len(pair[0]) < _SHORTEST_CUT for pair in pairs)
    return _ANY_WIDTH if cut >= 3 and cut * 12 >= len(pairs) else 0


_ANY_WIDTH = 1_000_000


def _goes_on(previous: str, line: str) -> bool:
    """Say whether a line opens in small letters behind one that closes no sentence."""
    if "\t" in previous and "\t" in line:
        return False
    return line[0].islower() and not previous.endswith((*_SENTENCE_END, ","))


def _breaks_prose(previous: str, line: str) -> bool:
    """Say whether a short line is the head of the prose below it: "Sáng ngày 09 tháng 4" above
    "năm 2022, tại …"; single words in columns are not.
    """
    if previous.isupper() or "    " in previous or "\t" in previous or "\t" in line:
        return False
    return len(line) > _SHORTEST_CUT and previous[0].isupper()


def _is_full(line: str, following: str, width: int) -> bool:
    """Say whether the next word would have passed the width; letters are not equally wide."""
    return len(line) + 1 + len(following.split(None, 1)[0]) > width - width // 10


def _could_join(previous: str, line: str) -> bool:
    """Say whether the shape of two lines allows that one goes on in the other."""
    if not _SHORTEST_CUT <= len(previous) <= _WRAP_WIDTH or (previous.isupper() or line.isupper()):
        return False
    if "    " in previous or "    " in line:
        return False  # Two columns side by side: the heading or the foot of a paper.
    return not (line[0] in "-+•*–[" or _is_numbered(line) or _PUBLISHED.match(line))


def _joins(previous: str, line: str, *, width: int) -> bool:
    """Say whether `line` carries on the paragraph of the line before."""
    if "\t" in previous and "\t" in line:
        return False  # Two rows of a table.
    if _goes_on(previous, line) and (width == _ANY_WIDTH or _breaks_prose(previous, line)):
        return True
    if not _could_join(previous, line):
        return False
    if 0 < width < _ANY_WIDTH and _is_full(previous, line, width):
        return True
    if previous.endswith(_SENTENCE_END):
        return False
    return line[0].islower() or previous[-1] == "," or previous.endswith(_NEVER_LAST)


def _is_numbered(line: str) -> bool:
    """Say whether the line opens with the number of an item ("2.", "3)"), not with a count."""
    number, _, rest = line[:6].partition(" ")
    return number[:-1].isdigit() and number[-1] in ".)/" and len(number) <= 3 and bool(rest)


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
        if index == part.first + 1 and tokens.words[part.first].isdigit():
            first = index + 1  # the number of an item is no sentence: "1. Giao Công an xã …"
            continue
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


_COUNTED = frozenset((key_of("khóa"), "thứ", "quý", "lần", "hạng", "loại", "đợt", "kỳ"))
"""Behind these "V", "X" are numerals."""


_BEFORE_ITEM = frozenset((":", ";", "."))


def _numbers_item(tokens: Tokens, index: int) -> bool:
    """Say whether the full stop belongs to the number of an item: "yêu cầu: 1. Các thôn …"."""
    number = tokens.words[index - 1]
    listed = tokens.words[index - 2 : index - 1]
    return number.isdigit() and len(number) <= 2 and not _BEFORE_ITEM.isdisjoint(listed)


def _ends_sentence(tokens: Tokens, index: int, last: int) -> bool:
    if index + 1 >= last:
        return True
    following = tokens.words[index + 1]
    if tokens.words[index] == "." and (following == "." or _numbers_item(tokens, index)):
        return False
    if tokens.touches(index + 1) and following not in ("”", '"', "»", ")"):
        before = tokens.words[index - 1]
        long = len(before) > 3 or (before.islower() and len(before) > 1 and before not in _SHORT)
        return tokens.kinds[index + 1] == WORD and following[0].isupper() and long
    if tokens.words[index] == "." and index and tokens.keys[index - 1] in _SHORT:
        if tokens.keys[index - 2] in _COUNTED and index > 1:
            return True  # "HĐND tỉnh khóa X. Cử tri …"
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
