"""What the benchmark of the reader counts."""

import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

from benchmarks import _readers
from benchmarks._readers import Found, Score, Scores

GOLD = {
    "meeting": {"date": "2026-03-10"},
    "people": [{"name": "Lò Văn Pản"}, {"name": "Vi Thị Tấc"}],
    "people_ignore": ["Cầm Bá Thuận"],
    "assignments": [{"due": "2026-04-15"}, {"due": None}],
}


def test_officials_count_and_who_is_left_open_does_not():
    scores = Scores()
    scores.add(Found(names={"lò văn pản", "cầm bá thuận", "hà nội"}), GOLD)

    assert scores.names == Score(right=1, found=2, wanted=2)
    assert str(scores.names) == "0.50 / 0.50 / **0.50**"
    assert str(scores.days) == "–"


def test_the_day_of_the_meeting_and_the_due_days_count():
    scores = Scores()
    scores.add(Found(days={date(2026, 3, 10), date(2026, 4, 15), date(2020, 1, 1)}), GOLD)

    assert str(scores.days) == "0.67 / 1.00 / **0.80**"


def test_words_marked_as_one_person_are_one_name(monkeypatch):
    marked = [
        ("Ông", "N", "B-NP", "O"),
        ("Lò Văn", "Np", "B-NP", "B-PER"),
        ("Pản", "Np", "I-NP", "I-PER"),
        ("ở", "E", "O", "O"),
        ("Mường Hà", "Np", "B-NP", "B-LOC"),
        ("Vi Tấc", "Np", "B-NP", "B-PER"),
    ]
    monkeypatch.setitem(sys.modules, "underthesea", SimpleNamespace(ner=lambda text: marked))

    assert _readers.named_entities()("…", GOLD).names == {"lò văn pản", "vi tấc"}


def test_every_sample_is_read_and_its_answers_are_compared():
    row = _readers.measured("phoihop, every field", _SAMPLES, rounds=1)

    assert row["texts"] > 100
    assert row["names"].endswith("**")
    assert row["rate"] > 0


_SAMPLES = Path(__file__).parent / "reading" / "samples"
