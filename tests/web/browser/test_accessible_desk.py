"""Every state of the desk, the batch, the queue and the learning pages: axe-core finds nothing."""

from __future__ import annotations

import pytest

from phoihop.intake import queue
from phoihop.intake.close import close_document
from phoihop.intake.models import Document, Head, Tie
from phoihop.intake.presence import show_presence
from phoihop.intake.reading_queue import enqueue_reading
from phoihop.intake.receive import batch_of
from phoihop.intake.spellings import ask_for
from phoihop.records.confirm import confirm, reject
from tests.cast import make_account
from tests.factories import DocumentFactory
from tests.web.browser.conftest import Person
from tests.web.browser.looks import look, window
from tests.web.scenes import PARTS, cited, make_document, shortcoming, tally, task

pytestmark = pytest.mark.browser
EVERY_KIND = (
    *PARTS,
    tally("Hội Phụ nữ đạt 3 chỉ tiêu"),
    shortcoming("giám sát còn ít"),
    cited("9/NQ"),
    task("theo dõi các hội nhóm", record_only=True),
)


@pytest.fixture
def other(bodies):
    return make_account("vanphong2", "Giàng Thị Sú", "clerk", bodies.van_phong)


@pytest.fixture
def desk(bodies, vanphong, other):
    """A document with every kind of proposal; one is warned of, one may only be kept as text."""
    document = make_document(bodies.van_phong, vanphong, EVERY_KIND)
    document.proposals.filter(kind="figure").update(warnings=["Văn bản chỉ ghi “xã”."])
    show_presence(document, other)
    return document


@pytest.fixture
def pages(bodies, vanphong, desk):
    """Addresses with a query, each with something on it that the plain page has not."""
    batch = batch_of(bodies.van_phong, "một")
    more = {"body": bodies.van_phong, "received_by": vanphong, "batch": batch}
    make_document(bodies.van_phong, vanphong, batch=batch)
    broken = DocumentFactory(state=Document.State.UNREADABLE, problem="Tệp hỏng.", text="", **more)
    waits = DocumentFactory(state=Document.State.RECEIVED, text="", name="cho.pdf", **more)
    job = enqueue_reading(waits, account=vanphong)
    queue.stop(job)
    closed = make_document(bodies.van_phong, vanphong)
    confirm(closed.proposals.get(kind="assignment"), account=vanphong, version=1)
    reject(closed.proposals.get(kind="figure"), account=vanphong, version=1)
    close_document(closed, account=vanphong)
    Head.objects.create(document=desk, symbol="BC-HND", number="4", match="ask")
    Tie.objects.create(document=desk, other=closed, kind="same_meeting", score=3)
    called = ask_for(bodies.van_phong, "Nhóm chè", bodies.nong_dan, account=vanphong)
    kinds = [(desk, f"?de-xuat={one.pk}") for one in desk.proposals.order_by("pk")]
    return [
        *(("office:document", [one.pk], query) for one, query in kinds),
        ("office:document", [closed.pk], "?loc=da-xu-ly"),
        ("office:document", [broken.pk], ""),
        ("office:batch", [batch.pk], ""),
        ("office:queue", [], "?loc=khong-xong"),
        ("office:accuracy", [], ""),
        ("office:spelling", [called.pk], ""),
    ]


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_in_any_state_of_the_desk(
    browser, live_server, vanphong, other, desk, pages, width
):
    with window(browser, width) as context:
        _walk(Person(context.new_page(), live_server, vanphong), other, desk, pages)


def _walk(clerk, other, desk, pages):
    for name, keys, query in pages:
        clerk.open(name, *keys, query=query)
        look(clerk.page, f"{name} {query}")

    clerk.open("office:document", desk.pk)
    clerk.press("Shift+A")
    look(clerk.page, "accept all")
    clerk.press("Escape", "r")
    look(clerk.page, "the sentences that nothing used")
    raced = desk.proposals.filter(kind="assignment").earliest("start")
    clerk.open("office:document", desk.pk, query=f"?de-xuat={raced.pk}")
    clerk.press("e")
    clerk.page.keyboard.type("Hội Phụ nữ")
    confirm(raced, account=other, version=1, values={"to": ["UBND xã"]})
    clerk.press("Enter")
    assert clerk.page.locator(".both").count() == 1
    look(clerk.page, "both values side by side")
