"""No regular expression of the reader runs away: each is looked through, then attacked.

Every compiled pattern of `phoihop.reading` and `phoihop.lib` is found by itself, so a new one is
tried without being named here. An attack repeats what the pattern itself asks for, again and again,
and ends in a sign that it cannot match. More attacks: ./run trust --full.
"""

import importlib
import itertools
import pkgutil
import re
import time
from re import _constants, _parser

import pytest

import phoihop.lib
import phoihop.reading
from tests.trust.policy import FULL

LONG = 40_000 if FULL else 16_000
MOST_SECONDS = 0.5
"""A quadratic search of 16.000 signs takes over a second, a linear one some thousandths."""
UNBOUNDED = 1_000
REPEATS = {_constants.MAX_REPEAT, _constants.MIN_REPEAT}
_CATEGORIES = {
    _constants.CATEGORY_DIGIT: "7",
    _constants.CATEGORY_SPACE: " ",
    _constants.CATEGORY_WORD: "ư",
    _constants.CATEGORY_NOT_DIGIT: "ư",
    _constants.CATEGORY_NOT_SPACE: "ư",
    _constants.CATEGORY_NOT_WORD: "-",
}


def patterns():
    """Return every compiled pattern that a module of ours keeps, by where it stands."""
    found = {}
    for package in (phoihop.reading, phoihop.lib):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            kept = vars(importlib.import_module(module.name))
            for name, value in kept.items():
                for one in value.values() if isinstance(value, dict) else [value]:
                    if isinstance(one, re.Pattern) and isinstance(one.pattern, str):
                        found.setdefault((one.pattern, one.flags), f"{module.name}:{name}")
    return {place: re.compile(*key) for key, place in found.items()}


PATTERNS = patterns()
ANCHORED = {"phoihop.reading.formats.pdf:_PAGE_NUMBER", "phoihop.reading.patterns:_PIECES"}
"""Only ever matched at one place, never searched for."""


def steps(tree):
    """Yield every step of a parsed pattern with the steps inside it."""
    for step, argument in tree:
        inner = [part for part in flat(argument) if isinstance(part, _parser.SubPattern)]
        yield step, argument, inner
        for part in inner:
            yield from steps(part)


def flat(value):
    if isinstance(value, (tuple, list)):
        for one in value:
            yield from flat(one)
    else:
        yield value


def is_endless(step, argument):
    return step in REPEATS and argument[1] > UNBOUNDED


def nested(tree):
    """Say whether an endless repeat stands inside an endless repeat that can be given back."""
    return any(
        is_endless(step, argument)
        and any(is_endless(s, a) for part in inner for s, a, _ in steps(part))
        for step, argument, inner in steps(tree)
    )


def wanted(tree):
    """Return one sign for each thing that the pattern asks for, in order."""
    signs = []
    for step, argument, _ in steps(tree):
        if step == _constants.LITERAL:
            signs.append(chr(argument))
        elif step == _constants.IN:
            signs.append(one_of(argument))
        elif step in (_constants.NOT_LITERAL, _constants.ANY):
            signs.append("ư")
    return [sign for sign in signs if sign]


def one_of(members):
    first = members[0]
    if first[0] == _constants.NEGATE:
        return next((sign for sign in "ư7 -.x" if re.match(_as_set(members), sign)), "")
    step, argument = first
    if step == _constants.LITERAL:
        return chr(argument)
    return chr(argument[0]) if step == _constants.RANGE else _CATEGORIES[argument]


def _as_set(members):
    names = {
        _constants.CATEGORY_DIGIT: r"\d",
        _constants.CATEGORY_SPACE: r"\s",
        _constants.CATEGORY_WORD: r"\w",
        _constants.CATEGORY_NOT_WORD: r"\W",
        _constants.CATEGORY_NOT_SPACE: r"\S",
        _constants.CATEGORY_NOT_DIGIT: r"\D",
    }
    inside = ""
    for step, argument in members[1:]:
        if step == _constants.LITERAL:
            inside += re.escape(chr(argument))
        elif step == _constants.RANGE:
            inside += f"{re.escape(chr(argument[0]))}-{re.escape(chr(argument[1]))}"
        else:
            inside += names[argument]
    return f"[^{inside}]"


def attacks(pattern):
    """Return texts that repeat what the pattern asks for, each ending where it cannot match."""
    signs = list(dict.fromkeys(wanted(_parser.parse(pattern.pattern, pattern.flags))))[:12]
    most = 3 if FULL else 2
    pieces = {"".join(signs), *signs}
    for size in range(2, most + 1):
        pieces |= {"".join(some) for some in itertools.permutations(signs[:8], size)}
    for piece in sorted(filter(None, pieces)):
        text = piece * (LONG // len(piece))
        yield text
        yield f"{text}\x00"


def seconds(pattern, place, text):
    start = time.process_time()
    if place in ANCHORED:
        pattern.fullmatch(text)
    else:
        sum(1 for _ in pattern.finditer(text))
    return time.process_time() - start


@pytest.mark.parametrize("place", PATTERNS)
def test_an_expression_does_not_run_away(place, record_property):
    pattern, tried = PATTERNS[place], 0
    for text in attacks(pattern):
        # A busy machine lends less of its cores: only what is slow five times is slow.
        quick = any(seconds(pattern, place, text) < MOST_SECONDS for _again in range(5))
        assert quick, (pattern.pattern, text[:20])
        tried += 1
    record_property("trials", tried)


def test_what_is_only_matched_in_place_is_still_there():
    assert set(PATTERNS) >= ANCHORED


def test_no_endless_repeat_stands_inside_another():
    found = {
        place
        for place, pattern in PATTERNS.items()
        if nested(_parser.parse(pattern.pattern, pattern.flags))
    }

    # Their inner parts cannot begin with what the outer ones can end with, and nothing stands
    # behind them that could fail; the attacks above try them all the same.
    assert found <= {"phoihop.reading.formats.legacy:_WORD"}


@pytest.mark.parametrize(
    ("expression", "runs"), [(r"(?:a+)+b", True), (r"(?:[^,]*,)*x", True), (r"(?:a{1,9})+b", False)]
)
def test_the_look_through_itself_sees_what_it_must(expression, runs):
    assert nested(_parser.parse(expression)) is runs
