"""Lỗi gõ: words that were probably meant otherwise; suggested with the reason, never corrected.

Three reasons, each of which a person can check: a known slip of the lexicon; the name of a body
or a post with one syllable marked otherwise; a syllable that no Vietnamese word can have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from phoihop.lib.vietnamese import HEAVY, SHARP, fold, with_tone, without_tone
from phoihop.reading.facts import Slip
from phoihop.reading.lexicon import FOLDER, load
from phoihop.reading.marks import Marks, mark_lexicon
from phoihop.reading.source import Source
from phoihop.reading.tokens import WORD, Tokens, key_of, tokenise

Keys = tuple[str, ...]
MOST = 100
"""More slips than this are no slips: the text is written otherwise than the lexicon thinks."""
_SHORTEST = {"BODY": 2, "HEAD": 3}
_LONGEST = 6
"""Syllables of a name: short ones are too easily another word ("khối phố", "khối phó")."""
_WITH_STOP = re.compile("[bcdđghklmnpqrstvx]{0,3}[aăâeêioôơuưy]{1,3}(?:ch|[cpt])")


def find_slips(text: str, folders: tuple[Path, ...] = (FOLDER,)) -> tuple[Slip, ...]:
    """Return what was probably mistyped in `text`, in its order; spans point into `text`.

    >>> [(slip.written, slip.meant) for slip in find_slips("Hội cũng cố tổ chức.")]
    [('cũng cố', 'củng cố')]
    """
    source = Source(text)
    tokens = tokenise(source.text)
    marks = mark_lexicon(tokens, load(folders))
    found: dict[int, Slip] = {}
    for slip in (*_known(marks), *_names(tokens, marks, folders), *_syllables(tokens, folders)):
        found.setdefault(slip.span.start, slip)
    if len(found) > MOST:
        return ()
    slips = sorted(found.values(), key=lambda slip: slip.span)
    return tuple(_in_stored_text(slip, source) for slip in slips)


def _in_stored_text(slip: Slip, source: Source) -> Slip:
    span = source.original_span(slip.span.start, slip.span.end)
    return Slip(span, slip.written, slip.meant, slip.rule, slip.why)


def _known(marks: Marks) -> Iterator[Slip]:
    """Slips that the lexicon lists; "cũng cố gắng" is none, because of the word after it."""
    tokens = marks.tokens
    keys = [*tokens.keys, ""]
    for mark in marks.all("SLIP"):
        unless = mark.value.attributes.get("unless", "").split("|")
        if (keys[mark.last] and keys[mark.last] in unless) or _opens_a_name(tokens, mark.first):
            continue
        meant = mark.value.attributes["meant"]
        yield _slip(tokens, mark.first, mark.last, meant, mark.id, "lỗi gõ hay gặp")


def _opens_a_name(tokens: Tokens, first: int) -> bool:
    """Say whether a name begins at the second word: "hội Nghi Tân" is no "hội nghị"."""
    return tokens.words[first].islower() and tokens.words[first + 1][0].isupper()


def _names(tokens: Tokens, marks: Marks, folders: tuple[Path, ...]) -> Iterator[Slip]:
    """Names of bodies and posts with one syllable marked otherwise: "Tinh ủy".

    Only where the writer began with a capital, as one does for a name.
    """
    names = _folded_names(folders)
    folded = [fold(key) for key in tokens.keys]
    for first, opening in enumerate(folded):
        if opening not in names or not tokens.words[first][0].isupper():
            continue
        for length, forms in names[opening].items():
            form = forms.get(tuple(folded[first : first + length]))
            if form is None or _is_known(marks, first, first + length):
                continue
            written, meant = tokens.keys[first : first + length], tokenise(form).keys
            if sum(one != other for one, other in zip(written, meant, strict=True)) == 1:
                told = f"giống tên gọi “{form}”, chỉ khác dấu ở một chữ"
                yield _slip(tokens, first, first + length, form, "slip.name", told)


def _is_known(marks: Marks, first: int, last: int) -> bool:
    """Whether some entry of the lexicon holds just these words, or more, as they are written."""
    return any(mark.last >= last for mark in marks.starting(first))


def _syllables(tokens: Tokens, folders: tuple[Path, ...]) -> Iterator[Slip]:
    """Syllables that end in p, t, c, ch and bear neither of the two tones these can have."""
    words = _known_syllables(folders)
    for index, kind in enumerate(tokens.kinds):
        written = tokens.words[index]
        if kind != WORD or not written.islower() or not _lacks_tone(written):
            continue
        bare, _ = without_tone(written)
        sharp, heavy = with_tone(bare, SHARP), with_tone(bare, HEAVY)
        known = [one for one in (sharp, heavy) if key_of(one) in words]
        meant = known[0] if len(known) == 1 else f"{sharp} hoặc {heavy}"
        told = "tiếng tận cùng bằng p, t, c, ch chỉ mang thanh sắc hoặc thanh nặng"
        yield _slip(tokens, index, index + 1, meant, "slip.tone", told)


def _lacks_tone(word: str) -> bool:
    if word.isascii():
        return False
    bare, tones = without_tone(word)
    return not tones & {SHARP, HEAVY} and _WITH_STOP.fullmatch(bare) is not None


def _slip(tokens: Tokens, first: int, last: int, meant: str, rule: str, why: str) -> Slip:
    written = " ".join(tokens.words[first:last])
    if written[0].isupper():
        meant = meant[0].upper() + meant[1:]
    return Slip(tokens.span(first, last), written, meant, rule, why)


@lru_cache(maxsize=4)
def _folded_names(folders: tuple[Path, ...]) -> dict[str, dict[int, dict[Keys, str]]]:
    """Names by their first syllable without marks, their length, and all syllables without."""
    names: dict[str, dict[int, dict[Keys, str]]] = {}
    for entry in load(folders).by_id.values():
        shortest = _SHORTEST.get(entry.tag)
        for form in entry.forms if shortest else ():
            keys = tokenise(form).keys
            if shortest and shortest <= len(keys) <= _LONGEST and not form.isupper():
                bare = tuple(fold(key) for key in keys)
                names.setdefault(bare[0], {}).setdefault(len(keys), {})[bare] = form
    return names


@lru_cache(maxsize=4)
def _known_syllables(folders: tuple[Path, ...]) -> frozenset[str]:
    return frozenset(
        key
        for entry in load(folders).by_id.values()
        for form in ((entry.attributes["meant"],) if entry.tag == "SLIP" else entry.forms)
        for key in tokenise(form).keys
    )
