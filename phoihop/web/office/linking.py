"""Liên kết với sổ đăng ký: which body the words of a document mean, and which it may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from phoihop.intake.link import bare_unit, body_of_key, find_bodies, link_body
from phoihop.intake.models import Proposal
from phoihop.records.values import UNLINKED
from phoihop.registry.models import Body

Kind = Proposal.Kind
LINKS: dict[str, tuple[tuple[str, str], ...]] = {
    Kind.ASSIGNMENT: (("to", "lead"),),
    Kind.RECOMMENDATION: (("from", "asked_by_body"), ("to", "addressee")),
    Kind.TALLY: (("body", "of_body"),),
    Kind.ASSESSMENT: (("body", "of_body"),),
}
"""For each kind: the box with the words, and the value that names the body."""

MOST = 8


@dataclass(frozen=True, slots=True)
class Link:
    """Ô liên kết: what is chosen by itself, and what else it may be."""

    name: str
    words: str
    chosen: str
    choices: list[tuple[str, str]]
    hint: str


def links_of(proposal: Proposal) -> list[Link]:
    """Return the links of a proposal whose words name bodies; none for a text-only sentence."""
    if proposal.is_text_only:
        return []
    found = []
    for words_in, name in LINKS.get(proposal.kind, ()):
        words = _words(proposal.values.get(words_in))
        if words:
            found.append(_link(proposal, name, words))
    return found


def _link(proposal: Proposal, name: str, words: str) -> Link:
    near = proposal.document.body
    given = str(proposal.values.get(name) or "")
    unit = bare_unit(words, near=near)
    bodies = (unit or find_bodies(words, near=near))[:MOST]
    linked = None if unit else link_body(words, near=near)
    chosen = given or (str(linked.pk) if linked else "")
    if given and given not in (UNLINKED, *(str(body.pk) for body in bodies)):
        bodies += [body for body in [body_of_key(given)] if body]
    choices = [(str(body.pk), _name(body, near)) for body in bodies]
    unlinked = _("để nguyên chữ của văn bản, không liên kết")
    return Link(
        name=name,
        words=words,
        chosen=chosen,
        choices=[("" if not chosen else UNLINKED, unlinked), *choices],
        hint=_hint(words, bodies, linked, is_unit=bool(unit)),
    )


def _hint(words: str, bodies: list[Body], linked: Body | None, *, is_unit: bool) -> str:
    if is_unit:
        names = [body.short_name or body.name for body in bodies]
        said = _("Văn bản chỉ ghi “%(words)s” – cần xác nhận %(names)s.")
        return said % {"words": words, "names": _(" hay ").join(names)}
    if linked is None and len(bodies) > 1:
        said = _("Có %(count)s đơn vị có thể là “%(words)s”: hãy chọn.")
        return said % {"count": len(bodies), "words": words}
    if not bodies:
        return _("Sổ đăng ký chưa có đơn vị này.")
    return ""


def _name(body: Body, near: Body) -> str:
    return body.name if body.place == near.place or not body.place else f"{body.name}, {body.place}"


def _words(value: Any) -> str:
    named = value if isinstance(value, list) else [value]
    return str(named[0]).strip() if len(named) == 1 and named[0] else ""
