import pytest

from tests.factories import AccountFactory, RoleFactory
from tests.mail import Letters, serving


@pytest.fixture
def account_of():
    """An account with one role in a body."""

    def make(body, role):
        account = AccountFactory()
        RoleFactory(account=account, body=body, role=role)
        return account

    return make


@pytest.fixture
def letters(settings):
    """A mail server that keeps what it is given."""
    kept = Letters()
    with serving(kept) as port:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = False, 5
        settings.DEFAULT_FROM_EMAIL = "Phối Hợp <nhac@thanhkhe.example.vn>"
        yield kept
