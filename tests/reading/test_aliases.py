"""Short and roundabout ways of naming somebody; all names are invented."""

from phoihop.reading.aliases import Aliases
from phoihop.reading.facts import Post
from phoihop.reading.spans import Span


def post(text, head, body, kind="any"):
    return Post(text, Span(0, len(text)), head, body, None, kind)


def test_a_given_name_is_that_of_whoever_bore_it_last_and_else_first():
    aliases = Aliases()
    aliases.add("Lò Văn Tấc", (), [40])
    aliases.add("Vi Thị Tấc", (), [10, 90])

    assert [aliases.given("tấc", at) for at in (5, 20, 60, 99)] == [
        "Vi Thị Tấc",
        "Vi Thị Tấc",
        "Lò Văn Tấc",
        "Vi Thị Tấc",
    ]


def test_the_last_words_of_a_name_are_enough():
    aliases = Aliases()
    aliases.add("Kiều Quý Ba", (), [3])

    assert aliases.ending("Quý Ba") == "Kiều Quý Ba"
    assert aliases.ending("Kiều Quý Ba") is None


def test_a_post_at_a_place_is_held_by_one_or_by_nobody():
    aliases, chair = Aliases(), "post.chair"
    asked = post("Chủ tịch Nà Phát", chair, "Nà Phát")
    aliases.add("Lò Văn Ợt", (post("Chủ tịch UBND xã Nà Phát", chair, "UBND xã Nà Phát"),), [3])
    found = aliases.of_place(asked)
    aliases.add("Vi Thị Mẩy", (post("Chủ tịch Hội xã Nà Phát", chair, "Hội xã Nà Phát"),), [9])

    assert (found, aliases.of_place(asked)) == ("Lò Văn Ợt", None)
