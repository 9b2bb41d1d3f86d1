from __future__ import annotations

from phoihop.registry.models.accounts import Account, AccountManager, Role
from phoihop.registry.models.bodies import Body, BodyAddress, BodyQuerySet
from phoihop.registry.models.changes import (
    BodySuccession,
    FormerName,
    FormerParent,
    HandedOver,
    HandOver,
    Membership,
)
from phoihop.registry.models.consents import Consent, OnePerson
from phoihop.registry.models.days import OfficeDay
from phoihop.registry.models.guesses import Guess
from phoihop.registry.models.mandates import Delegation
from phoihop.registry.models.notices import Notice
from phoihop.registry.models.people import Distinct, Person, PersonMerge, PostHeld
from phoihop.registry.models.trail import TrailEntry, TrailSeal

__all__ = [
    "Account",
    "AccountManager",
    "Body",
    "BodyAddress",
    "BodyQuerySet",
    "BodySuccession",
    "Consent",
    "Delegation",
    "Distinct",
    "FormerName",
    "FormerParent",
    "Guess",
    "HandOver",
    "HandedOver",
    "Membership",
    "Notice",
    "OfficeDay",
    "OnePerson",
    "Person",
    "PersonMerge",
    "PostHeld",
    "Role",
    "TrailEntry",
    "TrailSeal",
]
