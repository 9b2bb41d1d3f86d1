"""Small values that compare, hash and copy as frozen dataclasses do."""

from dataclasses import fields, replace

from phoihop.lib.record import record


@record(order=True)
class Mile:
    """Cột số."""

    road: str
    number: int = 0


def test_equal_fields_make_equal_values():
    assert Mile("QL1", 3) == Mile("QL1", 3)
    assert {Mile("QL1", 3), Mile("QL1", 3)} == {Mile("QL1", 3)}


def test_they_are_ordered_by_their_fields_where_asked():
    assert sorted([Mile("QL3"), Mile("QL1", 9), Mile("QL1", 2)])[0] == Mile("QL1", 2)


def test_the_standard_tools_know_their_fields():
    assert [one.name for one in fields(Mile)] == ["road", "number"]
    assert replace(Mile("QL1", 3), number=4).number == 4


def test_they_have_no_room_for_more():
    assert not hasattr(Mile("QL1"), "__dict__")
