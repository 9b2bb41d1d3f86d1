"""Quyền hạn ký: the lines above a signature, in the forms of Nghị định 30/2020 and the Party.

TM. on behalf of a collective, KT. for the head, TL. by order, TUQ. by mandate, Q. acting.
Party bodies write T/M and T/L; since 27/05/2026 their deputies sign for the committee
without K/T.
"""

from __future__ import annotations

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
    title = post.title
    for name in (post.body.name, post.body.short_name) if post.body else ():
        if name and title.lower().endswith(name.lower()) and len(title) > len(name):
            title = title[: -len(name)].rstrip(" ,-–")
    return title.removeprefix("Quyền ").upper()


def _head_of(deputy: str) -> str:
    """ "PHÓ CHỦ TỊCH THƯỜNG TRỰC" stands in for "CHỦ TỊCH"."""
    return deputy.removeprefix("PHÓ ").removesuffix(" THƯỜNG TRỰC").strip()


def _said(post: PostHeld, on: date) -> dict[str, str]:
    return {"post": str(post), "day": format_day(on)}
