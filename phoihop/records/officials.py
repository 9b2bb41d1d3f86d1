"""Ghi cán bộ: an official named in a document, matched to the register or added to it."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

from phoihop.intake.link import link_body
from phoihop.lib.vietnamese import fold, tone_key
from phoihop.records.errors import NotAnOfficial, UnusableValue
from phoihop.records.models import Appearance
from phoihop.records.values import Values
from phoihop.registry.models import Body, Person, PostHeld

_A_DAY = timedelta(days=1)


def make_appearance(values: Values) -> Appearance:
    """Tie an official and the posts named in a document to the register.

    Who held one of the posts on the day of the document is the person; failing that, who
    holds it on another day. The clerk may say otherwise by choosing. Without a post nobody
    enters the register.
    """
    titles, name = values.texts("posts"), values.text("name")
    if not titles:
        raise NotAnOfficial
    if not name:
        raise UnusableValue("name", _("Hãy nhập họ và tên như trong văn bản."))
    document = values.proposal.document
    person = values.person("person") or _known_person(name, titles, document.dated_on)
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
    posts = [_post_held(person, title, document.body, document.dated_on) for title in titles]
    appearance.posts.set(posts)
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


def _known_person(name: str, titles: list[str], on: date | None) -> Person | None:
    """Return who of this name held one of the posts on the day, or holds it on another."""
    wanted = {fold(title) for title in titles}
    same = Person.objects.current().filter(search_key=fold(name)).prefetch_related("posts__body")
    people = [person for person in same if tone_key(person.full_name) == tone_key(name)]
    held = [
        (person, post) for person in people for post in person.posts.all() if wanted & _forms(post)
    ]
    then = [person for person, post in held if on is None or post.is_held_on(on)]
    return next(iter([*then, *(person for person, _post in held)]), None)


def _forms(post: PostHeld) -> set[str]:
    """A post may be written with its body or without: "Chủ tịch", "Chủ tịch UBND xã"."""
    forms = {fold(post.title)}
    if post.body:
        forms |= {fold(f"{post.title} {name}") for name in (post.body.name, post.body.short_name)}
        forms |= {f"{form} xa" for form in set(forms)}
    return forms


def _post_held(person: Person, title: str, near: Body, on: date | None) -> PostHeld:
    """Return the post of this title held on the day, writing it down if none was.

    One that began only later ends what the document tells of: it was held until then.
    """
    same = [post for post in person.posts.select_related("body") if fold(title) in _forms(post)]
    then = [post for post in same if on is None or post.is_held_on(on)]
    if then:
        return then[0]
    later = [post for post in same if on and post.valid_from and post.valid_from > on]
    next_one = min(later, key=lambda post: post.valid_from or date.max, default=None)
    return PostHeld.objects.create(
        person=person,
        title=title[:250],
        body=next_one.body if next_one else _body_in(title, near),
        known_to=near,
        valid_to=next_one.valid_from - _A_DAY if next_one and next_one.valid_from else None,
    )


def _body_in(title: str, near: Body) -> Body | None:
    """Return the body that the end of a title names: "Chủ tịch | Hội Nông dân xã"."""
    words = title.split()
    for first in range(1, len(words)):
        body = link_body(" ".join(words[first:]), near=near)
        if body:
            return body
    return None
