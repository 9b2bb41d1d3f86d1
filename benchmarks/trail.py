"""Đo nhật ký: what sealing costs each write, and how fast the whole chain is checked.

    ./run bench trail                  SQLite
    ./run bench trail --postgres       a PostgreSQL of its own, with fsync on
    ./run bench trail --rows 100000    a shorter chain

Three ways to chain the trail are compared: none, in the transaction's last step (what the
program does), and by a second transaction after each commit.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import django

WRITES, THREADS = 400, 8
LOCK = 5_412_027


def main(arguments: list[str] | None = None) -> int:
    """Print one table; every figure is of this machine and this hour."""
    parser = argparse.ArgumentParser(prog="./run bench trail")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--only-verify", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.config.settings")
    django.setup()
    if options.only_verify:
        return _verify()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    _head()
    for name, way in WAYS.items():
        for threads in (1, THREADS):
            print(_line(name, threads, *_measured(way, threads)), flush=True)
    _fill(options.rows)
    return subprocess.call([sys.executable, "-m", "benchmarks.trail", "--only-verify"])


def _head() -> None:
    from django.db import connection

    print(f"Database: {connection.vendor} {'.'.join(map(str, connection.get_database_version()))}")
    print("| chained | writers | writes/s | p50 ms | p95 ms |\n|---|---|---|---|---|")


def _line(name: str, threads: int, rate: float, times: list[float]) -> str:
    p95 = statistics.quantiles(times, n=20)[-1]
    return f"| {name} | {threads} | {rate:.0f} | {statistics.median(times):.2f} | {p95:.2f} |"


def _write(way: Callable[[], Any]) -> Callable[[], None]:
    """One ordinary write: a row of work and its entry in one transaction."""
    from django.db import transaction

    from phoihop.registry.models import Person

    def write() -> None:
        with transaction.atomic():
            way()(Person.objects.create(full_name="Lò Thị Mận"))

    return write


def _measured(way: Callable[[], Any], threads: int) -> tuple[float, list[float]]:
    write, times = _write(way), []

    def many() -> None:
        from django.db import connections

        for _write_number in range(WRITES // threads):
            began = time.perf_counter()
            write()
            times.append((time.perf_counter() - began) * 1000)
        connections.close_all()

    began = time.perf_counter()
    workers = [threading.Thread(target=many) for _thread in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return len(times) / (time.perf_counter() - began), times


def _last_step() -> Callable[[Any], None]:
    from phoihop.registry import trail

    def record(made: Any) -> None:
        trail.record("create", made, actor=None, body=None, after={"name": made.full_name})

    return record


def _loose(made: Any) -> None:
    """Write the entry as `record` does, without its place in the chain."""
    from django.db import connection
    from django.utils import timezone

    from phoihop.registry.chain import COLUMNS, digest_of
    from phoihop.registry.models import TrailEntry

    entry = TrailEntry(
        at=timezone.now(),
        verb="create",
        object_type="registry.person",
        object_id=str(made.pk),
        object_label=str(made),
        after={"name": made.full_name},
    )
    entry.digest = digest_of({name: getattr(entry, name) for name in COLUMNS})
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
    entry.save(force_insert=True)


def _none() -> Callable[[Any], None]:
    return _loose


def _afterwards() -> Callable[[Any], None]:
    from django.db import transaction

    def record(made: Any) -> None:
        _loose(made)
        transaction.on_commit(_seal_all)

    return record


def _seal_all() -> None:
    from django.db import connection, transaction

    from phoihop.registry.chain import link
    from phoihop.registry.models import TrailEntry, TrailSeal

    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        last = TrailSeal.objects.order_by("-position").values_list("position", "hash").first()
        position, head = last or (0, "")
        seals = []
        for entry in TrailEntry.objects.filter(seq__gt=_sealed_to()).order_by("seq"):
            if not TrailSeal.objects.filter(entry=entry).exists():
                position, head = position + 1, link(head, entry.pk, entry.digest)
                seals.append(TrailSeal(position=position, entry=entry, hash=head))
        TrailSeal.objects.bulk_create(seals)


def _sealed_to() -> int:
    """Entries far behind the newest seal need no look: no write takes that long here."""
    from phoihop.registry.models import TrailSeal

    newest = TrailSeal.objects.order_by("-position").values_list("entry_id", flat=True).first()
    return (newest or 0) - 50


WAYS: dict[str, Callable[[], Any]] = {
    "not at all": _none,
    "last step of the transaction": _last_step,
    "second transaction afterwards": _afterwards,
}


def _fill(rows: int) -> None:
    """Empty the trail and write a chain of so many rows, as fast as the database takes them."""
    from django.db import connection, transaction

    from phoihop.registry.chain import COLUMNS, digest_of, link
    from phoihop.registry.models import TrailEntry, TrailSeal

    _disarm()
    TrailSeal.objects.all().delete()
    TrailEntry.objects.all()._raw_delete("default")  # type: ignore[attr-defined]
    head, first = "", datetime(2026, 1, 1, tzinfo=UTC)
    for start in range(1, rows + 1, 5000):
        entries, seals = [], []
        for seq in range(start, min(start + 5000, rows + 1)):
            entry = TrailEntry(
                seq=seq,
                at=first + timedelta(seconds=seq),
                verb="confirm",
                object_type="records.assignment",
                object_id=str(seq),
                object_label=f"NV-2026-{seq} rà soát hộ vay vốn, báo cáo kết quả",
                before={"state": "waiting"},
                after={"state": "confirmed", "values": {"to": ["Hội Nông dân"], "due": seq}},
                request_id="0" * 32,
            )
            entry.digest = digest_of({name: getattr(entry, name) for name in COLUMNS})
            head = link(head, seq, entry.digest)
            entries.append(entry)
            seals.append(TrailSeal(position=seq, entry=entry, hash=head))
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET LOCAL session_replication_role = replica")
            TrailEntry.objects.bulk_create(entries)
            TrailSeal.objects.bulk_create(seals)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE registry_trailentry, registry_trailseal")


def _disarm() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            return
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'registry_trail%'"
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {name}")


def _verify() -> int:
    from phoihop.registry.verify import verify

    began = time.perf_counter()
    verdict = verify()
    seconds = time.perf_counter() - began
    used = resource.getrusage(resource.RUSAGE_SELF)
    cpu, peak = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    said = f"{verdict.rows} rows in {seconds:.1f} s ({cpu:.1f} s of CPU), {peak:.0f} MB"
    print(f"\nverify: {said}, holds: {verdict.holds}")
    return 0 if verdict.holds else 1


if __name__ == "__main__":
    sys.exit(main())
