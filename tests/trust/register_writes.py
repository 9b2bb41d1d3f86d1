"""Every write of the register's pages, and the entries it must leave in the trail."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from phoihop.registry import people_sheet
from phoihop.registry.handover import proposed
from phoihop.registry.models import Body
from phoihop.registry.succession import end_body
from tests.factories import BodyFactory, PostHeldFactory, RoleFactory

BY = "administrator"
A_POST = {"title": "Phó Chủ tịch", "manner": "full"}


def post(stage, who, name, /, *things, **data):
    keys = [thing.pk for thing in things]
    answer = stage.clients[who].post(reverse(name, args=keys), data)
    assert answer.status_code in (200, 302), name
    return answer


def on(kind, name, who=BY, **data):
    return lambda stage: lambda: post(stage, who, name, stage.things["own", "open"][kind], **data)


def new_body(stage):
    sent = {"name": "Hội Đông y xã", "kind": "special_association", "level": "commune"}
    return lambda: post(stage, "administrator", "office:body-new", **sent)


def official(name, **data):
    return lambda stage: (
        lambda: post(stage, BY, name, stage.things["own", "open"]["official"], **data)
    )


def correct_body(stage):
    body = stage.things["own", "open"]["body"]
    sent = {"name": body.name, "short_name": "MTTQ", "kind": body.kind, "level": body.level}
    address = reverse("office:body-change", args=[body.slug, "sua"])
    return lambda: stage.clients[BY].post(address, sent)


def merge_two_units(stage):
    heads = [
        BodyFactory(name=f"Đảng ủy {place}", kind="party_committee", place=place)
        for place in ("xã Một", "xã Hai")
    ]
    for head in heads:
        RoleFactory(account=stage.accounts[BY], body=head, role=BY)
    sent = {"roots": [head.pk for head in heads], "place": "xã Hai Sông", "on": "2026-11-01"}
    return lambda: post(stage, BY, "office:units-merge", do="1", **sent)


def give_to_heir(stage):
    own, admin = stage.things["own", "open"]["body"], stage.accounts[BY]
    heir = BodyFactory(name="Ủy ban MTTQ xã Hai Sông", parent=own.parent)
    end_body(own, account=admin, on=date(2026, 11, 1), heirs=[heir])
    chosen = {f"nhan-{item.key}": heir.pk for item in proposed([own])}
    return lambda: post(stage, BY, "office:handover", **chosen)


def choose_the_unit(stage):
    """As on a new installation: the administrator administers all there is."""
    account = stage.accounts[BY]
    for body in Body.objects.exclude(roles__account=account):
        RoleFactory(account=account, body=body, role=BY)
    return lambda: post(stage, BY, "office:unit", ma="00004")


def bring_in_people(stage):
    book = Workbook()
    book.active.append(people_sheet.COLUMNS)
    book.active.append(["", "Lý A Chu", "", "Chủ tịch", "", "", "01/07/2025", ""])
    out = BytesIO()
    book.save(out)
    file = SimpleUploadedFile("can-bo.xlsx", out.getvalue())
    address = reverse("office:register-import", args=["can-bo"])
    return lambda: stage.clients[BY].post(address, {"file": file, "make": "1"})


def same_person(stage):
    body = stage.things["own", "open"]["body"]
    twins = [PostHeldFactory(person__full_name="Tẩn Láo San", body=body).person for _ in (1, 2)]
    return lambda: post(stage, BY, "office:people-same", giu=twins[0].pk, gop=twins[1].pk)


REGISTER_WRITES = {
    "office:body-new": (new_body, ["create"]),
    "office:body-change": (correct_body, ["change"]),
    # Two bodies end, one is made: three things.
    "office:units-merge": (merge_two_units, ["end", "end", "create"]),
    "office:handover": (give_to_heir, ["hand_over"]),
    # The role of who chooses, and the choice.
    "office:unit": (choose_the_unit, ["grant", "choose_unit"]),
    "office:register-import": (bring_in_people, ["create"]),
    "office:people-same": (same_person, ["merge"]),
    "office:person-new": (
        lambda stage: lambda: post(stage, BY, "office:person-new", full_name="Lý A", **A_POST),
        ["create"],
    ),
    "office:person-rename": (official("office:person-rename", full_name="Vừ A Bình"), ["change"]),
    "office:post-new": (official("office:post-new", **A_POST), ["add_post"]),
    "office:post-change": (on("post", "office:post-change", BY, **A_POST), ["change_post"]),
    "office:merge-undo": (on("person_merge", "office:merge-undo", BY), ["undo_merge"]),
}
