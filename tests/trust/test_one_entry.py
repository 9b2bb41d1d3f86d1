"""Every write leaves exactly one entry in its own transaction, and none when it fails."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from phoihop.intake import queue
from phoihop.intake.keys import make_key
from phoihop.registry.account_sheet import COLUMNS
from phoihop.registry.accounts import invitation_token
from phoihop.registry.models import TrailEntry
from phoihop.reports.official.paper_kinds import KINDS
from phoihop.reports.official.profiles import load
from phoihop.reports.official.template_fields import starter
from phoihop.web.office.proposal_form import ProposalForm
from phoihop.web.office.trail_words import VERBS, line_of
from tests.factories import AccountFactory
from tests.trust.assessment_writes import ASSESSMENT_WRITES
from tests.trust.conference_writes import CONFERENCE_WRITES
from tests.trust.followup_writes import FOLLOWUP_WRITES
from tests.trust.ledger_writes import LEDGER_WRITES
from tests.trust.policy import ROUTES
from tests.trust.programme_writes import PROGRAMME_WRITES
from tests.trust.public_writes import PUBLIC_WRITES
from tests.trust.register_writes import REGISTER_WRITES
from tests.trust.report_writes import REPORT_WRITES
from tests.trust.time_writes import TIME_WRITES

pytestmark = pytest.mark.django_db
RELATIONS = ("own",)

BY = "administrator"
LINES_OF_A_FORM = {"qua", "Suất quà"}
"""A report's figures bear the keys that its office gave them."""

NO_WRITE = {
    "office:layout-check": "reads a file and forgets it",
    "mfa_authenticate": "a session",
    "mfa_reauthenticate": "a session",
    "office:acting": "a session",
    "office:notices-read": "what one has read oneself",
    "web:preferences": "a cookie",
    "api:openapi-json": "reads",
    "account_login": "a session",
    "account_logout": "a session",
    "account_reauthenticate": "a session",
}
PASSWORD = "mot-mat-khau-du-dai-2026"


def proposal_of(stage, *, undecided):
    """The meeting's proposal, waiting or confirmed; what readers said of it would keep it."""
    things = stage.things["own", "open"]
    things["comment"].delete()
    proposal = things["proposal"]
    if undecided:
        assert post(stage, "chief", "office:proposal-undo", proposal, version=2)
        proposal.refresh_from_db()
    return proposal


def post(stage, who, name, /, *things, **data):
    answer = stage.clients[who].post(reverse(name, args=keys(things)), data)
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


def on(thing, name, /, role="chief", state="open", **data):
    return lambda stage: lambda: post(stage, role, name, stage.things["own", state][thing], **data)


def change_password(stage):
    account = stage.accounts["clerk"]
    account.set_password(PASSWORD)
    account.save()
    stage.clients["clerk"].force_login(account)
    sent = {"oldpassword": PASSWORD, "password1": PASSWORD + "x", "password2": PASSWORD + "x"}
    return lambda: post(stage, "clerk", "account_change_password", **sent)


def drop_a_file(stage):
    file = SimpleUploadedFile("giay-moi.txt", "Kính mời dự họp.".encode())
    return lambda: post(stage, "chief", "office:documents", files=file)


def accept_what_is_clear(stage):
    proposal = proposal_of(stage, undecided=True)
    take = f"{proposal.pk}:{proposal.version}"
    return on("document", "office:accept-all", take=take)(stage)


def ask_for_spelling(stage):
    sent = {"words": "Hội ND ta", "means": stage.things["own", "open"]["body"].pk}
    return lambda: post(stage, "clerk", "office:spellings", **sent)


def name_sender(stage):
    body = stage.things["own", "open"]["body"]
    return on("document", "office:document-sender", body=body.pk)(stage)


def send_by_key(stage):
    key = make_key(stage.accounts["clerk"], "máy quét")
    file = SimpleUploadedFile("giay-moi.txt", "Kính mời dự họp.".encode())
    head = {"Authorization": f"Bearer {key}"}
    return lambda: Client().post("/api/v1/documents", {"file": file}, headers=head)


def run_again(stage):
    queue.stop(stage.things["own", "open"]["job"])
    return on("job", "office:job-retry")(stage)


def with_password(stage, role="clerk"):
    """Signed in at the page, with the password said once more, as the second step asks."""
    account = stage.accounts[role]
    account.set_password(PASSWORD)
    account.save()
    client = stage.clients[role]
    client.logout()
    sent = {"login": account.username, "password": PASSWORD}
    assert client.post(reverse("account_login"), sent).status_code == 302
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return account


