"""Every address × method × role × relation × state does what the policy says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.trust.policy import (
    ALL_RELATIONS,
    CHILD,
    ENTRUSTED,
    FOREIGN,
    FULL,
    NOTHING,
    ONE_OF_EACH_REACH,
    OPEN,
    OWN,
    REFUSED,
    ROLES,
    ROUTES,
    SIGN_IN,
    STATES,
    THROUGH,
    VISITOR,
    Route,
    expected,
)
from tests.trust.stage import Stage

pytestmark = pytest.mark.django_db
OUTCOMES = {403: REFUSED, 404: NOTHING}
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
MISSING = 9_999_999


def addresses(resolver: URLResolver, space: str = "") -> Iterator[str]:
    """Names of all addresses that the program answers."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield space + (pattern.name or str(pattern.pattern))
        else:
            inside = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from addresses(pattern, space + inside)


def cells(role: str) -> Iterator[tuple[str, str, str, str]]:
    """Name, method, relation, state; an address about nothing has one relation and state.

    The daily suite tries a part of them; ./run trust --full all.
    """
    for name, route in ROUTES.items():
        if not route.about:
            yield from ((name, method, OWN, OPEN) for method in route.methods)
            continue
        for method, state, relation in product(route.methods, STATES, ALL_RELATIONS):
            if FULL or _is_daily(role, state, relation):
                yield name, method, relation, state


def _is_daily(role: str, state: str, relation: str) -> bool:
    """Four roles meet every relation, and the later states where they reach; the others meet
    the relations at which their answers turn. What a state changes is decided in Python, alike on
    both databases: PostgreSQL, which runs beside SQLite, is not asked that again."""
    if role in ONE_OF_EACH_REACH and connection.vendor == "sqlite":
        return state == OPEN or relation in (OWN, CHILD)
    return state == OPEN and relation in (OWN, CHILD, ENTRUSTED, FOREIGN)


def ask(stage: Stage, method: str, role: str, address: str) -> tuple[str, int]:
    """Send one request whose effects are forgotten, and name what happened."""
    client = stage.clients[role]
    kept = client.cookies.copy()
    with transaction.atomic():
        answer = client.generic(method, address)
        transaction.set_rollback(True)
    if answer.streaming:
        # Read to its end, as a browser does: the client then closes the file itself.
        b"".join(answer.streaming_content)
    client.cookies = kept
    if answer.status_code == 302 and answer.headers["Location"].startswith(
        reverse("account_login")
    ):
        return SIGN_IN, 302
    return OUTCOMES.get(answer.status_code, THROUGH), answer.status_code


def address_of(name: str, route: Route, things: dict) -> str:
    return reverse(name, args=[_written(key, things) for key in route.keys])


def _written(key: str, things: dict) -> object:
    if key.startswith("="):
        return key[1:]
    return things[key].pk if key in things else "khong-co"


def test_every_address_has_its_row_in_the_policy():
    """A new address fails here until tests/trust/policy.py says who may use it."""
    assert sorted(set(addresses(get_resolver()))) == sorted(ROUTES)


@pytest.mark.parametrize("role", ROLES)
def test_every_cell_is_as_the_policy_says(stage, role, record_property):
    wrong, count = [], 0
    for name, method, relation, state in cells(role):
        route = ROUTES[name]
        address = address_of(name, route, stage.things[relation, state])
        outcome, code = ask(stage, method, role, address)
        count += 1
        should = expected(route, method, role, relation, state)
        if outcome != should or code >= 500 or code == 405:
            wrong.append((name, method, relation, state, outcome, code, should))

    record_property("trials", count)
    assert not wrong, "\n".join(map(str, wrong[:20]))


@pytest.mark.parametrize("role", ROLES if FULL else (VISITOR, "clerk", "leader"))
def test_no_other_method_gets_through(stage, role):
    theirs = ("account_", "mfa_", "usersessions_")
    ours = {name: route for name, route in ROUTES.items() if not name.startswith(theirs)}
    for name, route in ours.items():
        address = address_of(name, route, stage.things["own", OPEN])
        for method in set(METHODS) - set(route.methods):
            code = ask(stage, method, role, address)[1]
            assert code in (403, 404, 405) or (role == VISITOR and code == 302), (name, method)


@pytest.mark.parametrize("role", ["clerk", "leader", "officer"])
def test_a_foreign_record_answers_like_a_missing_one(stage, role):
    client = stage.clients[role]
    for name, route in ROUTES.items():
        if not route.about or not name.startswith("office:"):
            continue
        for method in route.methods:
            theirs = address_of(name, route, stage.things["foreign", OPEN])
            missing = reverse(
                name, args=[MISSING if key[0] != "=" else key[1:] for key in route.keys]
            )
            with CaptureQueriesContext(connection) as asked:
                one = client.generic(method, theirs)
            with CaptureQueriesContext(connection) as asked_too:
                other = client.generic(method, missing)
            assert len(asked) == len(asked_too), f"{name}: the time would tell"
            assert one.status_code == other.status_code == 404, name
            assert one.content == other.content, name
            assert set(one.headers) == set(other.headers), name
