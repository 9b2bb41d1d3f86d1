"""Nơi họp: the unit where a meeting was held, as the text writes it: "xã Hòa Lạc", "Hà Nội"."""

from __future__ import annotations

from collections.abc import Iterator

from phoihop.reading.blocks import Part
from phoihop.reading.bodies import level_of
from phoihop.reading.event import Lead
from phoihop.reading.gazetteer import longest_place
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.named_places import is_compound, place_after_level, title_run
from phoihop.reading.parties import Party
from phoihop.reading.tokens import tokenise

_AT = frozenset(("tại", "ở"))
_LONGEST_SETTING = 14
_ENDS_SETTING = frozenset(("HELD", "SAY", "CHAIR"))
_PROSE = ("title", "paragraph", "turn", "list_item", "heading", "caption")


def read_venue(
    marks: Marks,
    parts: list[Part],
    lead: Lead,
    event: tuple[int, int] | None,
    hosts: list[Party],
    level: str | None,
) -> str | None:
    """Return where it was held: what "tại" or "làm việc với" says, else the unit of the host, else
    the first unit of the level of the meeting that the text names. None when it names none.
    """
    told = [event] if event else []
    if lead.title is not None:
        told.append((lead.title.first, lead.title.last))
    for span in told:
        found = _setting(marks, span) or _partner(marks, span)
        if found is not None:
            return found
    for host in hosts:
        found = _first_unit(marks, (host.first, host.last), None) or _unit_named(marks, host)
        if found is not None:
            return found
    spans = [*told, *_of_roles(parts, ("issuer",)), *lead.sentences, *_of_roles(parts, _PROSE)]
    return next((found for span in spans if (found := _first_unit(marks, span, level))), None)


def _of_roles(parts: list[Part], roles: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    return ((part.first, part.last) for part in parts if part.role in roles)


def _setting(marks: Marks, span: tuple[int, int]) -> str | None:
    """Read the unit after "tại": "tại Nhà văn hóa thôn 2, xã Hòa Lạc", "tại Hà Nội"."""
    tokens = marks.tokens
    for at in tokens.among(_AT, *span):
        end = min(at + _LONGEST_SETTING, span[1])
        stop = next((one for one in range(at + 1, end) if marks.bears(one, _ENDS_SETTING)), end)
        found = _first_unit(marks, (at + 1, stop), None)
        if found is not None:
            return found
        run = title_run(marks, at + 1, stop)
        known = longest_place(tokens.words[at + 1 : run], "province")
        if known and at + 1 + known == run:
            return tokens.quote(at + 1, run)
    return None


def _partner(marks: Marks, span: tuple[int, int]) -> str | None:
    """Read the unit worked with: "làm việc với UBND xã Hòa Lạc"."""
    for verb in marks.within(*span, "EVENTV"):
        if marks.tokens.keys[verb.last : verb.last + 1] == ["với"]:
            org = marks.at(verb.last + 1, "ORG")
            end = org.last if org is not None else verb.last + 2
            found = _first_unit(marks, (verb.last + 1, min(end, span[1])), None)
            if found is not None:
                return found
    return None


def _unit_named(marks: Marks, host: Party) -> str | None:
    """Return the unit that a host names without its level ("Huyện ủy Mộc Lan"), where the text
    writes it in full elsewhere.
    """
    org = marks.at(host.first, "ORG")
    place = org.value.place if org is not None else None
    if not place:
        return None
    tokens = marks.tokens
    size = len(tokenise(place).words)
    for step in marks.all("LEVEL"):
        end = min(step.last + size, len(tokens))
        if (
            end > step.last
            and tokens.is_capital(end - 1)
            and _same(tokens.quote(step.last, end), place)
        ):
            return tokens.quote(step.first, end)
    return None


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _first_unit(marks: Marks, span: tuple[int, int], level: str | None) -> str | None:
    """Return the first unit named with its level, of `level` where one is given, with the units
    around it that a comma joins: "xã Hòa Định, huyện Phú Thọ".
    """
    for step in marks.within(*span, "LEVEL"):
        if step.value.attributes["level"] == "village" or is_compound(marks, step.first):
            continue
        end = _named_end(marks, step)
        if end is None or (level is not None and level_of(marks, step, end) != level):
            continue
        return marks.tokens.quote(step.first, _with_wider(marks, end))
    return None


def _named_end(marks: Marks, step: Mark) -> int | None:
    tokens = marks.tokens
    end = place_after_level(marks, step.last, len(tokens))
    if end == step.last:
        return None
    named = tokens.words[step.last]
    return end if tokens.is_title(step.last) or named.isupper() else None


def _with_wider(marks: Marks, end: int) -> int:
    tokens = marks.tokens
    if end + 1 < len(tokens) and tokens.words[end] == ",":
        step = marks.at(end + 1, "LEVEL")
        wider = _named_end(marks, step) if step is not None else None
        if wider is not None:
            return wider
    return end