def second_step_on(stage):
    with_password(stage)
    page = stage.clients["clerk"].get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    counter = next(totp.yield_hotp_counters_from_time())
    code = totp.format_hotp_value(totp.hotp_value(secret, counter))
    return lambda: post(stage, "clerk", "mfa_activate_totp", code=code)


def after_second_step(name):
    def prepare(stage):
        second_step_on(stage)()
        return lambda: post(stage, "clerk", name)

    return prepare


def end_other_sessions(stage):
    account = with_password(stage)
    sent = {"login": account.username, "password": PASSWORD}
    Client().post(reverse("account_login"), sent)
    return lambda: post(stage, "clerk", "usersessions_list")


def end_one_session(stage):
    account = with_password(stage)
    Client().post(reverse("account_login"), {"login": account.username, "password": PASSWORD})
    other = account.usersession_set.latest("pk")
    return lambda: post(stage, "clerk", "account_session_end", other)


def accept(stage):
    person = AccountFactory(username="moi", password="!")
    address = reverse("account_invitation", args=[invitation_token(person)])
    return lambda: Client().post(address, {"password": PASSWORD})


def invite_one(stage):
    body = stage.things["own", "open"]["body"]
    sent = {"username": "moi", "full_name": "Lý A Chu", "body": body.pk, "role": "officer"}
    return lambda: post(stage, "administrator", "office:account-new", **sent)


def invite_by_sheet(stage):
    book = Workbook()
    body = stage.things["own", "open"]["body"]
    book.active.append(COLUMNS)
    book.active.append(["moi1", "Lý A Chu", "chu@example.vn", body.name, "văn phòng"])
    out = BytesIO()
    book.save(out)
    file = SimpleUploadedFile("tai-khoan.xlsx", out.getvalue())
    return lambda: post(stage, "administrator", "office:account-import", file=file, make="1")


def link_for_one(stage):
    person = stage.things["own", "open"]["person"]
    person.set_unusable_password()
    person.save()
    return lambda: post(stage, BY, "office:account-link", person)


def grant_one(stage):
    things = stage.things["own", "open"]
    sent = {"body": things["body"].pk, "role": "editor"}
    return lambda: post(stage, "administrator", "office:account", things["person"], **sent)


def delegate_one(stage):
    clerk = stage.accounts["clerk"]
    sent = {
        "role": clerk.roles.get().pk,
        "delegate": stage.things["own", "open"]["person"].pk,
        "form": "TUQ",
        "ground": "GUQ số 1",
        "valid_from": "2026-11-20",
        "valid_to": "2026-12-20",
    }
    return lambda: post(stage, "clerk", "office:delegations", **sent)


def of_own_office(name, **data):
    """The chief writes for the body of the stage."""

    def prepare(stage):
        body = stage.things["own", "open"]["body"].pk
        sent = {key: value.format(body=body) for key, value in data.items()}
        return lambda: post(stage, "chief", name, **sent)

    return prepare


def keep_a_template(stage):
    body = stage.things["own", "open"]["body"].pk
    data = starter(KINDS["notice"], load("nd30"))
    sent = {"body": body, "kind": "notice", "file": SimpleUploadedFile("mau.docx", data)}
    return lambda: post(stage, "chief", "office:templates", **sent)


def edit_a_draft(stage):
    draft = stage.things["own", "open"]["draft"]
    sent = {"version": draft.version, "summary": "Khác", "lines_1": "CHỦ TỊCH", "name_1": "A"}
    return lambda: post(stage, "chief", "office:draft", draft, **sent)


