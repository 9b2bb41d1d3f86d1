"""Each crafted file ends in a plain message or a reading, in time, with its original kept."""

import resource
import time

import pytest

from phoihop.intake.models import Document
from phoihop.intake.originals import path_of
from phoihop.intake.receive import receive
from phoihop.intake.worker import work_off
from tests.trust.hostile import few, hostile
from tests.trust.policy import FULL

pytestmark = pytest.mark.django_db
FILES = dict(hostile()) if FULL else few()
SECONDS, MIB = 35, 1024


def test_there_are_one_hundred_and_twenty_of_them():
    assert len(dict(hostile())) >= 120


@pytest.mark.parametrize("name", FILES)
def test_it_ends_plainly_and_the_original_is_kept(vanphong, bodies, name, record_property):
    data = FILES[name]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.monotonic()

    document = receive(vanphong, bodies.van_phong, name, data).document
    work_off()

    took = time.monotonic() - started
    document.refresh_from_db()
    assert document.state in (Document.State.READ, Document.State.UNREADABLE)
    if document.state == Document.State.UNREADABLE:
        assert document.problem.rstrip().endswith(".")
        assert "Traceback" not in document.problem
        assert document.problem_code
    assert path_of(str(document.file)).read_bytes() == data
    assert took <= SECONDS
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / MIB
    assert grown < 20 + 3 * len(data) / MIB / MIB
    record_property("trials", 1)
