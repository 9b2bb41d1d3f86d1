import pytest

from tests.factories import AccountFactory, RoleFactory


@pytest.fixture
def account_of():
    """An account with one role in a body."""

    def make(body, role):
        account = AccountFactory()
        RoleFactory(account=account, body=body, role=role)
        return account

    return make
