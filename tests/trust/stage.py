"""The stage of the matrix: one body in the middle, one account for each role in it, records
of every kind and state in its own body, beneath, above, beside and far away."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from phoihop.followup.models import AnswerTemplate, BulkAct, Change
from phoihop.intake.close import close_document
from phoihop.intake.models import Batch, Head, Proposal, Remainder, Spelling, Tie
from phoihop.intake.reading_queue import enqueue_reading
from phoihop.lib.periods import quarter, whole_year
from phoihop.records.forms import Line, make_form
from phoihop.records.models import Assignment, Meeting, Overlap, Recommendation
from phoihop.records.publish import publish
from phoihop.records.rounds import close_round, open_round
from phoihop.records.targets import make_set, read_targets
from phoihop.registry.models import Account, Body, Consent, Delegation, Role
from phoihop.registry.same_people import merge_people
from phoihop.reports.models import BookEntry, Consolidation, Draft, Signer, Template
from tests.factories import (
    AccountFactory,
    BodyFactory,
    PersonFactory,
    PostHeldFactory,
    RoleFactory,
)
from tests.trust.assessment_things import judged, judgements
from tests.trust.conference_stage import conference_things
from tests.trust.ledger_things import ledger_things
from tests.trust.policy import (
    ALL_RELATIONS,
    CLOSED,
    ENTRUSTED,
    FOREIGN,
    NOBODY,
    PUBLISHED,
    STATES,
    VISITOR,
)
from tests.trust.programme_things import coordination
from tests.trust.public_things import public_things
from tests.trust.time_things import time_things
from tests.web.scenes import confirm_all, make_document, meeting, request_, task


@dataclass(frozen=True)
class Named:
    """What an address is made of where it is not a number."""

    pk: str


Thing = dict[str, Any]


@dataclass
class Stage:
    """Sân khấu: who plays, and what there is, by relation and state."""

    clients: dict[str, Client]
    accounts: dict[str, Account]
    things: dict[tuple[str, str], Thing] = field(default_factory=dict)
    opened: dict[tuple[str, str], set[int]] = field(default_factory=dict)
    """Found out once: which records a role may open does not change between tests."""

    def fresh(self) -> Stage:
        """The same people, things and sessions, in objects of their own."""
        clients = {}
        for name, client in self.clients.items():
            clients[name] = Client()
            clients[name].cookies = deepcopy(client.cookies)
        return Stage(clients, deepcopy(self.accounts), deepcopy(self.things), self.opened)


def set_stage(relations: tuple[str, ...] = ALL_RELATIONS) -> Stage:
    above = BodyFactory(name="Đảng ủy xã Thanh Khê")
    own = BodyFactory(name="Ủy ban MTTQ xã Thanh Khê", parent=above)
    bodies = {
        "own": own,
        "child": BodyFactory(name="Hội Nông dân xã Thanh Khê", parent=own),
        "parent": above,
        "sibling": BodyFactory(name="UBND xã Thanh Khê", parent=above),
        "foreign": BodyFactory(name="UBND xã Bản Lầu", place="xã Bản Lầu"),
    }
    stage = Stage(*_cast(own))
    for relation in relations:
        keeper = bodies[FOREIGN if relation == ENTRUSTED else relation]
        hand = AccountFactory(username=f"tay-{relation}")
        for role in (Role.Name.CLERK, Role.Name.CHIEF):
            RoleFactory(account=hand, body=keeper, role=role)
        for state in STATES:
            lead = own if relation == ENTRUSTED else None
            stage.things[relation, state] = _things(keeper, hand, relation, state, lead)
        for state, before in zip(STATES, STATES[1:] + STATES[:1], strict=True):
            one, other = (stage.things[relation, key]["document"] for key in (state, before))
            alike = {"kind": "same_meeting", "score": 3}
            tie = Tie.objects.create(document=one, other=other, **alike)
            stage.things[relation, state]["tie"] = tie
    return stage


def word_of(relation: str, state: str) -> str:
    """A word that stands in one scene's records only, for searches."""
    return f"nhãn{ALL_RELATIONS.index(relation)}{STATES.index(state)}"


