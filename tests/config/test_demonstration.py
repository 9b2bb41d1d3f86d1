"""The demonstration is filled by the rooms' own functions and makes every screen alive."""

import pytest
from django.utils import timezone

from phoihop.config.demonstration import main, new_password
from phoihop.followup.work import board
from phoihop.intake.models import Document
from phoihop.registry.models import Account, Person
from tests.factories import AccountFactory

pytestmark = pytest.mark.django_db


def test_every_screen_has_something_to_show():
    assert main([]) == 0

    documents = Document.objects.all()
    assert documents.count() >= 6
    assert {document.format for document in documents} == {"txt", "html", "docx", "pdf"}
    assert not documents.filter(state=Document.State.UNREADABLE).exists()
    assert documents.filter(state=Document.State.CLOSED).exists()
    assert documents.filter(proposals__state="waiting").distinct().count() >= 3
    found = board(Account.objects.get(username="vanphong"), on=timezone.localdate())
    assert [group.key for group in found.groups if not group.items] == []


def test_filling_twice_adds_nothing_but_a_new_password(capsys):
    main([])
    before = Document.objects.count(), Person.objects.count(), Account.objects.count()
    capsys.readouterr()

    assert main([]) == 0

    assert (Document.objects.count(), Person.objects.count(), Account.objects.count()) == before
    password = capsys.readouterr().out.strip().splitlines()[-1].rpartition(" ")[2]
    assert all(account.check_password(password) for account in Account.objects.all())


def test_two_fillings_have_two_passwords():
    assert new_password() != new_password()


def test_real_data_is_never_mixed_with_invented(capsys):
    AccountFactory(username="that")

    assert main([]) == 1
    assert "đã có tài khoản thật" in capsys.readouterr().err
    assert not Document.objects.exists()


def test_a_server_for_others_gets_no_demonstration(settings, capsys):
    settings.IS_LOCAL = False

    assert main([]) == 1
    assert "không nạp dữ liệu trình diễn" in capsys.readouterr().err
    assert not Account.objects.exists()
