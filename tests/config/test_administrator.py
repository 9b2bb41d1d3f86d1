import io

import pytest

from phoihop.config.administrator import main
from phoihop.registry.models import Account, Body, Role, TrailEntry

pytestmark = pytest.mark.django_db

ARGUMENTS = ["quantri", "--full-name", "Bàn Thị Say", "--body", "UBND xã Thanh Khê"]


@pytest.fixture
def typed(monkeypatch):
    return lambda password: monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))


def test_the_first_administrator_gets_a_body(typed):
    typed("lua-chin-vang-dong-7")

    assert main(ARGUMENTS) == 0

    account = Account.objects.get()
    assert account.check_password("lua-chin-vang-dong-7")
    assert account.roles.get().role == Role.Name.ADMINISTRATOR
    assert str(Body.objects.get()) == "UBND xã Thanh Khê"
    assert set(TrailEntry.objects.values_list("verb", flat=True)) == {"create", "grant"}


@pytest.mark.parametrize("password", ["ngan", "123456789012", "bàn thị say"])
def test_a_weak_password_is_refused(typed, capsys, password):
    typed(password)

    assert main(ARGUMENTS) == 1
    assert capsys.readouterr().err
    assert not Account.objects.exists()


def test_a_name_in_use_is_refused(typed, capsys, vanphong):
    typed("lua-chin-vang-dong-7")

    assert main(["vanphong", "--body", "UBND xã"]) == 1
    assert "Tên đăng nhập này đã có người dùng." in capsys.readouterr().err
