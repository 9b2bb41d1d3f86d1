"""Lists, searches, counts and exports show exactly what the pages of single records allow."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from phoihop.followup.work import board
from phoihop.records.queries import find_by_code
from phoihop.registry.rights import may, scope
from tests.trust.policy import (
    ALL_RELATIONS,
    ANYONE,
    DIRECTORY,
    ENTRUSTED,
    FOREIGN,
    FULL,
    IF_PUBLISHED,
    NOBODY,
    ONE_OF_EACH_REACH,
    PUBLISHED,
    ROLES,
    ROUTES,
    STATES,
    VISITOR,
    sees,
)
from tests.trust.stage import word_of
from tests.trust.test_matrix import address_of

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


WORDS = re.compile(r"nhãn\d\d")
PAGES_OF_LISTS = {name: route for name, route in ROUTES.items() if "GET" in route.methods}
ASKED = {"tim": "nhãn", "q": "nhãn", "trang": "1", "loc": "tat-ca"}


def visible_words(role):
    """Words of the scenes of which this role sees anything at all."""
    return {
        word_of(relation, state)
        for relation in ALL_RELATIONS
        for state in STATES
        if any(sees(role, relation, about) for about in ("document", "task"))
    }


def text_of(answer):
    """What is said, whatever it is packed in."""
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if data[:2] == b"PK":
        with ZipFile(BytesIO(data)) as packed:
            data = b" ".join(packed.read(name) for name in packed.namelist())
    return unescape(data.decode(errors="replace"))


def unit_words(role):
    """The register names the officials of the whole unit to whoever has a role in it."""
    if role in (VISITOR, NOBODY):
        return set()
    near = set(ALL_RELATIONS) - {FOREIGN, ENTRUSTED}
    return {word_of(relation, state) for relation in near for state in STATES}


@pytest.mark.parametrize("role", SIGNED_IN)
def test_no_page_names_what_the_role_does_not_see(stage, role, record_property):
    """Lists, cards, counts, choices, completions, exports: every GET, with and without words."""
    words, wrong, count = visible_words(role), [], 0
    for name, route in PAGES_OF_LISTS.items():
        if IF_PUBLISHED in route.methods.values() or ANYONE in route.methods.values():
            continue
        address = address_of(name, route, stage.things["own", "open"])
        for query in ({}, ASKED):
            said = text_of(stage.clients[role].get(address, query))
            count += 1
            allowed = words | unit_words(role) if name in DIRECTORY else words
            wrong += [(name, word) for word in set(WORDS.findall(said)) - allowed]
            wrong += [(name, link) for link in dead_links(stage, role, said)]

    record_property("trials", count)
    assert wrong == []


def dead_links(stage, role, said):
    """Links to records that this role may not open."""
    for kind, (_name, pattern) in LISTS.items():
        yield from ((kind, pk) for pk in linked(said, pattern) - opened(stage, role, kind))


def test_the_public_pages_name_only_what_is_published(stage):
    published = {word_of(relation, PUBLISHED) for relation in ALL_RELATIONS}
    for name, route in PAGES_OF_LISTS.items():
        if not {IF_PUBLISHED, ANYONE} & set(route.methods.values()):
            continue
        for state in STATES:
            address = address_of(name, route, stage.things["own", state])
            said = text_of(stage.clients[VISITOR].get(address, ASKED))
            assert set(WORDS.findall(said)) - published == set(), name


def _documents(stage, role):
    keys = opened(stage, role, "document")
    return [things["document"] for things in stage.things.values() if things["document"].pk in keys]


def _today():
    from django.utils import timezone

    return timezone.localdate()
