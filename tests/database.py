"""Fixtures of the rooms with a database: a store of their own, the cast, strict templates."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import TransactionTestCase

from tests.cast import make_bodies, make_cast


@pytest.fixture(autouse=True)
def _own_store(settings, tmp_path):
    """No test writes into the data folder of the checkout, and hashing passwords is quick."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.TRAIL_HEADS = tmp_path / "trail-heads.txt"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _nobody_has_tried_before():
    """What one test counted against guessing must not refuse the next one."""
    from django.core.cache import cache

    cache.clear()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The tests' database, which nobody may still be using when it is dropped: the server notices
    late that a process killed in the middle of a statement, or a thread, has gone."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


class UnknownVariable(str):
    """A template that names a variable nobody gave it is wrong, not silently empty."""

    def __contains__(self, piece):
        return piece == "%s"

    def __mod__(self, variable):
        raise AssertionError(f"Template asks for an unknown variable: {variable}")


@pytest.fixture(autouse=True)
def _unknown_variables_are_errors(settings):
    from django.template import engines

    django = engines["django"].engine
    before, django.string_if_invalid = django.string_if_invalid, UnknownVariable("!")
    yield
    django.string_if_invalid = before


@pytest.fixture(autouse=True, scope="session")
def _trail_may_be_emptied_between_tests():
    """Tests with threads or a server empty all tables; the trail's triggers step aside then."""
    empty = TransactionTestCase._fixture_teardown

    def empty_with_trail(case):
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute(
                    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
                    " AND name LIKE 'registry_trail%'"
                )
                triggers = cursor.fetchall()
                for name, _sql in triggers:
                    cursor.execute(f"DROP TRIGGER {name}")
                empty(case)
                for _name, sql in triggers:
                    cursor.execute(sql)
            else:
                for act in ("DISABLE", "ENABLE"):
                    for table in ("registry_trailentry", "registry_trailseal"):
                        cursor.execute(f"ALTER TABLE {table} {act} TRIGGER USER")
                    if act == "DISABLE":
                        empty(case)

    TransactionTestCase._fixture_teardown = empty_with_trail
    yield
    TransactionTestCase._fixture_teardown = empty


@pytest.fixture
def bodies(db):
    return make_bodies()


@pytest.fixture
def cast(bodies):
    return make_cast(bodies)


@pytest.fixture
def vanphong(cast):
    return cast["vanphong"]


@pytest.fixture
def canbo(cast):
    return cast["canbo"]


@pytest.fixture
def lanhdao(cast):
    return cast["lanhdao"]


@pytest.fixture
def tinh(cast):
    return cast["tinh"]


@pytest.fixture
def hangxom(cast):
    return cast["hangxom"]


@pytest.fixture
def khach(cast):
    return cast["khach"]
