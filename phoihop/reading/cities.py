"""Thành phố: under the centre or of a province? Its name tells, else the rest of the text does."""

from __future__ import annotations

from phoihop.reading.gazetteer import city_level, longest_place
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.named_places import title_run

_OF_PROVINCES = frozenset(("tỉnh", "huyện"))
_PROVINCE = frozenset(("tỉnh",))
_OF_BIG_CITIES = frozenset(("sở", "quận"))
_HO_CHI_MINH_CITY = frozenset(("tphcm",))
_COMMUNES = frozenset(("xã", "phường"))


def settle_city(marks: Marks) -> None:
    """Settle what "thành phố", "TP" and "Thành ủy" without a name mean in this text.

    The cities that it names decide. Where it names none, a text without provinces and districts
    that knows departments ("sở") or urban districts, or no commune either, is one of a city under
    the centre.
    """
    tokens = marks.tokens
    votes = {"district": 0, "province": len(tokens.all_of(_HO_CHI_MINH_CITY))}
    for mark in marks.all("LEVEL"):
        if mark.value.attributes.get("level") == "city":
            named = _named_level(marks, mark)
            if named is not None:
                votes[named] += 1
    if votes["province"] != votes["district"]:
        marks.city_level = max(votes, key=lambda level: votes[level])
        return
    if tokens.all_of(_OF_PROVINCES):
        return
    if tokens.all_of(_OF_BIG_CITIES) or not tokens.all_of(_COMMUNES):
        marks.city_level = "province"


def _named_level(marks: Marks, mark: Mark) -> str | None:
    """Return the level of the city named after "thành phố"; None without a name."""
    run = title_run(marks, mark.last, min(mark.last + 5, len(marks.tokens)))
    known = longest_place(marks.tokens.words[mark.last : run])
    if not known:
        return None
    named = city_level(marks.tokens.words[mark.last : mark.last + known])
    return named or ("district" if marks.tokens.all_of(_PROVINCE) else "province")
