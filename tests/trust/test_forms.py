"""One text written in several ways is one reading. All documents: ./run trust --full."""

import unicodedata

import pytest

from phoihop.lib.vietnamese import normalise, tone_key
from phoihop.reading import read
from phoihop.reading.source import Source
from tests.trust.invented import DOCUMENTS
from tests.trust.policy import FULL

OLD_TONES, NEW_TONES = "òa óa ỏa õa ọa òe óe ủy úy ụy", "oà oá oả oã oạ oè oé uỷ uý uỵ"
TONES = dict(zip(OLD_TONES.split(), NEW_TONES.split(), strict=True))


def new_tones(text):
    """Put the tone where new spelling puts it: hoà, thuỷ."""
    for old, new in TONES.items():
        text = text.replace(old, new).replace(old.capitalize(), new.capitalize())
    return text


FORMS = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "new place of tones": new_tones,
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "lines of Windows": lambda text: text.replace("\r\n", "\n").replace("\n", "\r\n"),
    "lines of old": lambda text: text.replace("\r\n", "\n").replace("\n", "\r"),
    "byte-order mark": lambda text: f"\ufeff{text}",
    "soft hyphens": lambda text: text.replace("ng ", "n\u00adg "),
}


def records(value):
    """Return the reading without places and versions, words in one spelling."""
    if isinstance(value, dict):
        left_out = ("text_sha256", "trace", "blocks", "remainder", "figure")
        return {
            key: records(one)
            for key, one in value.items()
            if key not in left_out and "span" not in key and key not in ("mentions", "evidence")
        }
    if isinstance(value, list):
        return [records(one) for one in value]
    return " ".join(tone_key(Source(value).text).split()) if isinstance(value, str) else value


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("document", sorted(DOCUMENTS) if FULL else sorted(DOCUMENTS)[::12])
def test_another_form_of_the_text_gives_the_same_records(document, form):
    text = normalise(DOCUMENTS[document])

    assert records(read(FORMS[form](text)).to_json()) == records(read(text).to_json())
