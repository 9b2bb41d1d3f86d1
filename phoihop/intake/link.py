"""Liên kết tên với sổ đăng ký: a name in a document to the bodies it may mean."""

from __future__ import annotations

from phoihop.lib.vietnamese import fold
from phoihop.registry.models import Body


def find_bodies(name: str, *, near: Body) -> list[Body]:
    """Return the bodies that `name` may mean in a document of `near`, best first.

    Bodies of the same administrative unit come first, since a document rarely writes which
    "Hội Nông dân" it means when it is its own. An exact name beats one that only begins
    with the words of the document.
    """
    wanted = fold(name).strip(" .,;:")
    if len(wanted) < 3:
        return []
    ranked = [
        (rank, body)
        for body in Body.objects.filter(search_key__contains=wanted.split()[0])
        if (rank := _rank(body, wanted, near)) is not None
    ]
    return [body for _, body in sorted(ranked, key=lambda pair: pair[0])]


def link_body(name: str, *, near: Body) -> Body | None:
    """Return the one body that `name` means, or None when there is none or a doubt.

    The doubt is left to the clerk: a task on the wrong desk costs more than a name to pick.
    """
    exact = [body for body in find_bodies(name, near=near) if _is_exact(body, fold(name), near)]
    return exact[0] if len(exact) == 1 else None


def _rank(body: Body, wanted: str, near: Body) -> tuple[int, int, str] | None:
    if _is_exact(body, wanted, near):
        return (0, _distance(body, near), body.sort_key)
    if any(form.startswith(wanted) for form in _forms(body)):
        return (1, _distance(body, near), body.sort_key)
    return None


def _is_exact(body: Body, wanted: str, near: Body) -> bool:
    forms = _forms(body)
    if body.place and body.place == near.place:
        forms = forms | _without_place(forms, body.place) | _without_level(forms)
    return wanted.strip(" .,;:") in forms


def _forms(body: Body) -> set[str]:
    return {fold(form) for form in (body.name, body.short_name) if form}


def _without_place(forms: set[str], place: str) -> set[str]:
    """At home nobody writes "xã Suối Ngàn" behind "Hội Nông dân"."""
    ending = fold(place)
    level = ending.split()[0]
    at_home = {form.removesuffix(ending).strip() for form in forms if form.endswith(ending)}
    return at_home | {f"{form} {level}" for form in at_home}


def _without_level(forms: set[str]) -> set[str]:
    levels = (" xa", " phuong", " dac khu", " tinh", " huyen")
    return {form.removesuffix(level) for form in forms for level in levels if form.endswith(level)}


def _distance(body: Body, near: Body) -> int:
    if body.place == near.place:
        return 0
    return 1 if body.level == near.level else 2
