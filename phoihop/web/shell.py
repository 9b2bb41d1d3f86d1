"""Khung trang: what stands around every page, asked of the database only when shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from phoihop.followup.models import Change
from phoihop.followup.state import waiting_for_another, with_awaited, with_state
from phoihop.intake.models import Document, Proposal
from phoihop.records.models import Assignment
from phoihop.registry.acting import acting_role, roles_to_choose
from phoihop.registry.models import Account, Role
from phoihop.registry.notices import unread
from phoihop.registry.rights import bodies_with_role, scope
from phoihop.web.preferences import keys_are_on, theme_of

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
        "keeps_accounts": cache(lambda: _has_any(account, Role.Name.ADMINISTRATOR)),
        "reads_trail": cache(lambda: _has_any(account, Role.Name.ADMINISTRATOR, Role.Name.AUDITOR)),
        "documents_to_handle": cache(lambda: documents_to_handle(account)),
        "unread_notices": cache(lambda: unread(account)),
        "overdue_work": cache(lambda: overdue_work(account)),
    }


def _on_behalf(role: Role | None, account: Account) -> str:
    """Name the person whose role is used by delegation."""
    return str(role.account) if role and role.account_id != account.pk else ""


def _has_any(account: Account, *names: str) -> bool:
    return bodies_with_role(account, *names).exists()


def documents_to_handle(account: Account) -> int:
    """Count the documents that still hold undecided proposals."""
    seen = scope(account, Document.objects.exclude(state=Document.State.CLOSED))
    return seen.filter(proposals__state__in=Proposal.UNDECIDED).distinct().count()


def overdue_work(account: Account) -> int:
    seen = scope(account, Assignment.objects.to_follow().filter(due_on__lt=timezone.localdate()))
    done = (*Change.ENDED, Change.State.REPORTED)
    late = with_awaited(with_state(seen).exclude(Q(current_state__in=done)))
    return late.exclude(waiting_for_another()).count()


def initials(name: str) -> str:
    """ "Nguyễn Thị Vân Dung" is VD: the last two words tell people apart, the first does not."""
    return "".join(word[0] for word in name.split()[-2:]).upper()
