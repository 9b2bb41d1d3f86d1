"""Which posts are one post, and who holds it."""

import pytest

from phoihop.reading.facts import Post
from phoihop.reading.likeness import Holders
from phoihop.reading.spans import Span


def post(head, body=""):
    text = f"{head} {body}".strip()
    return Post(text, Span(0, len(text)), f"post.{head}", body, None, "any")


def holders(*held):
    found = Holders()
    for name, head, body in held:
        found.add(post(head, body), name)
    return found


@pytest.mark.parametrize(
    ("known", "asked"),
    [
        ("UBND xã Hòa Lạc", "Ủy ban nhân dân xã Hòa Lạc"),
        ("UBND xã Hòa Lạc", "UBND"),
        ("UBND", "UBND xã Hòa Lạc"),
        ("UB xã Hòa Lạc", "UBND xã Hòa Lạc"),
        ("Uỷ ban MTTQ Việt Nam huyện", "MTTQ huyện"),
        ("", "UBND xã Hòa Lạc"),
        ("UBND xã Hòa Lạc", ""),
    ],
)
def test_a_post_is_the_same_where_one_body_opens_the_other(known, asked):
    assert holders(("Lò Văn Pản", "chủ tịch", known)).of(post("chủ tịch", asked)) == "Lò Văn Pản"


@pytest.mark.parametrize(
    ("known", "asked"), [("UBND xã Hòa", "UBND xã Hòabình"), ("HĐND xã", "UBND xã")]
)
def test_bodies_with_other_words_are_two_posts(known, asked):
    assert holders(("Lò Văn Pản", "chủ tịch", known)).of(post("chủ tịch", asked)) is None


def test_another_head_is_another_post():
    assert holders(("Lò Văn Pản", "chủ tịch", "UBND xã")).of(post("bí thư", "UBND xã")) is None


def test_word_for_word_is_surer_than_the_body_and_that_than_the_head_alone():
    known = [("A", "chủ tịch", ""), ("B", "chủ tịch", "UBND xã"), ("C", "chủ tịch", "UBND xã Hồ")]

    assert holders(*known).of(post("chủ tịch", "UBND xã Hồ")) == "C"
    assert holders(*known[:2]).of(post("chủ tịch", "UBND xã Hồ")) == "B"
    assert holders(*known[:1]).of(post("chủ tịch", "UBND xã Hồ")) == "A"


def test_of_two_who_fit_alike_the_one_named_first_holds_it():
    known = [("A", "chủ tịch", "UBND xã Hồ"), ("B", "chủ tịch", "UBND xã Hạ")]

    assert holders(*known).of(post("chủ tịch", "UBND xã")) == "A"
