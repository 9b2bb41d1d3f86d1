"""Every write leaves exactly one entry in its own transaction, and none when it fails."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse

from phoihop.registry.models import TrailEntry
from phoihop.web.office.proposal_form import ProposalForm
from tests.trust.policy import ROUTES
from tests.trust.stage import set_stage

pytestmark = pytest.mark.django_db

NO_WRITE = {
    "web:preferences": "a cookie",
    "api:openapi-json": "reads",
    "account_login": "a session",
    "account_logout": "a session",
    "account_reauthenticate": "a session",
}
PASSWORD = "mot-mat-khau-du-dai-2026"


@pytest.fixture
def stage(db):
    return set_stage(("own",))


def proposal_of(stage, *, undecided):
    """The meeting's proposal, waiting or confirmed."""
    proposal = stage.things["own", "open"]["proposal"]
    if undecided:
        assert post(stage, "chief", "office:proposal-undo", proposal, version=2)
        proposal.refresh_from_db()
    return proposal


def post(stage, role, name, *things, **data):
    answer = stage.clients[role].post(reverse(name, args=keys(things)), data)
    assert answer.status_code in (200, 302), name
    return answer


def keys(things):
    last = things[-1] if things else None
    inside = [last.document_id] if hasattr(last, "start") else []
    return [*inside, *(thing.pk for thing in things)]


def decide(name):
    def act(stage):
        proposal = proposal_of(stage, undecided=name != "office:proposal-undo")
        shown = {key: field.initial for key, field in ProposalForm(proposal).fields.items()}
        sent = {key: value for key, value in shown.items() if value is not None}
        sent["version"] = proposal.version
        return lambda: post(stage, "chief", name, proposal, **sent)

    return act


def on(kind, name, role="chief", state="open", **data):
    return lambda stage: lambda: post(stage, role, name, stage.things["own", state][kind], **data)


def change_password(stage):
    account = stage.accounts["clerk"]
    account.set_password(PASSWORD)
    account.save()
    stage.clients["clerk"].force_login(account)
    sent = {"oldpassword": PASSWORD, "password1": PASSWORD + "x", "password2": PASSWORD + "x"}
    return lambda: post(stage, "clerk", "account_change_password", **sent)


def drop_a_file(stage):
    """Received and read are two acts: reading may come later, or again."""
    file = SimpleUploadedFile("giay-moi.txt", "Kính mời dự họp.".encode())
    return lambda: post(stage, "chief", "office:documents", files=file)


WRITES = {
    "office:documents": (drop_a_file, ["receive", "read"]),
    "office:document-close": (on("document", "office:document-close"), ["close"]),
    "office:document-reopen": (
        on("document", "office:document-reopen", state="closed"),
        ["reopen"],
    ),
    "office:remainder-dismiss": (on("rest", "office:remainder-dismiss"), ["dismiss"]),
    "office:proposal-confirm": (decide("office:proposal-confirm"), ["confirm"]),
    "office:proposal-reject": (decide("office:proposal-reject"), ["reject"]),
    "office:proposal-later": (decide("office:proposal-later"), ["postpone"]),
    "office:proposal-undo": (decide("office:proposal-undo"), ["undo"]),
    "office:assignment": (on("task", "office:assignment", note="xong"), ["mark_done"]),
    "office:recommendation": (on("request", "office:recommendation", note="xong"), ["mark_done"]),
    "office:meeting-publish": (on("meeting", "office:meeting-publish"), ["publish"]),
    "office:meeting-withdraw": (
        on("meeting", "office:meeting-withdraw", state="published"),
        ["withdraw"],
    ),
    "account_change_password": (change_password, ["change_password"]),
}


def entries_of(act):
    before = TrailEntry.objects.count()
    act()
    newest = TrailEntry.objects.order_by("seq").values_list("verb", flat=True)
    return list(newest[before:])


def test_every_write_is_walked():
    posts = {name for name, route in ROUTES.items() if "POST" in route.methods}

    assert posts == set(WRITES) | set(NO_WRITE)


@pytest.mark.parametrize("name", WRITES)
def test_a_write_leaves_its_entry(stage, name):
    prepare, verbs = WRITES[name]

    assert entries_of(prepare(stage)) == verbs


@pytest.mark.parametrize("name", WRITES)
def test_a_write_undone_leaves_none(stage, name):
    act = WRITES[name][0](stage)
    before = TrailEntry.objects.count()
    with transaction.atomic():
        act()
        transaction.set_rollback(True)

    assert TrailEntry.objects.count() == before


@pytest.mark.parametrize("name", WRITES)
def test_what_was_written_is_lost_with_its_entry(stage, name, monkeypatch):
    """The entry cannot be written: nothing else is kept either."""
    from phoihop.registry import trail

    act = WRITES[name][0](stage)
    thing = stage.things["own", "open"]["document"]
    state = str(type(thing).objects.values().order_by("pk"))

    def broken(*_words, **_more):
        raise OSError

    monkeypatch.setattr(trail, "digest_of", broken)
    with pytest.raises(OSError):  # noqa: PT011 - the test's own, without words
        act()

    assert str(type(thing).objects.values().order_by("pk")) == state
    assert thing.proposals.filter(state="waiting").count() <= 1
