"""The clerk's pages: a visitor is sent to sign in, a neighbour finds nothing.

Every address of the program is tried in tests/trust/test_matrix.py.
"""

import pytest
from django.urls import reverse

from phoihop.intake.models import Remainder
from phoihop.records.models import Assignment, Meeting, Recommendation
from tests.web.scenes import confirm_all

pytestmark = pytest.mark.django_db

POSTED = {
    "document-close",
    "document-reopen",
    "remainder-dismiss",
    "proposal-confirm",
    "proposal-reject",
    "proposal-later",
    "proposal-undo",
    "meeting-publish",
    "meeting-withdraw",
}
LISTS = {"home", "documents", "work", "work-print", "work-sheet", "meetings"}


@pytest.fixture
def addresses(document, vanphong):
    confirm_all(document, vanphong)
    proposal = document.proposals.first()
    rest = Remainder.objects.get().pk
    task, request = Assignment.objects.get(), Recommendation.objects.get()
    task.changes.create(
        to_state="done", note="xong", by=vanphong, changed_on="2026-11-20", file="proofs/00/0"
    )
    keys = {
        "document": [document.pk],
        "document-original": [document.pk],
        "document-close": [document.pk],
        "document-reopen": [document.pk],
        "remainder-dismiss": [document.pk, rest],
        "assignment": [task.pk],
        "recommendation": [request.pk],
        "proof": [task.changes.get().pk],
        "meeting": [Meeting.objects.get().pk],
        "meeting-publish": [Meeting.objects.get().pk],
        "meeting-withdraw": [Meeting.objects.get().pk],
    }
    for act in ("confirm", "reject", "later", "undo"):
        keys[f"proposal-{act}"] = [document.pk, proposal.pk]
    return {name: reverse(f"office:{name}", args=args) for name, args in keys.items()}


def ask(client, name, address):
    return client.post(address) if name in POSTED else client.get(address)


def test_a_visitor_is_sent_to_sign_in(client, addresses):
    everything = addresses | {name: reverse(f"office:{name}") for name in LISTS}

    for name, address in everything.items():
        answer = ask(client, name, address)
        assert answer.status_code == 302, name
        assert answer.url.startswith(reverse("account_login")), name


def test_a_neighbour_finds_nothing(client, addresses, hangxom):
    client.force_login(hangxom)

    for name, address in addresses.items():
        assert ask(client, name, address).status_code == 404, name


def test_an_account_without_a_role_finds_nothing(client, addresses, khach):
    client.force_login(khach)

    for name, address in addresses.items():
        assert ask(client, name, address).status_code == 404, name
    for name in LISTS:
        assert client.get(reverse(f"office:{name}")).status_code == 200, name


def test_a_leader_reads_but_does_not_decide(client, addresses, lanhdao):
    client.force_login(lanhdao)

    assert client.get(addresses["document"]).status_code == 200
    assert client.post(addresses["proposal-undo"], {"version": 2}).status_code == 403


def test_a_refusal_tells_the_rule(client, addresses, lanhdao):
    client.force_login(lanhdao)

    page = client.post(addresses["document-close"]).content.decode()

    assert "Chỉ văn phòng và Chánh Văn phòng" in page
