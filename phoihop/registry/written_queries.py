"""Câu truy vấn viết sẵn: the text of a query that every page asks, written once for equal rights.

Django takes some ten times as long to write such a query, with the rights in it, as a database to
answer it. What the text says follows from the roles that count, the account and the day alone; of
those it is kept. What it answers is never kept.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from phoihop.registry.acting import roles_held
from phoihop.registry.models import Account

MOST_KEPT = 4_000


class Text(NamedTuple):
    """Câu truy vấn: SQL with its values, as the database takes them."""

    sql: str
    values: tuple[Any, ...] = ()


_kept: dict[tuple[Any, ...], Text] = {}


def text_for(account: Account, name: str, write: Callable[[], Text]) -> Text:
    """Return what `write` gives, the same text as long as everything it may depend on is the same.

    `write` may look at the account, its roles (`rights.scope`) and today, and at nothing else.
    """
    held = [
        (role.role, role.body_id, role.body.path, role.body.line_path)
        for role in roles_held(account)
    ]
    key = (name, account.pk, account.is_active, timezone.localdate(), *held)
    text = _kept.get(key)
    if text is None:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        text = _kept[key] = write()
    return text


def text_of(rows: QuerySet[Any, Any]) -> Text:
    """Write a query out; of rows that cannot be there (nobody's rights), one that gives none."""
    try:
        sql, values = rows.query.sql_with_params()
    except EmptyResultSet:
        return Text("SELECT NULL WHERE 1 = 0")
    return Text(sql, tuple(values))


def answer(text: Text) -> list[tuple[Any, ...]]:
    """Ask the database; numbers and words come as they are stored."""
    with connection.cursor() as cursor:
        cursor.execute(text.sql, text.values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