def _cast(body: Body) -> tuple[dict[str, Client], dict[str, Account]]:
    clients, accounts = {VISITOR: Client()}, {NOBODY: AccountFactory(username="khong-vai-tro")}
    for name in Role.Name:
        accounts[name.value] = AccountFactory(username=name.value)
        RoleFactory(account=accounts[name.value], body=body, role=name)
    for name, account in accounts.items():
        clients[name] = Client()
        clients[name].force_login(account)
    return clients, accounts


def _things(keeper: Body, hand: Account, relation: str, state: str, lead: Body | None) -> Thing:
    word = word_of(relation, state)
    parts = (
        meeting(f"Sáng nay họp về {word}", title=f"Hội nghị {word}"),
        task(f"rà soát {word}", to="Tổ công tác"),
        request_(f"mở thêm {word}", asked_by="Tổ liên gia", to="Tổ công tác"),
        *judgements(word),
    )
    paper = make_document(keeper, hand, parts, title=f"Thông báo {word}", unused=f"Lời {word}.")
    confirm_all(paper, hand)
    records = {
        "meeting": Meeting.objects.get(document=paper),
        "task": Assignment.objects.get(document=paper),
        "request": Recommendation.objects.get(document=paper),
    }
    if lead is not None:
        Assignment.objects.filter(pk=records["task"].pk).update(lead=lead)
        Recommendation.objects.filter(pk=records["request"].pk).update(addressee=lead)
    for record in records.values():
        record.refresh_from_db()
    _bring_to(state, paper, hand, records["meeting"])
    paper.batch = Batch.objects.create(body=keeper, key=word)
    paper.save()
    Head.objects.create(document=paper, symbol="BC-HND", match="ask")
    return {
        **_reporting(keeper, hand, word, state),
        **_written(keeper, hand, word),
        **coordination(keeper, hand, word),
        **conference_things(keeper, hand, word),
        **judged(keeper, hand, word, paper),
        **ledger_things(keeper, hand, word),
        **public_things(keeper, hand, word, records["meeting"]),
        "bulk": BulkAct.objects.create(body=keeper, kind="confirm", by=hand),
        "reply_template": AnswerTemplate.objects.create(
            body=keeper, name=word, kind="accepted", text="Tiếp thu."
        ),
        **time_things(keeper, hand),
        "document": paper,
        "batch": paper.batch,
        "spelling": Spelling.objects.create(body=keeper, words=word, means=keeper, asked_by=hand),
        "job": enqueue_reading(paper, account=hand),
        "rest": Remainder.objects.get(document=paper),
        "proposal": Proposal.objects.filter(document=paper).earliest("start"),
        "proof": _proof(records["task"], hand),
        **_people(keeper, hand, relation, state),
        "consent": Consent.objects.create(
            body=keeper,
            verb="publish",
            object_type="records.meeting",
            object_id=str(records["meeting"].pk),
            label=f"Công khai {word}",
            asked_by=hand,
        ),
        **records,
    }


