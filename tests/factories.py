"""Objects for tests: few fields, all of them plain; a test names only what it is about."""

from __future__ import annotations

import hashlib
from datetime import date

import factory
from django.utils import timezone

from phoihop.intake.models import Document, Proposal, ReadingRun, Remainder
from phoihop.records.confirm import confirm
from phoihop.registry.models import Account, Body, OnePerson, Person, PostHeld, Role


class BodyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Body
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Đơn vị số {n} xã Thanh Khê")
    short_name = factory.LazyAttribute(lambda body: body.name.removesuffix(" xã Thanh Khê"))
    place = "xã Thanh Khê"

    @factory.post_generation
    def one_person(self, create, extracted, **_more):
        """Tests are of offices of one, but for those about the second person."""
        if create and extracted is not False:
            OnePerson.objects.create(body=self, reason="kiểm thử")


class AccountFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Account

    username = factory.Sequence(lambda n: f"nguoi{n}")
    full_name = factory.Sequence(lambda n: f"Nguyễn Văn {'ABCDEGHIKLMN'[n % 12]}")


class RoleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Role

    account = factory.SubFactory(AccountFactory)
    body = factory.SubFactory(BodyFactory)
    role = Role.Name.CLERK


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    full_name = "Lò Thị Mận"


class PostHeldFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PostHeld

    person = factory.SubFactory(PersonFactory)
    body = factory.SubFactory(BodyFactory)
    known_to = factory.SelfAttribute("body")
    title = "Chủ tịch"


class DocumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Document

    body = factory.SubFactory(BodyFactory)
    received_by = factory.SubFactory(AccountFactory)
    name = factory.Sequence(lambda n: f"bien-ban-{n}.txt")
    title = "Biên bản làm việc quý I"
    text = "Giao Hội Nông dân rà soát hộ vay vốn, báo cáo trước ngày 15/3."
    sha256 = factory.Sequence(lambda n: hashlib.sha256(str(n).encode()).hexdigest())
    size = factory.LazyAttribute(lambda document: len(document.text.encode()))
    file = factory.LazyAttribute(lambda document: f"originals/00/{document.sha256}")
    format = "txt"
    state = Document.State.READ
    dated_on = date(2026, 3, 1)


class RunFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ReadingRun

    document = factory.SubFactory(DocumentFactory)
    engine_version = "1"
    started_at = factory.LazyFunction(timezone.now)
    seconds = 0.01
    reading = factory.LazyFunction(dict)


def fields(**values: object) -> dict[str, dict[str, object]]:
    """Proposal fields as the reader stores them, each supported by the first words."""
    return {
        name: {"value": value, "evidence": [[0, 4]], "note": ""} for name, value in values.items()
    }


class ProposalFactory(factory.django.DjangoModelFactory):
    """A task with a day; `fields` says otherwise."""

    class Meta:
        model = Proposal

    run = factory.SubFactory(RunFactory)
    document = factory.SelfAttribute("run.document")
    number = factory.Sequence(lambda n: f"G{n}")
    kind = Proposal.Kind.ASSIGNMENT
    start = 0
    end = factory.LazyAttribute(lambda proposal: len(proposal.document.text))
    quote = factory.LazyAttribute(lambda p: p.document.text[p.start : p.end])
    fields = factory.LazyFunction(lambda: fields(**A_TASK))


A_TASK = {
    "by": "UBND xã",
    "to": ["Hội Nông dân"],
    "task": "rà soát hộ vay vốn",
    "due": "2026-03-14",
    "due_words": "trước ngày 15/3",
    "due_excluded": True,
    "year_inferred": True,
    "time_kind": "by_day",
}


class RemainderFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Remainder

    document = factory.SubFactory(DocumentFactory)
    start = 0
    end = 4
    quote = "Giao"


def task_proposal(body: Body, **changed: object) -> Proposal:
    """A waiting task of `body`, with some of its values changed."""
    return ProposalFactory(run__document__body=body, fields=fields(**A_TASK | changed))


def request_proposal(body: Body, **changed: object) -> Proposal:
    """A waiting recommendation of `body`."""
    values = {"from": "Hội Nông dân", "to": "UBND xã", "content": "mở thêm điểm thu mua chè"}
    return ProposalFactory(
        run__document__body=body,
        kind=Proposal.Kind.RECOMMENDATION,
        fields=fields(**values | changed),
    )


def confirmed_task(clerk: Account, body: Body, **changed: object):
    proposal = task_proposal(body, **changed)
    return confirm(proposal, account=clerk, version=proposal.version)


def confirmed_request(clerk: Account, body: Body, **changed: object):
    proposal = request_proposal(body, **changed)
    return confirm(proposal, account=clerk, version=proposal.version)
