"""Texts for the trials of the reader: our own samples, whole and taken apart and mixed anew."""

from pathlib import Path

from hypothesis import strategies as st

SAMPLES = Path(__file__).parent.parent / "reading" / "samples"
DOCUMENTS = {
    path.stem: path.read_bytes().decode("utf-8") for path in sorted(SAMPLES.glob("*/docs/*.txt"))
}
# Bidi controls, zero widths, variation selectors, tags, marks, private use, NUL, a lone surrogate.
STRANGE = (
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200c\u200d\ufeff\u00ad\ufe0f"
    "\U000e0041\U000e007f\u0301\u0323\ue000\uf8ff\x00\x1f\ud800\udfff\u2028\u0085\u00a0аΑᴀ"
)
_LINES = sorted({line for text in DOCUMENTS.values() for line in text.splitlines() if line.strip()})
_SENTENCES = sorted({piece for line in _LINES for piece in line.split(". ") if piece})
_PIECES = (" ", "\n", "\n\n", ". ", ", ", "; ", ": ", " - ", "(", ")", "“", "”", "15/1", "111/152")

_pieces = st.one_of(
    st.sampled_from(_SENTENCES),
    st.sampled_from(_PIECES),
    st.text(STRANGE, min_size=1, max_size=3),
    st.text(max_size=4),
)
texts = st.lists(_pieces, max_size=24).map("".join)
"""Sentences of our samples in any order, with any signs between and inside them."""