def _reporting(keeper: Body, hand: Account, word: str, state: str) -> Thing:
    """A form of the body, a round that asks with it, and the body's own report in it."""
    lines = [Line("Suất quà tặng", "suất", key="qua")]
    version = make_form(f"Biểu {word}", lines, body=keeper, account=hand)
    asked = open_round(
        version,
        quarter(2026, 1),
        [keeper],
        body=keeper,
        account=hand,
        last_day=date(2026, 4, 5),
    )
    report = asked.reports.get()
    other = open_round(
        version,
        quarter(2025, 4),
        [keeper],
        body=keeper,
        account=hand,
        last_day=date(2026, 1, 5),
        title=f"Kỳ trước {word}",
    )
    overlap = Overlap.objects.create(
        body=keeper, first=report, second=other.reports.get(), key="qua", reason="number"
    )
    if state == CLOSED:
        close_round(asked, account=hand, reason="chốt")
    targets = make_set(
        f"Chỉ tiêu {word}",
        read_targets("Suất quà | suất | 5"),
        whole_year(2026),
        body=keeper,
        assigner="above",
        account=hand,
    )
    passage = {"id": "000000000001", "part": "x", "text": f"Đoạn {word}", "sources": []}
    kept = Consolidation.objects.create(round=asked, made_by=hand, passages=[passage])
    return {
        "form": version.form,
        "round": asked,
        "report": report,
        "overlap": overlap,
        "targets": targets,
        "consolidation": kept,
    }


def _written(keeper: Body, hand: Account, word: str) -> Thing:
    """A draft that waits for its number, and a number given to another paper."""
    draft = Draft.objects.create(
        body=keeper,
        issuer=keeper,
        kind="notice",
        symbol="TB-UBND",
        summary=f"Kết luận {word}",
        text="Đề nghị các đơn vị thực hiện.",
        dated_on=timezone.localdate(),
        created_by=hand,
    )
    Signer.objects.create(draft=draft, place=1, lines="CHỦ TỊCH", name="Hà Văn Sinh")
    given = BookEntry.objects.create(
        body=keeper,
        kept_by=keeper,
        book="out",
        series="cũ",
        number=BookEntry.objects.filter(body=keeper).count() + 1,
        symbol="01/TB",
        summary=f"Lịch {word}",
        entered_on=timezone.localdate(),
        entered_by=hand,
    )
    # One kind has one template in a body, so the states share it.
    kept, _new = Template.objects.get_or_create(
        body=keeper, kind="plan", defaults={"file": "x", "name": "mau.docx", "added_by": hand}
    )
    return {"draft": draft, "entry": given, "template": kept}


def _people(keeper: Body, hand: Account, relation: str, state: str) -> Thing:
    """Somebody of the body, with a role that somebody else uses by delegation."""
    person = AccountFactory(username=f"nguoi-{relation}-{state}")
    role = RoleFactory(account=person, body=keeper, role=Role.Name.OFFICER)
    today = timezone.localdate()
    lent = Delegation.objects.create(
        role=role, delegate=hand, form="TUQ", ground="GUQ", valid_from=today, valid_to=today
    )
    PostHeldFactory(person__full_name=f"Lý {word_of(relation, state)}", body=keeper)
    return {
        "person": person,
        "role": role,
        "body": keeper,
        "delegation": lent,
        "page": Named(keeper.slug),
        **_officials(keeper, hand, relation, state),
    }


def _officials(keeper: Body, hand: Account, relation: str, state: str) -> Thing:
    """An official of the body, into whom another row was merged."""
    name = f"Vừ A {relation} {state}"
    official = PersonFactory(full_name=name)
    post = PostHeldFactory(person=official, body=keeper)
    twin = PersonFactory(full_name=name)
    PostHeldFactory(person=twin, body=keeper)
    hand_is_keeper = RoleFactory(account=hand, body=keeper, role=Role.Name.ADMINISTRATOR)
    merged = merge_people(official, twin, account=hand)
    hand_is_keeper.delete()
    return {"official": official, "post": post, "person_merge": merged}


def _bring_to(state: str, paper, hand: Account, held) -> None:
    if state == CLOSED:
        close_document(paper, account=hand)
    elif state == PUBLISHED:
        publish(held, account=hand)


def _proof(done: Model, hand: Account) -> Change:
    file = Path(settings.MEDIA_ROOT) / "proofs" / "00" / "0"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"x")
    step = {"to_state": "running", "from_state": "reported", "changed_on": "2026-11-20"}
    return Change.objects.create(assignment=done, by=hand, file="proofs/00/0", **step)
