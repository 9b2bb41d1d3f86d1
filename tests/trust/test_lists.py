"""Lists, searches, counts and exports show exactly what the pages of single records allow."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from phoihop.followup.work import board
from phoihop.records.queries import find_by_code
from phoihop.registry.rights import may, scope
from tests.trust.policy import ALL_RELATIONS, FULL, ONE_OF_EACH_REACH, ROLES, STATES, VISITOR
from tests.trust.stage import set_stage, word_of

pytestmark = pytest.mark.django_db
PAGES = {
    "document": "office:document",
    "task": "office:assignment",
    "request": "office:recommendation",
    "meeting": "office:meeting",
}
LISTS = {
    "document": ("office:documents", r"/lam-viec/van-ban/(\d+)/"),
    "task": ("office:work", r"/lam-viec/nhiem-vu/(\d+)/"),
    "request": ("office:work", r"/lam-viec/kien-nghi/(\d+)/"),
    "meeting": ("office:meetings", r"/lam-viec/hoi-nghi/(\d+)/"),
}
SIGNED_IN = [role for role in ROLES if role != VISITOR] if FULL else list(ONE_OF_EACH_REACH)


@pytest.fixture
def stage(db):
    return set_stage()


def opened(stage, role, kind):
    """Keys of the records whose own page this role may open."""
    if (role, kind) not in stage.opened:
        client = stage.clients[role]
        keys = {things[kind].pk for things in stage.things.values()}
        stage.opened[role, kind] = {
            pk for pk in keys if client.get(reverse(PAGES[kind], args=[pk])).status_code == 200
        }
    return stage.opened[role, kind]


def linked(page, pattern):
    return {int(key) for key in re.findall(f'href="{pattern}', page)}


def test_lists_link_to_what_opens(stage):
    for role in SIGNED_IN:
        for kind, (name, pattern) in LISTS.items():
            page = stage.clients[role].get(reverse(name)).content.decode()
            if kind == "document":
                page = page.replace("?", '"')
            assert linked(page, pattern) == opened(stage, role, kind), kind


def test_scope_and_may_agree(stage):
    for role in SIGNED_IN:
        account = stage.accounts[role]
        for kind in ("document", "task", "request", "meeting", "proposal"):
            objects = [things[kind] for things in stage.things.values()]
            listed = set(scope(account, type(objects[0])._default_manager.all()))
            assert listed & set(objects) == {o for o in objects if may(account, "view", o)}, kind


def test_a_search_finds_what_opens(stage):
    for role in SIGNED_IN:
        tasks = opened(stage, role, "task")
        for relation in ALL_RELATIONS:
            for state in STATES:
                query = {"tim": word_of(relation, state)}
                page = stage.clients[role].get(reverse("office:work"), query).content.decode()
                seen = {stage.things[relation, state]["task"].pk} & tasks
                assert linked(page, LISTS["task"][1]) == seen, (relation, state)


def test_counts_count_what_opens(stage):
    for role in SIGNED_IN:
        client = stage.clients[role]
        documents, work = (client.get(reverse(f"office:{name}")) for name in ("documents", "work"))
        open_work = opened(stage, role, "task") | {-pk for pk in opened(stage, role, "request")}

        assert documents.context["chips"][0].count == len(opened(stage, role, "document"))
        assert work.context["total"] == len(open_work)
        assert len(work.context["bodies"]) >= len({d.body_id for d in _documents(stage, role)})


def test_exports_hold_what_opens(stage):
    for role in SIGNED_IN:
        codes = {
            (things[kind].code, word_of(*place))
            for place, things in stage.things.items()
            for kind in ("task", "request")
            if things[kind].pk in opened(stage, role, kind)
        }
        words = {word for _code, word in codes}
        sheet = stage.clients[role].get(reverse("office:work-sheet")).content
        book = load_workbook(BytesIO(sheet)).active
        cells = " ".join(str(cell) for row in book.iter_rows(values_only=True) for cell in row)
        printed = stage.clients[role].get(reverse("office:work-print")).content.decode()

        for text in (cells, printed):
            assert set(re.findall(r"nhãn\d\d", text)) == words


def test_a_code_leads_only_to_what_opens(stage):
    for role in SIGNED_IN:
        account = stage.accounts[role]
        tasks = opened(stage, role, "task")
        for things in stage.things.values():
            task = things["task"]
            found = find_by_code(account, type(task), task.code, body=task.body_id)
            assert (found is not None) == (task.pk in tasks)


def test_a_source_is_linked_only_where_it_opens(stage):
    for role in SIGNED_IN:
        documents = opened(stage, role, "document")
        page = stage.clients[role].get(reverse("office:work")).content.decode()

        assert linked(page, r"/lam-viec/van-ban/(\d+)/\?") <= documents
        assert board(stage.accounts[role], on=_today()).total >= len(documents)


def _documents(stage, role):
    keys = opened(stage, role, "document")
    return [things["document"] for things in stage.things.values() if things["document"].pk in keys]


def _today():
    from django.utils import timezone

    return timezone.localdate()
