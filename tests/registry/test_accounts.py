"""Accounts: invited, opened by a link, ended with their sessions, taken from a table."""

import zipfile
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from openpyxl import Workbook

from phoihop.registry.account_sheet import COLUMNS, import_sheet, read_sheet
from phoihop.registry.accounts import (
    accept_invitation,
    invitation_token,
    invite,
    invited_account,
    set_active,
)
from phoihop.registry.models import Account, Role
from phoihop.registry.rights import NotAllowed
from phoihop.registry.tables import BadTable
from tests.factories import BodyFactory, RoleFactory

pytestmark = pytest.mark.django_db
PASSWORD = "mot-mat-khau-du-dai-2026"


@pytest.fixture
def keeper(bodies, khach):
    RoleFactory(account=khach, body=bodies.ubnd, role=Role.Name.ADMINISTRATOR)
    return khach


def table(*rows, header=COLUMNS):
    book = Workbook()
    for row in (header, *rows):
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_an_invitation_opens_once(bodies, keeper):
    invited = invite("lan", "Lò Thị Lan", "lan@example.vn", bodies.ubnd, "officer", by=keeper)
    assert invited_account(invited.token) == invited.account

    accept_invitation(invited.account, PASSWORD)

    assert invited_account(invited.token) is None
    assert invited.account.check_password(PASSWORD)


def test_an_invitation_ends(bodies, keeper, monkeypatch):
    token = invite("lan", "Lò Thị Lan", "", bodies.ubnd, "officer", by=keeper).token
    monkeypatch.setattr("phoihop.registry.accounts.INVITED_FOR", -1)

    assert invited_account(token) is None
    assert invited_account("khong-phai-ma") is None


def test_a_weak_password_is_refused(bodies, keeper):
    invited = invite("lan", "Lò Thị Lan", "", bodies.ubnd, "officer", by=keeper)

    with pytest.raises(ValidationError):
        accept_invitation(invited.account, "123456")
    assert invited_account(invited.token) == invited.account


def test_the_invitation_is_mailed(client, bodies, keeper, settings, mailoutbox):
    settings.EMAIL_HOST = "mail.example.vn"
    client.force_login(keeper)
    sent = {
        "username": "lan",
        "full_name": "Lò Thị Lan",
        "email": "lan@example.vn",
        "body": bodies.ubnd.pk,
        "role": "officer",
    }

    client.post(reverse("office:account-new"), sent)

    (mail,) = mailoutbox
    token = mail.body.split("/loi-moi/")[1].split("/")[0]
    assert invited_account(token) == Account.objects.get(username="lan")
    page = client.get(reverse("account_invitation", args=[token])).content.decode()
    assert "Tên đăng nhập của bạn: lan" in page


def test_only_an_administrator_invites(bodies, lanhdao):
    with pytest.raises(NotAllowed):
        invite("lan", "Lò Thị Lan", "", bodies.ubnd, "officer", by=lanhdao)


def test_an_ended_account_is_signed_out_at_once(client, lanhdao, keeper):
    client.force_login(lanhdao)
    assert client.get(reverse("office:home")).status_code == 200

    set_active(lanhdao, active=False, by=keeper)

    assert client.get(reverse("office:home")).status_code == 302


def test_who_has_a_role_elsewhere_is_not_ended_from_here(hangxom, bodies, keeper):
    RoleFactory(account=hangxom, body=bodies.ubnd, role=Role.Name.OFFICER)

    with pytest.raises(NotAllowed):
        set_active(hangxom, active=False, by=keeper)


def test_a_table_is_looked_through_before_anything_is_made(bodies, keeper):
    data = table(
        ["lan", "Lò Thị Lan", "lan@example.vn", bodies.ubnd.name, "Văn phòng"],
        ["lan", "Lò Thị Lan", "", bodies.ubnd.name, "văn phòng"],
        ["mai", "Vàng Thị Mai", "khong-phai-thu", bodies.ubnd.name, "cán bộ phụ trách"],
        ["sua", "Giàng A Sùa", "", bodies.hang_xom.name, "văn phòng"],
        ["pao", "Lý A Páo", "", bodies.ubnd.name, "vua"],
    )

    rows = read_sheet(data, by=keeper)

    assert [bool(row.problem) for row in rows] == [False, True, True, True, True]
    assert not Account.objects.filter(username="lan").exists()
    with pytest.raises(BadTable, match="Dòng 3"):
        import_sheet(rows, by=keeper)
    assert not Account.objects.filter(username="lan").exists()


def test_a_good_table_invites_everybody(bodies, keeper):
    data = table(
        ["lan", "Lò Thị Lan", "", bodies.ubnd.name, "văn phòng"],
        ["mai", "Vàng Thị Mai", "", bodies.ubnd.name, "biên tập"],
    )

    made = import_sheet(read_sheet(data, by=keeper), by=keeper)

    assert [one.account.username for one in made] == ["lan", "mai"]
    assert made[1].account.roles.get().role == Role.Name.EDITOR


def test_a_body_is_known_by_the_name_that_pages_show(bodies, keeper):
    RoleFactory(account=keeper, body=bodies.hang_xom, role=Role.Name.ADMINISTRATOR)
    BodyFactory(name="UBND xã", place="xã Khác", parent=bodies.ubnd)
    BodyFactory(name="Đội dân phòng xã", parent=bodies.ubnd)
    data = table(
        ["lan", "Lò Thị Lan", "", "ĐỘI DÂN PHÒNG XÃ", "văn phòng"],
        ["mai", "Vàng Thị Mai", "", "UBND xã", "văn phòng"],
        ["pao", "Lý A Páo", "", bodies.ubnd.name, "vua"],
    )

    known, of_two, no_role = read_sheet(data, by=keeper)

    assert (known.problem, known.body.name) == ("", "Đội dân phòng xã")
    assert "tên của nhiều đơn vị" in of_two.problem
    assert of_two.body is None
    assert "cán bộ phụ trách" in no_role.problem


def test_a_table_that_unpacks_to_too_much_is_refused(keeper):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/sharedStrings.xml", bytes(30_000_000))

    with pytest.raises(BadTable, match="quá lớn"):
        read_sheet(out.getvalue(), by=keeper)


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", table(header=("a", "b")), b"x" * 3_000_000],
    ids=["empty", "torn", "other columns", "too large"],
)
def test_what_is_no_table_is_refused_with_a_reason(data, keeper):
    with pytest.raises(BadTable):
        read_sheet(data, by=keeper)


def test_a_changed_password_voids_the_link(lanhdao):
    token = invitation_token(lanhdao)
    lanhdao.set_password(PASSWORD)
    lanhdao.save()

    assert invited_account(token) is None
