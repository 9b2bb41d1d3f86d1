"""The server is killed at the worst moment; nothing half-done may be found afterwards."""

import signal

PREPARE = """
from tests.factories import BodyFactory, AccountFactory, RoleFactory
RoleFactory(account=AccountFactory(username="van"), body=BodyFactory(name="UBND xã"), role="clerk")
"""

RECEIVE = """
import io, os, signal
from phoihop.intake import receive as receiving
clerk, body = Account.objects.get(), Body.objects.get()

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

class Dying(io.BytesIO):
    def read(self, size=-1):
        return super().read(size) if self.tell() == 0 else die()
"""

LOOK = """
from phoihop.intake.models import Document, Proposal, ReadingRun
from phoihop.registry.models import TrailEntry
print([document.state for document in Document.objects.all()], ReadingRun.objects.count(),
      [entry.verb for entry in TrailEntry.objects.order_by("seq")])
"""


def killed(installation, code):
    process = installation.start(RECEIVE + code)
    _said, complaint = process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL, complaint


def originals(installation):
    store = installation.data / "files" / "originals"
    return [path.name for path in store.glob("[0-9a-f]*/*")]


def test_killed_while_the_bytes_come_in(installation):
    installation.run(PREPARE)

    killed(installation, "receiving.receive(clerk, body, 'a.txt', Dying(b'x' * 200_000))")

    assert originals(installation) == []
    assert installation.run(LOOK) == "[] 0 []"


def test_killed_before_the_document_is_written_down(installation):
    installation.run(PREPARE)

    killed(
        installation,
        "receiving.trail.record = die; receiving.receive(clerk, body, 'a.txt', b'Giao ban')",
    )

    assert len(originals(installation)) == 1
    assert installation.run(LOOK) == "[] 0 []"


def test_killed_while_reading_it_still_waits_to_be_read(installation):
    installation.run(PREPARE)

    killed(
        installation,
        "from phoihop.intake import jobs, worker; jobs.read_document = die;"
        "receiving.receive(clerk, body, 'a.txt', b'Giao ban'); worker.work_one('mot')",
    )

    assert installation.run(LOOK) == "['received'] 0 ['receive']"
    assert installation.run(NEXT) == "1 ['read'] True"


NEXT = """
from datetime import timedelta
from django.utils import timezone
from phoihop.intake import queue, worker
from phoihop.intake.models import Document, Job
handed = queue.hand_on_expired(now=timezone.now() + 2 * queue.LEASE)
Job.objects.get().task.__class__.objects.update(run_after=timezone.now())
worked = worker.work_one("hai")
print(handed, [document.state for document in Document.objects.all()], worked)
"""
