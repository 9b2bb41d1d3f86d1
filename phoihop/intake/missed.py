"""Câu có thể bị bỏ sót: unused sentences that hold words of asking or telling, for who tends words.

A sentence that a clerk marked as looked at is not shown again. What is missed often wants a new
entry of the lexicon or a new rule.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from phoihop.intake.models import Remainder
from phoihop.reading.lexicon import load
from phoihop.reading.marks import mark_lexicon
from phoihop.reading.own_lexicon import lexicon_folders, own_lexicon
from phoihop.reading.tokens import tokenise

LOOKED_AT, SHOWN = 400, 40
_TELLING = ("SAY", "MUST", "ASSESS")


@dataclass(frozen=True, slots=True)
class Missed:
    """Một câu: where it stands, and the words that made it worth a look."""

    document: int
    quote: str
    words: tuple[str, ...]


def missed_phrases(remainders: Iterable[Remainder]) -> list[Missed]:
    """Return the sentences among `remainders` that hold a telling word, in their order.

    Raises BadLexicon when the office's own lexicon cannot be used.
    """
    lexicon = load(lexicon_folders(own_lexicon()))
    found: list[Missed] = []
    for one in remainders:
        marks = mark_lexicon(tokenise(one.quote), lexicon)
        telling = [mark for tag in _TELLING for mark in marks.all(tag)]
        if telling:
            words = [marks.tokens.quote(mark.first, mark.last) for mark in telling]
            found.append(Missed(one.document_id, one.quote, tuple(dict.fromkeys(words))))
        if len(found) == SHOWN:
            break
    return found