WRITES = {
    "office:templates": (keep_a_template, ["keep_template"]),
    "office:template-drop": (on("template", "office:template-drop"), ["drop_template"]),
    "office:drafts": (
        of_own_office("office:drafts", kind="letter", issuer="{body}-{body}"),
        ["draft"],
    ),
    "office:draft": (edit_a_draft, ["edit_draft"]),
    "office:draft-issue": (on("draft", "office:draft-issue"), ["issue"]),
    "office:draft-drop": (on("draft", "office:draft-drop"), ["drop_draft"]),
    "office:book": (
        of_own_office(
            "office:book",
            kind="notice",
            issuer="{body}-{body}",
            symbol="TB-UBND",
            summary="Lịch họp",
            dated_on="2026-11-20",
        ),
        ["take_number"],
    ),
    "office:number-cancel": (on("entry", "office:number-cancel", reason="nhầm"), ["cancel_number"]),
    "office:document-enter": (on("document", "office:document-enter"), ["enter_incoming"]),
    "office:layouts": (
        of_own_office("office:layouts", body="{body}", profile="front"),
        ["compare_layout"],
    ),
    "account_invitation": (accept, ["accept_invitation"]),
    "usersessions_list": (end_other_sessions, ["end_session"]),
    "account_session_end": (end_one_session, ["end_session"]),
    # The key of the phone and the recovery codes are two things.
    "mfa_activate_totp": (second_step_on, ["turn_on_second_step", "renew_recovery_codes"]),
    "mfa_deactivate_totp": (after_second_step("mfa_deactivate_totp"), ["turn_off_second_step"]),
    "mfa_generate_recovery_codes": (
        after_second_step("mfa_generate_recovery_codes"),
        ["renew_recovery_codes"],
    ),
    # The account and its role are two things.
    "office:account-new": (invite_one, ["invite", "grant"]),
    "office:account-import": (invite_by_sheet, ["invite", "grant"]),
    "office:account": (grant_one, ["grant"]),
    "office:account-active": (on("person", "office:account-active", BY), ["deactivate"]),
    "office:account-link": (link_for_one, ["invite_again"]),
    "office:account-renew": (on("person", "office:account-renew", BY), ["renew"]),
    "office:role-end": (on("role", "office:role-end", BY), ["end_role"]),
    "office:two-persons": (on("body", "office:two-persons", BY, on="1"), ["require_two_persons"]),
    "office:delegations": (delegate_one, ["delegate"]),
    "office:delegation-end": (on("delegation", "office:delegation-end", BY), ["end_delegation"]),
    # Reading is an act of its own, done by the queue.
    "office:documents": (drop_a_file, ["receive"]),
    "office:accept-all": (accept_what_is_clear, ["confirm"]),
    "office:proposal-new": (
        on("document", "office:proposal-new", start="0", end="9", kind="assessment"),
        ["propose"],
    ),
    "office:document-reread": (on("document", "office:document-reread"), ["reread"]),
    "office:spellings": (ask_for_spelling, ["ask_spelling"]),
    "office:spelling": (on("spelling", "office:spelling", BY, use="1"), ["use_spelling"]),
    "office:document-sender": (name_sender, ["choose_sender"]),
    "office:tie-answer": (on("tie", "office:tie-answer", join="1"), ["answer_tie"]),
    "api:documents": (send_by_key, ["receive"]),
    "office:job-stop": (on("job", "office:job-stop"), ["stop_job"]),
    "office:job-retry": (run_again, ["retry_job"]),
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
    "office:meeting-publish": (on("meeting", "office:meeting-publish"), ["publish"]),
    "office:meeting-withdraw": (
        on("meeting", "office:meeting-withdraw", state="published"),
        ["withdraw"],
    ),
    "office:consent": (on("consent", "office:consent", agree="1"), ["publish"]),
    "account_change_password": (change_password, ["change_password"]),
}

WRITES |= REGISTER_WRITES | REPORT_WRITES | PROGRAMME_WRITES
WRITES |= CONFERENCE_WRITES
WRITES |= ASSESSMENT_WRITES | LEDGER_WRITES | PUBLIC_WRITES
WRITES |= FOLLOWUP_WRITES
WRITES |= TIME_WRITES


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
def test_an_entry_is_in_words_that_people_read(stage, name):
    before = TrailEntry.objects.count()
    WRITES[name][0](stage)()

    for entry in TrailEntry.objects.order_by("seq")[before:]:
        line = line_of(entry)
        assert entry.verb in VERBS, "Give the verb its words in trail_words.VERBS."
        assert not re.search("[{}_]", " ".join(f"{one.name} {one.words}" for one in line.changes))
        names = {one.name for one in line.changes}
        stored = set((entry.before or {}) | (entry.after or {}))
        assert not names & (stored - LINES_OF_A_FORM), "Name it in trail_words.FIELDS."


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
    with pytest.raises(OSError), transaction.atomic():  # noqa: PT011 - the test's own, without words
        act()

    assert str(type(thing).objects.values().order_by("pk")) == state
    assert thing.proposals.filter(state="waiting").count() <= 1
