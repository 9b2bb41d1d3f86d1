"""Thư gửi đi: what is mailed about accounts, in Vietnamese and English one below the other."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from phoihop.registry.models import Account, Consent

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sent:
    """Lời mời đã gửi: to whom, by which link, and whether a letter is on its way."""

    account: Account
    link: str
    mailed: bool


def send_invitation(request: HttpRequest, account: Account, token: str) -> Sent:
    """Mail the link if there is an address; without one it is handed over."""
    link = request.build_absolute_uri(reverse("account_invitation", args=[token]))
    words = {"name": account, "username": account.username, "link": link}

    def text() -> tuple[str, str]:
        return _("Mời bạn dùng Phối Hợp"), _(
            "Chào %(name)s,\n\nBạn được mời dùng Phối Hợp với tên đăng nhập %(username)s. "
            "Hãy mở đường dẫn sau trong 7 ngày để đặt mật khẩu:\n\n%(link)s\n"
        ) % words

    return Sent(account, link, _mail(account, text))


def send_request(account: Account, consent: Consent, link: str) -> bool:
    """Mail to one who may be the second person what is asked, and where to answer."""
    words = {"name": account, "who": consent.asked_by, "what": consent.label, "link": link}

    def text() -> tuple[str, str]:
        return _("Cần bạn đồng ý: %(what)s") % words, _(
            "Chào %(name)s,\n\n%(who)s đề nghị: %(what)s. Việc này chỉ thực hiện khi người thứ hai "
            "đồng ý. Hãy mở đường dẫn sau để trả lời:\n\n%(link)s\n"
        ) % words

    return _mail(account, text)


def _mail(account: Account, text: Callable[[], tuple[str, str]]) -> bool:
    """Return whether the mail server took the letter."""
    if not account.email or not settings.EMAIL_HOST:
        return False
    said = []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            said.append(text())
    # A title of many lines is no header of a letter.
    subject = " ".join(" · ".join(dict.fromkeys(title for title, _body in said)).split())
    body = "\n---\n\n".join(body for _title, body in said)
    try:
        return bool(send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [account.email]))
    except (SMTPException, OSError):
        log.warning("a letter could not be sent", exc_info=True)
        return False
