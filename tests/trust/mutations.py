"""Ways to tamper with the trail, as somebody with the keys of the database could."""

from __future__ import annotations

import random
from contextlib import contextmanager
from datetime import timedelta

from django.db import connection

from phoihop.registry.chain import COLUMNS, digest_of
from phoihop.registry.models import TrailEntry, TrailSeal

TEXTS = ("verb", "object_type", "object_id", "object_label", "request_id", "digest")


@contextmanager
def unguarded():
    """The triggers step aside, as they do for whoever owns the database."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            yield
            cursor.execute("SET session_replication_role = origin")
            return
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
            " AND name LIKE 'registry_trail%'"
        )
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        yield
        for _name, sql in triggers:
            cursor.execute(sql)


def flip_byte(chance: random.Random, rows: int) -> None:
    """One sign of one column of one row becomes another."""
    seal = TrailSeal.objects.select_related("entry").get(position=chance.randint(1, rows))
    name = chance.choice([*TEXTS, "at", "after", "hash"])
    if name == "at":
        moment = seal.entry.at + timedelta(microseconds=chance.choice((-1, 1)))
        TrailEntry.objects.filter(pk=seal.entry_id).update(at=moment)
    elif name == "after":
        after = seal.entry.after | {"name": other(chance, seal.entry.after["name"])}
        TrailEntry.objects.filter(pk=seal.entry_id).update(after=after)
    elif name == "hash":
        TrailSeal.objects.filter(pk=seal.pk).update(hash=other(chance, seal.hash))
    else:
        text = other(chance, getattr(seal.entry, name))
        TrailEntry.objects.filter(pk=seal.entry_id).update(**{name: text})


def swap_rows(chance: random.Random, rows: int) -> None:
    """Two rows change what they say, each with its digest."""
    one, two = chance.sample(range(1, rows + 1), 2)
    columns = (*COLUMNS, "digest")
    kept = {
        place: TrailEntry.objects.filter(seal__position=place).values(*columns).get()
        for place in (one, two)
    }
    for place, said in ((one, kept[two]), (two, kept[one])):
        TrailEntry.objects.filter(seal__position=place).update(**said)


def delete_row(chance: random.Random, rows: int) -> None:
    """A row goes, and those behind it move up, so that no number is missing."""
    place = chance.randint(1, rows - 1)
    seal = TrailSeal.objects.get(position=place)
    entry = seal.entry_id
    seal.delete()
    TrailEntry.objects.filter(pk=entry).delete()
    for behind in range(place + 1, rows + 1):
        TrailSeal.objects.filter(position=behind).update(position=behind - 1)


def insert_row(chance: random.Random, rows: int) -> None:
    """A well-made row slips in, with a digest of its own, sealed or not."""
    model = TrailEntry.objects.filter(seal__position=chance.randint(1, rows)).get()
    said = {name: getattr(model, name) for name in COLUMNS} | {"verb": "grant"}
    entry = TrailEntry.objects.create(**said, digest=digest_of(said))
    TrailSeal.objects.filter(entry=entry).delete()
    if chance.random() < 0.5:
        place = chance.randint(1, rows)
        for behind in range(rows, place - 1, -1):
            TrailSeal.objects.filter(position=behind).update(position=behind + 1)
        TrailSeal.objects.create(position=place, entry=entry, hash=digest_of(said))


def cut_tail(chance: random.Random, rows: int) -> None:
    """The newest rows go without a trace; only the head kept outside can tell."""
    left = chance.randint(0, rows - 1)
    gone = list(TrailSeal.objects.filter(position__gt=left).values_list("entry_id", flat=True))
    TrailSeal.objects.filter(position__gt=left).delete()
    TrailEntry.objects.filter(pk__in=gone).delete()


KINDS = (flip_byte, swap_rows, delete_row, insert_row, cut_tail)


def other(chance: random.Random, text: str) -> str:
    """The same text but for one sign."""
    if not text:
        return "x"
    place = chance.randrange(len(text))
    sign = chance.choice([sign for sign in "0123456789abcdefxyz" if sign != text[place]])
    return text[:place] + sign + text[place + 1 :]
