"""The register's pages in both widths and themes: nothing for axe to find, no sideways scroll."""

from datetime import date

import pytest

from phoihop.registry.models import Body, Role
from phoihop.registry.succession import end_body, rename
from tests.cast import make_account
from tests.factories import BodyFactory, PersonFactory, PostHeldFactory
from tests.web.browser.conftest import Person
from tests.web.browser.looks import look, window

pytestmark = pytest.mark.browser


@pytest.fixture
def pages(bodies):
    twins = [PersonFactory(full_name="Vừ A Bình") for _ in (1, 2)]
    for twin in twins:
        PostHeldFactory(person=twin, body=bodies.ubnd)
    admin = make_account("quantri", "Quản Trị", Role.Name.ADMINISTRATOR, bodies.dang_uy)
    rename(bodies.phu_nu, account=admin, name="Hội LHPN xã", short_name="", on=date(2026, 1, 1))
    heir = BodyFactory(name="Hội Nông dân xã Hai Sông", kind=Body.Kind.SOCIO_POLITICAL)
    child = BodyFactory(name="Chi hội Nông dân thôn Một", parent=bodies.nong_dan)
    end_body(bodies.nong_dan, account=admin, on=date(2026, 11, 1), heirs=[heir])
    assert child.parent == bodies.nong_dan
    return admin, {
        "office:places": [[], "", "?tim=ba+che"],
        "office:place": [["06978"], ""],
        "office:place-drawing": [["42"], "", "?huyen=440"],
        "office:bodies": [[], "", "?tim=hoi", "?tim=khong-co"],
        "office:body": [[bodies.nong_dan.slug], ""],
        "office:body-change": [[bodies.phu_nu.slug, "ket-thuc"], ""],
        "office:body-new": [[], ""],
        "office:units-merge": [[], ""],
        "office:handover": [[], ""],
        "office:people": [[], "", "?thu-tu=chuc-vu"],
        "office:person": [[twins[0].pk], ""],
        "office:person-new": [[], ""],
        "office:people-same": [[], ""],
        "office:register-import": [["don-vi"], ""],
    }


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(browser, live_server, pages, width):
    admin, addresses = pages
    with window(browser, width) as context:
        person = Person(context.new_page(), live_server, admin)
        for name, (keys, *queries) in addresses.items():
            for query in queries:
                person.open(name, *keys, query=query)
                look(person.page, name + query)
        assert person.faults == []


def test_without_script_a_table_is_looked_through(browser, live_server, pages):
    context = browser.new_context(java_script_enabled=False)
    person = Person(context.new_page(), live_server, pages[0])
    person.open("office:register-import", "don-vi")

    person.page.locator("#file").set_input_files(
        {"name": "x.xlsx", "mimeType": "application/zip", "buffer": b"khong phai"}
    )
    person.page.get_by_role("button", name="Xem thử").click()

    assert "Không mở được bảng" in person.page.locator(".notice.bad").inner_text()
    context.close()
