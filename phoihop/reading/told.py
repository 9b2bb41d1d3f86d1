"""Câu trong phần viết: the sentences of a text, each with the field of work that it tells of."""

from __future__ import annotations

from dataclasses import dataclass

from phoihop.reading.blocks import cut_blocks, sentences
from phoihop.reading.lexicon import load
from phoihop.reading.marks import mark_lexicon
from phoihop.reading.source import Source
from phoihop.reading.tokens import tokenise


@dataclass(frozen=True, slots=True)
class Told:
    """Câu: its words, where they stand in the text, and the field of work ("" if none is named)."""

    words: str
    start: int
    end: int
    field: str


def told(text: str) -> list[Told]:
    """Cut a text into its sentences, in order; a dash or a number before an item is left out.

    >>> [(one.words, one.field) for one in told("- Kinh phí còn ít.\\n- Chăn nuôi còn nhỏ lẻ.")]
    [('Kinh phí còn ít.', ''), ('Chăn nuôi còn nhỏ lẻ.', 'nông nghiệp')]
    """
    source = Source(text)
    tokens = tokenise(source.text)
    marks = mark_lexicon(tokens, load())
    found = []
    for part in cut_blocks(tokens):
        for first, last in sentences(tokens, part):
            span = tokens.span(_past_bullet(tokens.keys, first, last), last)
            words = source.text[span.start : span.end]
            if not any(sign.isalpha() for sign in words):
                continue
            field = marks.first_in(first, last, "WORKFIELD")
            at = source.original_span(span.start, span.end)
            name = "" if field is None else str(field.value.name)
            found.append(Told(" ".join(words.split()), at.start, at.end, name))
    return found


def _past_bullet(keys: list[str], first: int, last: int) -> int:
    """Return the first token after "-", "+", "1." or "a)" at the head of an item."""
    at = first
    if at < last and keys[at] in ("-", "–", "+", "•", "*"):
        return at + 1
    is_number = at + 2 < last and (keys[at].isdigit() or len(keys[at]) == 1)
    return at + 2 if is_number and keys[at + 1] in (".", ")", "/") else at
