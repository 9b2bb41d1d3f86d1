"""Khung trang: what stands around every page, asked of the database only when shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from phoihop.registry.acting import acting_role, roles_to_choose
from phoihop.registry.models import Account, Role
from phoihop.registry.rights import has_role_anywhere
from phoihop.web.preferences import keys_are_on, theme_of
from phoihop.web.waiting_counts import waiting_for

KEEPERS = (Role.Name.ADMINISTRATOR,)
READERS = (Role.Name.ADMINISTRATOR, Role.Name.AUDITOR)

SECTIONS = {
    "home": "home",
    "leader": "home",
    "documents": "documents",
    "document": "documents",
    "batch": "documents",
    "queue": "queue",
    "accuracy": "accuracy",
    "spellings": "accuracy",
    "spelling": "accuracy",
    "ledger": "ledgers",
    "comments": "comments",
    "public-links": "comments",
    "work": "work",
    "assignment": "work",
    "recommendation": "work",
    "meetings": "meetings",
    "meeting": "meetings",
    "conference": "meetings",
    "conference-new": "meetings",
    "conference-conclude": "meetings",
    "conference-minutes": "meetings",
    "conference-change": "meetings",
    "guests-add": "meetings",
    "guests-came": "meetings",
    "guests-send": "meetings",
    "agenda-add": "meetings",
    "rounds": "rounds",
    "round": "rounds",
    "round-new": "rounds",
    "round-remind": "rounds",
    "report": "rounds",
    "report-import": "rounds",
    "targets": "rounds",
    "targets-new": "rounds",
    "targets-of": "rounds",
    "targets-change": "rounds",
    "report-forms": "rounds",
    "report-form": "rounds",
    "report-form-new": "rounds",
    "assessments": "assessments",
    "assessment": "assessments",
    "goal": "assessments",
    "citations": "assessments",
    "programmes": "programmes",
    "programme": "programmes",
    "programme-new": "programmes",
    "programme-change": "programmes",
    "plan": "programmes",
    "plan-entry": "programmes",
    "plan-round": "programmes",
    "plan-round-new": "programmes",
    "rollup": "rollup",
    "rollup-of": "rollup",
    "rollup-line": "rollup",
    "rollup-overlaps": "rollup",
    "drafts": "drafts",
    "draft": "drafts",
    "book": "book",
    "layout-check": "layout-check",
    "layouts": "drafts",
    "templates": "drafts",
    "accounts": "accounts",
    "account": "accounts",
    "account-new": "accounts",
    "account-import": "accounts",
    "trail": "trail",
    "delegations": "delegations",
    "consents": "consents",
    "consent": "consents",
    "working-days": "working-days",
    "my-work": "my-work",
    "notices": "notices",
    "calendar": "calendar",
    "calendar-feeds": "calendar",
    "letters": "letters",
    "list-import": "work",
    "reminder-settings": "letters",
    "answer": "my-work",
    "places": "places",
    "place": "places",
    "place-drawing": "places",
    "bodies": "bodies",
    "body": "bodies",
    "body-change": "bodies",
    "body-new": "bodies",
    "units-merge": "bodies",
    "handover": "bodies",
    "unit": "bodies",
    "register-import": "bodies",
    "people": "people",
    "person": "people",
    "person-rename": "people",
    "post-new": "people",
    "person-new": "people",
    "post-change": "people",
    "people-same": "people",
}


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor for every template."""
    context: dict[str, Any] = {
        "theme": theme_of(request),
        "keys_on": keys_are_on(request),
        "language_cookie": settings.LANGUAGE_COOKIE_NAME,
        "section": _section(request),
    }
    user = getattr(request, "user", None)
    if isinstance(user, Account):
        context |= _about(user)
    return context


def _section(request: HttpRequest) -> str:
    match = request.resolver_match
    return SECTIONS.get(match.url_name or "", "") if match else ""


def _about(account: Account) -> dict[str, Callable[[], Any] | str]:
    role = cache(lambda: acting_role(account))

    def role_words() -> str:
        held = role()
        return f"{held.get_role_display()[:1].upper()}{held.get_role_display()[1:]}" if held else ""

    return {
        "initials": initials(str(account)),
        "acting_body": lambda: held.body if (held := role()) else None,
        "acting_role": role,
        "on_behalf": lambda: _on_behalf(role(), account),
        "role_words": role_words,
        "roles_to_choose": cache(lambda: roles_to_choose(account)),
        "keeps_accounts": lambda: has_role_anywhere(account, *KEEPERS),
        "reads_trail": lambda: has_role_anywhere(account, *READERS),
        "shell_counts": cache(lambda: waiting_for(account)),
    }


def _on_behalf(role: Role | None, account: Account) -> str:
    """Name the person whose role is used by delegation."""
    return str(role.account) if role and role.account_id != account.pk else ""


def initials(name: str) -> str:
    """ "Nguyễn Thị Vân Dung" is VD: the last two words tell people apart, the first does not."""
    return "".join(word[0] for word in name.split()[-2:]).upper()
