"""Quyền hạn ký: the lines above a signature, in the forms of Nghị định 30/2020 and the Party.

TM. on behalf of a collective, KT. for the head, TL. by order, TUQ. by mandate, Q. acting.
Party bodies write T/M and T/L; since 27/05/2026 their deputies sign for the committee
without K/T.
"""

from __future__ import annotations

import re
from datetime import date

from django.utils.translation import gettext as _

from phoihop.lib.dates import format_day
from phoihop.registry.models import Body, Delegation, PostHeld

K = Body.Kind
PARTY = frozenset({K.PARTY_COMMITTEE, K.PARTY_OFFICE, K.PARTY_BOARD})
COLLECTIVES = {
    K.PEOPLES_COMMITTEE: "ỦY BAN NHÂN DÂN",
    K.PEOPLES_COUNCIL: "HỘI ĐỒNG NHÂN DÂN",
    K.FRONT: "BAN THƯỜNG TRỰC",
    K.SOCIO_POLITICAL: "BAN THƯỜNG VỤ",
}
_ABBREVIATIONS = (
    ("ủy ban nhân dân", "UBND"),
    ("hội đồng nhân dân", "HĐND"),
    ("mặt trận tổ quốc", "MTTQ"),
    ("ủy ban mttq", "UBMTTQ"),
)
NO_DEPUTY_FORM_FROM = date(2026, 5, 27)


class MayNotSign(ValueError):
    """The post is not held, or the mandate not in force, on the day of signing."""


def authority_line(
    post: PostHeld, on: date, *, mandate: Delegation | None = None
) -> tuple[str, ...]:
    """Return the lines above the name of who holds `post` and signs on the day `on`.

    A deputy of a collective: ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"). With a
    `mandate` the signature stands for the post that the mandate names.
    """
    if not post.is_held_on(on):
        raise MayNotSign(_("%(post)s không giữ chức vụ này ngày %(day)s.") % _said(post, on))
    if mandate is not None:
        return _by_mandate(post, on, mandate)
    body, title = post.body, _title(post)
    if post.manner == PostHeld.Manner.ACTING:
        return (*_collective(body), f"Q. {title}")
    if not title.startswith("PHÓ "):
        return (*_collective(body), title)
    if _is_party(body) and on >= NO_DEPUTY_FORM_FROM:
        return (*_collective(body), title)
    return (*_collective(body), f"{_form('KT', body)} {_head_of(title)}", title)


def _by_mandate(post: PostHeld, on: date, mandate: Delegation) -> tuple[str, ...]:
    if not mandate.is_in_force_on(on):
        message = _("Ủy quyền theo %(ground)s không còn hiệu lực ngày %(day)s.")
        raise MayNotSign(message % {"ground": mandate.ground, "day": format_day(on)})
    if mandate.post is None:
        raise MayNotSign(_("Ủy quyền này chưa ghi chức vụ được ký thay."))
    represented = mandate.post
    # Who signs by order or mandate signs for a person, not for the collective.
    above = _collective(represented.body) if mandate.form == Delegation.Form.DEPUTY else ()
    return (*above, f"{_form(mandate.form, represented.body)} {_title(represented)}", _title(post))


def _collective(body: Body | None) -> tuple[str, ...]:
    if body is None:
        return ()
    if body.kind == K.PARTY_COMMITTEE:
        return (f"T/M {' '.join(body.name.split()[:2]).upper()}",)
    name = COLLECTIVES.get(K(body.kind))
    return (f"TM. {name}",) if name else ()


def _form(form: str, body: Body | None) -> str:
    """ "KT." for the State, "K/T" for the Party."""
    return f"{form[:-1]}/{form[-1]}" if _is_party(body) else f"{form}."


def _is_party(body: Body | None) -> bool:
    return body is not None and body.kind in PARTY


def _title(post: PostHeld) -> str:
    """Return the post without the body's name behind it, in capitals."""
    title = _abbreviated(post.title)
    for name in _names_of(post.body):
        if title.casefold().endswith(name.casefold()) and len(title) > len(name):
            title = title[: -len(name)].rstrip(" ,-–")
    return title.removeprefix("Quyền ").upper()


def _names_of(body: Body | None) -> list[str]:
    """Return the forms in which a post may bear its body's name: with and without the place."""
    if body is None:
        return []
    names = [_abbreviated(name) for name in (body.name, body.short_name) if name]
    level = " ".join(body.place.split()[:1]).lower()
    bare = [name.removesuffix(body.place).rstrip() for name in names if body.place]
    return [*names, *(f"{name} {level}" for name in bare if level), *bare]


def _abbreviated(words: str) -> str:
    """Posts name their body by its whole name or by its abbreviation; compare the latter."""
    for whole, short in _ABBREVIATIONS:
        words = re.sub(whole, short, words, flags=re.IGNORECASE)
    return words


def _head_of(deputy: str) -> str:
    """ "PHÓ CHỦ TỊCH THƯỜNG TRỰC" stands in for "CHỦ TỊCH"."""
    return deputy.removeprefix("PHÓ ").removesuffix(" THƯỜNG TRỰC").strip()


def _said(post: PostHeld, on: date) -> dict[str, str]:
    return {"post": str(post), "day": format_day(on)}
