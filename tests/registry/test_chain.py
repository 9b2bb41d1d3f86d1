"""The trail holds as it was written, and says which row does not."""

import json
import threading
from datetime import UTC

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phoihop.config import trail_command
from phoihop.registry import trail
from phoihop.registry import verify as verify_module
from phoihop.registry.chain import COLUMNS, digest_of, digest_of_stored
from phoihop.registry.heads import keep_head, keep_head_of_day, kept_heads
from phoihop.registry.models import TrailEntry, TrailSeal
from phoihop.registry.verify import verify
from tests.trust.mutations import unguarded

pytestmark = pytest.mark.django_db


def write(body, count=3):
    for place in range(count):
        with transaction.atomic():
            after = {"tên": f"Tổ {place}", "số": 1.0, "rỗng": None}
            trail.record("rename", body, actor=None, body=body, after=after)
    connection.check_constraints()


def change(**values):
    with unguarded():
        TrailEntry.objects.filter(seal__position=2).update(**values)


def test_what_was_written_holds(bodies):
    write(bodies.ubnd)

    verdict = verify()

    assert (verdict.holds, verdict.rows) == (True, 3)
    assert verdict.head == TrailSeal.objects.get(position=3).hash


def test_the_first_changed_row_is_named(bodies):
    write(bodies.ubnd)
    change(object_label="khác")

    verdict = verify()

    assert verdict.broken == TrailSeal.objects.get(position=2).entry_id
    assert verdict.rows == 1


def test_a_cut_tail_is_told_by_a_head_kept_outside(bodies):
    write(bodies.ubnd)
    head = verify().head
    with unguarded():
        last = TrailSeal.objects.get(position=3)
        TrailSeal.objects.filter(pk=3).delete()
        TrailEntry.objects.filter(pk=last.entry_id).delete()

    assert verify().holds
    assert "phần cuối đã bị cắt" in verify([head]).reason


def test_a_row_beside_the_chain_is_named(bodies):
    write(bodies.ubnd)
    loose = TrailSeal.objects.get(position=3).entry_id
    with unguarded():
        TrailSeal.objects.filter(pk=3).delete()

    assert verify().broken == loose


def test_the_database_keeps_seals_too(bodies):
    from django.db import DatabaseError

    write(bodies.ubnd)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        TrailSeal.objects.filter(pk=1).update(hash="0")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        TrailSeal.objects.filter(pk=1).delete()


def test_the_command_says_how_many_rows_hold(bodies, capsys):
    assert trail_command.main(["verify"]) == 2
    write(bodies.ubnd)

    assert trail_command.main(["verify"]) == 0
    assert "Đã đối soát 3 dòng" in capsys.readouterr().out
    assert trail_command.main(["verify", "--json", "--head", "0" * 64]) == 1
    assert '"holds": false' in capsys.readouterr().out
    change(verb="khác")
    assert trail_command.main(["verify"]) == 1
    assert "vị trí 2" in capsys.readouterr().err


def test_the_head_is_kept_outside_once_a_day(bodies):
    keep_head_of_day()
    assert kept_heads() == []

    write(bodies.ubnd)
    keep_head()
    keep_head_of_day()

    assert kept_heads() == [verify().head]


def test_the_command_compares_with_the_kept_heads(bodies, capsys):
    write(bodies.ubnd)
    assert trail_command.main(["head"]) == 0
    with unguarded():
        TrailSeal.objects.filter(pk=3).update(hash="0" * 64)

    assert trail_command.main(["verify"]) == 1


TEXTS = st.text('aậ"\\/\u2028\x1f\x7f\t😀 ', max_size=12)
PLAIN = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | TEXTS
VALUES = st.none() | st.dictionaries(TEXTS, PLAIN | st.lists(PLAIN, max_size=3), max_size=3)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, VALUES, VALUES, st.datetimes(timezones=st.just(UTC)), st.none() | st.integers(1))
def test_the_digest_of_a_stored_row_is_the_one_that_was_written(label, before, after, at, actor):
    said = dict.fromkeys(COLUMNS) | {
        "at": at, "actor_id": actor, "verb": "edit", "object_id": "7", "object_label": label,
        "before": before, "after": after, "request_id": "",
    }  # fmt: skip
    stored = said | {
        "at": at.isoformat(timespec="microseconds"),
        "before": None if before is None else json.dumps(before),
        "after": None if after is None else json.dumps(after),
    }

    assert digest_of_stored(stored) == digest_of(said)


@pytest.mark.skipif(connection.vendor == "sqlite", reason="in memory it has one connection")
@pytest.mark.django_db(transaction=True)
def test_who_writes_while_it_is_verified_breaks_nothing(bodies, monkeypatch):
    write(bodies.ubnd)
    rows = verify_module._rows

    def written_meanwhile():
        yield from rows()
        other = threading.Thread(target=lambda: (write(bodies.ubnd), connection.close()))
        other.start()
        other.join()

    monkeypatch.setattr(verify_module, "_rows", written_meanwhile)

    verdict = verify()

    assert (verdict.holds, verdict.rows) == (True, 3)
    assert TrailSeal.objects.count() == 6


@pytest.mark.django_db(transaction=True)
def test_the_first_write_of_a_day_keeps_the_head(bodies):
    write(bodies.ubnd, 2)

    assert len(kept_heads()) == 1
    assert verify(kept_heads()).holds
