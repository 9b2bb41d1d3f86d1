"""Whatever is done to a row of the trail, checking finds it. More trials: ./run trust --full."""

import random

import pytest
from django.db import connection, transaction

from phoihop.registry import trail
from phoihop.registry.verify import verify
from tests.trust.mutations import KINDS, unguarded
from tests.trust.policy import FULL

pytestmark = pytest.mark.django_db

TRIALS, ROWS = (1000, 200) if FULL else (40, 40)


@pytest.fixture
def head(bodies, vanphong):
    for place in range(ROWS):
        after = {"name": f"Tổ liên gia số {place}"}
        trail.record("rename", bodies.ubnd, actor=vanphong, body=bodies.ubnd, after=after)
    connection.check_constraints()
    return verify().head


@pytest.mark.parametrize("tamper", KINDS, ids=lambda kind: kind.__name__)
def test_every_change_is_found(tamper, head, record_property):
    chance = random.Random(f"{tamper.__name__}{ROWS}")
    missed = 0
    for _trial in range(TRIALS):
        point = transaction.savepoint()
        with unguarded():
            tamper(chance, ROWS)
        missed += verify([head]).holds
        transaction.savepoint_rollback(point)

    record_property("trials", TRIALS)
    assert missed == 0
    assert verify([head]).holds
