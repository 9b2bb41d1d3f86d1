"""Đơn vị trình diễn: the bodies, people and accounts of the fictional commune."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from importlib import resources
from typing import Any

from django.db import transaction

from phoihop.registry.models import Account, Body, Person, PostHeld, Role
from phoihop.registry.two_persons import allow_one_person

Row = dict[str, Any]
ROLES = {"upper_level": Role.Name.VIEWER}
"""Names in the file that differ from those of the register."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Nội dung tệp unit.toml."""

    places: dict[str, str]
    home: str
    bodies: list[Row]
    people: list[Row]
    accounts: list[Row]


@dataclass(frozen=True, slots=True)
class Register:
    """Sổ đăng ký của đơn vị trình diễn: rows by their names in the file."""

    bodies: dict[str, Body]
    accounts: dict[str, Account]


def read_unit() -> Unit:
    """Read what docs and screenshots call "the commune"."""
    file = resources.files("phoihop.intake") / "demonstration" / "unit.toml"
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    home, neighbour = content["place"], content["neighbour"]
    return Unit(
        places={
            home["id"]: home["name"],
            neighbour["id"]: neighbour["name"],
            "province": home["province"],
        },
        home=home["id"],
        bodies=content["bodies"],
        people=content["people"],
        accounts=content["accounts"],
    )


@transaction.atomic
def load_unit(unit: Unit, *, password: str) -> Register:
    """Fill the register; what is there already is left as it is, but for the password."""
    founded = date(2025, 7, 1)
    bodies: dict[str, Body] = {}
    for row in unit.bodies:
        bodies[row["id"]] = _body(row, unit, bodies, founded)
    for row in unit.people:
        _person(row, bodies)
    accounts = {row["username"]: _account(row, bodies, password) for row in unit.accounts}
    for body in bodies.values():
        # Whoever tries it out is alone with it: no second person is there to agree.
        allow_one_person(body, account=None, reason="Bản trình diễn có một người dùng.")
    return Register(bodies, accounts)


def _body(row: Row, unit: Unit, bodies: dict[str, Body], founded: date) -> Body:
    there = Body.objects.filter(name=row["name"]).first()
    if there:
        return there
    is_of_commune = row["level"] == Body.Level.COMMUNE
    place = row.get("place", unit.home) if is_of_commune else "province"
    body = Body(
        name=row["name"],
        short_name=row["short_name"],
        kind=row["kind"],
        level=row["level"],
        place=unit.places[place],
        parent=bodies[row["parent"]] if "parent" in row else None,
        line=bodies[row["line"]] if "line" in row else None,
        valid_from=founded if is_of_commune else None,
    )
    body.full_clean()
    body.save()
    return body


def _person(row: Row, bodies: dict[str, Body]) -> None:
    if Person.objects.filter(full_name=row["name"]).exists():
        return
    person = Person.objects.create(full_name=row["name"])
    for post in row["posts"]:
        body = bodies[post["body"]]
        PostHeld.objects.create(
            person=person, body=body, known_to=body, title=post["name"], valid_from=post["from"]
        )


def _account(row: Row, bodies: dict[str, Body], password: str) -> Account:
    account, _made = Account.objects.get_or_create(
        username=row["username"], defaults={"full_name": row["full_name"]}
    )
    account.set_password(password)
    account.save()
    role = ROLES.get(row["role"], row["role"])
    Role.objects.get_or_create(account=account, body=bodies[row["body"]], role=role)
    return account
