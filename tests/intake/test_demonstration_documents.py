"""The documents of the demonstration are whole, and agree with their sources."""

import tomllib
from datetime import date

import pypdfium2
import pytest

from tools.make_demonstration import DOCUMENTS, HOME, out_of_date, papers

UNIT = tomllib.loads((HOME / "unit.toml").read_text(encoding="utf-8"))


def test_every_docx_says_what_its_source_says():
    assert out_of_date() == []


def test_the_pdf_says_what_its_source_says():
    (paper,) = [paper for paper in papers() if paper.head["output"].endswith(".pdf")]
    pdf = pypdfium2.PdfDocument(DOCUMENTS / paper.head["output"])
    text = " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())

    assert [line.text for line in paper.lines if line.text.strip("# ") not in text] == []


@pytest.mark.parametrize("path", sorted(DOCUMENTS.iterdir()), ids=lambda path: path.name)
def test_a_document_is_small_enough_for_the_repository(path):
    assert 0 < path.stat().st_size < 60_000


def test_all_four_formats_are_there():
    assert {path.suffix for path in DOCUMENTS.iterdir()} == {".txt", ".html", ".docx", ".pdf"}


def test_every_body_a_person_or_an_account_names_is_listed():
    listed = {body["id"] for body in UNIT["bodies"]}
    named = {post["body"] for person in UNIT["people"] for post in person["posts"]}
    named |= {account["body"] for account in UNIT["accounts"]}
    named |= {body[key] for body in UNIT["bodies"] for key in ("parent", "line") if key in body}

    assert named <= listed


def test_nobody_holds_a_post_in_the_commune_before_it_existed():
    days = [post["from"] for person in UNIT["people"] for post in person["posts"]]

    assert min(days) >= date(2025, 7, 1)


def test_the_whole_cast_has_an_account():
    names = {account["username"] for account in UNIT["accounts"]}

    assert names == {
        "vanphong",
        "canbo",
        "phunu",
        "cuuchienbinh",
        "lanhdao",
        "tinh",
        "quantri",
    }
