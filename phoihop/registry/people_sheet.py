"""Bảng cán bộ: officials and their posts as rows, one post a row, and rows taken back in.

The same columns go out and come in. A row without the code of a post is a new post; without
the code of a person it is a new person, and rows of one name in the table are one person.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.lib.vietnamese import fold
from phoihop.registry.body_sheet import Names
from phoihop.registry.directory import directory, people
from phoihop.registry.errors import RegisterError
from phoihop.registry.keeping import add_post, change_post, create_person, rename_person
from phoihop.registry.models import Account, Body, Person, PostHeld
from phoihop.registry.rights import NotAllowed
from phoihop.registry.tables import (
    CHANGED,
    NEW,
    BadCell,
    Cells,
    Line,
    chosen,
    day_in,
    day_words,
)

COLUMNS = (
    "mã cán bộ",
    "họ và tên",
    "mã chức vụ",
    "chức vụ",
    "hình thức",
    "đơn vị",
    "từ ngày",
    "đến hết ngày",
)
PERSON, NAME, POST, TITLE, MANNER, BODY, SINCE, UNTIL = range(len(COLUMNS))
_COLUMN_OF = {"full_name": NAME, "title": TITLE, "manner": MANNER, "body": BODY}
_COLUMN_OF |= {"valid_from": SINCE, "valid_to": UNTIL}


class _Known:
    """What the table may speak of: people, posts and bodies, and people made on the way."""

    def __init__(self, account: Account, known_to: Body) -> None:
        rows = people(account).filter(merged_into=None).prefetch_related("posts__body")
        self.people = {person.pk: person for person in rows}
        self.posts = {post.pk: post for person in rows for post in person.posts.all()}
        self.names = Names(list(directory(account)))
        self.new: dict[str, Person] = {}
        self.known_to, self.account = known_to, account


def people_rows(account: Account) -> list[Cells]:
    """Return every post of the people whom the account may look up, by given name."""
    names = Names(list(directory(account)))
    rows = people(account).filter(merged_into=None).prefetch_related("posts__body")
    return [_written(person, post, names) for person in rows for post in person.posts.all()]


def take_people(rows: list[Cells], *, known_to: Body, account: Account, keep: bool) -> list[Line]:
    """Carry out the rows, all or none; without `keep` only say what would be done."""
    known = _Known(account, known_to)
    with transaction.atomic():
        lines = [
            _take(number, cells, known) for number, cells in enumerate(rows, start=2) if any(cells)
        ]
        if not keep or any(line.faults for line in lines):
            transaction.set_rollback(True)
    return lines


def _written(person: Person, post: PostHeld, names: Names) -> Cells:
    return [
        str(person.pk),
        person.full_name,
        str(post.pk),
        post.title,
        str(post.get_manner_display()),
        names.written(post.body),
        day_words(post.valid_from),
        day_words(post.valid_to),
    ]


def _take(number: int, cells: Cells, known: _Known) -> Line:
    line = Line(number, cells[NAME])
    values = _values(cells, known, line)
    if line.faults:
        return line
    try:
        with transaction.atomic():
            _carry_out(cells, values, known, line)
    except BadCell as problem:
        line.fault(problem.column, problem.words)
    except (NotAllowed, RegisterError) as refusal:
        line.fault(PERSON, refusal.message)
    except ValidationError as problem:
        for name, words in problem.message_dict.items():
            line.fault(_COLUMN_OF.get(name, UNTIL), " ".join(words))
    return line


def _values(cells: Cells, known: _Known, line: Line) -> dict[str, Any]:
    manners = {str(label): value for value, label in PostHeld.Manner.choices}
    full = str(PostHeld.Manner.FULL.label)
    readers: dict[str, Any] = {
        "manner": lambda: chosen(MANNER, cells[MANNER] or full, manners),
        "body": lambda: known.names.read(BODY, cells[BODY]),
        "valid_from": lambda: day_in(SINCE, cells[SINCE]),
        "valid_to": lambda: day_in(UNTIL, cells[UNTIL]),
    }
    values: dict[str, Any] = {"title": cells[TITLE]}
    for column, words in ((NAME, _("Thiếu họ và tên.")), (TITLE, _("Thiếu chức vụ."))):
        if not cells[column]:
            line.fault(column, words)
    for name, read in readers.items():
        try:
            values[name] = read()
        except BadCell as problem:
            line.fault(problem.column, problem.words)
    return values


def _carry_out(cells: Cells, values: dict[str, Any], known: _Known, line: Line) -> None:
    person = _person(cells, known)
    if person is None:
        person = create_person(cells[NAME], values, known_to=known.known_to, account=known.account)
        known.new[fold(cells[NAME])] = person
        line.outcome = NEW
        return
    if person.full_name != cells[NAME]:
        rename_person(person, cells[NAME], account=known.account)
        line.outcome = CHANGED
    if not cells[POST]:
        add_post(person, values, known_to=known.known_to, account=known.account)
        line.outcome = NEW
        return
    post = known.posts.get(_code(POST, cells))
    if post is None or post.person_id != person.pk:
        words = _("Cán bộ này không có chức vụ mã “%(code)s”.")
        raise BadCell(POST, words % {"code": cells[POST][:20]})
    if any(getattr(post, name) != value for name, value in values.items()):
        change_post(post, values, account=known.account)
        line.outcome = CHANGED


def _person(cells: Cells, known: _Known) -> Person | None:
    if not cells[PERSON]:
        return known.new.get(fold(cells[NAME]))
    person = known.people.get(_code(PERSON, cells))
    if person is None:
        words = _("Không có cán bộ mã “%(code)s” trong danh mục bạn xem được.")
        raise BadCell(PERSON, words % {"code": cells[PERSON][:20]})
    return person


def _code(column: int, cells: Cells) -> int:
    text = cells[column]
    return int(text) if text.isdecimal() and len(text) < 10 else 0
