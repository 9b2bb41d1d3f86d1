"""Text as received: however the same words reach us, the same is read out of them (R4)."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from pathlib import Path

import pytest

from phoihop.lib.vietnamese import normalise, tone_key
from phoihop.reading import read
from phoihop.reading.formats import open_document
from phoihop.reading.formats.legacy import from_tcvn3

TEXTS = [
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parent / "samples" / "open" / "docs").glob("*.txt"))
]
OLD = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
NEW = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
AS_NEW = dict(zip(OLD, NEW, strict=True)) | {
    old.capitalize(): new.capitalize() for old, new in zip(OLD, NEW, strict=True)
}
Y_TO_I = dict(zip("yỳýỷỹỵ", "iìíỉĩị", strict=True))
TCVN3 = {from_tcvn3(chr(byte)): chr(byte) for byte in range(0xA1, 0x100)}


def new_tone_marks(text):
    return re.sub(f"(?:{'|'.join(AS_NEW)})(?![^\\W\\d_])", lambda m: AS_NEW[m[0]], normalise(text))


def i_for_y(text):
    return re.sub(r"\b([KkLlMmTtSsHh])([ỳýỷỹỵy])\b", lambda m: m[1] + Y_TO_I[m[2]], text)


def spaced_punctuation(text):
    return re.sub(r"(?<=[^\s\d])([,;:.!?])(?=\s|$)", r" \1", text)


def broken_lines(text, width=84):
    wrap = textwrap.TextWrapper(width, break_long_words=False, break_on_hyphens=False)
    return "\n".join("\n".join(wrap.wrap(line)) for line in text.split("\n"))


def in_tcvn3(text):
    """Letters in the bytes of TCVN3, which has no capitals with tones."""
    small = re.sub("[À-Ỹ]", lambda m: m[0] if m[0] in TCVN3 else m[0].lower(), normalise(text))
    return small, "".join(TCVN3.get(sign, sign) for sign in small)


def meant(value):
    """A value with its spelling made one, so that only what was read is compared."""
    if isinstance(value, str):
        return re.sub(r"\s+", " ", re.sub(r"\s+([,;:.!?])", r"\1", tone_key(value)))
    if isinstance(value, list):
        return [meant(one) for one in value]
    if isinstance(value, dict):
        return {name: meant(one) for name, one in value.items()}
    return value


def proposals(text):
    return [
        (one.kind, {name: meant(field.value) for name, field in one.fields.items()})
        for one in read(text).proposals
    ]


@pytest.mark.parametrize(
    "form",
    [
        normalise,
        lambda text: unicodedata.normalize("NFD", text),
        new_tone_marks,
        i_for_y,
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: re.sub(r"\r?\n", "\r\n", text),
        spaced_punctuation,
    ],
    ids=["NFC", "NFD", "new tone marks", "i for y", "no-break spaces", "CRLF", "spaced , ."],
)
def test_the_form_of_the_letters_changes_nothing(form):
    for text in TEXTS:
        assert proposals(form(text)) == proposals(text)


def test_lines_broken_at_a_width_change_next_to_nothing():
    """A table by blanks, or a number cut in two by the line's end, cannot be put together."""
    same = sum(proposals(broken_lines(text)) == proposals(text) for text in TEXTS)
    assert same / len(TEXTS) >= 0.9


def test_tcvn3_reads_like_unicode():
    for text in TEXTS[::9]:
        small, old = in_tcvn3(text)
        opened = open_document(old.encode("latin-1", "ignore"), "cu.txt")
        assert "TCVN3" in opened.notes[0]
        kept = "".join(sign for sign in small if sign in TCVN3 or ord(sign) < 256)
        assert proposals(opened.text) == proposals(kept)


def test_evidence_points_into_the_text_that_was_stored():
    for text in [unicodedata.normalize("NFD", text) for text in TEXTS[::5]]:
        for one in read(text).proposals:
            words = one.fields.get("task") or one.fields.get("name")
            if words and isinstance(words.value, str) and words.evidence:
                told = " ".join(normalise(words.evidence[0].of(text)).split())
                assert told in (" ".join(normalise(words.value).split()), told)
                assert 0 <= words.evidence[0].start < words.evidence[0].end <= len(text)
