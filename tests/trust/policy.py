"""The policy: who may do what, written once more, apart from the code that must obey it.

A new address needs a row in ROUTES. `see` and the acts are decided by two tables: which
records a role sees (SEES), and who does which act (ACTS), each by how the record's body
stands to the body in which the role is held.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from phoihop.registry.models import Role

R = Role.Name
VISITOR, NOBODY = "visitor", "nobody"
"""Not signed in; signed in without any role."""

ROLES = (VISITOR, NOBODY, *(str(name.value) for name in R))
OWN, CHILD, PARENT, SIBLING, FOREIGN = RELATIONS = ("own", "child", "parent", "sibling", "foreign")
ENTRUSTED = "entrusted"
"""A foreign body's task or recommendation whose lead or addressee is the role's own body."""

ALL_RELATIONS = (*RELATIONS, ENTRUSTED)
FULL = bool(os.environ.get("TRUST_FULL"))
"""Set by ./run trust --full: every combination, where the daily suite takes some for all."""

ONE_OF_EACH_REACH = (NOBODY, R.OFFICER.value, R.CLERK.value, R.VIEWER.value)
OPEN, CLOSED, PUBLISHED = STATES = ("open", "closed", "published")

DOWN = frozenset({OWN, CHILD})
HERE = frozenset({OWN})
SEES: dict[str, frozenset[str]] = {
    R.OFFICER: HERE,
    R.HEAD: HERE,
    R.EDITOR: HERE,
    R.CLERK: DOWN,
    R.CHIEF: DOWN,
    R.LEADER: DOWN,
    R.VIEWER: DOWN,
    R.AUDITOR: DOWN,
    R.ADMINISTRATOR: DOWN,
}
ROLES_OF_PEOPLE = frozenset({R.ADMINISTRATOR, R.CLERK, R.CHIEF})
OFFICE = {R.CLERK: DOWN, R.CHIEF: DOWN}
ACTS: dict[str, dict[str, frozenset[str]]] = {
    "decide": OFFICE,
    "write": OFFICE,
    "mark_done": OFFICE,
    "report_work": {
        R.OFFICER: frozenset({ENTRUSTED}),
        R.HEAD: frozenset({ENTRUSTED}),
        R.CLERK: DOWN | {ENTRUSTED},
        R.CHIEF: DOWN | {ENTRUSTED},
    },
    "judge_work": OFFICE | {R.LEADER: DOWN},
    "receive_work": {
        R.OFFICER: frozenset({ENTRUSTED}),
        R.HEAD: frozenset({ENTRUSTED}),
        R.CLERK: DOWN | {ENTRUSTED},
        R.CHIEF: DOWN | {ENTRUSTED},
        R.LEADER: DOWN,
    },
    "agree": {R.LEADER: DOWN, R.CHIEF: DOWN},
    "administer": {R.ADMINISTRATOR: DOWN},
    "keep_people": dict.fromkeys(sorted(ROLES_OF_PEOPLE), DOWN),
    "publish": {R.LEADER: DOWN, R.CHIEF: DOWN},
    "fill": {R.OFFICER: HERE, R.HEAD: HERE, R.CLERK: DOWN, R.CHIEF: DOWN},
}
FOR_LEADS = frozenset({"task", "request", "proof"})
"""Kinds of object that the body to which they are entrusted sees too."""

ANYONE, SIGNED_IN, SEE, IF_PUBLISHED = "anyone", "signed in", "see", "if published"
NEVER = "never"
KEEPERS, READERS = "administrators", "auditors and administrators"
"""Lists of what one administers or audits: who does so nowhere is refused."""

KEPT = "kept"
"""An account of a body one administers; nobody else may know of it."""

UNIT = "unit"
"""The register: a role in one body of a unit lets one look up the whole unit."""

CHANGE_BODY, CHANGE_PERSON = "change the body", "change the person"
"""Changes in the register: by administrators, people also by clerks and chiefs of office."""

KEEPS_PEOPLE = "keeps people"
"""Forms for one's own body: administrators, clerks and chiefs of office."""

NO_ROLE = "no role"
NO_ROLE = "no role"
"""Nobody on the stage may, whatever the role: refused."""

NOT_YET = "not yet"
AT_SIGN_IN = "at sign-in"
"""A step between the password and the session; without the first step one starts anew."""


