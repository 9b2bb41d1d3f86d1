from __future__ import annotations

from phoihop.registry.models.accounts import Account, AccountManager, Role
from phoihop.registry.models.bodies import Body, BodyQuerySet
from phoihop.registry.models.people import Person, PostHeld
from phoihop.registry.models.trail import TrailEntry, TrailSeal

__all__ = [
    "Account",
    "AccountManager",
    "Body",
    "BodyQuerySet",
    "Person",
    "PostHeld",
    "Role",
    "TrailEntry",
    "TrailSeal",
]
