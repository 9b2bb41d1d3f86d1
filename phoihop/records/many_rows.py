"""Ghi nhiều dòng một lần: thousands of rows that differ in few columns.

Making an object of every row costs more than writing it. PostgreSQL takes the columns that
differ as arrays, SQLite takes the rows one after another in one statement; everything else, the
defaults of the model included, is said once. The database's own constraints hold as ever.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection, models


def insert_many(
    model: type[models.Model], same: Mapping[str, Any], varying: Mapping[str, Sequence[Any]]
) -> None:
    """Insert one row for each place of the lists in `varying`; `same` stands in every row.

    Both are keyed by the names of the model's attributes ("body_id").
    """
    blank = model(**same)
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    often = [field for field in fields if field.attname in varying]
    once = [field for field in fields if field.attname not in varying]
    known = [field.get_db_prep_save(field.pre_save(blank, add=True), connection) for field in once]
    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)
    columns = ", ".join(quote(str(field.column)) for field in (*once, *often))
    marks = ", ".join(["%s"] * len(once))
    lists = [varying[field.attname] for field in often]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            arrays = ", ".join(f"%s::{field.db_type(connection)}[]" for field in often)
            found = (
                f"INSERT INTO {table} ({columns}) SELECT {marks}, one.* FROM unnest({arrays}) one"
            )
            cursor.execute(found, [*known, *map(list, lists)])
        else:
            marks = ", ".join(["%s"] * len(fields))
            rows = ([*known, *values] for values in zip(*lists, strict=True))
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(rows))