@dataclass(frozen=True)
class Route:
    """One address: what it is about, and for each method who gets through.

    A key is the name of a thing on the stage, or after "=" what stands in the address itself.
    """

    methods: dict[str, str]
    about: str = ""
    keys: tuple[str, ...] = field(default=())


def page(about: str = "", rule: str = SEE) -> Route:
    return Route({"GET": rule}, about, (about,) if about else ())


def act(about: str, rule: str, *, inside: str = "") -> Route:
    return Route({"POST": rule}, about, (inside, about) if inside else (about,))


ROUTES: dict[str, Route] = {
    "portal:home": page(rule=ANYONE),
    "portal:meeting": page("meeting", IF_PUBLISHED),
    "portal:open-data": page(rule=ANYONE),
    "portal:places": page(rule=ANYONE),
    "portal:comment": Route({"POST": IF_PUBLISHED}, "meeting", ("meeting",)),
    "office:comments": page(rule=SIGNED_IN),
    "office:comment-decide": act("comment", "decide"),
    "office:public-links": Route({"GET": SIGNED_IN, "POST": SIGNED_IN}),
    "office:public-link-end": act("public_link", "decide"),
    # ninja hands the description of the API to whatever method asks for it.
    "api:openapi-json": Route(dict.fromkeys(("GET", "POST", "PUT", "PATCH", "DELETE"), ANYONE)),
    # ninja's root is only a name by which addresses are made.
    "api:api-root": page(rule=NEVER),
    "api:meetings": page(rule=ANYONE),
    # Whoever comes without a key gets 401: tests/web/api/test_documents.py.
    "api:documents": Route({"POST": ANYONE}),
    "api:meeting": page("meeting", IF_PUBLISHED),
    "api:tasks": page("meeting", IF_PUBLISHED),
    "web:preferences": Route({"POST": ANYONE}),
    "account_login": Route({"GET": ANYONE, "POST": ANYONE}),
    "account_logout": Route({"GET": ANYONE, "POST": ANYONE}),
    "account_inactive": page(rule=ANYONE),
    "account_reauthenticate": Route({"GET": SIGNED_IN, "POST": SIGNED_IN}),
    "account_change_password": Route({"GET": SIGNED_IN, "POST": SIGNED_IN}),
    "office:home": page(rule=SIGNED_IN),
    "office:documents": Route({"GET": SIGNED_IN, "POST": SIGNED_IN}),
    "office:work": page(rule=SIGNED_IN),
    "office:work-print": page(rule=SIGNED_IN),
    "office:work-sheet": page(rule=SIGNED_IN),
    "office:working-days": Route({"GET": SIGNED_IN, "POST": SIGNED_IN}),
    "office:office-day-remove": act("day", "decide"),
    "office:list-export": Route({"GET": SIGNED_IN}, "", ("=nhiem-vu",)),
    "office:list-import": Route({"GET": SIGNED_IN, "POST": SIGNED_IN}, "", ("=nhiem-vu",)),
    "office:my-work": page(rule=SIGNED_IN),
    "office:notices": page(rule=SIGNED_IN),
    "office:notices-read": Route({"POST": SIGNED_IN}),
    # Only whom it tells opens it: tests/web/office/test_notices.py.
    "office:notice": Route({"GET": NOT_YET}, "", ("=999999999",)),
    "office:calendar": page(rule=SIGNED_IN),
    "office:calendar-feeds": Route({"GET": SIGNED_IN, "POST": SIGNED_IN}),
    "feeds:public": page(rule=ANYONE),
    # Only a secret that was made opens it: tests/web/test_feeds.py.
    "feeds:calendar": Route({"GET": NEVER}, "", ("token",)),
    "office:letters": page(rule=SIGNED_IN),
    "office:letter-again": act("letter", "decide"),
    "office:letter-told": act("letter", "decide"),
    "office:reminder-settings": Route({"GET": "decide", "POST": "decide"}, "body", ("body",)),
    # Only a link that was signed opens it: tests/web/office/reminding/test_answers.py.
    "office:answer": Route({"GET": NOT_YET, "POST": NOT_YET}, "", ("token",)),
    "office:meetings": page(rule=SIGNED_IN),
    # Only a link that holds opens it; tests/registry/test_accounts.py tries those.
    "account_invitation": Route({"GET": NEVER, "POST": NEVER}, "", ("token",)),
    "usersessions_list": Route({"GET": SIGNED_IN, "POST": SIGNED_IN}),
    # Nobody on the stage has signed in at the page, so there is none to end.
    "account_session_end": Route({"POST": NOT_YET}, "", ("task",)),
    "mfa_index": page(rule=SIGNED_IN),
    "mfa_authenticate": Route({"GET": AT_SIGN_IN, "POST": AT_SIGN_IN}),
    "mfa_reauthenticate": Route({"GET": SIGNED_IN, "POST": SIGNED_IN}),
    "mfa_activate_totp": Route({"GET": SIGNED_IN, "POST": SIGNED_IN}),
    # Nobody on the stage has turned it on, so there is nothing to turn off.
    "mfa_deactivate_totp": Route({"GET": NOT_YET, "POST": NOT_YET}),
    "mfa_view_recovery_codes": page(rule=NOT_YET),
    "mfa_generate_recovery_codes": Route({"GET": SIGNED_IN, "POST": SIGNED_IN}),
    "mfa_download_recovery_codes": page(rule=NOT_YET),
    "office:acting": Route({"POST": NOT_YET}),
    "office:accounts": page(rule=KEEPERS),
    "office:account-new": Route({"GET": KEEPERS, "POST": KEEPERS}),
    "office:account-import": Route({"GET": KEEPERS, "POST": KEEPERS}),
    "office:account": Route({"GET": KEPT, "POST": KEPT}, "person", ("person",)),
    "office:account-active": Route({"POST": KEPT}, "person", ("person",)),
    "office:account-link": Route({"POST": KEPT}, "person", ("person",)),
    "office:account-renew": Route({"POST": KEPT}, "person", ("person",)),
    "office:role-end": act("role", "administer"),
    "office:two-persons": act("body", "administer"),
    "office:search": page(rule=SIGNED_IN),
    "office:bodies": page(rule=SIGNED_IN),
    "office:body": page("page", UNIT),
    "office:body-change": Route(
        {"GET": CHANGE_BODY, "POST": CHANGE_BODY}, "page", ("page", "=sua")
    ),
    "office:body-new": Route({"GET": KEEPERS, "POST": KEEPERS}),
    # Its leading body would have to be administered; on the stage nobody does.
    "office:units-merge": Route({"GET": NO_ROLE, "POST": NO_ROLE}),
    "office:handover": Route({"GET": SIGNED_IN, "POST": SIGNED_IN}),
    "office:register-export": Route({"GET": SIGNED_IN}, "", ("=can-bo",)),
    "office:register-import": Route({"GET": KEEPS_PEOPLE, "POST": KEEPS_PEOPLE}, "", ("=can-bo",)),
    # A new installation, and who administers all of it; on the stage nobody does.
    "office:unit": Route({"GET": NO_ROLE, "POST": NO_ROLE}),
    "office:people": page(rule=SIGNED_IN),
    "office:people-same": Route({"GET": SIGNED_IN, "POST": NOT_YET}),
    "office:person": page("official", UNIT),
    "office:person-rename": Route(
        {"GET": CHANGE_PERSON, "POST": CHANGE_PERSON}, "official", ("official",)
    ),
    "office:person-new": Route({"GET": KEEPS_PEOPLE, "POST": KEEPS_PEOPLE}),
    "office:post-new": Route(
        {"GET": CHANGE_PERSON, "POST": CHANGE_PERSON}, "official", ("official",)
    ),
    "office:post-change": Route({"GET": "keep_people", "POST": "keep_people"}, "post", ("post",)),
    "office:merge-undo": act("person_merge", "keep_people"),
    "office:delegations": Route({"GET": SIGNED_IN, "POST": SIGNED_IN}),
    "office:delegation-end": act("delegation", "administer"),
    "office:trail": page(rule=READERS),
    "office:trail-sheet": page(rule=READERS),
    "office:consents": page(rule=SIGNED_IN),
    "office:consent": Route({"GET": SEE, "POST": "agree"}, "consent", ("consent",)),
    # Units of the country are public; every signed-in account looks them up.
    "office:places": page(rule=SIGNED_IN),
    "office:place": Route({"GET": SIGNED_IN}, "", ("=42",)),
    "office:place-drawing": Route({"GET": SIGNED_IN}, "", ("=42",)),
    "office:batch": page("batch"),
    "office:queue": page(rule=SIGNED_IN),
    "office:accuracy": page(rule=SIGNED_IN),
    "office:spellings": Route({"GET": SIGNED_IN, "POST": SIGNED_IN}),
    "office:spelling": Route({"GET": SEE, "POST": "administer"}, "spelling", ("spelling",)),
    "office:job-retry": act("job", "decide"),
    "office:job-stop": act("job", "decide"),
    "office:accept-all": Route({"GET": SEE, "POST": "decide"}, "document", ("document",)),
    "office:proposal-new": act("document", "decide"),
    "office:document-reread": act("document", "decide"),
    "office:presence": page("document"),
    # The stage has no paper with pages to draw.
    "office:document-page": Route({"GET": NOT_YET}, "document", ("document", "=1")),
    "office:document-sender": act("document", "decide"),
    "office:tie-answer": act("tie", "decide"),
    "office:document": page("document"),
    "office:document-original": page("document"),
    "office:document-close": act("document", "decide"),
    "office:document-reopen": act("document", "decide"),
    "office:remainder-dismiss": act("rest", "decide", inside="document"),
    "office:proposal-confirm": act("proposal", "decide", inside="document"),
    "office:proposal-reject": act("proposal", "decide", inside="document"),
    "office:proposal-later": act("proposal", "decide", inside="document"),
    "office:proposal-undo": act("proposal", "decide", inside="document"),
    "office:proposal-why": Route({"GET": SEE}, "proposal", ("document", "proposal")),
    "office:leader": page(rule=SIGNED_IN),
    "office:assignment": Route({"GET": SEE, "POST": "mark_done"}, "task", ("task",)),
    "office:recommendation": Route({"GET": SEE, "POST": "judge_work"}, "request", ("request",)),
    "office:proof": page("proof"),
    "office:assessments": page(rule=SIGNED_IN),
    "office:assessment": Route({"GET": SEE, "POST": "decide"}, "assessment", ("assessment",)),
    # The other sentence of the pair is looked for only once one may follow this one.
    "office:assessment-pair": Route({"POST": NOT_YET}, "assessment", ("assessment",)),
    "office:goal-new": Route({"POST": SIGNED_IN}),
    "office:goal-judge": act("goal", "decide"),
    "office:ledger": Route({"GET": SIGNED_IN, "POST": SIGNED_IN}, "", ("=du-luan",)),
    "office:ledger-strike": Route({"POST": "fill"}, "ledger", ("=du-luan", "ledger")),
    "office:meeting-group": act("meeting", "fill"),
    "office:citations": page(rule=SIGNED_IN),
    "office:citation-say": act("cited", "decide"),
    "office:task-answer": Route({"GET": SEE, "POST": "report_work"}, "task", ("task",)),
    "office:task-judge": act("task", "judge_work"),
    "office:request-receive": act("request", "receive_work"),
    "office:request-answer": act("request", "report_work"),
    # Who raised it on the stage has no account, so the office writes for it.
    "office:request-verify": act("request", "mark_done"),
    "office:request-judge": act("request", "judge_work"),
    "office:request-again": act("request", "mark_done"),
    "office:asked-again": page(rule=SIGNED_IN),
    "office:work-bulk": Route({"GET": SIGNED_IN, "POST": SIGNED_IN}),
    "office:bulk-act": Route({"GET": SEE, "POST": "mark_done"}, "bulk", ("bulk",)),
    "office:reply-templates": Route({"GET": SIGNED_IN, "POST": SIGNED_IN}),
    "office:reply-template-retire": act("reply_template", "write"),
    "office:programmes": page(rule=SIGNED_IN),
    "office:programme-new": Route({"GET": SIGNED_IN, "POST": SIGNED_IN}),
    "office:programme": page("agreement"),
    "office:programme-change": Route(
        {"GET": "decide", "POST": "decide"}, "agreement", ("agreement",)
    ),
    "office:plan-new": act("agreement", "decide"),
    "office:plan": Route({"GET": SEE, "POST": "fill"}, "plan", ("plan",)),
    "office:plan-next": act("plan", "fill"),
    "office:plan-decide": act("plan", "fill"),
    # A role that writes for none of the parties is told so on the plan's page.
    "office:plan-draft": act("plan", SEE),
    "office:plan-round-new": Route({"GET": SIGNED_IN, "POST": SIGNED_IN}),
    "office:plan-round": page("plan_round"),
    "office:plan-round-gather": act("plan_round", "decide"),
    "office:plan-round-submit": act("plan_round", "decide"),
    "office:plan-round-decide": act("plan_round", "publish"),
    "office:plan-round-allocate": act("plan_round", "decide"),
    "office:plan-entry": Route({"GET": SEE, "POST": "fill"}, "plan_entry", ("plan_entry",)),
    "office:plan-entry-return": act("plan_entry", "decide"),
    "office:plan-entry-excuse": act("plan_entry", "decide"),
    "office:rounds": page(rule=SIGNED_IN),
    "office:round-new": Route({"GET": SIGNED_IN, "POST": SIGNED_IN}),
    "office:round-past": Route({"GET": SIGNED_IN, "POST": SIGNED_IN}),
    "office:round": page("round"),
    "office:round-remind": Route({"GET": "decide", "POST": "decide"}, "round", ("round",)),
    "office:round-close": act("round", "decide"),
    "office:round-reopen": act("round", "publish"),
    "office:consolidation": Route({"GET": SEE, "POST": "decide"}, "round", ("round",)),
    "office:round-figure": Route({"GET": SEE}, "round", ("round", "=0")),
    "office:consolidation-passage": Route({"GET": SEE}, "round", ("consolidation", "=1")),
    "office:report": Route({"GET": SEE, "POST": "fill"}, "report", ("report",)),
    "office:report-line": act("report", "fill"),
    "office:report-return": act("report", "decide"),
    "office:report-approve": act("report", "decide"),
    "office:report-excuse": act("report", "decide"),
    "office:report-remark": act("report", SEE),
    "office:report-sheet": page("report"),
    "office:report-import": Route({"GET": "fill", "POST": "fill"}, "report", ("report",)),
    "office:report-print": page("report"),
    "office:report-landing": Route(
        {"GET": "fill", "POST": "fill"}, "report", ("report", "document")
    ),
    "office:report-figure": Route({"GET": SEE}, "report", ("report", "=qua")),
    "office:report-take": act("report", "decide"),
    "office:report-paper": act("report", "decide"),
    "office:rollup": page(rule=SIGNED_IN),
    "office:rollup-of": page("body"),
    "office:rollup-line": page("body"),
    "office:rollup-sheet": page("body"),
    "office:rollup-overlaps": page("body"),
    "office:rollup-overlap": act("overlap", "decide"),
    "office:targets": page(rule=SIGNED_IN),
    "office:targets-new": Route({"GET": SIGNED_IN, "POST": SIGNED_IN}),
    "office:targets-of": page("targets"),
    "office:targets-change": Route({"GET": "fill", "POST": "fill"}, "targets", ("targets",)),
    "office:targets-results": act("targets", "fill"),
    "office:report-forms": page(rule=SIGNED_IN),
    "office:report-form-new": Route({"GET": SIGNED_IN, "POST": SIGNED_IN}),
    "office:report-form": Route({"GET": SEE, "POST": "decide"}, "form", ("form",)),
    "office:conference-new": Route({"GET": SIGNED_IN, "POST": SIGNED_IN}),
    "office:conference": page("conference"),
    "office:conference-change": Route(
        {"GET": "write", "POST": "write"}, "conference", ("conference",)
    ),
    "office:conference-call-off": act("conference", "write"),
    "office:conference-held": act("conference", "write"),
    "office:conference-minutes": Route(
        {"GET": SEE, "POST": "write"}, "conference", ("conference",)
    ),
    "office:conference-lines": Route({"GET": SEE, "POST": "write"}, "conference", ("conference",)),
    "office:conference-finish": act("conference", "write"),
    "office:conference-tie": act("conference", "write"),
    "office:conference-conclude": Route(
        {"GET": SEE, "POST": "write"}, "conference", ("conference",)
    ),
    "office:conference-source": act("conference", "write"),
    "office:conference-pack": page("conference"),
    "office:conference-calendar": page("conference"),
    "office:agenda-add": act("conference", "write"),
    "office:agenda-draft": act("conference", "write"),
    "office:agenda-change": act("conference", "write"),
    "office:guests-add": act("conference", "write"),
    "office:guests-came": act("conference", "write"),
    "office:guests-send": Route({"GET": "write", "POST": "write"}, "conference", ("conference",)),
    "office:meeting": page("meeting"),
    "office:meeting-pack": page("meeting"),
    "office:drafts": Route({"GET": SIGNED_IN, "POST": SIGNED_IN}),
    "office:draft": Route({"GET": SEE, "POST": "write"}, "draft", ("draft",)),
    "office:draft-file": page("draft"),
    "office:draft-issue": act("draft", "write"),
    "office:draft-drop": act("draft", "write"),
    "office:book": Route({"GET": SIGNED_IN, "POST": SIGNED_IN}),
    "office:book-print": page(rule=SIGNED_IN),
    "office:book-sheet": page(rule=SIGNED_IN),
    "office:number-cancel": act("entry", "write"),
    "office:document-enter": act("document", "write"),
    # Files are checked and forgotten.
    "office:layout-check": Route({"GET": SIGNED_IN, "POST": SIGNED_IN}),
    "office:layouts": Route({"GET": SIGNED_IN, "POST": SIGNED_IN}),
    "office:templates": Route({"GET": SIGNED_IN, "POST": SIGNED_IN}),
    # The empty form of a kind, the same for everybody.
    "office:template-starter": Route({"GET": SIGNED_IN}, "", ("=notice",)),
    "office:template-drop": act("template", "write"),
    "office:year-file": page(rule=SIGNED_IN),
    "office:meeting-publish": act("meeting", "publish"),
    "office:meeting-withdraw": act("meeting", "publish"),
}

