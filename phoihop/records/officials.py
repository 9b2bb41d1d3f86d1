"""Ghi cán bộ: an official named in a document, matched to the register or added to it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from phoihop.intake.link import link_body
from phoihop.lib.vietnamese import fold
from phoihop.records.errors import NotAnOfficial, UnusableValue
from phoihop.records.models import Appearance
from phoihop.records.values import Values
from phoihop.registry.models import Body, Person, PostHeld


def make_appearance(values: Values) -> Appearance:
    """Tie an official and the posts named in a document to the register.

    Someone of the same name who holds one of the same posts is the same person; the clerk
    may say otherwise by choosing. Without a post nobody enters the register.
    """
    titles, name = values.texts("posts"), values.text("name")
    if not titles:
        raise NotAnOfficial
    if not name:
        raise UnusableValue("name", _("Hãy nhập họ và tên như trong văn bản."))
    document = values.proposal.document
    person = values.person("person") or _known_person(name, titles, document.body)
    if person is None:
        person = Person.objects.create(full_name=name)
    appearance = Appearance(
        body=document.body,
        document=document,
        proposal=values.proposal,
        confirmed_by=values.account,
        person=person,
        titles=titles,
    )
    appearance.full_clean()
    appearance.save()
    appearance.posts.set(_post_held(person, title, document.body) for title in titles)
    return appearance


def forget_appearance(appearance: Appearance) -> None:
    """Take back a confirmation: posts and a person that only it knew leave the register."""
    person, posts = appearance.person, list(appearance.posts.all())
    appearance.delete()
    for post in posts:
        if post.valid_from is None and not post.appearances.exists():
            post.delete()
    if not person.appearances.exists() and not person.posts.exists():
        person.delete()


def _known_person(name: str, titles: list[str], near: Body) -> Person | None:
    wanted = {fold(title) for title in titles}
    for person in Person.objects.filter(full_name=name).prefetch_related("posts__body"):
        held = {form for post in person.posts.all() for form in _forms(post)}
        if wanted & held:
            return person
    return None


def _forms(post: PostHeld) -> set[str]:
    """A post may be written with its body or without: "Chủ tịch", "Chủ tịch UBND xã"."""
    forms = {fold(post.title)}
    if post.body:
        forms |= {fold(f"{post.title} {name}") for name in (post.body.name, post.body.short_name)}
        forms |= {f"{form} xa" for form in set(forms)}
    return forms


def _post_held(person: Person, title: str, near: Body) -> PostHeld:
    for post in person.posts.select_related("body"):
        if fold(title) in _forms(post):
            return post
    return PostHeld.objects.create(
        person=person, title=title[:250], body=_body_in(title, near), known_to=near
    )


def _body_in(title: str, near: Body) -> Body | None:
    """Return the body that the end of a title names: "Chủ tịch | Hội Nông dân xã"."""
    words = title.split()
    for first in range(1, len(words)):
        body = link_body(" ".join(words[first:]), near=near)
        if body:
            return body
    return None