DIRECTORY = frozenset(
    name for name, route in ROUTES.items() if route.about in ("page", "official")
) | {
    "office:search",
    "office:bodies",
    "office:people",
    "office:people-same",
    "office:register-export",
    "office:conference-new",
    "office:conference",
    "office:conference-change",
}
"""Pages of the register and choices out of it: they name bodies, officials of the whole unit."""

THROUGH, SIGN_IN, REFUSED, NOTHING = "through", "sign in", "refused", "nothing"


def sees(role: str, relation: str, about: str) -> bool:
    if role in (VISITOR, NOBODY):
        return False
    if relation == ENTRUSTED:
        return about in FOR_LEADS
    return relation in SEES[role]


def expected(route: Route, method: str, role: str, relation: str, state: str) -> str:
    """Return what must happen: through, sign in, refused or nothing (404)."""
    rule = route.methods[method]
    if rule == ANYONE:
        return THROUGH
    if rule == NEVER:
        return NOTHING
    if rule == IF_PUBLISHED:
        return THROUGH if state == PUBLISHED else NOTHING
    if role == VISITOR:
        return SIGN_IN
    if rule == NOT_YET:
        return NOTHING
    if rule == AT_SIGN_IN:
        return THROUGH
    if rule in (KEEPERS, READERS):
        names = {R.ADMINISTRATOR} if rule == KEEPERS else {R.ADMINISTRATOR, R.AUDITOR}
        return THROUGH if role in names else REFUSED
    if rule == KEPT:
        return THROUGH if role == R.ADMINISTRATOR and relation in DOWN else NOTHING
    if rule == SIGNED_IN:
        return THROUGH
    if rule == NO_ROLE:
        return REFUSED
    if rule == KEEPS_PEOPLE:
        return THROUGH if role in ROLES_OF_PEOPLE else REFUSED
    if rule in (UNIT, CHANGE_BODY, CHANGE_PERSON):
        return _in_register(rule, role, relation)
    if not sees(role, relation, route.about):
        return NOTHING
    if rule == SEE:
        return THROUGH
    return THROUGH if relation in ACTS[rule].get(role, frozenset()) else REFUSED


def _in_register(rule: str, role: str, relation: str) -> str:
    if role == NOBODY or relation in (FOREIGN, ENTRUSTED):
        return NOTHING
    roles = {R.ADMINISTRATOR} if rule == CHANGE_BODY else ROLES_OF_PEOPLE
    changes = role in roles and relation in DOWN
    return THROUGH if rule == UNIT or changes else REFUSED
